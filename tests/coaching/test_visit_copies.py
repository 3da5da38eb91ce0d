"""A week of visits in the weeks after it: the same weekdays, unless something stands against it."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching.programmes import Programme
from coaching.school_calendar import Break, ClosedDay, DayHours, IsoWeek, Leave, SchoolId, is_teaching_day
from coaching.tutors import Tutor
from coaching.visit_copies import WEEKS, Hindrance, copies, marked, marks, planned_in, week_to_copy
from coaching.visits import Visit, is_away_on
from tests.builders import KOIVU, RANTALA, a_person, a_programme, a_school, a_tutor

MONDAY, TUESDAY, THURSDAY = date(2026, 9, 7), date(2026, 9, 8), date(2026, 9, 10)
WEEK = timedelta(weeks=1)
THIS = IsoWeek.of(MONDAY)
LIISA, PEKKA = a_person("Liisa Korhonen").id, a_person("Pekka Laine").id
MORNING = DayHours(time(9), time(12))


def at_koivu(on: date = TUESDAY, hours: DayHours | None = None) -> Visit:
    return Visit(LIISA, KOIVU, on, hours)


def planned(*visits: Visit, leaves: tuple[Leave, ...] = (), **koivu: object) -> Programme:
    liisa: Tutor = a_tutor(visits=tuple(each for each in visits if each.tutor == LIISA), leaves=leaves)
    pekka = a_tutor("Pekka Laine", visits=tuple(each for each in visits if each.tutor == PEKKA))
    return a_programme(liisa, pekka, schools=[a_school(), a_school(KOIVU, "Koivu", **koivu)])


def left_out(programme: Programme) -> list[tuple[date, Hindrance]]:
    return [(each.visit.on, each.why) for each in copies(programme, THIS, MONDAY).left_out]


def test_each_visit_is_planned_on_its_weekday_in_the_weeks_after_with_its_hours() -> None:
    programme = planned(at_koivu(hours=MORNING), Visit(PEKKA, KOIVU, THURSDAY))
    made = copies(programme, THIS, MONDAY)
    tuesdays = [at_koivu(TUESDAY + ahead * WEEK, MORNING) for ahead in range(1, WEEKS + 1)]
    thursdays = [Visit(PEKKA, KOIVU, THURSDAY + ahead * WEEK) for ahead in range(1, WEEKS + 1)]
    assert sorted(made.planned, key=lambda each: each.key) == [*tuesdays, *thursdays]
    assert made.left_out == ()


def test_closed_days_and_breaks_are_left_out() -> None:
    closed = ClosedDay(TUESDAY + WEEK, "Fair")
    rest = Break("autumn", MONDAY + 2 * WEEK, MONDAY + 2 * WEEK + timedelta(days=4))
    programme = planned(at_koivu(), closed=(closed,), breaks=(rest,))
    assert left_out(programme) == [
        (TUESDAY + WEEK, Hindrance.CLOSED),
        (TUESDAY + 2 * WEEK, Hindrance.CLOSED),
    ]


def test_days_away_are_left_out() -> None:
    programme = planned(at_koivu(), leaves=(Leave(TUESDAY + WEEK, TUESDAY + WEEK),))
    assert left_out(programme) == [(TUESDAY + WEEK, Hindrance.AWAY)]


def test_a_visit_that_stands_keeps_its_hours() -> None:
    programme = planned(at_koivu(), at_koivu(TUESDAY + WEEK, MORNING))
    assert left_out(programme) == [(TUESDAY + WEEK, Hindrance.STANDS)]


def test_another_plan_for_that_day_goes_first() -> None:
    programme = planned(at_koivu(), Visit(LIISA, RANTALA, TUESDAY + WEEK))
    assert left_out(programme) == [(TUESDAY + WEEK, Hindrance.PLANNED)]


def test_two_schools_on_one_day_are_copied_as_two_even_where_one_stands() -> None:
    afternoon = Visit(LIISA, RANTALA, TUESDAY, DayHours(time(13), time(15)))
    programme = planned(at_koivu(hours=MORNING), afternoon, at_koivu(TUESDAY + WEEK, MORNING))
    assert left_out(programme) == [(TUESDAY + WEEK, Hindrance.STANDS)]
    rantala = [each.on for each in copies(programme, THIS, MONDAY).planned if each.school == RANTALA]
    assert rantala == [TUESDAY + ahead * WEEK for ahead in range(1, WEEKS + 1)]


def test_the_week_to_copy_is_that_of_the_next_visit_with_its_days_gone_by() -> None:
    programme = planned(at_koivu(), Visit(PEKKA, KOIVU, THURSDAY), at_koivu(TUESDAY + 3 * WEEK))
    assert week_to_copy(programme, TUESDAY + timedelta(days=1)) == THIS
    assert len(planned_in(programme, THIS)) == 2
    assert week_to_copy(programme, THURSDAY + timedelta(days=1)) == IsoWeek.of(TUESDAY + 3 * WEEK)
    assert week_to_copy(planned(), MONDAY) is None


def test_copied_long_after_days_that_are_over_are_not_planned() -> None:
    made = copies(planned(at_koivu()), THIS, TUESDAY + 2 * WEEK)
    assert [each.on for each in made.planned] == [TUESDAY + 3 * WEEK, TUESDAY + 4 * WEEK]
    assert made.left_out == ()


def test_visits_to_a_school_that_is_gone_are_not_copied() -> None:
    programme = planned(Visit(LIISA, SchoolId("gone"), TUESDAY))
    assert week_to_copy(programme, MONDAY) is None
    assert copies(programme, THIS, MONDAY).planned == ()


def test_marks_find_the_same_visits_again_and_no_others() -> None:
    later = at_koivu(TUESDAY + WEEK)
    programme = planned(at_koivu(), later, Visit(PEKKA, KOIVU, THURSDAY))
    assert marked(programme, marks([later]), MONDAY) == (later,)
    assert marked(programme, marks([later]), TUESDAY + 2 * WEEK) == (), "what is over stays as it was"
    assert marked(programme, "nonsense", MONDAY) == ()
    assert marked(programme, "", MONDAY) == ()
    assert LIISA not in marks([later])


DAYS = st.integers(0, 34).map(lambda days: MONDAY + timedelta(days=days))
VISITS = st.builds(Visit, st.sampled_from([LIISA, PEKKA]), st.sampled_from([KOIVU, RANTALA]), DAYS)


@given(st.lists(VISITS, max_size=12, unique_by=lambda visit: visit.key), st.lists(DAYS, max_size=3))
def test_nothing_is_planned_on_a_closed_day_on_leave_or_twice(visits: list[Visit], away: list[date]) -> None:
    leaves = tuple(Leave(on, on) for on in away)
    programme = planned(*visits, leaves=leaves, closed=(ClosedDay(TUESDAY + WEEK, "Fair"),))
    made = copies(programme, THIS, MONDAY)
    stands = {each.key for each in visits}
    for each in made.planned:
        assert is_teaching_day(programme.schools[each.school], each.on)
        assert not is_away_on(programme.tutors[each.tutor].leaves, each.on)
        assert each.key not in stands
    assert len({each.key for each in made.planned}) == len(made.planned)
    assert len(made.planned) + len(made.left_out) == WEEKS * len(planned_in(programme, THIS))
    again = planned(*visits, *made.planned, leaves=leaves, closed=(ClosedDay(TUESDAY + WEEK, "Fair"),))
    assert copies(again, THIS, MONDAY).planned == (), "a second press plans nothing more"
