from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coaching.school_calendar import (
    Break,
    ClosedDay,
    IsoWeek,
    School,
    Term,
    half_term,
    teaching_days,
    week_of_term,
)
from tests.coaching.school_calendar.builders import MON, a_school
from tests.coaching.school_calendar.strategies import schools

WEEK, DAY = timedelta(weeks=1), timedelta(days=1)

FINNISH = a_school(
    terms=(Term("Autumn", date(2026, 8, 12), date(2026, 12, 22)), Term("Spring", date(2027, 1, 7), date(2027, 6, 5))),
    breaks=(
        Break("Autumn", date(2026, 10, 12), date(2026, 10, 18)),
        Break("Ski", date(2027, 2, 22), date(2027, 2, 28)),
    ),
    closed=(ClosedDay(date(2027, 3, 26), "Good Friday"), ClosedDay(date(2027, 3, 29), "Easter Monday")),
)


def spans(school: School, *starts: date) -> list[str]:
    """The half terms of those dates: `33-41 (9)`, by ISO weeks."""
    found = [half_term(school, on) for on in starts]
    return [f"{each.weeks[0].week}-{each.weeks[-1].week} ({len(each.weeks)})" if each else "none" for each in found]


def test_a_half_term_is_what_lies_between_two_breaks_of_a_week() -> None:
    dates = [date(2026, 9, 1), date(2026, 11, 2), date(2027, 1, 11), date(2027, 4, 1)]
    assert spans(FINNISH, *dates) == ["33-41 (9)", "43-52 (10)", "1-7 (7)", "9-22 (14)"]


def test_a_half_term_knows_its_first_and_last_teaching_day_and_its_weeks() -> None:
    autumn = half_term(FINNISH, date(2026, 9, 1))
    assert autumn
    assert (autumn.first, autumn.last) == (date(2026, 8, 12), date(2026, 10, 9))
    assert autumn.weeks == tuple(IsoWeek(2026, week) for week in range(33, 42))


def test_there_is_no_half_term_in_a_break() -> None:
    assert spans(FINNISH, date(2026, 10, 14), date(2026, 12, 30), date(2026, 7, 1)) == ["none", "none", "none"]


def test_a_weekend_belongs_to_the_half_term_of_its_week() -> None:
    assert spans(FINNISH, date(2026, 10, 10), date(2026, 10, 11)) == ["33-41 (9)", "33-41 (9)"]


def test_days_off_of_less_than_a_week_divide_nothing() -> None:
    days_off = a_school(terms=FINNISH.terms, breaks=(Break("Days", date(2026, 10, 8), date(2026, 10, 13)),))
    autumn = half_term(days_off, date(2026, 10, 5))
    assert autumn
    assert autumn == half_term(days_off, date(2026, 10, 16))


def test_a_week_off_from_wednesday_to_tuesday_divides_too() -> None:
    midweek = a_school(terms=FINNISH.terms, breaks=(Break("Week", date(2026, 10, 7), date(2026, 10, 13)),))
    assert spans(midweek, date(2026, 10, 5), date(2026, 10, 14)) == ["33-41 (9)", "42-52 (11)"]


def test_two_terms_without_days_off_between_them_are_one_run() -> None:
    terms = (Term("One", date(2026, 8, 12), date(2026, 9, 18)), Term("Two", date(2026, 9, 21), date(2026, 10, 30)))
    assert spans(a_school(terms=terms), date(2026, 8, 20), date(2026, 10, 20)) == ["33-44 (12)", "33-44 (12)"]


def test_a_school_of_one_day_a_week_has_half_terms() -> None:
    mondays = a_school(
        teaching_days=frozenset({MON}),
        terms=FINNISH.terms,
        breaks=(Break("A", date(2026, 10, 12), date(2026, 10, 12)),),
    )
    assert spans(mondays, date(2026, 9, 1), date(2026, 11, 2)) == ["34-41 (8)", "43-52 (10)"]


def test_a_term_too_long_for_one_half_term_is_cut_into_equal_parts() -> None:
    whole_year = a_school(terms=(Term("Year", date(2026, 8, 10), date(2027, 5, 28)),))
    dates = [date(2026, 8, 10), date(2026, 10, 12), date(2026, 12, 7), date(2027, 2, 8), date(2027, 5, 28)]
    assert spans(whole_year, *dates) == ["33-40 (8)", "41-48 (8)", "49-4 (9)", "5-12 (8)", "13-21 (9)"]


def test_a_school_without_a_calendar_has_parts_of_each_year() -> None:
    dates = [date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 5), date(2027, 12, 30)]  # 2026 has 53 ISO weeks
    assert spans(a_school(), *dates) == ["1-7 (7)", "46-53 (8)", "1-8 (8)", "44-52 (9)"]


def test_the_week_of_a_term_is_counted_over_its_breaks() -> None:
    weeks = [date(2026, 8, 10), date(2026, 8, 12), date(2026, 10, 9), date(2026, 10, 14), date(2026, 10, 19)]
    assert [week_of_term(FINNISH, on) for on in weeks] == [1, 1, 9, None, 10]
    assert week_of_term(FINNISH, date(2027, 1, 4)) == 1
    assert week_of_term(FINNISH, date(2026, 7, 1)) is None
    assert week_of_term(a_school(), date(2026, 9, 1)) is None


@given(st.data(), st.dates(date(2024, 6, 1), date(2040, 6, 1)))
def test_every_teaching_week_is_in_one_half_term_and_its_days_agree_on_it(data: st.DataObject, near: date) -> None:
    school = data.draw(schools(near))
    on = near + data.draw(st.integers(-30, 30)) * DAY
    week = IsoWeek.of(on)
    found = half_term(school, on)
    taught = list(teaching_days(school, week.day(MON), week.day(MON) + 6 * DAY))
    assert (found is None) == (not taught)
    if found:
        assert week in found.weeks
        assert len(found.weeks) <= 16
        assert all(one.next() == other for one, other in pairwise(found.weeks))
        assert half_term(school, found.first) == half_term(school, found.last) == found
        days = list(teaching_days(school, found.first, found.last))
        assert (days[0], days[-1]) == (found.first, found.last)
        assert all(later - earlier <= WEEK for earlier, later in pairwise(days))
