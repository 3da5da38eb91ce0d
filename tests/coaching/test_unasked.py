"""Two unasked messages a day and four a week, counted on the person's own clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching.school_calendar import IsoWeek, local_date
from coaching.unasked import PER_DAY, PER_WEEK, one_more_at

ZONE = "Europe/Helsinki"
MONDAY = datetime(2026, 9, 7, 6, tzinfo=UTC)


def test_the_first_two_of_a_day_come_and_the_third_waits_for_midnight_there() -> None:
    assert one_more_at([MONDAY], MONDAY, ZONE) == MONDAY
    assert one_more_at([MONDAY, MONDAY], MONDAY, ZONE) == datetime(2026, 9, 7, 21, tzinfo=UTC)


def test_after_four_in_a_week_the_fifth_waits_for_monday() -> None:
    came = [MONDAY + timedelta(days=day) for day in (0, 1, 2, 3)]
    assert one_more_at(came, MONDAY + timedelta(days=3), ZONE) == datetime(2026, 9, 13, 21, tzinfo=UTC)


@given(st.lists(st.integers(0, 3 * 7 * 24), max_size=40))
def test_point_52_whatever_is_owed_no_day_has_more_than_two_and_no_week_more_than_four(hours: list[int]) -> None:
    came: list[datetime] = []
    for hour in sorted(hours):
        now = MONDAY + timedelta(hours=hour)
        if one_more_at(came, now, ZONE) <= now:
            came.append(now)
    days = [local_date(each, ZONE) for each in came]
    assert all(days.count(day) <= PER_DAY for day in days)
    assert all(sum(IsoWeek.of(other) == IsoWeek.of(day) for other in days) <= PER_WEEK for day in days)
