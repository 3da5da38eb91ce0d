"""Schools, people's times and the spans they are made of: plain values.

Whether what a file says makes sense (a day that ends before it starts, a week letter of no cycle) is for the
import to refuse; here such a time just never comes.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum
from typing import NewType

SchoolId = NewType("SchoolId", str)


class Weekday(IntEnum):
    """Numbered as `date.weekday()` does."""

    MON = 0
    TUE = 1
    WED = 2
    THU = 3
    FRI = 4
    SAT = 5
    SUN = 6


SCHOOL_WEEK = frozenset({Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI})


@dataclass(frozen=True, slots=True)
class DayHours:
    """When a school's day begins and ends, on its own clock."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Period:
    """A lesson's place in the day; `start` belongs to it, `end` does not."""

    name: str
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Term:
    """Both days included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Break:
    """Both days included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ClosedDay:
    on: date
    name: str


@dataclass(frozen=True, slots=True)
class School:
    """A place with its clock and calendar; without terms it teaches all year but for breaks and closures."""

    id: SchoolId
    name: str
    region: str
    zone: str
    """IANA name."""
    teaching_days: frozenset[Weekday]
    day: DayHours
    periods: tuple[Period, ...] = ()
    week_cycle: tuple[str, ...] = ()
    """Letters in turn, such as A and B; empty where every week is the same."""
    terms: tuple[Term, ...] = ()
    breaks: tuple[Break, ...] = ()
    closed: tuple[ClosedDay, ...] = ()
    contact: str | None = None
    it_support: str | None = None
    safeguarding: str | None = None

    def __hash__(self) -> int:
        # Equal schools have equal ids; hashing the whole calendar would cost more than remembering saves.
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class TutoringTime:
    """A time of the week at which a tutor helps, at a school or (None) online."""

    weekday: Weekday
    start: time
    end: time
    school: SchoolId | None = None
    week: str | None = None
    """Only in weeks of that letter; None: every week."""


@dataclass(frozen=True, slots=True)
class DatedTime:
    """A time on one date at which a tutor helps at a school, on that school's clock."""

    on: date
    start: time
    end: time
    school: SchoolId


@dataclass(frozen=True, slots=True)
class Leave:
    """Days away, both included, on the clock of whichever school it is; a pause is one too."""

    first: date
    last: date = date.max
    """Left out: until further notice."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A part of every day on which nothing comes; over midnight where it starts later than it ends.

    Start and end alike: no quiet hours.
    """

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment (included) to another (not included), both aware and in UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class TutoringWindow(Span):
    """A span in which a tutor helps at that school, or (None) online."""

    school: SchoolId | None
