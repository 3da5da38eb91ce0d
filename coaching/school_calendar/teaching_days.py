"""On which dates a school teaches, and which letter its weeks have."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import cycle, islice

from coaching.school_calendar.schools import Break, Leave, School, Term

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
HORIZON = timedelta(days=400)
"""How far ahead is looked: over the longest summer into the calendar of the year after, not for ever."""


def is_teaching_day(school: School, on: date) -> bool:
    """Whether the school teaches on that date."""
    return _next_candidate(school, on) is None


def teaching_days(school: School, first: date, last: date, *, leaves: tuple[Leave, ...] = ()) -> Iterator[date]:
    """The teaching days from `first` to `last`, both included, that are in none of the leaves."""
    on = first
    while on <= last:
        later = _next_candidate(school, on)
        if later is None:
            later = _after_all(leaves, on)
        if later is None:
            yield on
            later = on + DAY
        on = later


def _next_candidate(school: School, on: date) -> date | None:
    """None for a teaching day; else the next date that may be one, jumping over breaks and between terms."""
    if on.weekday() not in school.teaching_days:
        return on + DAY
    if school.terms and _term_of(school, on) is None:
        return min((term.first for term in school.terms if term.first > on), default=date.max)
    if any(closed.on == on for closed in school.closed):
        return on + DAY
    return _after_all(school.breaks, on)


def _after_all(times_off: tuple[Break, ...] | tuple[Leave, ...], on: date) -> date | None:
    """The date after the first of them that covers `on`; None where none does."""
    for off in times_off:
        if off.first <= on <= off.last:
            return off.last + DAY if off.last < date.max else date.max
    return None


def first_teaching_day(school: School, on: date) -> date | None:
    """That date if the school teaches, else the next one on which it does; None within the horizon."""
    return next(teaching_days(school, on, on + HORIZON), None)


def next_teaching_day(school: School, after: date) -> date | None:
    """The first teaching day later than that date; None within the horizon."""
    return first_teaching_day(school, after + DAY)


def teaching_days_after(school: School, on: date, count: int) -> date | None:
    """The count-th teaching day after that date, which is not counted itself; None within the horizon."""
    return next(islice(teaching_days(school, on + DAY, on + HORIZON), count - 1, None), None)


def week_letter(school: School, on: date) -> str | None:
    """The letter of the week that the date is in; None outside terms and in weeks without a teaching day.

    A term's first teaching week has the cycle's first letter; weeks without a teaching day are not counted.
    """
    term = _term_of(school, on)
    return _letters(school, term).get(_monday(on)) if term else None


@lru_cache(maxsize=4096)  # terms of schools; counting weeks is most of the work of "Thursdays of week B"
def _letters(school: School, term: Term) -> Mapping[date, str]:
    """The letters of the term's weeks, by their Mondays."""
    return dict(zip(_taught_weeks(school, term), cycle(school.week_cycle), strict=False))


def _taught_weeks(school: School, term: Term) -> Iterator[date]:
    """The Mondays of the term's weeks that have a teaching day, rising."""
    on = term.first
    while (taught := next(teaching_days(school, on, term.last), None)) is not None:
        yield _monday(taught)
        on = _monday(taught) + WEEK


def _term_of(school: School, on: date) -> Term | None:
    return next((term for term in school.terms if term.first <= on <= term.last), None)


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())
