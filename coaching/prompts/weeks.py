"""When the week's question comes to somebody: once in each teaching week, inside a working window, or why not.

From the time of the week, never from when the last one came. Which question it is, is decided when it is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from coaching.people import PersonId
from coaching.prompts.asked import Asked, PromptTime, Skip
from coaching.prompts.open_days import OpenDay, is_other_week, open_days, school_days, without_days_off
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.school_calendar import IsoWeek, Span, Weekday, local_date, prompt_moment, to_utc
from coaching.triads import TriadId


@dataclass(frozen=True, slots=True)
class Planned:
    """The prompt of one person in one week, or that there is none; unique by triad, person, kind and week."""

    triad: TriadId
    person: PersonId
    week: IsoWeek
    due: datetime
    """Where the week is skipped: when it would have come."""
    too_late_at: datetime
    skipped: Skip | None = None
    kind: PromptKind = PromptKind.QUESTION

    def as_prompt(self, id: PromptId) -> Prompt:  # noqa: A002 - as everywhere
        """The row of it."""
        state = PromptState.SKIPPED if self.skipped else PromptState.PLANNED
        return Prompt(
            id,
            self.triad,
            self.person,
            self.kind,
            self.week,
            state,
            self.due,
            self.too_late_at,
            skipped_because=self.skipped,
        )


def planned(asked: Asked, week: IsoWeek, *, not_before: datetime | None = None) -> Planned:
    """What that week has for the person.

    On the chosen weekday; where that is no open day, on the next open one of the same ISO week, else on the last
    one before. At the chosen time, or when the window after it opens; after the last window, an hour before its
    end. `not_before` is for whoever joins or moves in the middle of a week: what is too late by then is passed
    over, and where nothing else is left of the week it comes in what is left of its last window.
    """
    time, days = asked.prompt_time, open_days(asked, week)
    if isinstance(days, Skip):
        return _skipped(asked, week, time, days)
    spans = (moment_on(asked, day, time) for day in in_order(days, time.weekday))
    if not_before is None:
        return _in(next(spans), asked, week)
    rest = (day.moment(not_before) for day in days if not_before < day.windows[-1].end)
    left = next((span for span in chain(spans, rest) if span.end > not_before), None)
    return _in(left, asked, week) if left else _skipped(asked, week, time, Skip.TOO_LATE)


def in_order(days: Sequence[OpenDay], weekday: Weekday) -> list[OpenDay]:
    """That weekday first, then later ones, then earlier ones, the nearest first."""
    return sorted(days, key=lambda day: (day.on.weekday() < weekday, abs(day.on.weekday() - weekday)))


def moment_on(asked: Asked, day: OpenDay, time: PromptTime) -> Span:
    """From when until when something may come at about that time of that day."""
    return day.moment(to_utc(day.on, time.at, asked.zone))


def why_not_now(prompt: Prompt, asked: Asked, now: datetime) -> Skip | None:
    """Why a planned prompt must not be sent at this moment after all; None where nothing has changed.

    A pause, a leave, a closed day, quiet hours: whatever came up since it was planned counts at once.
    """
    if now >= prompt.too_late_at:
        return Skip.TOO_LATE
    if prompt.kind is PromptKind.QUESTION and is_other_week(asked, prompt.week):
        return Skip.OTHER_WEEK
    return why_closed(asked, now)


def why_closed(asked: Asked, now: datetime) -> Skip | None:
    """Why nothing may come to the person at this moment; None inside one of their working windows."""
    today = local_date(now, asked.zone)
    week = school_days(asked.working.schools, asked.working.quiet, IsoWeek.of(today))
    here = [day for day in week if day.on == today]
    days = without_days_off(asked, here) if here else Skip.CLOSED
    if isinstance(days, Skip):
        return days
    is_open = any(window.start <= now < window.end for day in days for window in day.windows)
    return None if is_open else Skip.NO_WINDOW


def _in(span: Span, asked: Asked, week: IsoWeek) -> Planned:
    return Planned(asked.triad, asked.person, week, span.start, span.end)


def _skipped(asked: Asked, week: IsoWeek, time: PromptTime, reason: Skip) -> Planned:
    nominal = prompt_moment(week, time.weekday, at=time.at, zone=asked.zone)
    return Planned(asked.triad, asked.person, week, nominal, nominal, reason)
