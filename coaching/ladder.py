"""The steps of asking: how long a request can be taken back, and when the first card may go out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from coaching.help_requests import WhenNeeded


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the ladder."""

    undo: timedelta
    on_duty_only: bool = False
    """Only tutors in a tutoring time at that moment are asked, and at once."""


LADDER = {
    WhenNeeded.RIGHT_NOW: Step(undo=timedelta(seconds=10), on_duty_only=True),
    WhenNeeded.TODAY: Step(undo=timedelta(seconds=60)),
    WhenNeeded.THIS_WEEK: Step(undo=timedelta(seconds=60)),
    WhenNeeded.NEXT_TUTORING_DAY: Step(undo=timedelta(seconds=60)),
}


def undo_until(when: WhenNeeded, now: datetime) -> datetime:
    """The moment from which the request may have reached somebody."""
    return now + LADDER[when].undo
