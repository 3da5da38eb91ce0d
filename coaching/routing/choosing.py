"""The choice itself: the most promising first, calendars only as far as they can still change who is best."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from coaching.help_requests import HelpRequest
from coaching.kinds import Kind
from coaching.offers import Why
from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.routing.filters import Times, counts, has_room, is_away, may_be_asked, times_for
from coaching.routing.needs import Need, need_of
from coaching.routing.reasons import reasons
from coaching.routing.records import NOTHING_KNOWN, Records, columns, skill, willingness
from coaching.routing.weights import before_calendars, fit_in_time, taken_off
from coaching.tutors import Tutor

ALWAYS = 24
"""So many calendars are looked into in any case: of so many it is known who is free soonest."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The tutor to ask, from when, and the reasons in an order fit to be read."""

    tutor: Tutor
    reasons: tuple[Why, ...]
    ask_at: datetime
    free_at: datetime
    """The tutor's next tutoring time from then on."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A tutor whose calendar has been looked into."""

    tutor: Tutor
    times: Times
    worth: float

    @property
    def rank(self) -> tuple[bool, float, PersonId]:
        return (self.times.is_there, self.worth, self.tutor.person.id)


def choose(
    programme: Programme,
    need: Need,
    offers: Mapping[PersonId, int],
    now: datetime,
    records: Records = NOTHING_KNOWN,
) -> Choice | None:
    """The best tutor who may be asked, or None. `offers` are those of this ISO week; ties go by person id."""
    start = max(now, need.not_before)
    count, hopes = _hopes(programme, need, offers, records)
    seen = list(_looked_into(programme, need, hopes, start))
    if not seen:
        return None
    best = max(seen, key=lambda each: each.rank)
    # Whose calendar was not looked into is not free sooner than right now.
    is_known = best.times.free_at <= start or count <= ALWAYS
    soonest = is_known and len(seen) > 1 and best.times.free_at == min(each.times.free_at for each in seen)
    why = reasons(best.tutor, need, offers, records, soonest=soonest)
    return Choice(best.tutor, why, best.times.ask_at, best.times.free_at)


def everybody(programme: Programme, need: Need, offers: Mapping[PersonId, int], now: datetime) -> list[Choice]:
    """All who may be asked, in no order of merit and for no reason in particular."""
    start = max(now, need.not_before)
    suited, places = may_be_asked(programme, need, offers)
    tutors = (suited.tutors[place] for place in places)
    may = ((tutor, times_for(programme, tutor, need, start)) for tutor in tutors)
    return [Choice(tutor, (), times.ask_at, times.free_at) for tutor, times in may if times]


def fits(
    programme: Programme, tutor: Tutor, request: HelpRequest, offers: Mapping[PersonId, int], now: datetime
) -> bool:
    """Whether a person may give the request to that tutor: the hard filters, also for one who was asked before."""
    need, start = need_of(request), max(now, request.undo_until)
    return (
        tutor.person.id != request.requester
        and need.kind is not Kind.WORKSHOP_IDEA
        and has_room(tutor, offers.get(tutor.person.id, 0))
        and tutor.suits(need.topic, need.school)
        and not is_away(programme, tutor, now)
        and times_for(programme, tutor, need, start) is not None
    )


Hope = tuple[float, float, Tutor]
"""The most that a tutor can be worth, what of it the calendar does not change, and who it is."""


def _hopes(
    programme: Programme, need: Need, offers: Mapping[PersonId, int], records: Records
) -> tuple[int, Iterator[Hope]]:
    """How many there are whom only their calendar can rule out, and these, most promising first."""
    suited, places = may_be_asked(programme, need, offers)
    all_may = len(places) == len(suited.people)
    people = suited.people if all_may else [suited.people[place] for place in places]
    answers = columns(records.answers, people)
    gains = before_calendars(skill(suited.levels[places], columns(records.on_topic, people)), willingness(answers))
    loads = counts(offers, people) + counts(records.still_open, people)
    costs = taken_off(loads, answers[:, 0], records.helped / (len(programme.tutors) or 1))
    at_best = gains - costs
    order = np.argsort(-at_best, kind="stable")
    return len(people), ((float(at_best[n]), float(costs[n]), suited.tutors[places[n]]) for n in order)


def _looked_into(programme: Programme, need: Need, hopes: Iterator[Hope], start: datetime) -> Iterator[Seen]:
    """The tutors who may be asked, until none of those left can be better than the best."""
    best: float | None = None
    chosen = need.chosen_time(start)
    for place, (at_best, cost, tutor) in enumerate(hopes):
        if place >= ALWAYS and best is not None and best > at_best:
            return
        times = times_for(programme, tutor, need, start)
        if times is None:
            continue
        worth = (at_best + cost) * fit_in_time(programme, tutor, need, times, start) - cost
        # At a chosen time whoever is there goes first, whatever the others are worth.
        if (chosen is None or times.is_there) and (best is None or worth > best):
            best = worth
        yield Seen(tutor, times, worth)
