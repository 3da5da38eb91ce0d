"""One import from files to words: what is needed is asked, all is checked, then it is carried out or not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.imports.members import NoAnswer, Team, directory_of, team_of
from bot.imports.words import NOTHING_CHANGED, line_of, summary
from bot.slack_client import SlackClient
from coaching.imports.differences import Circumstances
from coaching.imports.members import Directory
from coaching.imports.reading import Reading
from coaching.people import SlackUserId, WorkspaceId
from coaching.use_cases.programmes import Imported, Programmes, foreseen
from storage.database import Database
from storage.ids import new_id
from storage.workspaces import Workspaces

WHICH_WORKSPACE = "Which workspace this is for is not known yet, and {because}."
ANOTHER_WORKSPACE = "SLACK_BOT_TOKEN belongs to another workspace than the database."
NOT_ASKED = "Names could not be looked up: {because}."


@dataclass(frozen=True, slots=True)
class Report:
    """What the operator reads."""

    mistakes: tuple[str, ...] = field(default=(), repr=False)
    doubts: tuple[str, ...] = field(default=(), repr=False)
    ending: tuple[str, ...] = field(default=(), repr=False)
    went_well: bool = True


@dataclass(frozen=True, slots=True)
class Importing:
    """The means of an import."""

    database: Database | None
    """None: there is none yet."""
    make_database: Callable[[], Database]
    """Called when there is something to keep in it."""
    slack: SlackClient | None
    """None: no token is set."""
    clock: Callable[[], datetime]
    coordinators: frozenset[SlackUserId] = frozenset()

    def run(self, reading: Reading, *, dry_run: bool) -> Report:
        """Carry it out, and say so; or say why not."""
        known = Workspaces(self.database).known() if self.database else None
        asked = self._ask(reading, known.id if known else None)
        keeps_nothing = dry_run or bool(asked.problem)
        if known and self.database:
            done = self._bring(self.database, known.id, reading, asked, keeps_nothing=keeps_nothing)
            return _report(done, asked.problem, dry_run=dry_run)
        done = foreseen(reading, asked.directory, Circumstances(self.clock(), new_id, self.coordinators))
        if done.changes and asked.team and not keeps_nothing:
            database = self.database or self.make_database()
            asked.team.keep(Workspaces(database), self.clock())
            done = self._bring(database, asked.team.id, reading, asked, keeps_nothing=False)
        return _report(done, asked.problem, dry_run=dry_run)

    def _bring(
        self, database: Database, workspace: WorkspaceId, reading: Reading, asked: "Asked", *, keeps_nothing: bool
    ) -> Imported:
        programmes = Programmes(database.begin, self.coordinators)
        return programmes.bring(workspace, reading, asked.directory, now=self.clock(), dry_run=keeps_nothing)

    def _ask(self, reading: Reading, known: WorkspaceId | None) -> "Asked":
        """What only Slack knows: member ids in a known workspace need none of it."""
        if known and not reading.names:
            return Asked()
        team = team_of(self.slack)
        if isinstance(team, NoAnswer):
            sentence = NOT_ASKED if known else WHICH_WORKSPACE
            return Asked(problem=sentence.format(because=team.because))
        if known and team.id != known:
            return Asked(problem=ANOTHER_WORKSPACE)
        if not reading.names or self.slack is None:
            return Asked(team)
        directory = directory_of(self.slack, team.id)
        if isinstance(directory, NoAnswer):
            return Asked(team, problem=NOT_ASKED.format(because=directory.because))
        return Asked(team, directory)


@dataclass(frozen=True, slots=True)
class Asked:
    """What Slack said, as far as it was asked."""

    team: Team | None = None
    directory: Directory | None = None
    problem: str = ""
    """Why nothing can be changed; empty where all is known."""


def _report(done: Imported, problem: str, *, dry_run: bool) -> Report:
    mistakes = [line_of(finding) for finding in done.findings if finding.stops]
    doubts = [line_of(finding) for finding in done.findings if not finding.stops]
    if problem or done.changes is None:
        lines = (*mistakes, problem) if problem else tuple(mistakes)
        return Report(lines, tuple(doubts), (NOTHING_CHANGED,), went_well=False)
    return Report((), tuple(doubts), tuple(summary(done.changes, dry_run=dry_run)))
