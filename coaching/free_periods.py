"""Times of a school's week at which somebody could meet: what there is to choose from, and how a choice is carried."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from coaching.school_calendar import School, Weekday
from coaching.volunteers import FreePeriod

HOUR = timedelta(hours=1)
CODE = re.compile(r"([0-6])-((?:[01]\d|2[0-3])[0-5]\d)-((?:[01]\d|2[0-3])[0-5]\d)")
LATEST_END = time(18)
"""Nobody is asked to meet later; nothing of the bot's comes later either."""


def periods_to_choose(school: School) -> tuple[FreePeriod, ...]:
    """The school's bell periods on each teaching day, or the hours of its day; and the hour after school."""
    return tuple(
        FreePeriod(day, start, end, school.id) for day in sorted(school.teaching_days) for start, end in _times(school)
    )


def code_of(period: FreePeriod) -> str:
    """The period as a menu carries it: `2-1115-1200`."""
    return f"{int(period.weekday)}-{period.start:%H%M}-{period.end:%H%M}"


def chosen_periods(school: School, codes: Iterable[str]) -> tuple[FreePeriod, ...]:
    """The periods of these codes on that school's clock, rising; a code that says no time is left out."""
    found = (CODE.fullmatch(code) for code in set(codes))
    return tuple(sorted(_period(school, *match.groups()) for match in found if match))


def name_of(period: FreePeriod, school: School) -> str:
    """What the school calls that lesson; empty for an hour that has no name."""
    found = (each.name for each in school.periods if (each.start, each.end) == (period.start, period.end))
    return next(found, "")


def _period(school: School, day: str, start: str, end: str) -> FreePeriod:
    return FreePeriod(Weekday(int(day)), _time(start), _time(end), school.id)


def _time(digits: str) -> time:
    return time(int(digits[:2]), int(digits[2:]))


def _times(school: School) -> list[tuple[time, time]]:
    bells = [(each.start, each.end) for each in school.periods] or _hours(school.day.start, school.day.end)
    last = max((end for _, end in bells), default=school.day.end)
    after = _later(last)
    return [*bells, (last, after)] if last < after <= LATEST_END else bells


def _hours(start: time, end: time) -> list[tuple[time, time]]:
    hours = []
    while start < (following := _later(start)) <= end:
        hours.append((start, following))
        start = following
    return hours


def _later(at: time) -> time:
    """An hour later; the same moment where that would be another day."""
    later = datetime.combine(date.min, at) + HOUR
    return later.time() if later.date() == date.min else at
