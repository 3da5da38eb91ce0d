"""The weekly rule once more, from the wall clock alone and as plainly as can be: what is wrong with a planned week.

Shares no code with the rules; `benchmarks/bench_prompts.py` holds two years of thousands of people against it.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from coaching.prompts.asked import Asked
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.weeks import Planned
from coaching.school_calendar import IsoWeek, QuietHours, School

SEVEN, SIX = time(7), time(18)
MOMENT = timedelta(microseconds=1)
clock = cache(ZoneInfo)


def faults(asked: Asked, week: IsoWeek, row: Planned) -> Iterator[str]:
    """Everything that is wrong with what was planned for that person in that week."""
    if (row.triad, row.person, row.week) != (asked.triad, asked.person, week):
        yield "it is about somebody or something else"
    wanted = not _left_out(asked, week) and any(_has_room(asked, on) for on in _dates(week))
    if wanted and row.skipped:
        yield f"skipped ({row.skipped}) although there is a working day"
    if not wanted and not row.skipped:
        yield "asked in a week without a working day"
    if not row.skipped:
        yield from _misplaced(asked, week, row)


def has_room_after(asked: Asked, week: IsoWeek, moment: datetime) -> bool:
    """Whether one of the person's working windows of that week is open at that moment or later, to the quarter hour."""
    later = (moment + timedelta(minutes=15 * number) for number in range(9 * 24 * 4))
    return any(_days_at(asked, week, each) for each in later)


def _misplaced(asked: Asked, week: IsoWeek, row: Planned) -> Iterator[str]:
    if row.due.tzinfo is not UTC:
        yield "not in UTC"
    last = row.too_late_at - MOMENT
    if not row.due <= last < row.due + timedelta(hours=6):
        yield "its too late is not within six hours"
    days = _days_at(asked, week, row.due)
    if not days:
        yield "outside of the working window"
    if not days & _days_at(asked, week, last):
        yield "too late is outside of the working window, or on another day"
    if asked.time and len(asked.working.schools) == 1 and not _as_chosen(asked, week, row.due):
        yield "not at the time chosen, which was open"


def _days_at(asked: Asked, week: IsoWeek, moment: datetime) -> set[date]:
    """The dates of that week on which one of the person's schools has a working window at that moment."""
    here = [(school, moment.astimezone(clock(school.zone))) for school in asked.working.schools]
    return {
        on.date()
        for school, on in here
        if on.date() in _dates(week) and _may_write(asked, on.date()) and _is_open(asked, school, on.date(), on.time())
    }


def _as_chosen(asked: Asked, week: IsoWeek, due: datetime) -> bool:
    school, chosen = asked.working.schools[0], asked.time
    on = _dates(week)[chosen.weekday] if chosen else None
    if not chosen or not on or not _may_write(asked, on) or not _is_open(asked, school, on, chosen.at):
        return True
    return due.astimezone(clock(school.zone)).replace(tzinfo=None) == datetime.combine(on, chosen.at)


@cache
def _dates(week: IsoWeek) -> list[date]:
    return [date.fromisocalendar(week.year, week.week, day) for day in range(1, 8)]


def _left_out(asked: Asked, week: IsoWeek) -> bool:
    weeks = (_dates(week)[0] - _dates(asked.since)[0]).days // 7
    return asked.rhythm is Rhythm.PAUSED or (asked.rhythm is Rhythm.EVERY_OTHER and weeks % 2 != 0)


def _may_write(asked: Asked, on: date) -> bool:
    away = any(leave.first <= on <= leave.last for leave in asked.working.leaves)
    return not away and (asked.back_on is None or on >= asked.back_on)


def _has_room(asked: Asked, on: date) -> bool:
    """Whether any moment of that date is in a working window; windows begin where something else ends."""
    quiet = asked.working.quiet
    return _may_write(asked, on) and any(
        _is_open(asked, school, on, at)
        for school in asked.working.schools
        for at in (school.day.start, SEVEN, *((quiet.end,) if quiet else ()))
    )


def _is_open(asked: Asked, school: School, on: date, at: time) -> bool:
    in_day = max(school.day.start, SEVEN) <= at < min(school.day.end, SIX)
    return in_day and not _is_quiet(asked.working.quiet, at) and _teaches(school, on)


def _is_quiet(quiet: QuietHours | None, at: time) -> bool:
    if quiet is None:
        return False
    start, end = quiet.start, quiet.end
    return start <= at < end if start <= end else at >= start or at < end


@cache
def _teaches(school: School, on: date) -> bool:
    in_term = not school.terms or any(term.first <= on <= term.last for term in school.terms)
    in_break = any(each.first <= on <= each.last for each in school.breaks)
    closed = any(each.on == on for each in school.closed)
    return on.weekday() in school.teaching_days and in_term and not in_break and not closed
