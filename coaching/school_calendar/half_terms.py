"""The half terms of a school: the teaching weeks between two breaks of a week or more.

How a triad's sessions are spread over one is `coaching/prompts/pacing.py`'s decision.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from coaching.school_calendar.local_time import IsoWeek
from coaching.school_calendar.schools import School, Term, Weekday
from coaching.school_calendar.teaching_days import HORIZON, WEEK, teaching_days

A_YEAR = timedelta(weeks=53)
"""Teaching that goes on for longer than the longest ISO year has no breaks that anybody entered."""
MOST_WEEKS, USUAL_WEEKS = 16, 8
"""Finnish springs have 14 weeks between two breaks; what is longer is cut into parts of about the usual length."""


@dataclass(frozen=True, slots=True)
class HalfTerm:
    """A run of teaching weeks, rising and without a gap."""

    first: date
    """The first teaching day in it."""
    last: date
    """The last one."""
    weeks: tuple[IsoWeek, ...]


def half_term(school: School, on: date) -> HalfTerm | None:
    """The half term that the date's week is in; None where the school does not teach that week.

    Teaching that never breaks for a week is cut at each ISO year, and what is then longer than 16 weeks into
    equal parts of about 8.
    """
    return _half_term(school, IsoWeek.of(on))


def week_of_term(school: School, on: date) -> int | None:
    """Which teaching week of its term the date's week is, from 1; None without one."""
    term, sunday = term_of(school, on), IsoWeek.of(on).day(Weekday.SUN)
    return len(set(map(IsoWeek.of, teaching_days(school, term.first, min(sunday, term.last))))) if term else None


def term_of(school: School, on: date) -> Term | None:
    """The term in which the date's week teaches; None without one."""
    taught = next(teaching_days(school, *_bounds(IsoWeek.of(on))), None)
    return next((term for term in school.terms if taught and term.first <= taught <= term.last), None)


@lru_cache(maxsize=4096)  # weeks of schools; a triad's stage and pace are looked up far more often than they change
def _half_term(school: School, week: IsoWeek) -> HalfTerm | None:
    run = _run_around(school, week)
    if not run:
        return None
    if run[-1] - run[0] > A_YEAR:
        run = tuple(on for on in run if IsoWeek.of(on).year == week.year)
    return next(part for part in _parts(run) if week in part.weeks)


def _run_around(school: School, week: IsoWeek) -> tuple[date, ...]:
    """The teaching days around that week up to the breaks, or the horizon, on both sides."""
    monday, sunday = _bounds(week)
    for run in _runs(teaching_days(school, monday - HORIZON, sunday + HORIZON)):
        if run[-1] >= monday:
            return tuple(run) if run[0] <= sunday else ()
    return ()


def _runs(days: Iterator[date]) -> Iterator[list[date]]:
    run: list[date] = []
    for on in days:
        # Whatever weekdays a school has, all of them were missed where the next one comes after more than a week.
        if run and on - run[-1] > WEEK:
            yield run
            run = []
        run.append(on)
    if run:
        yield run


def _parts(run: tuple[date, ...]) -> Iterator[HalfTerm]:
    weeks = sorted(set(map(IsoWeek.of, run)))
    count = round(len(weeks) / USUAL_WEEKS) if len(weeks) > MOST_WEEKS else 1
    for part in range(count):
        mine = tuple(weeks[part * len(weeks) // count : (part + 1) * len(weeks) // count])
        days = [on for on in run if mine[0] <= IsoWeek.of(on) <= mine[-1]]
        yield HalfTerm(days[0], days[-1], mine)


def _bounds(week: IsoWeek) -> tuple[date, date]:
    return week.day(Weekday.MON), week.day(Weekday.SUN)
