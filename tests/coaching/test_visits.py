"""Where a tutor is on which date: weekly times, visits instead of them, and both."""

from datetime import date, time, timedelta
from typing import Any

from coaching.school_calendar import ClosedDay, DayHours, Leave, TutoringTime, Weekday, local_time
from coaching.tutors import Tutor
from coaching.visits import Visit, coming, is_at
from tests.builders import HELSINKI, KOIVU, MONDAY_8AM, RANTALA, a_person, a_school, a_tutor, tutoring

TUESDAY, WEDNESDAY = date(2026, 9, 8), date(2026, 9, 9)
SCHOOLS = {RANTALA: a_school(), KOIVU: a_school(KOIVU, "Koivu")}
ONLINE = TutoringTime(Weekday.TUE, time(15), time(16))


def visiting(*visits: Visit, times: tuple[TutoringTime, ...] = (tutoring(Weekday.TUE),), **fields: Any) -> Tutor:
    return a_tutor(times=times, visits=visits, **fields)


def a_visit(on: date = TUESDAY, school: str = KOIVU, hours: DayHours | None = None) -> Visit:
    return Visit(a_person("Liisa Korhonen").id, SCHOOLS[school].id, on, hours)  # type: ignore[index]


def windows(tutor: Tutor, days: int = 5) -> list[tuple[str, str | None]]:
    """Each window of the week as people at the schools say it, with its place."""
    found = tutor.tutoring_times(SCHOOLS).windows_by_place(MONDAY_8AM, MONDAY_8AM + timedelta(days=days))
    spans = ((local_time(each.start, HELSINKI), local_time(each.end, HELSINKI), each.school) for each in found)
    return [(f"{start:%a %H:%M}-{end:%H:%M}", school) for start, end, school in spans]


def test_a_visit_moves_the_hours_of_that_day_to_the_other_school() -> None:
    assert windows(visiting()) == [("Tue 09:00-15:00", RANTALA)]
    assert windows(visiting(a_visit())) == [("Tue 09:00-15:00", KOIVU)]


def test_online_times_of_that_day_stay() -> None:
    tutor = visiting(a_visit(), times=(tutoring(Weekday.TUE), ONLINE))
    assert windows(tutor) == [("Tue 09:00-15:00", KOIVU), ("Tue 15:00-16:00", None)]


def test_a_visit_with_hours_of_its_own_takes_those() -> None:
    assert windows(visiting(a_visit(hours=DayHours(time(10), time(12))))) == [("Tue 10:00-12:00", KOIVU)]


def test_an_area_tutor_without_weekly_times_is_there_the_whole_school_day() -> None:
    assert windows(visiting(a_visit(WEDNESDAY), times=())) == [("Wed 08:00-16:00", KOIVU)]


def test_two_visits_on_one_day_are_both_counted_and_nothing_else_is() -> None:
    morning, noon = DayHours(time(8), time(10)), DayHours(time(11), time(13))
    tutor = visiting(a_visit(hours=noon), a_visit(school=RANTALA, hours=morning), times=())
    assert windows(tutor) == [("Tue 08:00-10:00", RANTALA), ("Tue 11:00-13:00", KOIVU)]


def test_a_visit_to_the_school_where_the_tutor_is_anyway_changes_nothing() -> None:
    assert windows(visiting(a_visit(school=RANTALA))) == windows(visiting())


def test_other_weeks_are_as_ever() -> None:
    later = windows(visiting(a_visit()), days=12)
    assert later == [("Tue 09:00-15:00", KOIVU), ("Tue 09:00-15:00", RANTALA)]


def test_a_visit_does_not_open_a_school_nor_end_a_leave() -> None:
    closed = a_school(KOIVU, "Koivu", closed=(ClosedDay(TUESDAY, "Training"),))
    tutor = visiting(a_visit())
    assert not list(
        tutor.tutoring_times({**SCHOOLS, KOIVU: closed}).windows(MONDAY_8AM, MONDAY_8AM + timedelta(days=4))
    )
    assert windows(visiting(a_visit(), leaves=(Leave(TUESDAY, TUESDAY),))) == []


def test_a_visit_to_a_school_that_is_gone_counts_for_nothing() -> None:
    lost = Visit(a_person("Liisa Korhonen").id, a_school("old").id, TUESDAY)  # type: ignore[arg-type]
    assert windows(visiting(lost)) == [("Tue 09:00-15:00", RANTALA)]


def test_who_visits_a_school_helps_there() -> None:
    assert visiting(a_visit(), times=()).helps_at(KOIVU)
    assert not visiting(times=()).helps_at(KOIVU)


def test_a_tutor_is_where_the_plan_says_else_where_the_week_says() -> None:
    tutor = visiting(a_visit())
    assert is_at(tutor, SCHOOLS[KOIVU], TUESDAY)
    assert not is_at(tutor, SCHOOLS[RANTALA], TUESDAY)
    assert is_at(tutor, SCHOOLS[RANTALA], TUESDAY + timedelta(weeks=1))
    assert not is_at(tutor, SCHOOLS[RANTALA], WEDNESDAY)
    away = visiting(a_visit(), leaves=(Leave(TUESDAY, TUESDAY),))
    assert not is_at(away, SCHOOLS[KOIVU], TUESDAY)


def test_week_letters_are_counted_by_the_schools_weeks() -> None:
    only_b = TutoringTime(Weekday.TUE, time(9), time(15), RANTALA, "B")
    assert not is_at(visiting(times=(only_b,)), SCHOOLS[RANTALA], TUESDAY)


def test_visits_ahead_begin_today_and_come_by_date() -> None:
    past, soon, late = (a_visit(TUESDAY + timedelta(days=days)) for days in (-1, 0, 7))
    assert coming([late, past, soon], TUESDAY) == (soon, late)
