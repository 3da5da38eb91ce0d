"""What the rules need from the world: a unit of work over the rows of one workspace.

A unit is one transaction: nothing is kept unless `commit` is called; leaving the block without it undoes all.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from coaching.drafts import Draft, DraftId
from coaching.help_requests import HelpRequest, RequestId
from coaching.imports.stored import Frame, Listed, Stored
from coaching.notices import Notice
from coaching.offers import OfferId
from coaching.outcomes import Outcome
from coaching.people import Person, PersonId, Role, RoleState, SlackUserId, WorkspaceId
from coaching.programmes import Programme
from coaching.school_calendar import Leave, School
from coaching.topics import Topic, TopicId
from coaching.tutors import Tutor


class Inbox(Protocol):
    """Which inputs had their effect: one row an input, in the same transaction as the effect."""

    def claim(self, key: str, now: datetime) -> str | None:
        """None where the input is new (it is now claimed); else what the first time was about.

        A second process that claims the same key waits for the first one's end.
        """
        ...

    def keep(self, key: str, about: str) -> None:
        """What the input was about: an id, never words."""
        ...


class People(Protocol):
    """The cached directory."""

    def by_slack(self, slack_user: SlackUserId) -> Person | None: ...

    def held(self, slack_user: SlackUserId) -> Person | None:
        """The same, the row held until the end of the unit: what follows from its change follows once."""
        ...

    def get(self, person: PersonId) -> Person | None: ...

    def add(self, person: Person) -> Person:
        """The person as stored; one of the same Slack id that another process just added is kept instead."""
        ...

    def save(self, person: Person) -> None:
        """The person's row as given; the programme's version rises where it holds that person."""
        ...

    def tutoring(self, person: Person) -> Tutor | None:
        """What the person would help with as tutor, accepted or not; None without topics and times."""
        ...

    def not_looked_up(self, limit: int) -> list[Person]:
        """People of standing UNKNOWN, longest unknown first."""
        ...

    def opened_home(self, person: PersonId, now: datetime) -> None:
        """Remember that the person looks at the Home tab."""
        ...

    def watches_home(self, person: PersonId) -> bool:
        """Whether the person ever opened the Home tab, which is then kept fresh for them."""
        ...

    def role(self, person: PersonId, role: Role) -> RoleState | None: ...

    def give_role(self, person: PersonId, role: Role, state: RoleState, now: datetime) -> None:
        """The person's state in a role; raises the programme's version."""
        ...

    def leaves(self, person: PersonId) -> tuple[Leave, ...]:
        """The person's days away, in the order of their first days."""
        ...

    def set_leaves(self, person: PersonId, leaves: Sequence[Leave]) -> None:
        """These days away and no others; raises the programme's version."""
        ...

    def set_tutoring(self, tutor: Tutor) -> None:
        """The tutor's topics, times and weekly cap as given, none besides; raises the programme's version."""
        ...


class HelpRequests(Protocol):
    """Requests with their offers. Whoever gets one holds its row until the end of the unit."""

    def add(self, request: HelpRequest) -> None: ...

    def get(self, request: RequestId) -> HelpRequest | None: ...

    def of_offer(self, offer: OfferId) -> HelpRequest | None: ...

    def save(self, request: HelpRequest) -> None:
        """The request as given, with new and changed offers."""
        ...

    def open_of(self, requester: PersonId) -> list[HelpRequest]:
        """The person's open requests, newest first, not held."""
        ...

    def offered_to(self, tutor: PersonId) -> list[HelpRequest]:
        """Open requests that this tutor is asked for or has accepted, oldest first, not held."""
        ...

    def came_second(self, tutor: PersonId) -> list[HelpRequest]:
        """Requests under way with a colleague that this tutor was asked for as well, oldest first, not held."""
        ...

    def waiting(self) -> list[HelpRequest]:
        """Requests that wait for an answer, longest waiting first, not held."""
        ...

    def recent_of(self, requester: PersonId, since: datetime) -> list[HelpRequest]:
        """The person's requests that ended since then, newest end first, not held."""
        ...

    def for_coordinator(self) -> list[HelpRequest]:
        """Open requests on the coordinator's list, or with cover to arrange, longest waiting first, not held."""
        ...

    def ideas(self, since: datetime) -> Mapping[TopicId | None, int]:
        """How many wishes for a workshop were collected since then, by topic."""
        ...

    def to_look_at(self, now: datetime, limit: int) -> list[RequestId]:
        """Open requests whose `look_at` has come, longest due first."""
        ...

    def look_again(self, now: datetime) -> None:
        """Every open request is due to be looked at: calendars or tutors have changed."""
        ...

    def offers_since(self, since: datetime) -> Mapping[PersonId, int]:
        """How many offers made since then each tutor has, passed and lapsed ones left out."""
        ...


class Drafts(Protocol):
    """What people wrote to the bot and have not decided about."""

    def get(self, draft: DraftId) -> Draft | None: ...

    def of_message(self, person: PersonId, written: str) -> Draft | None: ...

    def open_of(self, person: PersonId) -> list[Draft]:
        """The person's open drafts, newest first."""
        ...

    def save(self, draft: Draft) -> None:
        """The draft as given, new or not."""
        ...


class Outcomes(Protocol):
    def add(self, outcome: Outcome) -> None: ...

    def of(self, request: RequestId) -> tuple[Outcome, ...]: ...


class Outbox(Protocol):
    """Where notices wait for the notifier."""

    def add(self, notices: Iterable[Notice]) -> None:
        """Owe these; a waiting notice of the same kind, thing and person is replaced, not doubled."""
        ...

    def forget(self, about: str) -> None:
        """Drop what still waits about a thing."""
        ...


class Imports(Protocol):
    """Everything that the coordinator's files may change, read and written whole."""

    def stored(self) -> Stored:
        """What stands now; another import of the workspace waits until this unit has ended."""
        ...

    def save_frame(self, frame: Frame) -> None: ...

    def save_schools(self, schools: Sequence[School], put_away: Sequence[School], now: datetime) -> None:
        """The programme's schools in their order, and those that it has no longer."""
        ...

    def save_topics(self, topics: Sequence[Topic], put_away: Sequence[Topic], now: datetime) -> None:
        """The programme's topics in their order, and those that it has no longer."""
        ...

    def save_people(self, people: Sequence[Listed], now: datetime) -> None:
        """These people, new or not, with roles, topics and times as given; topics and times not given are gone."""
        ...


class UnitOfWork(Protocol):
    """One transaction over one workspace's rows."""

    workspace: WorkspaceId
    inbox: Inbox
    people: People
    help_requests: HelpRequests
    drafts: Drafts
    outcomes: Outcomes
    outbox: Outbox
    imports: Imports

    def programme(self) -> Programme:
        """The programme as of this transaction."""
        ...

    def touch_programme(self) -> None:
        """Raise the programme's version: something that it holds was changed."""
        ...

    def park(self, because: str, *, purge_at: datetime | None = None) -> None:
        """Nothing is sent from now on; with `purge_at`, all of the workspace's rows go then.

        A date set before stays: events about a removal come in any order.
        """
        ...

    def audit(self, who: PersonId | None, did: str, to: str, now: datetime) -> None:
        """One row: who did what to which id; no content."""
        ...

    def new_id(self) -> str:
        """A fresh opaque id."""
        ...

    def commit(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...


class Begin(Protocol):
    """Opens a unit of work on one workspace; waits for a lock as long as a person may wait, then `StorageBusy`."""

    def __call__(self, workspace: WorkspaceId) -> UnitOfWork: ...
