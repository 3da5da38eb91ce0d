"""The unit of work over SQL: one transaction, one workspace, nothing kept without `commit`."""

from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from coaching import ports
from coaching.people import PersonId, WorkspaceId
from coaching.programmes import Programme
from storage.audit import record
from storage.check_ins import SqlCheckIns
from storage.drafts import SqlDrafts
from storage.examples import SqlExamples
from storage.help_requests import SqlHelpRequests
from storage.ids import new_id
from storage.imports import SqlImports
from storage.inbox import SqlInbox
from storage.outbox import SqlOutbox
from storage.outcomes import SqlOutcomes
from storage.people import SqlPeople
from storage.programme_cache import ProgrammeCache
from storage.programme_version import raise_version
from storage.prompts import SqlPrompts
from storage.question_edits import SqlQuestionEdits
from storage.records import SqlRecords
from storage.rounds import SqlRounds
from storage.scope import Scope
from storage.transactions import let_go
from storage.triad_counts import SqlTriadCounts
from storage.triads import SqlTriads
from storage.visits import SqlVisits
from storage.volunteers import SqlVolunteers
from storage.workspaces import park


class SqlUnitOfWork:
    """One transaction; made by `Database.begin` and `Database.read`, entered once."""

    workspace: WorkspaceId
    inbox: ports.Inbox
    people: ports.People
    help_requests: ports.HelpRequests
    drafts: ports.Drafts
    outcomes: ports.Outcomes
    records: ports.Records
    outbox: ports.Outbox
    imports: ports.Imports
    examples: ports.Examples
    visits: ports.Visits
    rounds: ports.Rounds
    volunteers: ports.Volunteers
    triads: ports.Triads
    prompts: ports.Prompts
    check_ins: ports.CheckIns
    question_edits: ports.QuestionEdits
    triad_counts: ports.WeeklyCounts

    def __init__(
        self,
        begin: Callable[[], Connection],
        workspace: WorkspaceId,
        programmes: ProgrammeCache,
        clock: Callable[[], datetime],
        *,
        holding: bool = True,
    ) -> None:
        self._begin = begin
        self.workspace = workspace
        self._programmes = programmes
        self._clock = clock
        self._holding = holding

    def __enter__(self) -> Self:
        self.scope = scope = Scope(self._begin(), self.workspace, holding=self._holding)
        self.inbox = SqlInbox(scope)
        self.people = SqlPeople(scope, self._clock)
        self.help_requests = SqlHelpRequests(scope)
        self.drafts = SqlDrafts(scope)
        self.outcomes = SqlOutcomes(scope)
        self.records = SqlRecords(scope)
        self.outbox = SqlOutbox(scope, self._clock)
        self.imports = SqlImports(scope, self._clock)
        self.examples = SqlExamples(scope)
        self.visits = SqlVisits(scope)
        self.rounds = SqlRounds(scope)
        self.volunteers = SqlVolunteers(scope)
        self.triads = SqlTriads(scope, self._clock)
        self.prompts = SqlPrompts(scope)
        self.check_ins = SqlCheckIns(scope)
        self.question_edits = SqlQuestionEdits(scope)
        self.triad_counts = SqlTriadCounts(scope)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        let_go(self.scope.connection)

    def commit(self) -> None:
        """Keep all of it."""
        self.scope.commit()

    def programme(self) -> Programme:
        """The programme as of this transaction."""
        return self._programmes.programme(self.scope)

    def touch_programme(self) -> None:
        """Raise the programme's version."""
        raise_version(self.scope)

    def park(self, because: str, *, purge_at: datetime | None = None) -> None:
        """Nothing is sent from now on; with `purge_at`, all of the workspace's rows go then."""
        park(self.scope, because, purge_at)

    def audit(self, who: PersonId | None, did: str, to: str, now: datetime) -> None:
        """One row: who did what to which id."""
        record(self.scope, who, did, to=to, now=now)

    def new_id(self) -> str:
        """A fresh opaque id."""
        return new_id()
