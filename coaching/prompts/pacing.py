"""Three to four sessions a half term, spread over its teaching weeks, with room for weeks in which nothing works out.

Being behind changes how something is worded, never whether people are left in peace.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from coaching.school_calendar import IsoWeek, School, Weekday, half_term, teaching_days

FEWEST, MOST = 3, 4
"""Sessions a half term that a triad may choose between (practice D5); the fewest is the default."""


class HowOften(StrEnum):
    """The choice, as a form carries it: a number of sessions a half term."""

    THREE = str(FEWEST)
    FOUR = str(MOST)


class Pace(StrEnum):
    ON_PACE = "on_pace"
    BEHIND = "behind"
    """There is more to come than the weeks gone by would suggest. No reproach follows from it."""
    COMPLETE = "complete"
    """As many sessions as were wanted; more are welcome."""


def weeks_together(schools: Sequence[School], on: date) -> tuple[IsoWeek, ...]:
    """The teaching weeks that a triad's schools share in the half term of the first; none in its breaks.

    All of the first school's where they share none.
    """
    term = half_term(schools[0], on) if schools else None
    weeks = term.weeks if term else ()
    shared = tuple(week for week in weeks if all(_teaches_in(school, week) for school in schools))
    return shared or weeks


def sessions_in(weeks: int, wanted: int = FEWEST) -> int:
    """How many sessions so many weeks have room for: one week is left free where there is more than one."""
    return min(wanted, max(weeks - 1, 1)) if weeks > 0 else 0


def session_weeks(weeks: Sequence[IsoWeek], wanted: int = FEWEST) -> tuple[IsoWeek, ...]:
    """The weeks in which a triad meets: as far apart, and from the ends, as there is room."""
    return _spread(weeks, sessions_in(len(weeks), wanted))


def next_session_week(
    weeks: Sequence[IsoWeek], held: Sequence[IsoWeek], *, this_week: IsoWeek, wanted: int = FEWEST
) -> IsoWeek | None:
    """The week for the next session; None where the half term has no more to come.

    What is left is spread over what is left after the last session; a week gone by without one makes it this week.
    """
    left = sessions_in(len(weeks), wanted) - _count(weeks, held)
    after = [week for week in weeks if not held or week > max(held)]
    planned = _spread(after, min(left, len(after)))
    return next((week for week in after if planned and week >= max(planned[0], this_week)), None)


def sessions_left(
    weeks: Sequence[IsoWeek], held: Sequence[IsoWeek], *, this_week: IsoWeek, wanted: int = FEWEST
) -> int:
    """How many sessions may still come after this week, one a week."""
    left = sessions_in(len(weeks), wanted) - _count(weeks, held)
    return max(0, min(left, sum(week > this_week for week in weeks)))


def pace(weeks: Sequence[IsoWeek], held: Sequence[IsoWeek], *, this_week: IsoWeek, wanted: int = FEWEST) -> Pace:
    """How the sessions held compare with the session weeks that are over."""
    count = _count(weeks, held)
    if count >= sessions_in(len(weeks), wanted):
        return Pace.COMPLETE
    expected = sum(week < this_week for week in session_weeks(weeks, wanted))
    return Pace.ON_PACE if count >= expected else Pace.BEHIND


def _spread(weeks: Sequence[IsoWeek], count: int) -> tuple[IsoWeek, ...]:
    """Each in the middle of its share of the weeks."""
    return tuple(weeks[(2 * number + 1) * len(weeks) // (2 * count)] for number in range(count))


def _count(weeks: Sequence[IsoWeek], held: Sequence[IsoWeek]) -> int:
    return sum(week in weeks for week in held)


def _teaches_in(school: School, week: IsoWeek) -> bool:
    return next(teaching_days(school, week.day(Weekday.MON), week.day(Weekday.SUN)), None) is not None
