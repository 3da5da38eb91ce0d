"""Check 54: weekly prompts and next allowed moments in every zone, in every week of 2024–2040."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from coaching.school_calendar import (
    DayHours,
    IsoWeek,
    Weekday,
    day_windows,
    next_allowed_moment,
    prompt_moment,
)
from tests.coaching.school_calendar.builders import a_school
from tests.coaching.school_calendar.every_zone import WEEKS, ZONES, Situation, clocks, situations

TIMES = [time(0), time(0, 30), time(1, 30), time(2, 30), time(3, 30), time(9)]
WEEKDAYS = list(Weekday)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)

Alike = dict[tuple[IsoWeek, Situation], str]


@pytest.fixture(scope="module")
def alike() -> Alike:
    """One zone for each situation that some zone's clock is in, week by week."""
    found: Alike = {}
    for clock, zones in clocks().items():
        for week, situation in zip(WEEKS, situations(clock), strict=True):
            found.setdefault((week, situation), zones[0])
    return found


def right_or_shifted(moment: datetime, on: date, at: time, zone: str) -> bool:
    """The first moment at which the clock shows that time, or has jumped over it."""
    wall, clock = datetime.combine(on, at), ZoneInfo(zone)
    shown, before = (each.astimezone(clock) for each in (moment, moment - SECOND))
    exactly = shown.replace(tzinfo=None) == wall and not shown.fold
    jumped_over = before.replace(tzinfo=None) < wall < shown.replace(tzinfo=None)
    return exactly or jumped_over


def prompts_of(week: IsoWeek, situation: Situation, zone: str, at: time) -> list[datetime]:
    offset, changed = situation
    prompts = [prompt_moment(week, weekday, at=at, zone=zone) for weekday in WEEKDAYS]
    for weekday, prompt in zip(WEEKDAYS, prompts, strict=True):
        on = week.day(weekday)
        if changed:
            assert right_or_shifted(prompt, on, at, zone), (zone, prompt)
        else:
            assert prompt == datetime.combine(on, at, UTC) - offset, (zone, prompt)
    return prompts


@pytest.mark.parametrize("at", TIMES, ids=str)
def test_check_54_a_weekly_prompt_comes_once_a_week_rising_at_the_right_local_time(at: time, alike: Alike) -> None:
    prompts = {key: prompts_of(*key, zone, at) for key, zone in alike.items()}
    for key, week in prompts.items():
        assert all(earlier < later for earlier, later in pairwise(week)), (alike[key], week)
    ends = {key: (week[0], week[-1]) for key, week in prompts.items()}
    for clock, zones in clocks().items():
        weeks = [ends[key] for key in zip(WEEKS, situations(clock), strict=True)]
        for (_, earlier), (later, _) in pairwise(weeks):
            assert earlier < later, (zones, earlier)


def test_check_54_the_next_allowed_moment_is_right_around_every_change_of_every_clock() -> None:
    changes = {(one.offset, change): zones[0] for clock, zones in clocks().items() for one, change in pairwise(clock)}
    for (offset, change), zone in changes.items():
        on = change.at.astimezone(ZoneInfo(zone)).date()
        for at in TIMES:
            assert_next_allowed(zone, on, at, offset)


def assert_next_allowed(zone: str, on: date, at: time, offset: timedelta) -> None:
    """Before, in and after an hour's window on the date of a change; the window may be skipped with the hour."""
    end = at.replace(hour=at.hour + 1)
    school = a_school(zone=zone, day=DayHours(at, end), teaching_days=frozenset(Weekday))
    following = partial(next_allowed_moment, partial(day_windows, school))
    start, over = first_showing(on, at, zone, offset), first_showing(on, end, zone, offset)
    opens, tomorrow = following(start - SECOND), following(over)
    assert opens == following(start) == (start if start < over else tomorrow), (zone, opens)
    assert following(over - SECOND) == (over - SECOND if start < over else tomorrow)
    assert tomorrow == first_showing(on + DAY, at, zone, offset), (zone, tomorrow)


def first_showing(on: date, at: time, zone: str, offset: timedelta) -> datetime:
    """The first moment at which the clock shows that time of that date or later, found by trying."""
    wall, clock = datetime.combine(on, at), ZoneInfo(zone)
    moment = wall.replace(tzinfo=UTC) - offset - timedelta(hours=4)
    while moment.astimezone(clock).replace(tzinfo=None) < wall:
        moment += timedelta(minutes=15)  # every offset of these years is a multiple
    return moment


def test_check_54_the_next_allowed_moment_is_right_in_every_quiet_week_of_every_offset(alike: Alike) -> None:
    for (week, (offset, changed)), zone in alike.items():
        if not changed:
            morning = datetime.combine(week.day(Weekday.MON), time(8), UTC) - offset
            windows = partial(day_windows, a_school(zone=zone))
            assert next_allowed_moment(windows, morning - timedelta(hours=5)) == morning, zone
            assert next_allowed_moment(windows, morning + 4 * DAY + timedelta(hours=8)) == morning + 7 * DAY, zone


def test_every_zone_of_the_machine_is_looked_at() -> None:
    assert sum(len(zones) for zones in clocks().values()) == len(ZONES) >= 590
