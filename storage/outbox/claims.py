"""Which notices a worker may take now: due, free, of a workspace that is served, one a person at a time.

At most one notice of a person is on its way, so that a person's messages keep their order; the oldest of each person
comes first, so that nobody waits behind somebody else's many.
"""

from datetime import datetime, timedelta

from sqlalchemy import BindParameter, Connection, and_, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from storage.outbox.delivery import COLUMNS, WAITING, Delivery, DeliveryState, delivery_of
from storage.states import among
from storage.tables import OutboxRow, WorkspaceRow
from storage.workspaces import WorkspaceState

NOW: BindParameter[datetime] = bindparam("now")

IS_DUE = and_(among(OutboxRow.state, WAITING), OutboxRow.due <= NOW)
IS_FREE = or_(OutboxRow.lease_until.is_(None), OutboxRow.lease_until <= NOW)
IS_SERVED = exists().where(WorkspaceRow.id == OutboxRow.workspace_id, WorkspaceRow.state == WorkspaceState.LIVE)

OTHER = aliased(OutboxRow)
SOMETHING_IS_ON_ITS_WAY = exists().where(
    OTHER.workspace_id == OutboxRow.workspace_id,
    OTHER.to_person == OutboxRow.to_person,
    or_(OTHER.state == DeliveryState.SENDING, and_(among(OTHER.state, WAITING), OTHER.lease_until > NOW)),
)
PLACES = (
    select(
        OutboxRow.number,
        func.row_number()
        .over(partition_by=(OutboxRow.workspace_id, OutboxRow.to_person), order_by=(OutboxRow.due, OutboxRow.number))
        .label("place"),
    )
    .where(IS_DUE, IS_SERVED)
    .subquery()
)
FIRST_OF_EACH = select(PLACES.c.number).where(PLACES.c.place == 1)

ANY = select(exists().where(IS_DUE, IS_FREE, IS_SERVED))
NEXT = (
    select(OutboxRow.number)
    .where(OutboxRow.number.in_(FIRST_OF_EACH), IS_DUE, IS_FREE, ~SOMETHING_IS_ON_ITS_WAY)
    .order_by(OutboxRow.due, OutboxRow.number)
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
    """Whether there may be something to take; asked before a writer is kept busy."""
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
