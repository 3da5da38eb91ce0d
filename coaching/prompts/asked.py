"""Whoever is asked once a week, the time they chose for it, and the time that the school's calendar suggests."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from coaching.people import PersonId
from coaching.prompts.rhythms import Rhythm
from coaching.school_calendar import IsoWeek, School, Weekday, WorkingTime
from coaching.school_calendar.windows import EARLIEST, LATEST
from coaching.triads import TriadId

USUAL = time(14)
"""Most lessons are over, and there is an hour left before three in which to answer."""
SOME_WEEK = IsoWeek(2024, 1)
"""From where every other week is counted for somebody whose first one is not known."""


class Skip(StrEnum):
    """Why a week has no prompt, or why one that was planned was not sent."""

    BREAK = "break"
    """No school of the person teaches in that week: a break, or between terms."""
    CLOSED = "closed"
    """The same, by closed days."""
    LEAVE = "leave"
    PAUSED = "paused"
    OTHER_WEEK = "other_week"
    """The week between two in the rhythm of every other week."""
    NO_WINDOW = "no_window"
    """Quiet hours leave nothing of the days, or all lies before 7 or after 18; no school is known."""
    TOO_LATE = "too_late"
    NOT_SENT = "not_sent"
    """Its message did not come: Slack did not take it in time, or it was no longer to come by then."""
    NEWER_ONE = "newer_one"
    """After a time without the bot at most one is sent."""
    ANSWERED = "answered"
    MATE_REPORTED = "mate_reported"
    NO_REMINDER = "no_reminder"
    """It was given, or its reader chose to have none."""


@dataclass(frozen=True, slots=True)
class PromptTime:
    """A time of the week on the clock of the person's home school, whichever that is then."""

    weekday: Weekday
    at: time


@dataclass(frozen=True, slots=True)
class Asked:
    """A member of a triad, with all that decides when the week's question comes."""

    triad: TriadId
    person: PersonId
    working: WorkingTime
    time: PromptTime | None = None
    """As chosen; None: `usual_time` of the home school."""
    rhythm: Rhythm = Rhythm.WEEKLY
    since: IsoWeek = SOME_WEEK
    """A week in which they are asked; in the rhythm of every other week those at an even distance are, too."""
    back_on: date | None = None
    """The first day after a pause."""

    @property
    def home(self) -> School | None:
        """The school whose clock counts."""
        return self.working.schools[0] if self.working.schools else None

    @property
    def zone(self) -> str:
        """Whose clock that is."""
        return self.home.zone if self.home else "UTC"

    @property
    def prompt_time(self) -> PromptTime:
        """The time chosen, or else suggested."""
        return self.time or usual_time(self.home)

    def is_away(self, on: date) -> bool:
        """Whether a leave covers the day."""
        return any(leave.first <= on <= leave.last for leave in self.working.leaves)

    def pauses(self, on: date) -> bool:
        """Whether nothing may come on that day by the person's own word."""
        return self.rhythm is Rhythm.PAUSED or (self.back_on is not None and on < self.back_on)


def usual_time(school: School | None) -> PromptTime:
    """Two o'clock on the last teaching day of the school's week.

    An hour before the day ends where that is before three, and never before it starts.
    """
    if school is None:
        return PromptTime(Weekday.FRI, USUAL)
    start, end = max(school.day.start, EARLIEST), min(school.day.end, LATEST)
    hour_before = end.replace(hour=end.hour - 1) if end.hour else end
    return PromptTime(max(school.teaching_days, default=Weekday.FRI), max(start, min(USUAL, hour_before)))
