"""The one reminder of a question, the moments to which its reader may put it off, and the choice after silent weeks.

All of them lie in working windows before the next question; what a pause or a leave takes away is taken at once.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from coaching.prompts.asked import Asked, PromptTime, Skip
from coaching.prompts.open_days import AT_MOST_LATE, OpenDay, school_days, without_days_off
from coaching.prompts.values import Prompt, PromptKind, PromptState
from coaching.prompts.weeks import moment_on, planned, why_closed
from coaching.school_calendar import IsoWeek, Weekday, local_date, local_time

SOON = timedelta(days=5)
"""From the Thursday before Easter to the Tuesday after it; what was asked longer ago is not asked again."""
MORNING = time(8)
SILENT_WEEKS = 3

HEARD = {PromptState.ANSWERED: Skip.ANSWERED, PromptState.TOLD: Skip.MATE_REPORTED}


class Snooze(StrEnum):
    """How a question can be put off."""

    TOMORROW = "tomorrow"
    """The next working day, in the morning."""
    FRIDAY = "friday"
    """This week's Friday, at the time of day at which the question came."""
    SKIP_WEEK = "skip_week"
    PAUSE = "pause"
    """Till a date: a leave from questions, which the caller keeps."""


def remind_at(prompt: Prompt, asked: Asked) -> datetime | None:
    """When a question that was sent is brought up once more: about the same time on the next working day.

    None where that is too long after it, or not before the day of the next question.
    """
    asked_at = local_time(prompt.due, asked.zone)
    day = next(_days_after(asked, prompt.week, asked_at.date()), None)
    return _at(day, asked_at.time(), asked) if day else None


def snoozes(prompt: Prompt, asked: Asked, now: datetime) -> dict[Snooze, datetime]:
    """The moments to which the question can be put off now; skipping the week and a pause can always be chosen."""
    today = local_date(now, asked.zone)
    days = list(_days_after(asked, prompt.week, today))
    moments = {Snooze.TOMORROW: _at(days[0], MORNING, asked)} if days else {}
    friday = next((day for day in days[1:] if day.on == IsoWeek.of(today).day(Weekday.FRI)), None)
    if friday:
        moments[Snooze.FRIDAY] = _at(friday, local_time(prompt.due, asked.zone).time(), asked)
    return moments


def why_not_reminded(prompt: Prompt, asked: Asked, now: datetime) -> Skip | None:
    """Why the reminder that is due must not be sent at this moment; None where it is wanted."""
    if prompt.state is not PromptState.SENT or prompt.remind_at is None:
        return HEARD.get(prompt.state, Skip.NO_REMINDER)
    if now >= prompt.remind_at + AT_MOST_LATE:  # within them no other day begins: the night has 13 hours
        return Skip.TOO_LATE
    return why_closed(asked, now)


def offers_rhythm(prompts: Iterable[Prompt], this_week: IsoWeek) -> bool:
    """Whether this week's question gives way to the choice of rhythm, from one person's prompts in one triad.

    After three questions in a row without a word from the person or a mate; weeks that were skipped do not count.
    Once: whatever they choose, and if they choose nothing, not again before they have answered a question.
    """
    silent = 0
    for prompt in sorted((each for each in prompts if each.week < this_week), key=lambda each: each.week, reverse=True):
        if prompt.state in HEARD and prompt.kind is PromptKind.QUESTION:
            break
        if prompt.state in (PromptState.PLANNED, PromptState.SKIPPED):
            continue
        if prompt.kind is PromptKind.RHYTHM:
            return False
        silent += prompt.kind is PromptKind.QUESTION
    return silent >= SILENT_WEEKS


def _days_after(asked: Asked, week: IsoWeek, today: date) -> Iterator[OpenDay]:
    """The working days soon after today and before that of the question of the week after `week`."""
    following = planned(asked, week.next())
    until = today + SOON
    if not following.skipped:
        until = min(until, local_date(following.due, asked.zone) - timedelta(days=1))
    for near in (IsoWeek.of(today), IsoWeek.of(today).next()):
        here = [day for day in school_days(asked.working.schools, asked.working.quiet, near) if today < day.on <= until]
        days = without_days_off(asked, here) if here else Skip.CLOSED
        yield from () if isinstance(days, Skip) else days


def _at(day: OpenDay, at: time, asked: Asked) -> datetime:
    return moment_on(asked, day, PromptTime(Weekday(day.on.weekday()), at)).start
