"""Check 54 for the weekly question: every zone, the weeks around its clock changes, hours that come twice or never.

Of zones whose clocks never differ one is looked at.
"""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from coaching.people import PersonId
from coaching.prompts.asked import Asked, PromptTime
from coaching.prompts.weeks import planned
from coaching.school_calendar import DayHours, IsoWeek, School, SchoolId, Weekday, WorkingTime
from coaching.triads import TriadId
from tests.coaching.prompts.checker import faults
from tests.coaching.school_calendar.every_zone import ZONES, clocks

MON, _, WED, _, FRI, SAT, SUN = Weekday
CHOSEN = (
    PromptTime(SUN, time(0)),
    PromptTime(SUN, time(2, 30)),
    PromptTime(MON, time(0)),
    PromptTime(WED, time(9)),
    PromptTime(FRI, time(14)),
    PromptTime(SAT, time(23, 59)),
)
EVERY_DAY = frozenset(Weekday)
SCHOOLS = {
    zone: School(SchoolId(zone), zone, "", zone, EVERY_DAY, DayHours(time(0), time(23, 59, 59))) for zone in ZONES
}


@cache
def weeks_of(zone: str) -> list[IsoWeek]:
    """The weeks with and after the zone's changes of 2026 and 2027; where it has none, week 53 and the one after."""
    clock, mondays = ZoneInfo(zone), [datetime(2025, 12, 29, 12) + timedelta(weeks=week) for week in range(106)]  # noqa: DTZ001
    offsets = [clock.utcoffset(monday) for monday in mondays]
    changed = [monday.date() for monday, one, other in zip(mondays, offsets, offsets[1:], strict=False) if one != other]
    found = {IsoWeek.of(on) for on in changed or [date(2026, 12, 31)]}
    return sorted(found | {week.next() for week in found})


@pytest.mark.parametrize("chosen", CHOSEN, ids=lambda time: f"{time.weekday.name} {time.at}")
def test_check_54_in_every_zone_one_prompt_comes_each_week_inside_the_window(chosen: PromptTime) -> None:
    for zone, *_alike in clocks().values():
        asked = Asked(TriadId("triad"), PersonId("sanna"), WorkingTime((SCHOOLS[zone],)), chosen)
        for week in weeks_of(zone):
            row = planned(asked, week)
            assert list(faults(asked, week, row)) == [], (zone, row)
