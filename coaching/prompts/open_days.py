"""The days of a week on which somebody may be asked, each with its working windows, or why there are none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from coaching.prompts.asked import Asked, Skip
from coaching.prompts.rhythms import Rhythm
from coaching.school_calendar import IsoWeek, QuietHours, School, Span, Weekday, WorkingTime, teaching_days
from coaching.school_calendar.spans import merged
from coaching.school_calendar.windows import BY_START

AT_MOST_LATE = timedelta(hours=6)
"""A question about the week is still one in the afternoon of its morning, not on the next day."""
ROOM = timedelta(hours=1)
"""Left to answer in, where a chosen time lies after the day's last window."""


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A date on which one of somebody's schools teaches; without windows where quiet hours take them all."""

    on: date
    windows: tuple[Span, ...]

    def moment(self, wanted: datetime) -> Span:
        """From when on something that was wanted then may come on this day, and until when: all in one window."""
        window = next((each for each in self.windows if wanted < each.end), self.windows[-1])
        start = max(window.start, wanted if wanted < window.end else window.end - ROOM)
        return Span(start, min(window.end, start + AT_MOST_LATE))


def open_days(asked: Asked, week: IsoWeek) -> Sequence[OpenDay] | Skip:
    """The days of that week on which the person's question may come, rising; the reason where there are none."""
    days = school_days(asked.working.schools, asked.working.quiet, week)
    found = without_days_off(asked, days) if days else _why_none(asked.home, week)
    return Skip.OTHER_WEEK if not isinstance(found, Skip) and is_other_week(asked, week) else found


def without_days_off(asked: Asked, days: Sequence[OpenDay]) -> Sequence[OpenDay] | Skip:
    """Those of the days that are in no leave and no pause and have a window; the reason where none is left."""
    if asked.working.leaves and not (days := [day for day in days if not asked.is_away(day.on)]):
        return Skip.LEAVE
    if not (days := [day for day in days if not asked.pauses(day.on)]):
        return Skip.PAUSED
    return [day for day in days if day.windows] or Skip.NO_WINDOW


# A whole staff shares a calendar, and thousands of people are planned for one week at a time.
@lru_cache(maxsize=4096)
def school_days(schools: tuple[School, ...], quiet: QuietHours | None, week: IsoWeek) -> tuple[OpenDay, ...]:
    """The week's days on which one of the schools teaches."""
    by_school = [_days_at(school, quiet, week) for school in schools]
    if len(by_school) == 1:
        return by_school[0]
    dates = sorted({day.on for days in by_school for day in days})
    return tuple(OpenDay(on, tuple(_windows(on, by_school))) for on in dates)


@lru_cache(maxsize=4096)
def _days_at(school: School, quiet: QuietHours | None, week: IsoWeek) -> tuple[OpenDay, ...]:
    working = WorkingTime((school,), quiet=quiet)
    dates = teaching_days(school, week.day(Weekday.MON), week.day(Weekday.SUN))
    return tuple(OpenDay(on, tuple(working.windows_on(school, on))) for on in dates)


def _windows(on: date, by_school: Sequence[Sequence[OpenDay]]) -> Iterator[Span]:
    """The windows of all schools on that date of each of them."""
    spans = (span for days in by_school for day in days if day.on == on for span in day.windows)
    return merged(sorted(spans, key=BY_START))


def is_other_week(asked: Asked, week: IsoWeek) -> bool:
    """Whether the rhythm leaves that week out. Weeks are counted by the calendar, breaks included."""
    if asked.rhythm is not Rhythm.EVERY_OTHER:
        return False
    return (week.day(Weekday.MON) - asked.since.day(Weekday.MON)).days // 7 % 2 == 1


def _why_none(home: School | None, week: IsoWeek) -> Skip:
    if home is None:
        return Skip.NO_WINDOW
    missed = {week.day(weekday) for weekday in home.teaching_days}
    return Skip.CLOSED if missed and missed <= {each.on for each in home.closed} else Skip.BREAK
