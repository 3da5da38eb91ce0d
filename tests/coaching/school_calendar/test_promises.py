"""What a promised moment is called."""

from datetime import date, time

import pytest

from coaching.school_calendar import Period, PromisedDay, period_at, promise, tutoring_day
from tests.coaching.school_calendar.builders import (
    FRIDAY,
    HELSINKI,
    MONDAY,
    NEXT_MONDAY,
    SUNDAY,
    THURSDAY,
    TUE,
    TUESDAY,
    WEDNESDAY,
    a_school,
    a_time,
    a_tutor,
    at,
)

FIRST, SECOND = Period("1", time(8, 15), time(9)), Period("2", time(9, 15), time(10))
RANTALA = a_school(periods=(FIRST, SECOND))


@pytest.mark.parametrize(
    ("today", "promised", "called"),
    [
        (MONDAY, MONDAY, PromisedDay.TODAY),
        (MONDAY, TUESDAY, PromisedDay.TOMORROW),
        (MONDAY, WEDNESDAY, PromisedDay.THIS_WEEK),
        (MONDAY, SUNDAY, PromisedDay.THIS_WEEK),
        (MONDAY, NEXT_MONDAY, PromisedDay.DATE),
        (FRIDAY, NEXT_MONDAY, PromisedDay.DATE),
        (SUNDAY, NEXT_MONDAY, PromisedDay.TOMORROW),
        (THURSDAY, MONDAY, PromisedDay.DATE),
        (date(2026, 12, 29), date(2027, 1, 2), PromisedDay.THIS_WEEK),
    ],
)
def test_a_day_is_called_by_its_distance(today: date, promised: date, called: PromisedDay) -> None:
    said = promise(RANTALA, at(promised, 9), now=at(today, 12))
    assert (said.on, said.day) == (promised, called)


def test_a_promise_in_a_period_names_it() -> None:
    said = promise(RANTALA, at(TUESDAY, 9, 15), now=at(MONDAY, 12))
    assert said.period == SECOND
    assert (said.at, said.zone) == (time(9, 15), HELSINKI)


def test_between_periods_and_without_them_only_the_time_is_named() -> None:
    assert promise(RANTALA, at(TUESDAY, 9), now=at(MONDAY, 12)).period is None
    assert promise(a_school(), at(TUESDAY, 9, 15), now=at(MONDAY, 12)).period is None


def test_a_period_lasts_from_its_start_to_before_its_end() -> None:
    assert period_at(RANTALA, time(8, 15)) == FIRST
    assert period_at(RANTALA, time(8, 59)) == FIRST
    assert period_at(RANTALA, time(9)) is None


def test_today_is_the_schools_today() -> None:
    auckland = a_school("Totara", zone="Pacific/Auckland")
    said = promise(auckland, at(MONDAY, 23), now=at(MONDAY, 14))  # from 23:00 on Monday to 08:00 on Tuesday there
    assert (said.on, said.at, said.day) == (TUESDAY, time(8), PromisedDay.TOMORROW)


def test_the_next_tutoring_day_is_promised_by_its_start() -> None:
    tutor = a_tutor(a_time(TUE, "08:15-15:00", where=RANTALA), schools=(RANTALA,))
    day = tutoring_day(tutor, at(WEDNESDAY, 9))
    assert day is not None
    said = promise(RANTALA, day.start, now=at(WEDNESDAY, 9))
    assert (said.on, said.day, said.period) == (date(2026, 9, 15), PromisedDay.DATE, FIRST)
