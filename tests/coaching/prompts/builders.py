"""Somebody who is asked once a week, showing only what matters, and prompts as rows."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from coaching.people import PersonId
from coaching.prompts.asked import Asked, PromptTime
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.prompts.weeks import Planned
from coaching.school_calendar import IsoWeek, Leave, QuietHours, School, Weekday, WorkingTime, local_time
from coaching.triads import TriadId
from tests.coaching.school_calendar.builders import HELSINKI, MONDAY, a_school

RANTALA = a_school()
WEEK = IsoWeek.of(MONDAY)
"""The suite's school week, 7 to 13 September 2026."""
SIX_HOURS = timedelta(hours=6)


def weekly(weekday: Weekday, at: str) -> PromptTime:
    return PromptTime(weekday, time.fromisoformat(at))


def a_member(
    *schools: School,
    time: PromptTime | None = None,
    leaves: tuple[Leave, ...] = (),
    quiet: QuietHours | None = None,
    **changes: Any,
) -> Asked:
    asked = Asked(TriadId("triad"), PersonId("sanna"), WorkingTime(schools or (RANTALA,), leaves, quiet), time)
    return replace(asked, **changes)


def a_prompt(due: datetime, *, week: IsoWeek = WEEK, **changes: Any) -> Prompt:
    prompt = Prompt(
        PromptId(f"{due}"),
        TriadId("triad"),
        PersonId("sanna"),
        PromptKind.QUESTION,
        week,
        PromptState.PLANNED,
        due,
        due + SIX_HOURS,
    )
    return replace(prompt, **changes)


def said(planned: Planned, zone: str = HELSINKI) -> str:
    """As people would write it: `Fri 11 Sep 14:00`, or why not."""
    return planned.skipped.value if planned.skipped else str(clock(planned.due, zone))


def clock(moment: datetime | None, zone: str = HELSINKI) -> str | None:
    here = local_time(moment, zone) if moment else None
    return f"{here:%a} {here.day} {here:%b %H:%M}" if here else None
