"""Plans the weeks ahead for everybody, plans anew what changes, and sorts out what is due after a time away.

Pure: rows are read and saved by the caller, who adds only those whose (triad, person, kind, week) is not there yet.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial

from coaching.people import PersonId
from coaching.prompts.asked import Asked, Skip
from coaching.prompts.values import Prompt, PromptKind, PromptState
from coaching.prompts.weeks import Planned, planned
from coaching.school_calendar import IsoWeek, week_of
from coaching.triads import TriadId

AHEAD = timedelta(days=4)
"""So a week is planned from the Thursday before: late enough for most leaves, early enough for a long weekend away."""
EARLIEST_CLOCK, LATEST_CLOCK = timedelta(hours=-12), timedelta(hours=14)
"""The offsets of the clocks that are furthest behind and ahead."""

OF_THE_CALENDAR = frozenset({Skip.BREAK, Skip.CLOSED, Skip.LEAVE, Skip.PAUSED, Skip.OTHER_WEEK, Skip.NO_WINDOW})
"""Reasons that somebody may take back."""


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What to do with planned prompts whose moment has come; nobody is in `send` twice for one triad."""

    send: tuple[Prompt, ...]
    skipped: tuple[Prompt, ...]


def weeks_ahead(now: datetime, ahead: timedelta = AHEAD) -> tuple[IsoWeek, ...]:
    """The ISO weeks that some clock on earth is in from now until so far ahead, rising."""
    here = now.astimezone(UTC)
    weeks = [IsoWeek.of((here + EARLIEST_CLOCK).date())]
    while weeks[-1] < IsoWeek.of((here + ahead + LATEST_CLOCK).date()):
        weeks.append(weeks[-1].next())
    return tuple(weeks)


def plan(everybody: Iterable[Asked], weeks: Iterable[IsoWeek], *, now: datetime) -> Iterator[Planned]:
    """What each of these weeks has for each of these people, week by week.

    Weeks that are over on the clock of a person's home school are left out for them; of the one they are in, what
    is left of it counts.
    """
    people, this_week = tuple(everybody), cache(partial(week_of, now))
    return (planned(asked, week, not_before=now) for week in weeks for asked in people if week >= this_week(asked.zone))


def planned_anew(prompt: Prompt, asked: Asked, *, now: datetime) -> Prompt:
    """The prompt as it would be planned now, after a change of calendar, leave, pause, school, zone or chosen time.

    Moved, skipped, or back in a week that was skipped for such a reason and is not over. What was sent, was
    missed or is due already stays as it is.
    """
    waits = prompt.state is PromptState.PLANNED and now < prompt.due
    may_come_back = prompt.state is PromptState.SKIPPED and prompt.skipped_because in OF_THE_CALENDAR
    if not (waits or may_come_back):
        return prompt
    row = planned(asked, prompt.week, not_before=now)
    if may_come_back and row.skipped:
        return prompt
    if waits and not row.skipped and (row.due, row.too_late_at) == (prompt.due, prompt.too_late_at):
        return prompt  # nearly always, for everybody and once an hour
    state = PromptState.SKIPPED if row.skipped else PromptState.PLANNED
    return replace(prompt, state=state, due=row.due, too_late_at=row.too_late_at, skipped_because=row.skipped)


def catch_up(prompts: Iterable[Prompt], now: datetime) -> CaughtUp:
    """Of the planned prompts that are due, the last one of each person and triad that is not too late; the others not.

    What is not due, or was sent or skipped before, is in neither.
    """
    due = [each for each in prompts if each.state is PromptState.PLANNED and each.due <= now]
    newest: dict[tuple[TriadId, PersonId], Prompt] = {}
    for each in sorted((each for each in due if now < each.too_late_at), key=_newness):
        newest[each.triad, each.person] = each
    send = frozenset(each.id for each in newest.values())
    return CaughtUp(
        tuple(each for each in due if each.id in send),
        tuple(skipped(each, _why(each, now)) for each in due if each.id not in send),
    )


def skipped(prompt: Prompt, why: Skip) -> Prompt:
    """The prompt as one that is not sent; the row stays, so that rates stay honest."""
    return replace(prompt, state=PromptState.SKIPPED, skipped_because=why)


def _newness(prompt: Prompt) -> tuple[datetime, bool, IsoWeek]:
    """At the same moment whatever comes rarely goes before the week's question."""
    return prompt.due, prompt.kind is not PromptKind.QUESTION, prompt.week


def _why(prompt: Prompt, now: datetime) -> Skip:
    return Skip.TOO_LATE if now >= prompt.too_late_at else Skip.NEWER_ONE
