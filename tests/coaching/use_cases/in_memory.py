"""Rows in memory and the ports over them: what a unit of work is made of without a database."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from coaching.drafts import Draft, DraftId, DraftState
from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.learning import Learnt, Lesson, TopicCount
from coaching.notices import Notice, NoticeKind
from coaching.offers import OfferId, OfferState
from coaching.outcomes import Outcome
from coaching.people import Person, PersonId, Role, RoleState, SlackUserId
from coaching.programmes import Programme
from coaching.routing import Answer
from coaching.school_calendar import IsoWeek, Leave, SchoolId
from coaching.topics import TopicId
from coaching.tutors import Tutor
from coaching.visits import Visit
from tests.coaching.use_cases.in_memory_triads import TriadRows

FREED = frozenset({OfferState.PASSED, OfferState.LAPSED, OfferState.NOT_MY_TOPIC})


@dataclass
class Rows(TriadRows):
    """What is kept of one workspace; people and tutors by id."""

    frame: Programme
    people: dict[PersonId, Person] = field(default_factory=dict)
    tutoring: dict[PersonId, Tutor] = field(default_factory=dict)
    roles: dict[tuple[PersonId, Role], RoleState] = field(default_factory=dict)
    leaves: dict[PersonId, tuple[Leave, ...]] = field(default_factory=dict)
    requests: dict[RequestId, HelpRequest] = field(default_factory=dict)
    drafts: dict[DraftId, Draft] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    recorded: Counter[tuple[PersonId, TopicId | None, Answer]] = field(default_factory=Counter)
    owed: dict[tuple[NoticeKind, str, PersonId], Notice] = field(default_factory=dict)
    claimed: dict[str, str] = field(default_factory=dict)
    visits: dict[tuple[PersonId, SchoolId, date], Visit] = field(default_factory=dict)
    learnt: dict[RequestId, Learnt | None] = field(default_factory=dict)
    """None: undone."""
    audited: tuple[tuple[str, str], ...] = ()
    """(what was done, to which id)"""

    def copied(self) -> "Rows":
        mine = copy(self)
        for name, value in vars(self).items():
            setattr(mine, name, copy(value))
        return mine

    def having(self, role: Role) -> list[PersonId]:
        return [who for (who, which), state in self.roles.items() if which is role and state is RoleState.ACCEPTED]

    def tutor(self, person: PersonId) -> Tutor:
        known = self.tutoring.get(person) or Tutor(self.people[person])
        visits = tuple(each for each in self.visits.values() if each.tutor == person)
        return replace(known, person=self.people[person], leaves=self.leaves.get(person, ()), visits=visits)


class InMemoryInbox:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def claim(self, key: str, now: datetime) -> str | None:
        return self._rows.claimed.get(key)

    def keep(self, key: str, about: str) -> None:
        self._rows.claimed[key] = about


class InMemoryPeople:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def by_slack(self, slack_user: SlackUserId) -> Person | None:
        return next((each for each in self._rows.people.values() if each.slack_user == slack_user), None)

    held = by_slack

    def hold(self, slack_user: SlackUserId) -> None:
        """Nobody else acts at the same time."""

    def get(self, person: PersonId) -> Person | None:
        return self._rows.people.get(person)

    def add(self, person: Person) -> Person:
        self.save(person)
        return person

    def save(self, person: Person) -> None:
        self._rows.people[person.id] = person

    def tutoring(self, person: Person) -> Tutor | None:
        return self._rows.tutor(person.id) if person.id in self._rows.tutoring else None

    def set_tutoring(self, tutor: Tutor) -> None:
        self._rows.tutoring[tutor.person.id] = tutor

    def staff(self) -> list[Person]:
        return sorted(self._rows.people.values(), key=lambda person: person.id)

    def all_leaves(self) -> Mapping[PersonId, tuple[Leave, ...]]:
        return dict(self._rows.leaves)

    def not_looked_up(self, limit: int) -> list[Person]:
        return []

    def opened_home(self, person: PersonId, now: datetime) -> None: ...

    def role(self, person: PersonId, role: Role) -> RoleState | None:
        return self._rows.roles.get((person, role))

    def give_role(self, person: PersonId, role: Role, state: RoleState, now: datetime) -> None:
        self._rows.roles[person, role] = state

    def leaves(self, person: PersonId) -> tuple[Leave, ...]:
        return self._rows.leaves.get(person, ())

    def set_leaves(self, person: PersonId, leaves: Sequence[Leave]) -> None:
        self._rows.leaves[person] = tuple(leaves)


class InMemoryHelpRequests:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def _open(self) -> Iterator[HelpRequest]:
        return (each for each in self._rows.requests.values() if each.is_open)

    def add(self, request: HelpRequest) -> None:
        self._rows.requests[request.id] = request

    save = add

    def get(self, request: RequestId) -> HelpRequest | None:
        return self._rows.requests.get(request)

    def of_offer(self, offer: OfferId) -> HelpRequest | None:
        every = self._rows.requests.values()
        return next((each for each in every if any(offer == mine.id for mine in each.offers)), None)

    def open_of(self, requester: PersonId) -> list[HelpRequest]:
        return [each for each in reversed(list(self._open())) if each.requester == requester]

    def offered_to(self, tutor: PersonId) -> list[HelpRequest]:
        live = (OfferState.ASKED, OfferState.ACCEPTED)
        return [each for each in self._open() if any(o.tutor == tutor and o.state in live for o in each.offers)]

    def came_second(self, tutor: PersonId) -> list[HelpRequest]:
        taken = (each for each in self._open() if each.state is RequestState.ACCEPTED)
        return [each for each in taken if any(o.tutor == tutor and o.state is OfferState.LAPSED for o in each.offers)]

    def waiting(self) -> list[HelpRequest]:
        return list(self._open())

    def said_since(self, requester: PersonId, since: datetime) -> list[tuple[RequestId, str]]:
        mine = [each for each in self._rows.requests.values() if each.requester == requester and each.asked_at > since]
        alive = (each for each in reversed(mine) if each.is_open or each.state is RequestState.COLLECTED)
        return [(each.id, each.words) for each in alive]

    def recent_of(self, requester: PersonId, since: datetime) -> list[HelpRequest]:
        return [
            each
            for each in self._rows.requests.values()
            if each.requester == requester and each.ended_at and each.ended_at >= since
        ]

    def for_coordinator(self) -> list[HelpRequest]:
        return [each for each in self._open() if each.coordinator_at]

    def ideas(self, since: datetime) -> Mapping[TopicId | None, int]:
        return {}

    def to_look_at(self, now: datetime, limit: int) -> list[RequestId]:
        return [each.id for each in self._open() if each.look_at and each.look_at <= now]

    def look_again(self, now: datetime) -> None:
        self._rows.requests |= {each.id: replace(each, look_at=now) for each in self._open()}

    def offers_since(self, since: datetime) -> Mapping[PersonId, int]:
        counts: dict[PersonId, int] = {}
        for offer in (each for request in self._rows.requests.values() for each in request.offers):
            if offer.ask_at >= since and offer.state not in FREED:
                counts[offer.tutor] = counts.get(offer.tutor, 0) + 1
        return counts


class InMemoryDrafts:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def get(self, draft: DraftId) -> Draft | None:
        return self._rows.drafts.get(draft)

    def of_message(self, person: PersonId, written: str) -> Draft | None:
        mine = (each for each in self._rows.drafts.values() if each.person == person)
        return next((each for each in mine if each.written == written), None)

    def open_of(self, person: PersonId) -> list[Draft]:
        mine = [each for each in self._rows.drafts.values() if each.person == person]
        return [each for each in reversed(mine) if each.state is DraftState.OPEN]

    def save(self, draft: Draft) -> None:
        self._rows.drafts[draft.id] = draft


class InMemoryOutcomes:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, outcome: Outcome) -> None:
        self._rows.outcomes += (outcome,)

    def of(self, request: RequestId) -> tuple[Outcome, ...]:
        return tuple(each for each in self._rows.outcomes if each.request == request)


class InMemoryOutbox:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, notices: Iterable[Notice]) -> None:
        self._rows.owed |= {(each.kind, each.about, each.to): each for each in notices}

    def came(self, person: PersonId, kinds: Collection[NoticeKind], since: datetime) -> list[datetime]:
        return []

    def forget(self, about: str) -> None:
        self._rows.owed = {key: each for key, each in self._rows.owed.items() if each.about != about}


class InMemoryVisits:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def plan(self, visits: Iterable[Visit]) -> None:
        self._rows.visits |= {each.key: each for each in visits}

    def call_off(self, visits: Iterable[Visit]) -> None:
        for each in visits:
            self._rows.visits.pop(each.key, None)


class InMemoryExamples:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def to_learn(self, limit: int) -> list[Lesson]:
        open_to = (each for each in self._rows.requests.values() if each.id not in self._rows.learnt)
        found = [Lesson(each.id, each.requester, each.words) for each in open_to if each.topic and each.accepted]
        return found[:limit]

    def learn(self, learnt: Iterable[Learnt]) -> None:
        self._rows.learnt |= {each.request: each for each in learnt}

    def kept(self) -> list[tuple[TopicId, bytes]]:
        topics = ((self._rows.requests[each.request].topic, each.kept) for each in self._rows.learnt.values() if each)
        return [(topic, kept) for topic, kept in topics if topic]

    def counts(self) -> tuple[TopicCount, ...]:
        by_topic: dict[TopicId, list[Learnt]] = {}
        for each in filter(None, self._rows.learnt.values()):
            if topic := self._rows.requests[each.request].topic:
                by_topic.setdefault(topic, []).append(each)
        return tuple(
            TopicCount(topic, len(every), len({each.person for each in every}), max(each.at for each in every))
            for topic, every in by_topic.items()
        )

    def weeks(self) -> tuple[IsoWeek, ...]:
        return tuple(sorted({each.week for each in self._rows.learnt.values() if each}, reverse=True))

    def undo(self, week: IsoWeek) -> int:
        gone = [request for request, each in self._rows.learnt.items() if each and each.week == week]
        self._rows.learnt |= dict.fromkeys(gone)
        return len(gone)
