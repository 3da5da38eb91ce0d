"""What is done once a night, by one process, after two o'clock where the programme is; later if nobody was there."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coaching.people import WorkspaceId
from storage.database import Database
from storage.duties import Duties

NIGHT = timedelta(hours=2)
"""The slot of a day begins then: nobody works, and no zone changes its clocks across two nights."""
LEASE = timedelta(minutes=10)
"""For one try; what was not done is tried again after it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """Done again from the beginning where it was cut off."""

    name: str
    do: Callable[[WorkspaceId, datetime], bool]
    """Whether it is done for this night."""


@dataclass(frozen=True, slots=True)
class Nights:
    """Gives each night's duties to whoever asks first."""

    database: Database
    duties: tuple[Duty, ...]
    worker: str

    def work(self, workspace: WorkspaceId, now: datetime) -> list[str]:
        """The duties done now, by name; most often none."""
        rows, slot = Duties(self.database), self._slot(workspace, now)
        done = []
        for duty in self.duties:
            fence = rows.take(workspace, duty.name, slot, worker=self.worker, now=now, lease=LEASE)
            if fence is not None and duty.do(workspace, now):
                rows.done(workspace, duty.name, slot, fence=fence, now=now)
                done.append(duty.name)
                log.info("duty done", extra={"duty": duty.name, "slot": slot})
        return done

    def _slot(self, workspace: WorkspaceId, now: datetime) -> str:
        with self.database.read(workspace) as unit:
            zone = ZoneInfo(unit.programme().zone)
        return (now.astimezone(zone) - NIGHT).date().isoformat()
