"""Day windows and working windows."""

from datetime import UTC, date, datetime, timedelta

from coaching.school_calendar import (
    Break,
    ClosedDay,
    DayHours,
    Leave,
    QuietHours,
    School,
    Span,
    Term,
    Weekday,
    WorkingTime,
    day_windows,
)
from tests.coaching.school_calendar.builders import (
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    NEXT_TUESDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    a_school,
    at,
    hours,
    said,
)

RANTALA = a_school()
EVERY_DAY = frozenset(Weekday)
STOCKHOLM = "Europe/Stockholm"


def working(
    *schools: School, leaves: tuple[Leave, ...] = (), quiet: QuietHours | None = None, until: datetime | None = None
) -> list[str]:
    """The person's week from Monday on."""
    windows = WorkingTime(schools, leaves, quiet).windows(at(MONDAY, 0), until or at(SUNDAY, 0))
    return said(windows)


def school_open(day: str) -> School:
    return a_school(day=DayHours(*hours(day)))


def test_a_schools_week_is_its_day_on_each_teaching_day() -> None:
    assert said(day_windows(RANTALA, at(MONDAY, 0), at(NEXT_TUESDAY, 0))) == [
        "Mon 7 Sep 08:00-16:00",
        "Tue 8 Sep 08:00-16:00",
        "Wed 9 Sep 08:00-16:00",
        "Thu 10 Sep 08:00-16:00",
        "Fri 11 Sep 08:00-16:00",
        "Mon 14 Sep 08:00-16:00",
    ]


def test_windows_are_cut_to_what_is_asked_for() -> None:
    assert said(day_windows(RANTALA, at(MONDAY, 12), at(TUESDAY, 9))) == [
        "Mon 7 Sep 12:00-16:00",
        "Tue 8 Sep 08:00-09:00",
    ]
    assert said(day_windows(RANTALA, at(MONDAY, 16), at(TUESDAY, 8))) == []
    assert said(day_windows(RANTALA, at(TUESDAY, 8), at(MONDAY, 8))) == []


def test_a_closed_monday_and_a_break_have_no_windows() -> None:
    school = a_school(closed=(ClosedDay(MONDAY, "Training"),), breaks=(Break("Short", WEDNESDAY, THURSDAY),))
    assert working(school) == ["Tue 8 Sep 08:00-16:00", "Fri 11 Sep 08:00-16:00"]


def test_a_school_keeps_its_wall_time_over_the_clock_change() -> None:
    windows = list(day_windows(RANTALA, at(date(2026, 10, 23), 0), at(date(2026, 10, 27), 0)))
    assert said(windows) == ["Fri 23 Oct 08:00-16:00", "Mon 26 Oct 08:00-16:00"]
    assert [window.start.hour for window in windows] == [5, 6]


def test_a_day_over_the_skipped_hour_is_an_hour_shorter() -> None:
    night_school = a_school(day=DayHours(*hours("02:00-06:00")), teaching_days=EVERY_DAY)
    (window,) = day_windows(night_school, at(date(2026, 3, 29), 0), at(date(2026, 3, 30), 0))
    assert said([window]) == ["Sun 29 Mar 02:00-06:00"]
    assert (window.end - window.start).total_seconds() == 3 * 3600


def test_a_day_over_the_repeated_hour_is_an_hour_longer() -> None:
    night_school = a_school(day=DayHours(*hours("02:00-06:00")), teaching_days=EVERY_DAY)
    (window,) = day_windows(night_school, at(date(2026, 10, 25), 0), at(date(2026, 10, 26), 0))
    assert (window.end - window.start).total_seconds() == 5 * 3600


def test_a_day_that_the_clock_skips_has_no_window() -> None:
    night_school = a_school(day=DayHours(*hours("03:00-04:00")), teaching_days=EVERY_DAY)
    assert said(day_windows(night_school, at(date(2026, 3, 29), 0), at(date(2026, 3, 30), 0))) == []


def test_the_day_after_a_midnight_that_comes_twice_is_not_lost() -> None:
    # In St John's, one minute after the midnight that ended 6 November 2010, it was 23:01 again.
    school = a_school(zone="America/St_Johns", teaching_days=EVERY_DAY, day=DayHours(*hours("00:00-01:00")))
    midnight = datetime(2010, 11, 7, 2, 30, tzinfo=UTC)
    windows = list(day_windows(school, midnight - timedelta(minutes=5), midnight + timedelta(minutes=30)))
    assert windows == [Span(midnight, midnight + timedelta(minutes=30))]


def test_a_person_is_written_to_in_the_schools_day() -> None:
    assert working(RANTALA, until=at(WEDNESDAY, 0)) == ["Mon 7 Sep 08:00-16:00", "Tue 8 Sep 08:00-16:00"]


def test_nobody_is_written_to_before_seven_or_after_six() -> None:
    assert working(school_open("06:15-20:45"), until=at(TUESDAY, 0)) == ["Mon 7 Sep 07:00-18:00"]
    assert working(school_open("18:30-21:00")) == []
    assert said(day_windows(school_open("06:15-20:45"), at(MONDAY, 0), at(TUESDAY, 0))) == ["Mon 7 Sep 06:15-20:45"]


def test_nobody_is_written_to_on_leave() -> None:
    assert working(RANTALA, leaves=(Leave(MONDAY, TUESDAY), Leave(THURSDAY, THURSDAY))) == [
        "Wed 9 Sep 08:00-16:00",
        "Fri 11 Sep 08:00-16:00",
    ]


def test_who_pauses_until_further_notice_is_not_written_to() -> None:
    assert working(RANTALA, leaves=(Leave(TUESDAY),)) == ["Mon 7 Sep 08:00-16:00"]


def test_quiet_hours_in_the_middle_of_the_day_split_it() -> None:
    assert working(RANTALA, quiet=QuietHours(*hours("11:00-12:30")), until=at(TUESDAY, 0)) == [
        "Mon 7 Sep 08:00-11:00",
        "Mon 7 Sep 12:30-16:00",
    ]


def test_quiet_hours_over_midnight_cut_both_ends_of_the_day() -> None:
    assert working(RANTALA, quiet=QuietHours(*hours("15:00-09:30")), until=at(TUESDAY, 0)) == ["Mon 7 Sep 09:30-15:00"]


def test_quiet_hours_outside_the_day_change_nothing() -> None:
    for quiet in ("20:00-06:00", "00:00-08:00", "16:00-23:00", "12:00-12:00"):
        assert working(RANTALA, quiet=QuietHours(*hours(quiet)), until=at(TUESDAY, 0)) == ["Mon 7 Sep 08:00-16:00"]


def test_who_is_always_quiet_is_never_written_to() -> None:
    assert working(RANTALA, quiet=QuietHours(*hours("00:00-23:59"))) == []
    assert working(RANTALA, quiet=QuietHours(*hours("08:00-07:59"))) == []


def test_two_schools_are_open_when_one_of_them_is() -> None:
    early = a_school("Koivu", day=DayHours(*hours("07:30-12:00")), teaching_days=frozenset({Weekday.MON}))
    assert working(RANTALA, early, until=at(WEDNESDAY, 0)) == ["Mon 7 Sep 07:30-16:00", "Tue 8 Sep 08:00-16:00"]


def test_a_school_that_is_open_within_the_others_hours_changes_nothing() -> None:
    short = a_school("Koivu", day=DayHours(*hours("09:00-12:00")))
    assert working(RANTALA, short, until=at(TUESDAY, 0)) == ["Mon 7 Sep 08:00-16:00"]


def test_windows_that_touch_are_one() -> None:
    morning, afternoon = (
        a_school(name, day=DayHours(*hours(day))) for name, day in [("Koivu", "08:00-12:00"), ("Haapa", "12:00-16:00")]
    )
    assert working(afternoon, morning, until=at(TUESDAY, 0)) == ["Mon 7 Sep 08:00-16:00"]


def test_a_school_in_another_zone_is_by_its_own_clock() -> None:
    over_there = a_school("Lunden", zone=STOCKHOLM, day=DayHours(*hours("06:00-19:00")))
    assert working(over_there, until=at(TUESDAY, 0)) == ["Mon 7 Sep 08:00-19:00"]
    assert working(RANTALA, over_there, until=at(TUESDAY, 0)) == ["Mon 7 Sep 08:00-19:00"]
    quiet = QuietHours(*hours("15:00-09:00"))
    assert working(over_there, quiet=quiet, until=at(TUESDAY, 0)) == ["Mon 7 Sep 10:00-16:00"]


def test_leave_is_by_the_date_of_each_school() -> None:
    auckland = a_school("Totara", zone="Pacific/Auckland", day=DayHours(*hours("08:00-16:00")))
    windows = WorkingTime((auckland,), (Leave(TUESDAY, TUESDAY),)).windows(at(MONDAY, 0), at(WEDNESDAY, 22))
    assert said(windows, "Pacific/Auckland") == ["Mon 7 Sep 09:00-16:00", "Wed 9 Sep 08:00-16:00"]


def test_one_schools_break_leaves_the_other_open() -> None:
    away = a_school("Koivu", breaks=(Break("Autumn", MONDAY, FRIDAY),), day=DayHours(*hours("07:00-17:00")))
    assert working(RANTALA, away, until=at(TUESDAY, 0)) == ["Mon 7 Sep 08:00-16:00"]


def test_a_school_whose_terms_are_over_holds_nobody_up() -> None:
    gone = a_school("Vanha", terms=(Term("Last", date(2020, 1, 7), date(2020, 6, 1)),))
    assert working(gone, RANTALA, until=at(TUESDAY, 0)) == ["Mon 7 Sep 08:00-16:00"]


def test_a_person_without_a_school_has_no_windows() -> None:
    assert working() == []


def test_a_day_with_its_ends_reversed_never_comes() -> None:
    assert working(school_open("16:00-08:00")) == []


def test_windows_are_made_only_as_far_as_they_are_looked_at() -> None:
    far = at(date(9000, 1, 1), 0, zone="UTC")
    first = next(WorkingTime((RANTALA,)).windows(at(NEXT_MONDAY, 0), far))
    assert first == Span(at(NEXT_MONDAY, 8), at(NEXT_MONDAY, 16))
