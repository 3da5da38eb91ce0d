"""Schools and tutors that show only what matters, and moments written as people say them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from coaching.school_calendar import (
    SCHOOL_WEEK,
    DayHours,
    Leave,
    QuietHours,
    School,
    SchoolId,
    Span,
    TutoringTime,
    TutoringTimes,
    Weekday,
    WorkingTime,
    local_time,
)

HELSINKI = "Europe/Helsinki"
MON, TUE, WED, THU, FRI, SAT, SUN = Weekday

# The suite's school week: an ordinary one, far from breaks and clock changes.
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (date(2026, 9, day) for day in range(7, 14))
NEXT_MONDAY, NEXT_TUESDAY = date(2026, 9, 14), date(2026, 9, 15)


def at(on: date, hour: int, minute: int = 0, *, zone: str = HELSINKI) -> datetime:
    """A moment whose wall time exists once, made without the code under test."""
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def hours(text: str) -> tuple[time, time]:
    start, end = text.split("-")
    return time.fromisoformat(start), time.fromisoformat(end)


def a_school(name: str = "Rantala", **changes: Any) -> School:
    school = School(
        id=SchoolId(name.lower()),
        name=name,
        region="Vantaa",
        zone=HELSINKI,
        teaching_days=SCHOOL_WEEK,
        day=DayHours(*hours("08:00-16:00")),
    )
    return replace(school, **changes)


def a_time(weekday: Weekday, text: str, *, where: School | None = None, week: str | None = None) -> TutoringTime:
    return TutoringTime(weekday, *hours(text), school=where.id if where else None, week=week)


def a_tutor(
    *times: TutoringTime,
    schools: tuple[School, ...],
    leaves: tuple[Leave, ...] = (),
    quiet: QuietHours | None = None,
) -> TutoringTimes:
    return TutoringTimes(times, WorkingTime(schools, leaves, quiet))


def said(spans: Any, zone: str = HELSINKI) -> list[str]:
    """Spans as people would write them: `Tue 8 Sep 08:00-15:00`."""
    return [_said(span, zone) for span in spans]


def _said(span: Span, zone: str) -> str:
    start, end = local_time(span.start, zone), local_time(span.end, zone)
    return f"{start:%a} {start.day} {start:%b %H:%M}-{end:%H:%M}"
