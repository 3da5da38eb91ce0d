"""How a promised moment is to be called at a school: by its day, and by its period where it lies in one.

The words are the views' business, which know the reader's language. For the next tutoring day, promise the
start of `tutoring_day`.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from coaching.school_calendar.local_time import IsoWeek, local_time
from coaching.school_calendar.schools import Period, School
from coaching.school_calendar.teaching_days import DAY


class PromisedDay(StrEnum):
    """By what name people would call the day."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this_week"
    """A later day of the same ISO week: its weekday is enough."""
    DATE = "date"
    """Any other, days gone by included."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A moment as the school's people would say it; date and time are on the school's clock."""

    on: date
    day: PromisedDay
    at: time
    period: Period | None
    """The period that the moment lies in."""
    zone: str


def promise(school: School, moment: datetime, *, now: datetime) -> Promise:
    """The moment as said at the school now."""
    here = local_time(moment, school.zone)
    at = here.time()
    day = _called(here.date(), today=local_time(now, school.zone).date())
    return Promise(on=here.date(), day=day, at=at, period=period_at(school, at), zone=school.zone)


def period_at(school: School, at: time) -> Period | None:
    """The period that the time of day lies in."""
    return next((period for period in school.periods if period.start <= at < period.end), None)


def _called(on: date, *, today: date) -> PromisedDay:
    if on == today:
        return PromisedDay.TODAY
    if on == today + DAY:
        return PromisedDay.TOMORROW
    if on > today and IsoWeek.of(on) == IsoWeek.of(today):
        return PromisedDay.THIS_WEEK
    return PromisedDay.DATE
