"""What an operator sees of the outbox."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from coaching.people import WorkspaceId
from storage.outbox.delivery import COLUMNS, WAITING, Delivery, DeliveryState, Missed, delivery_of
from storage.states import among
from storage.tables import OutboxRow, WorkspaceRow
from storage.types import Utc
from storage.workspaces import WorkspaceState

Deliverable = Select[*tuple[Any, ...]]

UNCERTAIN = select(*COLUMNS).where(OutboxRow.state == DeliveryState.UNKNOWN).order_by(OutboxRow.number)
SOON = select(*COLUMNS).where(among(OutboxRow.state, WAITING)).order_by(OutboxRow.due, OutboxRow.number)
# A notice in a worker's hands is free again when the lease runs out.
FREE_AT = case((OutboxRow.lease_until > OutboxRow.due, OutboxRow.lease_until), else_=OutboxRow.due)
NEXT_DUE = (
    select(func.min(FREE_AT, type_=Utc()))
    .join(WorkspaceRow, WorkspaceRow.id == OutboxRow.workspace_id)
    .where(among(OutboxRow.state, WAITING), WorkspaceRow.state == WorkspaceState.LIVE)
)
OF_NO_USE_ANY_MORE = ("not wanted%", "nothing to edit", "a newer one waits")
"""Reasons with which nobody missed anything."""
MISSED = (
    select(*COLUMNS, OutboxRow.reason, OutboxRow.settled_at)
    .where(
        OutboxRow.state == DeliveryState.DEAD,
        *(OutboxRow.reason.not_like(reason) for reason in OF_NO_USE_ANY_MORE),
    )
    .order_by(OutboxRow.settled_at.desc(), OutboxRow.number.desc())
)
COUNTS = select(OutboxRow.state, func.count()).group_by(OutboxRow.state)


def uncertain(connection: Connection, workspace: WorkspaceId | None) -> list[Delivery]:
    """Perhaps sent, oldest first."""
    return [delivery_of(row) for row in connection.execute(_of(UNCERTAIN, workspace))]


def waiting(connection: Connection, workspace: WorkspaceId | None, limit: int) -> list[Delivery]:
    """Not sent yet, soonest first."""
    return [delivery_of(row) for row in connection.execute(_of(SOON, workspace).limit(limit))]


def missed(connection: Connection, workspace: WorkspaceId | None, limit: int) -> list[Missed]:
    """Not sent although somebody needed it, newest first."""
    rows = connection.execute(_of(MISSED, workspace).limit(limit))
    return [Missed(delivery_of(row), row.reason or "", row.settled_at) for row in rows]


def next_due(connection: Connection) -> datetime | None:
    """When the next one is free and due."""
    due: datetime | None = connection.execute(NEXT_DUE).scalar_one()
    return due


def counts(connection: Connection) -> Mapping[DeliveryState, int]:
    """How many there are in each state."""
    found = {DeliveryState(state): count for state, count in connection.execute(COUNTS)}
    return {state: found.get(state, 0) for state in DeliveryState}


def _of(statement: Deliverable, workspace: WorkspaceId | None) -> Deliverable:
    return statement if workspace is None else statement.where(OutboxRow.workspace_id == workspace)
