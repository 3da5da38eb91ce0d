"""A school year played with one policy: the product's choice, offers and ladder, the town's people, moving time."""

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from benchmarks.routing_checks import is_outside
from benchmarks.routing_kept import Facts, Kept
from benchmarks.routing_policies import Asking, Memory, Policy
from benchmarks.routing_town import ZONE, Request
from benchmarks.routing_truth import Meeting, Reply, Truth
from coaching.offers import Offer, OfferId, OfferState
from coaching.people import PersonId
from coaching.routing import Answer, Choice
from coaching.school_calendar import local_date, week_start
from coaching.step_moments import one_more_at

MOST_ASKS = 6
HOUR = timedelta(hours=1)


@dataclass
class Tally:
    """What came out of a year."""

    requests: int = 0
    asks: int = 0
    first_accepted: int = 0
    unmatched: int = 0
    sorted: int = 0
    outside: int = 0
    waits: list[timedelta] = field(default_factory=list)
    """From asking to the yes."""
    taken: Counter[PersonId] = field(default_factory=Counter)


Event = tuple[datetime, int, partial[None]]
"""When, which of those at one moment comes first, and what."""


@dataclass(frozen=True, slots=True)
class Live:
    """A request that is being played."""

    request: Request
    facts: Facts
    tried: list[PersonId] = field(default_factory=list)


@dataclass
class Play:
    """One policy in one town."""

    here: Kept
    truth: Truth
    policy: Policy
    memory: Memory
    tally: Tally = field(default_factory=Tally)
    events: list[Event] = field(default_factory=list)
    live: dict[OfferId, Offer] = field(default_factory=dict)
    """Offers that are asked, or accepted and not over yet."""
    offers: Counter[PersonId] = field(default_factory=Counter)
    """Of this week, passed ones left out."""
    before: Counter[PersonId] = field(default_factory=Counter)
    """Of earlier weeks, and still open."""
    week: datetime | None = None
    taken_in: Counter[tuple[PersonId, datetime]] = field(default_factory=Counter)
    numbers: int = 0

    def __post_init__(self) -> None:
        for request in self.here.town.requests:
            self.then(request.at, partial(self.begin, request))

    def then(self, at: datetime, do: partial[None]) -> None:
        self.numbers += 1
        heapq.heappush(self.events, (at, self.numbers, do))

    def run(self, until: datetime) -> None:
        while self.events and self.events[0][0] < until:
            self.now, _, do = heapq.heappop(self.events)
            do()

    def begin(self, request: Request) -> None:
        """The request is asked, and the first tutor chosen at once, as in the product."""
        self.tally.requests += 1
        self.ask(Live(request, self.here.facts_of(request)))

    def ask(self, it: Live) -> None:
        """The next tutor, or one more; or nobody is left."""
        choice = None
        if len(it.tried) < MOST_ASKS and self.now < it.facts.too_late:
            asking = self.decision(it)
            choice = self.chosen(it, asking)
            self.tally.outside += choice is not None and is_outside(
                self.here.town.programme, asking, it.facts.asked, choice
            )
        if choice is None:
            self.tally.unmatched += 1
            return
        who = choice.tutor.person.id
        self.tally.asks += 1
        self.memory.asked[who] += 1
        self.memory.last_asked[who] = self.tally.asks
        it.tried.append(who)
        offer = Offer(OfferId(f"{it.request.number}-{who}"), who, OfferState.ASKED, choice.reasons, choice.ask_at)
        self.begin_offer(offer)
        self.reply(it, offer, choice)

    def decision(self, it: Live) -> Asking:
        """All that a policy may look at."""
        self.begin_week()
        need = it.facts.need
        if it.tried:
            need = replace(need, not_these=frozenset((*need.not_these, *it.tried)))
        return Asking(self.memory, need, self.offers, self.before, self.now)

    def begin_week(self) -> datetime:
        """When the week began; what is counted by weeks begins anew with it."""
        if self.week is None or not self.week <= self.now < self.week + timedelta(days=6):
            self.week = week_start(self.now, ZONE)
            live = self.live.values()
            self.offers = Counter(each.tutor for each in live if each.ask_at >= self.week)
            self.before = Counter(each.tutor for each in live if each.ask_at < self.week)
        return self.week

    def begin_offer(self, offer: Offer) -> None:
        self.live[offer.id] = offer
        self.offers[offer.tutor] += 1

    def end_offer(self, offer: Offer, *, counts: bool) -> None:
        """The offer is not open any more; one that was accepted still counts for its week."""
        self.live.pop(offer.id)
        week = self.begin_week()
        if offer.ask_at < week:
            self.before[offer.tutor] -= 1
        elif not counts:
            self.offers[offer.tutor] -= 1

    def chosen(self, it: Live, asking: Asking) -> Choice | None:
        """Whom the policy asks; the request itself is none of its business."""
        return self.policy(asking)

    def meeting(self, it: Live, choice: Choice) -> Meeting:
        """What it would be for that tutor."""
        needed_at, facts = it.request.needed_at, it.facts
        is_free = self.here.town.programme.calendar(choice.tutor).is_free
        in_time = is_free(needed_at) if needed_at else choice.free_at <= facts.needed_by
        there = self.here.is_there(choice.tutor, facts.school, needed_at or choice.free_at)
        taken = self.taken_in[choice.tutor.person.id, self.begin_week()]
        return Meeting(local_date(choice.ask_at, ZONE), taken, in_time, there)

    def reply(self, it: Live, offer: Offer, choice: Choice) -> None:
        """What the tutor will do, once they have the card."""
        request, facts, who = it.request, it.facts, offer.tutor
        calendar = self.here.town.programme.calendar(choice.tutor)
        said = self.truth.reply(request, who, self.meeting(it, choice))
        if said is Reply.SILENT:
            comes = one_more_at(replace(facts.asked, offers=(offer,)), self.here.town.programme) or offer.ask_at
        else:
            comes = calendar.asked_from(offer.ask_at + self.truth.takes(request, who)) or facts.too_late
        self.then(max(comes, self.now), partial(self.hear, it, offer, choice, said))

    def hear(self, it: Live, offer: Offer, choice: Choice, said: Reply) -> None:
        self.memory.learn(offer.tutor, Answer(said), it.request.topic, self.now)
        if said is Reply.ACCEPTED and self.now <= it.facts.too_late:
            self.accept(it, offer, choice)
            return
        self.end_offer(offer, counts=False)
        self.ask(it)

    def accept(self, it: Live, offer: Offer, choice: Choice) -> None:
        who = offer.tutor
        self.tally.first_accepted += len(it.tried) == 1
        self.tally.waits.append(self.now - it.request.at)
        self.tally.taken[who] += 1
        self.memory.helped[who] += 1
        self.taken_in[who, self.begin_week()] += 1
        meet = self.here.town.programme.calendar(choice.tutor).free_from(self.now) or self.now
        self.then(meet + HOUR, partial(self.end, it, offer))

    def end(self, it: Live, offer: Offer) -> None:
        well = self.truth.goes_well(it.request, offer.tutor)
        self.tally.sorted += well is True
        self.memory.learn(offer.tutor, Answer.SORTED if well else Answer.UNSORTED, it.request.topic, self.now)
        self.end_offer(offer, counts=True)


def weeks(first: datetime, last: datetime) -> Iterator[datetime]:
    """The ends of the weeks from the first moment to after the last."""
    at = first
    while at < last:
        at += timedelta(weeks=1)
        yield at
