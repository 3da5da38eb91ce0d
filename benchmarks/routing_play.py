"""A school year played with one policy: the product's requests, offers and ladder, the town's people, moving time."""

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from benchmarks.routing_checks import is_outside
from benchmarks.routing_policies import Asking, Memory, Policy
from benchmarks.routing_town import ZONE, Request, Town
from benchmarks.routing_truth import Reply, Truth
from coaching.help_requests import HelpRequest, RequestId, RequestState, accepted, offered, passed
from coaching.ladder import LADDER, undo_until
from coaching.offers import Offer, OfferId, OfferState
from coaching.people import PersonId
from coaching.routing import Answer, Choice, need_of
from coaching.school_calendar import end_of_day_window, local_date, teaching_days_later, week_start
from coaching.step_moments import one_more_at
from coaching.visits import is_at
from coaching.when_needed import WhenNeeded

MOST_ASKS = 6
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


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


@dataclass
class Play:
    """One policy in one town."""

    town: Town
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
        for request in self.town.requests:
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
        ladder = LADDER[request.when]
        asked = HelpRequest(
            id=RequestId(str(request.number)),
            requester=PersonId("teacher"),
            words="",
            when=request.when,
            state=RequestState.WAITING,
            asked_at=self.now,
            undo_until=undo_until(ladder, self.now),
            topic=request.topic,
            school=request.school,
            needed_at=request.needed_at,
            ladder=ladder,
        )
        self.ask(request, asked, self.too_late(request, asked))

    def too_late(self, request: Request, asked: HelpRequest) -> datetime:
        """When nobody is asked any more: a stuck lesson or a chosen time is over, or it took five teaching days."""
        match request.when:
            case WhenNeeded.RIGHT_NOW:
                return asked.undo_until + 15 * MINUTE
            case WhenNeeded.CHOSEN_TIME if request.needed_at:
                return request.needed_at
        school = self.town.programme.schools[request.school]
        return teaching_days_later(school, request.at, 5) or request.at + timedelta(days=7)

    def needed_by(self, request: Request, too_late: datetime) -> datetime:
        """By when the help should have come."""
        if request.when is not WhenNeeded.TODAY:
            return too_late
        return end_of_day_window(self.town.programme.schools[request.school], request.at) or too_late

    def ask(self, request: Request, asked: HelpRequest, too_late: datetime) -> None:
        """The next tutor, or one more; or nobody is left."""
        choice = None
        if len(asked.offers) < MOST_ASKS and self.now < too_late:
            asking = self.decision(asked)
            choice = self.policy(asking)
            self.tally.outside += choice is not None and is_outside(self.town.programme, asking, asked, choice)
        if choice is None:
            self.give_up()
            return
        who = choice.tutor.person.id
        self.tally.asks += 1
        self.memory.asked[who] += 1
        self.memory.last_asked[who] = self.tally.asks
        offer = Offer(OfferId(f"{asked.id}-{who}"), who, OfferState.ASKED, choice.reasons, choice.ask_at)
        self.begin_offer(offer)
        self.reply(request, offered(asked, offer), choice, too_late)

    def decision(self, asked: HelpRequest) -> Asking:
        """All that a policy may look at."""
        self.begin_week()
        return Asking(self.memory, need_of(asked), self.offers, self.before, self.now)

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

    def reply(self, request: Request, asked: HelpRequest, choice: Choice, too_late: datetime) -> None:
        """What the tutor will do, once they have the card."""
        offer, school = asked.offers[-1], self.town.programme.schools[request.school]
        calendar, helps_at = self.town.programme.calendar(choice.tutor), request.needed_at or choice.free_at
        in_time = choice.free_at <= self.needed_by(request, too_late)
        if request.needed_at:
            in_time = calendar.is_free(request.needed_at)
        there = is_at(choice.tutor, school, local_date(helps_at, ZONE))
        taken = self.taken_in[offer.tutor, self.begin_week()]
        on = local_date(offer.ask_at, ZONE)
        said = self.truth.reply(request, offer.tutor, on, taken=taken, in_time=in_time, there=there)
        if said is Reply.SILENT:
            at = one_more_at(replace(asked, offers=(offer,)), self.town.programme) or offer.ask_at
            self.then(max(at, self.now), partial(self.hear, request, asked, choice, said, too_late))
            return
        comes = calendar.asked_from(offer.ask_at + self.truth.takes(request, offer.tutor)) or too_late
        self.then(comes, partial(self.hear, request, asked, choice, said, too_late))

    def hear(self, request: Request, asked: HelpRequest, choice: Choice, said: Reply, too_late: datetime) -> None:
        offer = asked.offers[-1]
        who = offer.tutor
        self.memory.learn(who, Answer(said), request.topic, self.now)
        if said is Reply.ACCEPTED and self.now <= too_late:
            self.accept(request, accepted(asked, offer.id, at=None, names={}, now=self.now), choice)
            return
        self.end_offer(offer, counts=False)
        state = OfferState.NOT_MY_TOPIC if said is Reply.NOT_MINE else OfferState.PASSED
        self.ask(request, passed(asked, offer.id, now=self.now, state=state), too_late)

    def accept(self, request: Request, asked: HelpRequest, choice: Choice) -> None:
        who = choice.tutor.person.id
        self.tally.first_accepted += len(asked.offers) == 1
        self.tally.waits.append(self.now - request.at)
        self.tally.taken[who] += 1
        self.memory.helped[who] += 1
        self.taken_in[who, self.begin_week()] += 1
        meet = self.town.programme.calendar(choice.tutor).free_from(self.now) or self.now
        self.then(meet + HOUR, partial(self.end, request, asked, who))

    def end(self, request: Request, asked: HelpRequest, who: PersonId) -> None:
        well = self.truth.goes_well(request, who)
        self.tally.sorted += well is True
        self.memory.learn(who, Answer.SORTED if well else Answer.UNSORTED, request.topic, self.now)
        self.end_offer(asked.offers[-1], counts=True)

    def give_up(self) -> None:
        self.tally.unmatched += 1


def weeks(first: datetime, last: datetime) -> Iterator[datetime]:
    """The ends of the weeks from the first moment to after the last."""
    at = first
    while at < last:
        at += timedelta(weeks=1)
        yield at
