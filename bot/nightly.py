"""What goes by age, once a night in one process: rows past their limit, people long gone, workspaces removed."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.directory import Directory
from bot.duties import Duty
from bot.erasures import Erasures
from bot.goodbyes import Goodbyes
from bot.workspace import Home
from coaching.people import WorkspaceId
from handlers.context import UseCases
from storage.database import Database
from storage.purge import due, purge
from storage.retention import Expiry, leavers
from storage.traces import wipe_traces

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Night:
    """What one night took."""

    rows: Mapping[str, int] = field(default_factory=dict)
    """By table, or by `table.column` where only that was emptied."""
    people: int = 0
    purged: bool = False


@dataclass(frozen=True, slots=True)
class Retention:
    """The nightly duty. Cut off, it goes on the next time; done twice, the second time finds nothing."""

    database: Database
    erasures: Erasures
    goodbyes: Goodbyes

    def run(self, workspace: WorkspaceId, now: datetime) -> Night:
        """Everything of the workspace whose time is over, gone."""
        night = self._purge(workspace, now) or self._age(workspace, now)
        wipe_traces(self.database)
        log.info("gone by age", extra={"rows": dict(night.rows), "people": night.people, "purged": night.purged})
        return night

    def _purge(self, workspace: WorkspaceId, now: datetime) -> Night | None:
        with self.database.reading() as connection:
            is_due = workspace in due(connection, now)
        bury = self.erasures.file.add
        purged = is_due and purge(self.database, workspace, now, lambda stone: bury([stone]))
        return Night(purged=True) if purged else None

    def _age(self, workspace: WorkspaceId, now: datetime) -> Night:
        rows = Expiry(self.database, workspace, now).run()
        with self.database.reading() as connection:
            gone = leavers(connection, workspace, now)
        for person in gone:
            erased = self.erasures.erase(workspace, person, now)
            if erased:
                self.goodbyes.take_back(erased.messages)
        return Night(rows, len(gone))


def duties(home: Home, directory: Directory, retention: Retention, use_cases: UseCases) -> tuple[Duty, ...]:
    """What is done once a night; what goes by age is last, since it may take the whole workspace."""

    def read_directory(workspace: WorkspaceId, now: datetime) -> bool:
        return not home.is_parked and directory.read_whole(workspace, now)

    def let_go(workspace: WorkspaceId, now: datetime) -> bool:
        if retention.run(workspace, now).purged:
            home.load()
        return True

    def tell_of_gaps(workspace: WorkspaceId, now: datetime) -> bool:
        if not home.is_parked:
            use_cases.coverage.tell(workspace, now)
        return not home.is_parked

    def count_triads(workspace: WorkspaceId, now: datetime) -> bool:
        if not home.is_parked:
            use_cases.triad_statistics.freeze(workspace, now)
        return not home.is_parked

    def count_volunteers(workspace: WorkspaceId, now: datetime) -> bool:
        if not home.is_parked:
            use_cases.rounds.count(workspace, now)
        return not home.is_parked

    return (
        Duty("directory", read_directory),
        Duty("coverage", tell_of_gaps),
        Duty("triad counts", count_triads),
        Duty("volunteers", count_volunteers),
        Duty("retention", let_go),
    )
