"""When and how often a member of a triad wants to be asked."""

from dataclasses import dataclass
from datetime import date, time

from coaching.prompts.rhythms import Rhythm
from coaching.school_calendar import Weekday


@dataclass(frozen=True, slots=True)
class MyPrompts:
    weekday: Weekday
    at: time
    chosen: bool
    """By the person; else it is what the school's calendar suggests."""
    rhythm: Rhythm
    back_on: date | None
    """The first day after the pause that is on."""
