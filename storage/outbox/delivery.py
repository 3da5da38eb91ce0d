"""What the notifier holds in its hands: one notice, whose it is, and the number that says whether it still is."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from coaching.notices import NoticeKind
from coaching.people import PersonId, WorkspaceId
from storage.tables import OutboxRow


class DeliveryState(StrEnum):
    """Where a notice stands on its way; the last two are ends."""

    PENDING = "pending"
    SENDING = "sending"
    """A worker calls Slack, until the deadline."""
    RETRY = "retry"
    """Surely not sent; again when due."""
    UNKNOWN = "unknown"
    """Perhaps sent: not again before somebody looked."""
    SENT = "sent"
    DEAD = "dead"
    """Not sent, for the reason given."""


WAITING = (DeliveryState.PENDING, DeliveryState.RETRY)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One notice as claimed. Whoever holds an older `fence` than the row's can change nothing any more."""

    id: str
    workspace: WorkspaceId
    kind: NoticeKind
    about: str
    to: PersonId
    due: datetime
    wanted_until: datetime
    attempt: int
    """How often it was tried so far."""
    fence: int
    worker: str
    response_url: str | None = field(repr=False)
    only_edit: bool
    created_at: datetime
    at_once_until: datetime | None = None
    """Until then it need not wait for the working window of whoever it is for."""


@dataclass(frozen=True, slots=True)
class Living:
    """Where a living message stands, and the digest of what it shows."""

    channel: str
    ts: str
    digest: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A delivery that was given up."""

    delivery: Delivery
    reason: str
    at: datetime


COLUMNS = (
    OutboxRow.id,
    OutboxRow.workspace_id,
    OutboxRow.kind,
    OutboxRow.about,
    OutboxRow.to_person,
    OutboxRow.due,
    OutboxRow.wanted_until,
    OutboxRow.attempt,
    OutboxRow.fence,
    OutboxRow.worker,
    OutboxRow.response_url,
    OutboxRow.only_edit,
    OutboxRow.created_at,
    OutboxRow.at_once_until,
)


def delivery_of(row: Row[*tuple[Any, ...]]) -> Delivery:
    """The delivery of a row that has `COLUMNS`."""
    return Delivery(
        id=row.id,
        workspace=WorkspaceId(row.workspace_id),
        kind=NoticeKind(row.kind),
        about=row.about,
        to=PersonId(row.to_person),
        due=row.due,
        wanted_until=row.wanted_until,
        attempt=row.attempt,
        fence=row.fence,
        worker=row.worker or "",
        response_url=row.response_url,
        only_edit=row.only_edit,
        created_at=row.created_at,
        at_once_until=row.at_once_until,
    )
