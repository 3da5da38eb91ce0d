"""When a triad could meet: only when all have it free, nobody is away, and the school teaches."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from coaching.school_calendar import ClosedDay, DayHours, Leave, School, SchoolId, Weekday
from coaching.triads.meetings import FreeTime, next_times
from coaching.volunteers import FreePeriod

WEEK = frozenset({Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI})
RANTALA = School(SchoolId("rantala"), "Rantala", "North", "Europe/Helsinki", WEEK, DayHours(time(8), time(16)))
LISBON = replace(RANTALA, id=SchoolId("lisbon"), zone="Europe/Lisbon")
MONDAY = datetime(2026, 9, 7, 5, tzinfo=UTC)
WED_11, FRI_9 = FreePeriod(Weekday.WED, time(11), time(12)), FreePeriod(Weekday.FRI, time(9), time(10))


def test_the_next_times_are_those_that_all_have_free_on_different_days() -> None:
    others = FreeTime((FRI_9, WED_11), RANTALA)
    assert next_times([FreeTime((WED_11, FRI_9), RANTALA), others, others], MONDAY) == (
        datetime(2026, 9, 9, 8, tzinfo=UTC),
        datetime(2026, 9, 11, 6, tzinfo=UTC),
        datetime(2026, 9, 16, 8, tzinfo=UTC),
    )


def test_nobody_meets_while_one_is_away_or_the_school_is_closed() -> None:
    away = FreeTime((WED_11,), RANTALA, (Leave(date(2026, 9, 9), date(2026, 9, 9)),))
    closed = replace(RANTALA, closed=(ClosedDay(date(2026, 9, 16), "Sports day"),))
    times = next_times([FreeTime((WED_11,), closed), away], MONDAY)
    assert times[0] == datetime(2026, 9, 23, 8, tzinfo=UTC)


def test_two_clocks_meet_at_the_same_moment() -> None:
    there = FreeTime((FreePeriod(Weekday.WED, time(9), time(10)),), LISBON)
    assert next_times([FreeTime((WED_11,), RANTALA), there], MONDAY)[0] == datetime(2026, 9, 9, 8, tzinfo=UTC)


def test_half_an_hour_in_common_is_enough_where_bells_ring_at_different_times() -> None:
    early = FreeTime((FreePeriod(Weekday.MON, time(8, 45), time(9, 45)),), RANTALA)
    late = FreeTime((FreePeriod(Weekday.MON, time(9, 10), time(9, 55)),), RANTALA)
    assert next_times([early, late], MONDAY)[0] == next_times([late, early], MONDAY)[0]
    assert next_times([early, late], MONDAY)[0] == datetime(2026, 9, 7, 6, 10, tzinfo=UTC)


def test_periods_that_touch_are_one_time_and_a_quarter_of_an_hour_is_too_short() -> None:
    touching = FreePeriod(Weekday.MON, time(8), time(9)), FreePeriod(Weekday.MON, time(9), time(10))
    across = FreeTime((FreePeriod(Weekday.MON, time(8, 45), time(9, 30)),), RANTALA)
    short = FreeTime((FreePeriod(Weekday.MON, time(9, 45), time(10, 30)),), RANTALA)
    assert next_times([FreeTime(touching, RANTALA), across], MONDAY)[0] == datetime(2026, 9, 7, 5, 45, tzinfo=UTC)
    assert next_times([FreeTime(touching, RANTALA), short], MONDAY) == ()


def test_without_a_time_in_common_there_is_none() -> None:
    assert next_times([FreeTime((WED_11,), RANTALA), FreeTime((FRI_9,), RANTALA)], MONDAY) == ()
    assert next_times([], MONDAY) == ()
