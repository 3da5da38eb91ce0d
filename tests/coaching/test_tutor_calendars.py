"""What is looked up of a calendar is what the calendar says."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching.school_calendar import Break, Leave, Weekday, is_inside, next_allowed_moment, tutoring_day
from coaching.tutor_calendars import KEPT, WEEK
from tests.builders import KOIVU, MONDAY_8AM, RANTALA, a_programme, a_school, a_tutor, tutoring

SUMMER = Break("summer", date(2027, 6, 5), date(2027, 8, 9))
TIMES = [tutoring(Weekday.TUE), tutoring(Weekday.THU, KOIVU, 7, 20), tutoring(Weekday.SUN, None, 0, 24 - 1)]
SCHOOLS = [a_school(breaks=(SUMMER,)), a_school(KOIVU, "Koivu", zone="Pacific/Auckland")]


TUTOR = a_tutor(times=TIMES, leaves=(Leave(date(2026, 10, 1), date(2026, 11, 20)),))
LOOKED_UP = a_programme(TUTOR, schools=SCHOOLS).calendar(TUTOR)


@given(st.integers(0, 400 * 24 * 60))
def test_the_next_moments_are_those_of_the_calendar(minutes: int) -> None:
    moment = MONDAY_8AM + timedelta(minutes=minutes)
    times = LOOKED_UP.times
    assert LOOKED_UP.free_from(moment) == next_allowed_moment(times.windows, moment)
    assert LOOKED_UP.asked_from(moment) == next_allowed_moment(times.working.windows, moment)
    assert LOOKED_UP.is_free(moment) == is_inside(times.windows, moment)


@given(st.integers(0, 400 * 24 * 60), st.integers(1, 60 * 24 * 60))
def test_windows_are_those_of_the_calendar(minutes: int, length: int) -> None:
    start = MONDAY_8AM + timedelta(minutes=minutes)
    end = start + timedelta(minutes=length)
    assert list(LOOKED_UP.windows(start, end)) == list(LOOKED_UP.times.windows(start, end))
    assert tutoring_day(LOOKED_UP, start) == tutoring_day(LOOKED_UP.times, start)


def test_whoever_never_helps_is_never_free() -> None:
    tutor = a_tutor(times=[tutoring(Weekday.SAT)])
    assert a_programme(tutor).calendar(tutor).free_from(MONDAY_8AM) is None


def test_a_programme_with_other_tutors_counts_anew() -> None:
    before, after = a_tutor(), a_tutor(times=[tutoring(Weekday.WED)])
    programme = a_programme(before)
    assert programme.calendar(before) is programme.calendar(before)
    assert programme.calendar(after).free_from(MONDAY_8AM) != programme.calendar(before).free_from(MONDAY_8AM)


def test_only_so_many_weeks_are_kept() -> None:
    tutor = a_tutor()
    calendar = a_programme(tutor).calendar(tutor)
    for week in range(3 * KEPT):
        calendar.free_from(MONDAY_8AM + week * WEEK)
        assert len(calendar._helping) <= KEPT
    assert calendar.free_from(MONDAY_8AM) == next_allowed_moment(calendar.times.windows, MONDAY_8AM)


def test_places_without_a_school_of_the_programme_never_come() -> None:
    tutor = a_tutor(times=[tutoring(Weekday.TUE, KOIVU)])
    programme = a_programme(tutor, schools=[a_school(RANTALA)])
    assert programme.calendar(tutor).free_from(MONDAY_8AM) is None
