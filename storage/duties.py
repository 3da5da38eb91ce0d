"""Duties: what has to happen once in a slot of time, whichever process does it: a night's look at the directory.

A process that dies in the middle loses its lease, and another one does the duty; what it does has to bear being begun
twice.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Insert, bindparam, update

from coaching.people import WorkspaceId
from storage.scope import insert_into
from storage.tables import DutyRow

if TYPE_CHECKING:
    from storage.database import Database

DONE = (
    update(DutyRow)
    .where(
        DutyRow.workspace_id == bindparam("workspace"),
        DutyRow.duty == bindparam("of_duty"),
        DutyRow.slot == bindparam("of_slot"),
        DutyRow.fence == bindparam("of_fence"),
    )
    .values(done_at=bindparam("now"))
)


@cache
def _take(dialect: str) -> Insert:
    adding = insert_into(DutyRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "duty", "slot"],
        set_={
            "worker": adding.excluded.worker,
            "lease_until": adding.excluded.lease_until,
            "fence": DutyRow.fence + 1,
        },
        where=DutyRow.done_at.is_(None) & (DutyRow.lease_until <= bindparam("now")),
    ).returning(DutyRow.fence)


class Duties:
    """Who does what, once."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def take(
        self, workspace: WorkspaceId, duty: str, slot: str, *, worker: str, now: datetime, lease: timedelta
    ) -> int | None:
        """A number to finish it with, if the duty is this worker's now; None where it is done or somebody is at it."""
        row = {
            "workspace_id": workspace,
            "duty": duty,
            "slot": slot,
            "worker": worker,
            "fence": 1,
            "lease_until": now + lease,
            "done_at": None,
        }
        with self._database.writing() as connection:
            fence: int | None = connection.execute(
                _take(self._database.dialect), {**row, "now": now}
            ).scalar_one_or_none()
            return fence

    def done(self, workspace: WorkspaceId, duty: str, slot: str, *, fence: int, now: datetime) -> bool:
        """Whether it counts as done: not where the lease ran out and somebody else took it."""
        values = {"workspace": workspace, "of_duty": duty, "of_slot": slot, "of_fence": fence, "now": now}
        with self._database.writing() as connection:
            return connection.execute(DONE, values).rowcount == 1
