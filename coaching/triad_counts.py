"""How triads are doing, in numbers that point at nobody: what a coordinator may be told of a week.

A number is told only where it and the rest of its total are large enough, so that no subtraction leaves a small one.
Every number is rounded; a week's numbers are made once, when it is over, and stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from coaching.school_calendar import IsoWeek, School, Weekday, teaching_days

FEWEST_PEOPLE, FEWEST_TRIADS = 5, 3
"""Fewer than these are never told of."""
ROUNDED_TO = 5
WEEKS = 2
"""Teaching weeks in which a triad has met recently: they meet three or four times a half term."""
LONGEST_BREAK = 16
"""Weeks without teaching that are passed over; summers are shorter."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one triad's members said in the weeks that count; for counting alone, and never kept."""

    people: int
    met: bool
    asked_for_help: bool = False
    need_cover: int = 0
    """Members who had no cover."""


@dataclass(frozen=True, slots=True)
class TriadCounts:
    """What coordinators are told after a week. None: too small, or the rest would be."""

    week: IsoWeek
    triads: int | None = None
    met: int | None = None
    quiet: int | None = None
    asked_for_help: int | None = None
    need_cover: int | None = None
    """People."""


def counts(week: IsoWeek, told: Sequence[Told]) -> TriadCounts:
    """The numbers of the week."""
    if not _is_large(told):
        return TriadCounts(week)
    met, quiet = [each for each in told if each.met], [each for each in told if not each.met]
    helped, rest = [each for each in told if each.asked_for_help], [each for each in told if not each.asked_for_help]
    both = _is_large(met) and _is_large(quiet)
    return TriadCounts(
        week,
        triads=rounded(len(told)),
        met=rounded(len(met)) if both else None,
        quiet=rounded(len(quiet)) if both else None,
        asked_for_help=rounded(len(helped)) if _is_large(helped) and _is_large(rest) else None,
        need_cover=_people(sum(each.need_cover for each in told), sum(each.people for each in told)),
    )


def rounded(count: int) -> int:
    """The nearest multiple of five."""
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def weeks_counted(schools: Sequence[School], week: IsoWeek) -> tuple[IsoWeek, ...]:
    """The last teaching weeks up to that one, newest first; none where that one has no teaching itself."""
    found = last_teaching_weeks(schools, week)
    return found if week in found else ()


def last_teaching_weeks(schools: Sequence[School], week: IsoWeek) -> tuple[IsoWeek, ...]:
    """The same, whether or not that week has teaching: a break makes nobody quiet."""
    return tuple(each for each in _back_from(week) if any(_teaches(school, each) for school in schools))[:WEEKS]


def _is_large(told: Sequence[Told]) -> bool:
    return len(told) >= FEWEST_TRIADS and sum(each.people for each in told) >= FEWEST_PEOPLE


def _people(count: int, of: int) -> int | None:
    return rounded(count) if count >= FEWEST_PEOPLE and of - count >= FEWEST_PEOPLE else None


def _back_from(week: IsoWeek) -> list[IsoWeek]:
    monday = week.day(Weekday.MON)
    return [IsoWeek.of(monday - timedelta(weeks=back)) for back in range(LONGEST_BREAK)]


def _teaches(school: School, week: IsoWeek) -> bool:
    return next(teaching_days(school, week.day(Weekday.MON), week.day(Weekday.SUN)), None) is not None
