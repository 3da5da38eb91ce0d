"""Use cases without a database: a unit keeps what it was told only where it commits."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import count
from types import TracebackType
from typing import Any, Self, cast

from coaching import ports
from coaching.help_requests import HelpRequest
from coaching.notices import NoticeKind
from coaching.offers import Offer
from coaching.people import Actor, Person, PersonId, Role, RoleState, WorkspaceId
from coaching.programmes import Programme
from coaching.tutors import Tutor
from coaching.use_cases.acts import Act
from tests.builders import MONDAY_8AM, a_person, a_programme
from tests.coaching.use_cases.in_memory import (
    InMemoryDrafts,
    InMemoryExamples,
    InMemoryHelpRequests,
    InMemoryInbox,
    InMemoryOutbox,
    InMemoryOutcomes,
    InMemoryPeople,
    InMemoryVisits,
    Rows,
)
from tests.coaching.use_cases.in_memory_records import InMemoryRecords
from tests.coaching.use_cases.in_memory_triads import (
    InMemoryCheckIns,
    InMemoryCounts,
    InMemoryPrompts,
    InMemoryQuestionEdits,
    InMemoryRounds,
    InMemoryTriads,
    InMemoryVolunteers,
)

WORKSPACE = WorkspaceId("T1")


class House:
    """The rows, who lives in them, and what they do: `house.act("liisa")` is a new press by Liisa."""

    def __init__(self, *tutors: Tutor, people: Iterable[Person] = (), **frame: Any) -> None:
        self.rows = Rows(a_programme(**frame))
        self._ids = count(1)
        for person in (a_person("Sanna Virtanen"), *people, *(tutor.person for tutor in tutors)):
            self.rows.people[person.id] = person
        for tutor in tutors:
            self.rows.tutoring[tutor.person.id] = tutor
            self.rows.leaves[tutor.person.id] = tutor.leaves
            self.gives(tutor.person.id, Role.TUTOR)

    def begin(self, workspace: WorkspaceId) -> "Unit":
        return Unit(self, workspace)

    def gives(self, person: str, role: Role, state: RoleState = RoleState.ACCEPTED) -> None:
        self.rows.roles[PersonId(person), role] = state

    def has(self, request: HelpRequest) -> HelpRequest:
        self.rows.requests[request.id] = request
        return request

    def by(self, person: str) -> Actor:
        return Actor(WORKSPACE, self.rows.people[PersonId(person)].slack_user)

    def act(self, person: str, now: datetime = MONDAY_8AM, key: str = "") -> Act:
        return Act(self.by(person), key or f"press {next(self._ids)}", now)

    def new_id(self) -> str:
        return f"new-{next(self._ids)}"

    @property
    def request(self) -> HelpRequest:
        """The one request there is."""
        (only,) = self.rows.requests.values()
        return only

    def offers_of(self, person: str) -> list[Offer]:
        return [each for each in self.request.offers if each.tutor == person]

    def told(self, kind: NoticeKind) -> list[str]:
        """Who is owed a new message of that kind; mere edits left out."""
        return sorted(owed.to for owed in self.rows.owed.values() if owed.kind is kind and not owed.only_edit)

    @property
    def did(self) -> list[str]:
        return [what for what, _ in self.rows.audited]


class Unit:
    """One transaction, which is all of the ports at once."""

    def __init__(self, house: House, workspace: WorkspaceId) -> None:
        self.workspace = workspace
        self._house = house
        self._rows = house.rows.copied()
        self.inbox: ports.Inbox = InMemoryInbox(self._rows)
        self.people: ports.People = InMemoryPeople(self._rows)
        self.help_requests: ports.HelpRequests = InMemoryHelpRequests(self._rows)
        self.outcomes: ports.Outcomes = InMemoryOutcomes(self._rows)
        self.records: ports.Records = InMemoryRecords(self._rows)
        self.outbox: ports.Outbox = InMemoryOutbox(self._rows)
        self.drafts: ports.Drafts = InMemoryDrafts(self._rows)
        self.examples: ports.Examples = InMemoryExamples(self._rows)
        self.visits: ports.Visits = InMemoryVisits(self._rows)
        self.rounds: ports.Rounds = InMemoryRounds(self._rows)
        self.volunteers: ports.Volunteers = InMemoryVolunteers(self._rows)
        self.triads: ports.Triads = InMemoryTriads(self._rows)
        self.prompts: ports.Prompts = InMemoryPrompts(self._rows)
        self.check_ins: ports.CheckIns = InMemoryCheckIns(self._rows)
        self.triad_counts: ports.WeeklyCounts = InMemoryCounts(self._rows)
        self.question_edits: ports.QuestionEdits = InMemoryQuestionEdits(self._rows)
        self.imports = cast(ports.Imports, None)

    def programme(self) -> Programme:
        rows = self._rows
        tutors = {who: rows.tutor(who) for who in rows.having(Role.TUTOR)}
        coordinators = tuple(rows.people[who] for who in rows.having(Role.COORDINATOR))
        return replace(rows.frame, tutors=tutors, coordinators=coordinators)

    def touch_programme(self) -> None: ...

    def park(self, because: str, *, purge_at: datetime | None = None) -> None: ...

    def audit(self, who: PersonId | None, did: str, to: str, now: datetime) -> None:
        self._rows.audited += ((did, to),)

    def new_id(self) -> str:
        return self._house.new_id()

    def commit(self) -> None:
        self._house.rows = self._rows

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...
