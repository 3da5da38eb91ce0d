"""Which notices a worker may take now: due, free, of a workspace that is served, one a person at a time.

At most one notice of a person is on its way, so that a person's messages keep their order; the oldest of each person
comes first, so that nobody waits behind somebody else's many.
"""

from datetime import datetime, timedelta

from sqlalchemy import BindParameter, Connection, and_, bindparam, exists, func, or_, select, tuple_, update
from sqlalchemy.orm import aliased

from storage.outbox.delivery import COLUMNS, WAITING, Delivery, DeliveryState, delivery_of
from storage.tables import OutboxRow, WorkspaceRow
from storage.workspaces import WorkspaceState

NOW: BindParameter[datetime] = bindparam("now")
OURS, OTHER, EARLIER = OutboxRow, aliased(OutboxRow), aliased(OutboxRow)

IS_FREE = or_(OURS.lease_until.is_(None), OURS.lease_until <= NOW)
IS_DUE = and_(OURS.state.in_(WAITING), OURS.due <= NOW, IS_FREE)
IS_SERVED = exists().where(WorkspaceRow.id == OURS.workspace_id, WorkspaceRow.state == WorkspaceState.LIVE)
SOMETHING_ON_ITS_WAY = exists().where(
    OTHER.workspace_id == OURS.workspace_id,
    OTHER.to_person == OURS.to_person,
    or_(OTHER.state == DeliveryState.SENDING, and_(OTHER.state.in_(WAITING), OTHER.lease_until > NOW)),
)
SOMETHING_EARLIER = exists().where(
    EARLIER.workspace_id == OURS.workspace_id,
    EARLIER.to_person == OURS.to_person,
    EARLIER.state.in_(WAITING),
    EARLIER.due <= NOW,
    tuple_(EARLIER.due, EARLIER.number) < tuple_(OURS.due, OURS.number),
)
IS_NEXT = and_(IS_DUE, IS_SERVED, ~SOMETHING_ON_ITS_WAY, ~SOMETHING_EARLIER)

ANY = select(exists().where(IS_NEXT))
NEXT = (
    select(OURS.number)
    .where(IS_NEXT)
    .order_by(OURS.due, OURS.number)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
TAKE = (
    update(OutboxRow)
    .where(OutboxRow.number.in_(bindparam("numbers", expanding=True)))
    .values(fence=OutboxRow.fence + 1, worker=bindparam("by"), lease_until=bindparam("until"))
    .returning(OutboxRow.number, *COLUMNS)
)
ONE_AT_A_TIME = select(func.pg_advisory_xact_lock(0x7EAC4))
"""Two processes that look at the same moment could otherwise take two notices of one person."""


def anything(connection: Connection, now: datetime) -> bool:
    """Whether there is something to take; asked before a writer is kept busy."""
    return bool(connection.execute(ANY, {"now": now}).scalar_one())


def take(connection: Connection, now: datetime, *, worker: str, limit: int, lease: timedelta) -> list[Delivery]:
    """The worker's from now on, oldest first, until the lease runs out."""
    if connection.dialect.name == "postgresql":
        connection.execute(ONE_AT_A_TIME)
    numbers = connection.execute(NEXT, {"now": now, "at_most": limit}).scalars().all()
    if not numbers:
        return []
    taken = connection.execute(TAKE, {"numbers": numbers, "by": worker, "until": now + lease}).all()
    return [delivery_of(row) for row in sorted(taken, key=lambda row: numbers.index(row.number))]
