"""What a tutor is worth for a need: skill, times probability of accepting, times how well the calendar goes with it,
less load and fairness. The most that somebody can be worth is known without their calendar.
"""

from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from coaching.kinds import IN_A_LESSON
from coaching.programmes import Programme
from coaching.routing.filters import Times
from coaching.routing.needs import Need
from coaching.routing.places import helps_online
from coaching.school_calendar import local_date
from coaching.tutors import Tutor
from coaching.visits import is_at
from coaching.when_needed import WhenNeeded

LOAD = 0.06
"""For each offer of this week, and each of before that is still open."""
FAIRNESS, SLACK, FEW = 1.5, 0.15, 3.0
"""For having helped so much more than a tutor does on average; a little more is let pass, since some are asked for
what few others know, and the first few requests are chance."""
SKILL = 0.5
"""The power of skill in what somebody is worth: what is known of it is coarse, and a no costs a teacher more time than
a little less skill does."""
TOO_LATE = 0.4
"""Somebody with time only after it is needed may still find some."""
ELSEWHERE, ELSEWHERE_FOR_A_LESSON, OWN_ROOM = 0.6, 0.5, 0.9
"""Another place on that day, where one must come to a class, and where help online was asked for from who is there."""
DAY = timedelta(days=1)
PATIENCE = {
    WhenNeeded.RIGHT_NOW: 1.0,
    WhenNeeded.TODAY: 2.0,
    WhenNeeded.THIS_WEEK: 20.0,
    WhenNeeded.NEXT_TUTORING_DAY: 14.0,
    WhenNeeded.CHOSEN_TIME: 30.0,
}
"""Days of waiting that halve a tutor's worth."""
IN_TIME = {WhenNeeded.TODAY: 0, WhenNeeded.THIS_WEEK: 6}
"""Dates later by which the help is to have come."""


def before_calendars(skill: NDArray[np.float64], willingness: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each is worth before their calendar and load are looked at."""
    return np.asarray(skill**SKILL * willingness)


def taken_off(loads: NDArray[np.float64], helped: NDArray[np.float64], mean: float) -> NDArray[np.float64]:
    """What is taken off each for what they have now, and for having helped much more than the mean."""
    than_others = (helped - mean) / (mean + FEW)
    cost: NDArray[np.float64] = LOAD * loads + FAIRNESS * np.maximum(than_others - SLACK, 0.0)
    return cost


def fit_in_time(programme: Programme, tutor: Tutor, need: Need, times: Times, start: datetime) -> float:
    """How well the tutor's calendar goes with the need, at most 1."""
    # At a chosen time it is that day which counts, else the one on which the tutor is free first.
    at = need.chosen_time(start) if times.is_there else None
    return _free(programme, need, times, start) * _place(programme, tutor, need, at or times.free_at)


def _free(programme: Programme, need: Need, times: Times, start: datetime) -> float:
    waiting = max(times.free_at - start, timedelta()) / DAY
    soon = 1.0 / (1.0 + waiting / PATIENCE[need.when])
    return soon if _is_in_time(programme, need, times, start) else soon * TOO_LATE


def _is_in_time(programme: Programme, need: Need, times: Times, start: datetime) -> bool:
    if need.chosen_time(start):
        return times.is_there
    within = IN_TIME.get(need.when)
    if within is None:
        return True
    zone = _zone(programme, need)
    return local_date(times.free_at, zone) <= local_date(start, zone) + within * DAY


def _place(programme: Programme, tutor: Tutor, need: Need, at: datetime) -> float:
    school = programme.schools.get(need.school) if need.school else None
    if school is None:
        return 1.0
    if need.online and helps_online(tutor):
        return 1.0
    if is_at(tutor, school, local_date(at, school.zone)):
        return OWN_ROOM if need.online else 1.0
    return ELSEWHERE_FOR_A_LESSON if need.kind in IN_A_LESSON else ELSEWHERE


def _zone(programme: Programme, need: Need) -> str:
    school = programme.schools.get(need.school) if need.school else None
    return school.zone if school else programme.zone
