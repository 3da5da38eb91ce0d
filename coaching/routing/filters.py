"""The hard filters: who may be asked at all, and from when. Never broken, whatever somebody would be worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from coaching.kinds import Kind
from coaching.ladder import LADDER
from coaching.people import PersonId
from coaching.programmes import Programme, Suited
from coaching.routing.needs import Need
from coaching.school_calendar import SchoolId, local_date, teaching_days_later, to_utc
from coaching.topics import TopicId
from coaching.tutors import Tutor

FURTHEST = 5
"""Teaching days: whoever is away for longer is not asked, since by then the coordinator would know of it anyway."""


@dataclass(frozen=True, slots=True)
class Times:
    """When a tutor would be asked, and when they would help."""

    ask_at: datetime
    free_at: datetime
    """The tutor's next tutoring time from then on."""
    is_there: bool
    """In a tutoring time at the chosen time: that goes before all else."""


def suits(tutor: Tutor, topic: TopicId | None, school: SchoolId | None) -> bool:
    """Whether it is the tutor's topic, at a school where they help; who helps online helps every school."""
    return tutor.suits(topic, school)


def is_away(programme: Programme, tutor: Tutor, moment: datetime) -> bool:
    """Whether one of the tutor's leaves covers the moment's date at their home school."""
    if not tutor.leaves:
        return False
    on = local_date(moment, home_zone(programme, tutor))
    return any(leave.first <= on <= leave.last for leave in tutor.leaves)


def next_leave(programme: Programme, tutor: Tutor, after: datetime) -> datetime | None:
    """When the tutor's next leave begins; None where none is planned."""
    if not tutor.leaves:
        return None
    zone = home_zone(programme, tutor)
    starts = (to_utc(leave.first, time.min, zone) for leave in tutor.leaves)
    return min((start for start in starts if start > after), default=None)


def home_zone(programme: Programme, tutor: Tutor) -> str:
    """The clock by which the tutor's days are counted."""
    schools = programme.calendar(tutor).times.working.schools
    return schools[0].zone if schools else programme.zone


def may_be_asked(programme: Programme, need: Need, offers: Mapping[PersonId, int]) -> tuple[Suited, NDArray[np.intp]]:
    """The tutors whom it suits, and the places among them of those whom no filter rules out before calendars are
    looked into."""
    suited = programme.suiting(need.topic, need.school)
    if need.kind is Kind.WORKSHOP_IDEA:
        return suited, np.zeros(0, np.intp)  # wishes are only collected
    may = counts(offers, suited.people) < suited.caps
    may[[suited.places[who] for who in need.not_these if who in suited.places]] = False
    return suited, np.flatnonzero(may)


def counts(of: Mapping[PersonId, int], people: Sequence[PersonId]) -> NDArray[np.float64]:
    """Each one's number, 0 where there is none."""
    return np.fromiter(map(of.get, people, repeat(0)), float, len(people))


def has_room(tutor: Tutor, offers: int) -> bool:
    """Whether one more can be offered within the tutor's weekly cap."""
    return tutor.weekly_cap is None or offers < tutor.weekly_cap


def latest_to_ask(programme: Programme, need: Need, start: datetime) -> datetime | None:
    """By when whoever is away at the start has to be back; None where no calendar says."""
    school = programme.schools.get(need.school) if need.school else None
    return teaching_days_later(school, start, FURTHEST) if school else None


def times_for(programme: Programme, tutor: Tutor, need: Need, start: datetime) -> Times | None:
    """When the tutor would be asked and help; None where the calendar rules it out."""
    calendar = programme.calendar(tutor)
    if LADDER[need.when].on_duty_only:
        if not calendar.is_free(start) or is_away(programme, tutor, start):
            return None
        return Times(start, start, is_there=False)
    ask_at, free_at = calendar.asked_from(start), calendar.free_from(start)
    if ask_at is None or free_at is None:
        return None
    at = need.chosen_time(start)
    if not _in_time(programme, tutor, need, ask_at=ask_at, start=start, at=at):
        return None
    return Times(ask_at, max(ask_at, free_at), is_there=at is not None and calendar.is_free(at))


def _in_time(
    programme: Programme, tutor: Tutor, need: Need, *, ask_at: datetime, start: datetime, at: datetime | None
) -> bool:
    """Whether the tutor can be asked before it is too late for the question to be any use."""
    if at is not None:
        return ask_at < at and not is_away(programme, tutor, at)
    if ask_at == start or not is_away(programme, tutor, start):
        return True  # nobody has a working window on a day away
    latest = latest_to_ask(programme, need, start)
    return latest is None or ask_at <= latest
