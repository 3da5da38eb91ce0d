"""What times of the week a school offers to choose from, and that a choice comes back as it went out."""

from dataclasses import replace
from datetime import time

from coaching.free_periods import chosen_periods, code_of, name_of, periods_to_choose
from coaching.school_calendar import DayHours, Period, School, SchoolId, Weekday

BELLS = (Period("1", time(8, 15), time(9)), Period("2", time(9, 10), time(9, 55)))
SCHOOL = School(
    SchoolId("rantala"),
    "Rantala",
    "North",
    "Europe/Helsinki",
    frozenset({Weekday.TUE, Weekday.MON}),
    DayHours(time(8), time(11)),
    BELLS,
)


def test_a_school_with_bells_offers_its_lessons_and_the_hour_after_them() -> None:
    assert [code_of(each) for each in periods_to_choose(SCHOOL)] == [
        *("0-0815-0900", "0-0910-0955", "0-0955-1055"),
        *("1-0815-0900", "1-0910-0955", "1-0955-1055"),
    ]


def test_a_school_without_bells_offers_hours() -> None:
    hours = [code_of(each) for each in periods_to_choose(replace(SCHOOL, periods=()))]
    assert hours[:4] == ["0-0800-0900", "0-0900-1000", "0-1000-1100", "0-1100-1200"]


def test_nothing_is_offered_after_six() -> None:
    late = replace(SCHOOL, periods=(), day=DayHours(time(8), time(18)))
    assert max(each.end for each in periods_to_choose(late)) == time(18)


def test_a_choice_comes_back_and_what_says_no_time_is_left_out() -> None:
    offered = periods_to_choose(SCHOOL)
    codes = [code_of(each) for each in offered]
    assert chosen_periods(SCHOOL, [*reversed(codes), "nonsense", "9-0000-9999", "0-2500-2600"]) == tuple(
        sorted(offered)
    )


def test_a_lesson_is_called_what_the_school_calls_it() -> None:
    assert [name_of(each, SCHOOL) for each in periods_to_choose(SCHOOL)[:3]] == ["1", "2", ""]
