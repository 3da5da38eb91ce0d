"""Next allowed moments, time inside windows, and the other moments of the ladder."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial

from coaching.school_calendar import (
    HORIZON,
    Break,
    ClosedDay,
    DayHours,
    Leave,
    Span,
    Term,
    Weekday,
    WorkingTime,
    after_share_inside,
    after_time_inside,
    day_windows,
    end_of_day_window,
    is_inside,
    next_allowed_moment,
    teaching_days_later,
    time_inside,
)
from tests.coaching.school_calendar.builders import (
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    NEXT_TUESDAY,
    SATURDAY,
    TUE,
    TUESDAY,
    WEDNESDAY,
    a_school,
    a_time,
    a_tutor,
    at,
    hours,
)

RANTALA = a_school()
OPEN = partial(day_windows, RANTALA)
TUESDAYS = a_tutor(a_time(TUE, "08:00-15:00", where=RANTALA), schools=(RANTALA,)).windows
HOUR = timedelta(hours=1)


def test_now_is_allowed_inside_a_window_from_its_first_moment_to_before_its_last() -> None:
    assert next_allowed_moment(OPEN, at(MONDAY, 8)) == at(MONDAY, 8)
    assert next_allowed_moment(OPEN, at(MONDAY, 15, 59)) == at(MONDAY, 15, 59)
    assert next_allowed_moment(OPEN, at(MONDAY, 16)) == at(TUESDAY, 8)


def test_a_friday_evening_waits_for_monday_and_a_closed_monday_for_tuesday() -> None:
    assert next_allowed_moment(OPEN, at(FRIDAY, 18)) == at(NEXT_MONDAY, 8)
    closed = a_school(closed=(ClosedDay(NEXT_MONDAY, "Training"),))
    assert next_allowed_moment(partial(day_windows, closed), at(FRIDAY, 18)) == at(NEXT_TUESDAY, 8)


def test_what_comes_in_the_summer_waits_for_the_autumn() -> None:
    terms = (Term("Spring", date(2026, 1, 7), date(2026, 5, 30)), Term("Autumn", date(2026, 8, 10), date(2026, 12, 18)))
    windows = partial(day_windows, a_school(terms=terms))
    assert next_allowed_moment(windows, at(date(2026, 6, 1), 9)) == at(date(2026, 8, 10), 8)


def test_two_schools_wait_for_whichever_opens_first() -> None:
    away = a_school("Koivu", breaks=(Break("Autumn break", MONDAY, FRIDAY),))
    far = a_school("Totara", zone="Pacific/Auckland")
    windows = WorkingTime((away, far)).windows
    assert next_allowed_moment(windows, at(MONDAY, 12)) == at(MONDAY, 23)  # 8 o'clock on Tuesday in Auckland


def test_on_leave_the_next_moment_is_after_it() -> None:
    windows = WorkingTime((RANTALA,), (Leave(MONDAY, WEDNESDAY),)).windows
    assert next_allowed_moment(windows, at(MONDAY, 9)) == at(date(2026, 9, 10), 8)


def test_beyond_the_horizon_there_is_no_moment() -> None:
    windows = WorkingTime((RANTALA,), (Leave(MONDAY),)).windows
    assert next_allowed_moment(windows, at(MONDAY, 9)) is None
    assert after_time_inside(windows, at(MONDAY, 9), HOUR) is None
    assert next_allowed_moment(far_off(HORIZON), at(MONDAY, 9)) is None
    assert next_allowed_moment(far_off(HORIZON - HOUR), at(MONDAY, 9)) == at(MONDAY, 9) + HORIZON - HOUR


def far_off(distance: timedelta) -> partial[Iterator[Span]]:
    start = at(MONDAY, 9) + distance
    return partial(one_window, Span(start, start + HOUR))


def one_window(window: Span, from_: datetime, until: datetime) -> Iterator[Span]:
    if from_ <= window.start < until:
        yield window


def test_a_tutor_is_on_duty_in_their_tutoring_time() -> None:
    assert is_inside(TUESDAYS, at(TUESDAY, 8))
    assert is_inside(TUESDAYS, at(TUESDAY, 14, 59))
    assert not is_inside(TUESDAYS, at(TUESDAY, 15))
    assert not is_inside(TUESDAYS, at(MONDAY, 12))


def test_hours_of_tutoring_time_are_counted_over_weeks() -> None:
    assert after_time_inside(TUESDAYS, at(MONDAY, 10), 2 * HOUR) == at(TUESDAY, 10)
    assert after_time_inside(TUESDAYS, at(TUESDAY, 10), 2 * HOUR) == at(TUESDAY, 12)
    assert after_time_inside(TUESDAYS, at(TUESDAY, 14), 2 * HOUR) == at(NEXT_TUESDAY, 9)


def test_hours_that_end_with_the_window_end_then_and_not_a_week_later() -> None:
    assert after_time_inside(TUESDAYS, at(TUESDAY, 13), 2 * HOUR) == at(TUESDAY, 15)


def test_no_time_at_all_has_passed_at_once() -> None:
    assert after_time_inside(TUESDAYS, at(MONDAY, 10), timedelta()) == at(MONDAY, 10)


def test_hours_over_a_clock_change_are_real_hours() -> None:
    night = partial(day_windows, a_school(day=DayHours(*hours("02:00-06:00")), teaching_days=frozenset(Weekday)))
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert after_time_inside(night, at(spring, 0), 2 * HOUR) == at(spring, 5)
    assert after_time_inside(night, at(autumn, 0), 4 * HOUR) == at(autumn, 5)


def test_time_inside_is_what_of_windows_lies_between() -> None:
    assert time_inside(OPEN, at(MONDAY, 12), at(WEDNESDAY, 9)) == 13 * HOUR
    assert time_inside(OPEN, at(SATURDAY, 12), at(NEXT_MONDAY, 8)) == timedelta()


def test_steps_before_a_chosen_time_take_shares_of_the_school_time_left() -> None:
    now, chosen = at(MONDAY, 12), at(TUESDAY, 12)  # eight hours of school time
    eighths = [after_share_inside(OPEN, now, end=chosen, share=Fraction(eighth, 8)) for eighth in (1, 2, 3, 4)]
    assert eighths == [at(MONDAY, 13), at(MONDAY, 14), at(MONDAY, 15), at(MONDAY, 16)]


def test_without_school_time_left_every_share_is_now() -> None:
    saturday = at(SATURDAY, 12)
    assert after_share_inside(OPEN, saturday, end=at(NEXT_MONDAY, 8), share=Fraction(1, 2)) == saturday
    assert after_share_inside(OPEN, saturday, end=at(FRIDAY, 12), share=Fraction(1, 2)) == saturday


def test_the_day_window_ends_today_or_if_it_is_over_on_the_next_teaching_day() -> None:
    assert end_of_day_window(RANTALA, at(MONDAY, 7)) == at(MONDAY, 16)
    assert end_of_day_window(RANTALA, at(MONDAY, 15)) == at(MONDAY, 16)
    assert end_of_day_window(RANTALA, at(MONDAY, 16)) == at(TUESDAY, 16)
    assert end_of_day_window(RANTALA, at(SATURDAY, 9)) == at(NEXT_MONDAY, 16)
    assert end_of_day_window(a_school(teaching_days=frozenset()), at(MONDAY, 9)) is None


def test_five_teaching_days_later_is_at_the_same_time_of_day() -> None:
    assert teaching_days_later(RANTALA, at(MONDAY, 9, 40), 5) == at(NEXT_MONDAY, 9, 40)
    assert teaching_days_later(RANTALA, at(SATURDAY, 9, 40), 1) == at(NEXT_MONDAY, 9, 40)
    over_the_clock_change = teaching_days_later(RANTALA, at(date(2026, 10, 23), 9), 1)
    assert over_the_clock_change == at(date(2026, 10, 26), 9)
    assert teaching_days_later(a_school(teaching_days=frozenset()), at(MONDAY, 9), 5) is None
