"""The ladder: how long a request can be taken back, and after how long without an answer who else hears of it.

This table alone decides how long; `coaching/widening.py` turns it into moments of one request. Each request keeps the
row that was in force when it was asked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coaching.kinds import Kind
from coaching.when_needed import WhenNeeded


class Unit(StrEnum):
    """In what the time up to a step is counted."""

    REAL_MINUTES = "real_minutes"
    TUTORING_HOURS = "tutoring_hours"
    """Hours of the asked tutor's tutoring time."""
    HALF_TUTORING_DAY = "half_tutoring_day"
    TUTORING_DAY = "tutoring_day"
    """The end of the tutor's tutoring day that has time left when they are asked."""
    DAY_WINDOW = "day_window"
    """The end of the school's day."""
    TEACHING_DAYS = "teaching_days"


@dataclass(frozen=True, slots=True)
class After:
    """How long until a step; `amount` counts minutes, hours or days, and is 1 for units that are an end."""

    unit: Unit
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Ladder:
    """One row of the table; None where a request of that row has no such step."""

    undo: timedelta
    on_duty_only: bool = False
    """Only tutors in a tutoring time at that moment are asked, and at once."""
    remind: After | None = None
    second: After | None = None
    third: After | None = None
    coordinator: After | None = None


MINUTE = timedelta(seconds=60)
IN_THE_WEEK = Ladder(
    undo=MINUTE,
    remind=After(Unit.HALF_TUTORING_DAY),
    second=After(Unit.TUTORING_DAY),
    third=After(Unit.TUTORING_DAY),
    coordinator=After(Unit.TEACHING_DAYS, 5),
)
LADDER = {
    WhenNeeded.RIGHT_NOW: Ladder(
        undo=timedelta(seconds=10),
        on_duty_only=True,
        second=After(Unit.REAL_MINUTES, 5),
        third=After(Unit.REAL_MINUTES, 10),
        coordinator=After(Unit.REAL_MINUTES, 15),
    ),
    WhenNeeded.TODAY: Ladder(
        undo=MINUTE,
        remind=After(Unit.TUTORING_HOURS, 1),
        second=After(Unit.TUTORING_HOURS, 2),
        third=After(Unit.TUTORING_HOURS, 3),
        coordinator=After(Unit.DAY_WINDOW),
    ),
    WhenNeeded.THIS_WEEK: IN_THE_WEEK,
    WhenNeeded.NEXT_TUTORING_DAY: IN_THE_WEEK,
    WhenNeeded.CHOSEN_TIME: IN_THE_WEEK,
}
FOR_IDEAS = Ladder(undo=MINUTE)


def ladder_for(kind: Kind, when: WhenNeeded) -> Ladder:
    """The row in force now for a request of that kind and time."""
    return FOR_IDEAS if kind is Kind.WORKSHOP_IDEA else LADDER[when]


def undo_until(ladder: Ladder, now: datetime) -> datetime:
    """The moment from which the request may have reached somebody."""
    return now + ladder.undo
