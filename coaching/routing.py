"""Which tutor is asked next, and why: hard filters first, then the best of those left. Nobody is ranked in public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coaching.when_needed import WhenNeeded
from coaching.ladder import LADDER
from coaching.offers import Why
from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.school_calendar import SchoolId, next_allowed_moment
from coaching.topics import TopicId
from coaching.tutors import Tutor

PER_LEVEL, OWN_SCHOOL, PER_DAY, PER_OFFER = 1.0, 1.0, -0.5, -0.7
"""How much a level of skill, the own school, a day of waiting and an offer of this week weigh."""
FAR = 7.0
"""Days of waiting after which waiting longer weighs no more."""


@dataclass(frozen=True, slots=True)
class Need:
    """What the choice of a tutor depends on."""

    when: WhenNeeded
    topic: TopicId | None
    school: SchoolId | None
    not_before: datetime
    """The end of the undo time."""
    not_these: frozenset[PersonId]
    """The requester, and whoever was asked before."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The tutor to ask, from when, and the reasons in an order fit to be read."""

    tutor: Tutor
    reasons: tuple[Why, ...]
    ask_at: datetime
    free_at: datetime
    """The tutor's next tutoring time from then on."""
    worth: float


def choose(programme: Programme, need: Need, offers: Mapping[PersonId, int], now: datetime) -> Choice | None:
    """The best tutor who may be asked, or None. `offers` are those of this ISO week; ties go by person id."""
    start = max(now, need.not_before)
    choices = [
        choice
        for tutor in programme.tutors.values()
        if _may_be_asked(tutor, need, offers)
        and (choice := _choice(programme, tutor, need, offers.get(tutor.person.id, 0), start))
    ]
    if not choices:
        return None
    best = max(choices, key=lambda choice: (choice.worth, choice.tutor.person.id))
    soonest = len(choices) > 1 and best.free_at == min(choice.free_at for choice in choices)
    return replace(best, reasons=(*best.reasons, Why.FREE_SOONEST)) if soonest else best


def _may_be_asked(tutor: Tutor, need: Need, offers: Mapping[PersonId, int]) -> bool:
    """The hard filters: never broken, whatever the worth."""
    return (
        tutor.person.id not in need.not_these
        and (tutor.weekly_cap is None or offers.get(tutor.person.id, 0) < tutor.weekly_cap)
        and (need.school is None or tutor.helps_at(need.school))
        and (need.topic is None or tutor.level(need.topic) is not None)
    )


def _choice(programme: Programme, tutor: Tutor, need: Need, offers: int, start: datetime) -> Choice | None:
    tutoring = tutor.tutoring_times(programme.schools)
    free_at = next_allowed_moment(tutoring.windows, start)
    if LADDER[need.when].on_duty_only:
        ask_at = start if free_at == start else None
    else:
        ask_at = next_allowed_moment(tutoring.working.windows, start)
    if ask_at is None or free_at is None:
        return None
    worth = _worth(tutor, need, offers, free_at - start)
    return Choice(tutor, _reasons(tutor, need), ask_at, max(ask_at, free_at), worth)


def _worth(tutor: Tutor, need: Need, offers: int, waiting: timedelta) -> float:
    level = (tutor.level(need.topic) or 0) if need.topic else 0
    days = min(FAR, waiting / timedelta(days=1))
    own = need.school in tutor.person.schools
    return PER_LEVEL * level + OWN_SCHOOL * own + PER_DAY * days + PER_OFFER * offers


def _reasons(tutor: Tutor, need: Need) -> tuple[Why, ...]:
    reasons = [Why.TOPIC] if need.topic else []
    if need.school in tutor.person.schools:
        reasons.append(Why.OWN_SCHOOL)
    elif any(time.school == need.school for time in tutor.times):
        reasons.append(Why.VISITS_SCHOOL)
    else:
        reasons.append(Why.ONLINE)
    return tuple(reasons)
