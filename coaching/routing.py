"""Which tutor is asked next, and why: hard filters first, then the best of those left. Nobody is ranked in public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from coaching.help_requests import HelpRequest
from coaching.kinds import Kind
from coaching.ladder import LADDER
from coaching.offers import Why
from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.school_calendar import (
    SchoolId,
    is_inside,
    local_date,
    next_allowed_moment,
    teaching_days_later,
    to_utc,
)
from coaching.topics import TopicId
from coaching.tutors import Tutor
from coaching.when_needed import WhenNeeded

PER_LEVEL, OWN_SCHOOL, PER_DAY, PER_OFFER, ONLINE_TIME = 1.0, 1.0, -0.5, -0.7, 0.5
"""How much a level of skill, the own school, a day of waiting, an offer of this week and an online time (where that is
wanted) weigh."""
FAR = 7.0
"""Days of waiting after which waiting longer weighs no more."""
FURTHEST = 5
"""Teaching days: whoever is away for longer is not asked, since by then the coordinator would know of it anyway."""


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
    kind: Kind = Kind.QUICK_FIX
    online: bool = False
    needed_at: datetime | None = None
    """The chosen time; it decides nothing once it is over, or when its requester would rather wait."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The tutor to ask, from when, and the reasons in an order fit to be read."""

    tutor: Tutor
    reasons: tuple[Why, ...]
    ask_at: datetime
    free_at: datetime
    """The tutor's next tutoring time from then on."""
    worth: float
    is_there: bool = False
    """In a tutoring time at the chosen time: that goes before all else."""


def need_of(request: HelpRequest) -> Need:
    """What the choice of a tutor for this request depends on."""
    return Need(
        when=request.when,
        topic=request.topic,
        school=request.school,
        not_before=request.undo_until,
        not_these=frozenset((request.requester, *(each.tutor for each in request.offers if not each.is_void))),
        kind=request.kind,
        online=request.online,
        needed_at=request.needed_at,
    )


def choose(programme: Programme, need: Need, offers: Mapping[PersonId, int], now: datetime) -> Choice | None:
    """The best tutor who may be asked, or None. `offers` are those of this ISO week; ties go by person id."""
    start = max(now, need.not_before)
    choices = [
        choice
        for tutor in programme.tutors.values()
        if tutor.person.id not in need.not_these
        and _may_be_asked(tutor, need, offers)
        and (choice := _choice(programme, tutor, need, offers.get(tutor.person.id, 0), start))
    ]
    if not choices:
        return None
    best = max(choices, key=lambda choice: (choice.is_there, choice.worth, choice.tutor.person.id))
    soonest = len(choices) > 1 and best.free_at == min(choice.free_at for choice in choices)
    return replace(best, reasons=(*best.reasons, Why.FREE_SOONEST)) if soonest else best


def fits(
    programme: Programme, tutor: Tutor, request: HelpRequest, offers: Mapping[PersonId, int], now: datetime
) -> bool:
    """Whether a person may give the request to that tutor: the hard filters, also for one who was asked before."""
    need, start = need_of(request), max(now, request.undo_until)
    return (
        tutor.person.id != request.requester
        and _may_be_asked(tutor, need, offers)
        and not is_away(programme, tutor, now)
        and _choice(programme, tutor, need, offers.get(tutor.person.id, 0), start) is not None
    )


def suits(tutor: Tutor, topic: TopicId | None, school: SchoolId | None) -> bool:
    """Whether it is the tutor's topic, at a school where they help; who helps online helps every school."""
    return (school is None or tutor.helps_at(school)) and (topic is None or tutor.level(topic) is not None)


def is_away(programme: Programme, tutor: Tutor, moment: datetime) -> bool:
    """Whether one of the tutor's leaves covers the moment's date at their home school."""
    on = local_date(moment, home_zone(programme, tutor))
    return any(leave.first <= on <= leave.last for leave in tutor.leaves)


def next_leave(programme: Programme, tutor: Tutor, after: datetime) -> datetime | None:
    """When the tutor's next leave begins; None where none is planned."""
    zone = home_zone(programme, tutor)
    starts = (to_utc(leave.first, time.min, zone) for leave in tutor.leaves)
    return min((start for start in starts if start > after), default=None)


def home_zone(programme: Programme, tutor: Tutor) -> str:
    """The clock by which the tutor's days are counted."""
    schools = tutor.tutoring_times(programme.schools).working.schools
    return schools[0].zone if schools else programme.zone


def _may_be_asked(tutor: Tutor, need: Need, offers: Mapping[PersonId, int]) -> bool:
    """The hard filters that no calendar is needed for: never broken, whatever the worth."""
    return (
        need.kind is not Kind.WORKSHOP_IDEA
        and (tutor.weekly_cap is None or offers.get(tutor.person.id, 0) < tutor.weekly_cap)
        and suits(tutor, need.topic, need.school)
    )


def _choice(programme: Programme, tutor: Tutor, need: Need, offers: int, start: datetime) -> Choice | None:
    tutoring = tutor.tutoring_times(programme.schools)
    free_at = next_allowed_moment(tutoring.windows, start)
    if LADDER[need.when].on_duty_only:
        ask_at = start if free_at == start else None
    else:
        ask_at = next_allowed_moment(tutoring.working.windows, start)
    if ask_at is None or free_at is None or not _in_time(programme, tutor, need, ask_at, start):
        return None
    at = _chosen_time(need, start)
    is_there = at is not None and is_inside(tutoring.windows, at)
    worth = _worth(tutor, need, offers, free_at - start)
    return Choice(tutor, _reasons(tutor, need, offers), ask_at, max(ask_at, free_at), worth, is_there)


def _in_time(programme: Programme, tutor: Tutor, need: Need, ask_at: datetime, start: datetime) -> bool:
    """Whether the tutor can be asked before it is too late for the question to be any use."""
    if at := _chosen_time(need, start):
        return ask_at < at and not is_away(programme, tutor, at)
    school = programme.schools.get(need.school) if need.school else None
    latest = teaching_days_later(school, start, FURTHEST) if school else None
    return not is_away(programme, tutor, start) or latest is None or ask_at <= latest


def _chosen_time(need: Need, start: datetime) -> datetime | None:
    """The chosen time, if it is one and still to come."""
    is_chosen = need.when is WhenNeeded.CHOSEN_TIME and need.needed_at is not None and need.needed_at > start
    return need.needed_at if is_chosen else None


def _worth(tutor: Tutor, need: Need, offers: int, waiting: timedelta) -> float:
    level = (tutor.level(need.topic) or 0) if need.topic else 0
    days = min(FAR, waiting / timedelta(days=1))
    own = need.school in tutor.person.schools
    online = need.online and any(time.school is None for time in tutor.times)
    return PER_LEVEL * level + OWN_SCHOOL * own + PER_DAY * days + PER_OFFER * offers + ONLINE_TIME * online


def _reasons(tutor: Tutor, need: Need, offers: int) -> tuple[Why, ...]:
    reasons = [Why.TOPIC] if need.topic else []
    if need.school in tutor.person.schools:
        reasons.append(Why.OWN_SCHOOL)
    elif any(time.school == need.school for time in tutor.times):
        reasons.append(Why.VISITS_SCHOOL)
    else:
        reasons.append(Why.ONLINE)
    return (*reasons, Why.FEW_OPEN) if offers == 0 else tuple(reasons)
