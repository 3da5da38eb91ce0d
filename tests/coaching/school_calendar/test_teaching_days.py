"""Teaching days, and week letters."""

from datetime import date, timedelta

from coaching.school_calendar import (
    Break,
    ClosedDay,
    Leave,
    Term,
    first_teaching_day,
    is_teaching_day,
    next_teaching_day,
    teaching_days,
    teaching_days_after,
    week_letter,
)
from tests.coaching.school_calendar.builders import (
    FRIDAY,
    MON,
    MONDAY,
    NEXT_MONDAY,
    NEXT_TUESDAY,
    SATURDAY,
    SUNDAY,
    TUESDAY,
    WED,
    WEDNESDAY,
    a_school,
)

AUTUMN = Term("Autumn", date(2026, 8, 12), date(2026, 12, 18))  # starts on a Wednesday
SPRING = Term("Spring", date(2027, 1, 7), date(2027, 6, 5))  # starts on a Thursday
AUTUMN_BREAK = Break("Autumn break", date(2026, 10, 12), date(2026, 10, 16))  # a whole week
RANTALA = a_school(terms=(AUTUMN, SPRING), breaks=(AUTUMN_BREAK,), week_cycle=("A", "B"))


def test_a_school_without_terms_teaches_all_year() -> None:
    school = a_school(terms=())
    assert is_teaching_day(school, date(2026, 7, 6))
    assert is_teaching_day(school, date(2031, 12, 24))
    assert not is_teaching_day(school, SATURDAY)


def test_a_school_teaches_from_the_first_to_the_last_day_of_a_term() -> None:
    assert not is_teaching_day(RANTALA, date(2026, 8, 11))
    assert is_teaching_day(RANTALA, date(2026, 8, 12))
    assert is_teaching_day(RANTALA, date(2026, 12, 18))
    assert not is_teaching_day(RANTALA, date(2026, 12, 21))


def test_nobody_teaches_in_a_break_or_on_a_closed_day() -> None:
    school = a_school(breaks=(AUTUMN_BREAK,), closed=(ClosedDay(MONDAY, "Training"),))
    days = teaching_days(school, date(2026, 10, 8), date(2026, 10, 20))
    assert [day.day for day in days] == [8, 9, 19, 20]
    assert not is_teaching_day(school, MONDAY)
    assert is_teaching_day(school, TUESDAY)


def test_a_school_may_teach_on_unusual_days() -> None:
    school = a_school(teaching_days=frozenset({MON, WED}))
    assert list(teaching_days(school, MONDAY, SUNDAY)) == [MONDAY, WEDNESDAY]


def test_leave_takes_out_its_days() -> None:
    days = teaching_days(RANTALA, MONDAY, NEXT_TUESDAY, leaves=(Leave(TUESDAY, FRIDAY),))
    assert list(days) == [MONDAY, NEXT_MONDAY, NEXT_TUESDAY]


def test_the_next_teaching_day_is_over_the_weekend_and_over_a_closed_monday() -> None:
    school = a_school(closed=(ClosedDay(NEXT_MONDAY, "Training"),))
    assert next_teaching_day(school, FRIDAY) == NEXT_TUESDAY
    assert first_teaching_day(school, FRIDAY) == FRIDAY


def test_the_next_teaching_day_after_the_summer_is_the_next_terms_first() -> None:
    after = Term("Autumn", date(2027, 8, 11), date(2027, 12, 21))
    school = a_school(terms=(AUTUMN, SPRING, after))
    assert next_teaching_day(school, date(2027, 6, 4)) == date(2027, 8, 11)


def test_after_the_last_known_term_there_is_no_next_teaching_day() -> None:
    assert next_teaching_day(RANTALA, SPRING.last) is None
    assert teaching_days_after(RANTALA, SPRING.last, 5) is None


def test_a_school_that_never_teaches_has_no_teaching_day() -> None:
    assert first_teaching_day(a_school(teaching_days=frozenset()), MONDAY) is None


def test_a_break_without_an_end_is_no_trouble() -> None:
    school = a_school(breaks=(Break("Closed down", TUESDAY, date.max),))
    assert next_teaching_day(school, MONDAY) is None


def test_five_teaching_days_after_a_monday_is_the_next_monday() -> None:
    assert teaching_days_after(a_school(), MONDAY, 1) == TUESDAY
    assert teaching_days_after(a_school(), MONDAY, 5) == NEXT_MONDAY
    assert teaching_days_after(a_school(), SATURDAY, 1) == NEXT_MONDAY


def test_five_teaching_days_jump_over_a_break() -> None:
    assert teaching_days_after(RANTALA, date(2026, 10, 8), 5) == date(2026, 10, 22)


def test_a_terms_first_teaching_week_is_a_even_when_it_starts_late_in_the_week() -> None:
    assert week_letter(RANTALA, date(2026, 8, 12)) == "A"
    assert week_letter(RANTALA, date(2026, 8, 14)) == "A"
    assert week_letter(RANTALA, date(2026, 8, 17)) == "B"
    assert week_letter(RANTALA, date(2026, 8, 24)) == "A"


def test_letters_start_anew_with_each_term() -> None:
    assert week_letter(RANTALA, AUTUMN.last) == "B"
    assert week_letter(RANTALA, SPRING.first) == "A"


def test_a_week_without_teaching_days_is_not_counted_and_has_no_letter() -> None:
    assert week_letter(RANTALA, date(2026, 10, 9)) == "A"
    assert week_letter(RANTALA, date(2026, 10, 13)) is None
    assert week_letter(RANTALA, date(2026, 10, 19)) == "B"


def test_a_week_of_which_only_monday_is_closed_is_counted() -> None:
    school = a_school(terms=(AUTUMN,), week_cycle=("A", "B"), closed=(ClosedDay(date(2026, 8, 17), "Training"),))
    assert week_letter(school, date(2026, 8, 17)) == "B"
    assert week_letter(school, date(2026, 8, 18)) == "B"
    assert week_letter(school, date(2026, 8, 24)) == "A"


def test_a_term_whose_first_week_is_closed_starts_with_a_in_its_second() -> None:
    closed = tuple(ClosedDay(AUTUMN.first + timedelta(days=day), "Flood") for day in range(3))
    school = a_school(terms=(AUTUMN,), week_cycle=("A", "B"), closed=closed)
    assert week_letter(school, AUTUMN.first) is None
    assert week_letter(school, date(2026, 8, 17)) == "A"


def test_a_cycle_may_have_three_letters() -> None:
    school = a_school(terms=(AUTUMN,), week_cycle=("A", "B", "C"))
    mondays = [date(2026, 8, 17) + timedelta(weeks=week) for week in range(4)]
    assert [week_letter(school, monday) for monday in mondays] == ["B", "C", "A", "B"]


def test_there_are_no_letters_outside_terms_or_without_a_cycle() -> None:
    assert week_letter(RANTALA, date(2026, 8, 10)) is None
    assert week_letter(RANTALA, date(2026, 12, 21)) is None
    assert week_letter(a_school(week_cycle=("A", "B")), MONDAY) is None
    assert week_letter(a_school(terms=(AUTUMN,)), MONDAY) is None


def test_a_changed_calendar_of_a_school_changes_its_letters() -> None:
    flooded = a_school(
        terms=(AUTUMN,), week_cycle=("A", "B"), breaks=(Break("Flood", date(2026, 8, 17), date(2026, 8, 23)),)
    )
    assert week_letter(a_school(terms=(AUTUMN,), week_cycle=("A", "B")), date(2026, 8, 24)) == "A"
    assert week_letter(flooded, date(2026, 8, 24)) == "B"
