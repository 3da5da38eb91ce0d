"""When a tutor could meet somebody: the next starts of free periods, or full hours, in their tutoring times.

Which of them are suggested is for the two people to say.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from coaching.agreed_times import WITHOUT_BELL, end_of_meeting
from coaching.programmes import Programme
from coaching.routing import home_zone
from coaching.school_calendar import HORIZON, School, Span, TutoringWindow, local_date, local_time, to_utc
from coaching.tutors import Tutor

SOONEST = timedelta(minutes=10)
"""Nobody can say yes and be in another room sooner."""
HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
REACH = (timedelta(days=28), HORIZON)
"""So far ahead is looked at first; over a long holiday, farther."""


def free_slots(
    tutor: Tutor, programme: Programme, *, now: datetime, count: int, busy: Collection[datetime] = ()
) -> tuple[datetime, ...]:
    """The starts of the tutor's next free slots, rising, at most so many; `busy` are starts agreed already."""
    found: tuple[datetime, ...] = ()
    for reach in REACH:
        found = _within(tutor, programme, now, now + reach, busy)[:count]
        if len(found) == count:
            break
    return found


def _within(
    tutor: Tutor, programme: Programme, now: datetime, until: datetime, busy: Collection[datetime]
) -> tuple[datetime, ...]:
    zone = home_zone(programme, tutor)
    slots: set[datetime] = set()
    for window in tutor.tutoring_times(programme.schools).windows_by_place(now - A_DAY, until):  # today's are whole
        school = programme.schools.get(window.school) if window.school else None
        taken = [Span(start, end_of_meeting(school, start)) for start in busy]
        for slot in _slots(window, school, zone):
            if slot.start >= now + SOONEST and not any(_overlap(slot, each) for each in taken):
                slots.add(slot.start)
    return tuple(sorted(slots))


def _slots(window: TutoringWindow, school: School | None, home: str) -> Iterator[Span]:
    """The school's periods that lie in the window; where none does, and online, every full hour with room left."""
    periods = list(_periods(window, school)) if school else []
    return iter(periods) if periods else _full_hours(window, school.zone if school else home)


def _periods(window: TutoringWindow, school: School) -> Iterator[Span]:
    on = local_date(window.start, school.zone)
    for period in school.periods:
        slot = Span(to_utc(on, period.start, school.zone), to_utc(on, period.end, school.zone))
        if window.start <= slot.start < slot.end <= window.end:
            yield slot


def _full_hours(window: TutoringWindow, zone: str) -> Iterator[Span]:
    shown = local_time(window.start, zone)
    past = timedelta(minutes=shown.minute, seconds=shown.second, microseconds=shown.microsecond)
    start = window.start - past + HOUR if past else window.start
    while start + WITHOUT_BELL <= window.end:
        yield Span(start, start + WITHOUT_BELL)
        start += HOUR


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
