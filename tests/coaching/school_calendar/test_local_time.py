"""A school's clock in UTC, and weeks."""

from datetime import UTC, date, datetime, time

import pytest

from coaching.school_calendar import IsoWeek, local_date, prompt_moment, to_utc, week_of, week_start
from tests.coaching.school_calendar.builders import HELSINKI, MON, MONDAY, SUN, THURSDAY, at

LORD_HOWE = "Australia/Lord_Howe"  # shifts by half an hour
APIA = "Pacific/Apia"  # had no 30 December 2011
CASABLANCA = "Africa/Casablanca"  # goes back for Ramadan, at changing dates
KWAJALEIN = "Kwajalein"  # had no 21 August 1993
ASUNCION = "America/Asuncion"  # had days that began at 01:00


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        (HELSINKI, "2026-09-07 08:00", "2026-09-07 05:00"),
        (HELSINKI, "2026-12-07 08:00", "2026-12-07 06:00"),
        ("Asia/Kathmandu", "2026-09-07 08:00", "2026-09-07 02:15"),
        (CASABLANCA, "2026-02-13 09:00", "2026-02-13 08:00"),
        (CASABLANCA, "2026-02-16 09:00", "2026-02-16 09:00"),
    ],
)
def test_a_wall_time_that_comes_once_is_that_moment(zone: str, wall: str, expected: str) -> None:
    assert moment_of(wall, zone) == utc(expected)


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        (HELSINKI, "2026-03-29 02:59:59", "2026-03-29 00:59:59"),
        (HELSINKI, "2026-03-29 03:00", "2026-03-29 01:00"),
        (HELSINKI, "2026-03-29 03:30", "2026-03-29 01:00"),
        (HELSINKI, "2026-03-29 03:59:59", "2026-03-29 01:00"),
        (HELSINKI, "2026-03-29 04:00", "2026-03-29 01:00"),
        (LORD_HOWE, "2026-10-04 02:15", "2026-10-03 15:30"),
        (LORD_HOWE, "2026-10-04 02:30", "2026-10-03 15:30"),
        (ASUNCION, "2023-10-01 00:00", "2023-10-01 04:00"),
        (APIA, "2011-12-29 23:59:59", "2011-12-30 09:59:59"),
        (APIA, "2011-12-30 12:00", "2011-12-30 10:00"),
        (APIA, "2011-12-31 00:00", "2011-12-30 10:00"),
        (KWAJALEIN, "1993-08-21 09:00", "1993-08-21 12:00"),
    ],
)
def test_a_wall_time_that_is_skipped_is_the_first_moment_after(zone: str, wall: str, expected: str) -> None:
    assert moment_of(wall, zone) == utc(expected)


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        (HELSINKI, "2026-10-25 03:00", "2026-10-25 00:00"),
        (HELSINKI, "2026-10-25 03:59:59", "2026-10-25 00:59:59"),
        (HELSINKI, "2026-10-25 04:00", "2026-10-25 02:00"),
        (LORD_HOWE, "2026-04-05 01:45", "2026-04-04 14:45"),
        (CASABLANCA, "2026-02-15 02:30", "2026-02-15 01:30"),
    ],
)
def test_a_wall_time_that_comes_twice_is_its_first_occurrence(zone: str, wall: str, expected: str) -> None:
    assert moment_of(wall, zone) == utc(expected)


def test_the_second_occurrence_of_a_wall_time_cannot_be_asked_for() -> None:
    assert to_utc(date(2026, 10, 25), time(3, 30, fold=1), HELSINKI) == utc("2026-10-25 00:30")


def test_the_date_is_the_schools_date() -> None:
    late = at(MONDAY, 23, 30)
    assert local_date(late, HELSINKI) == MONDAY
    assert local_date(late, "Pacific/Auckland") == date(2026, 9, 8)


def test_weeks_are_written_so_that_they_sort() -> None:
    weeks = [IsoWeek(2025, 52), IsoWeek(2026, 1), IsoWeek(2026, 9), IsoWeek(2026, 10)]
    assert sorted(weeks) == weeks
    assert [str(week) for week in weeks] == sorted(str(week) for week in weeks)
    assert str(weeks[1]) == "2026-W01"


def test_a_year_may_have_53_weeks_and_a_week_may_lie_in_two_years() -> None:
    assert IsoWeek.of(date(2026, 12, 31)) == IsoWeek(2026, 53) == IsoWeek.of(date(2027, 1, 3))
    assert IsoWeek(2026, 53).next() == IsoWeek(2027, 1)
    assert IsoWeek(2027, 1).day(MON) == date(2027, 1, 4)
    assert IsoWeek.of(date(2024, 12, 30)) == IsoWeek(2025, 1)


def test_the_week_begins_at_the_schools_midnight() -> None:
    assert week_start(at(THURSDAY, 12), HELSINKI) == at(MONDAY, 0)
    assert week_start(at(MONDAY, 0), HELSINKI) == at(MONDAY, 0)
    assert week_of(utc("2026-09-06 21:00"), HELSINKI) == IsoWeek(2026, 37)
    assert week_of(utc("2026-09-06 20:59"), HELSINKI) == IsoWeek(2026, 36)


def test_a_weekly_prompt_keeps_its_wall_time_over_clock_changes() -> None:
    weeks = [IsoWeek(2026, 43), IsoWeek(2026, 44)]
    moments = [prompt_moment(week, MON, at=time(9), zone=HELSINKI) for week in weeks]
    assert moments == [utc("2026-10-19 06:00"), utc("2026-10-26 07:00")]


def test_a_prompt_of_a_skipped_sunday_night_belongs_to_the_week_that_ends() -> None:
    # In Toronto the Sunday of 30 March 1919 ended at 23:30, and Monday began at 00:30.
    zone, jump = "America/Toronto", utc("1919-03-31 04:30")
    assert prompt_moment(IsoWeek(1919, 13), SUN, at=time(23, 45), zone=zone) == jump


def moment_of(wall: str, zone: str) -> datetime:
    there = datetime.fromisoformat(wall)
    return to_utc(there.date(), there.time(), zone)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
