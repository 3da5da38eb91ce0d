from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.prompts.pacing import (
    Pace,
    next_session_week,
    pace,
    session_weeks,
    sessions_in,
    sessions_left,
    weeks_together,
)
from coaching.school_calendar import Break, IsoWeek
from tests.coaching.school_calendar.builders import a_school
from tests.coaching.school_calendar.test_half_terms import FINNISH


def weeks(count: int) -> tuple[IsoWeek, ...]:
    found = [IsoWeek(2026, 50)]
    while len(found) < count:
        found.append(found[-1].next())
    return tuple(found)[:count]


def numbers(of: tuple[IsoWeek, ...], count: int) -> list[int]:
    return [weeks(count).index(week) + 1 for week in of]


@pytest.mark.parametrize(
    ("count", "three", "four"),
    [
        (0, [], []),
        (1, [1], [1]),
        (2, [2], [2]),
        (3, [1, 3], [1, 3]),
        (4, [1, 3, 4], [1, 3, 4]),
        (5, [1, 3, 5], [1, 2, 4, 5]),
        (6, [2, 4, 6], [1, 3, 4, 6]),
        (7, [2, 4, 6], [1, 3, 5, 7]),
        (8, [2, 5, 7], [2, 4, 6, 8]),
        (14, [3, 8, 12], [2, 6, 9, 13]),
    ],
)
def test_sessions_are_spread_over_the_half_term(count: int, three: list[int], four: list[int]) -> None:
    assert numbers(session_weeks(weeks(count)), count) == three
    assert numbers(session_weeks(weeks(count), 4), count) == four


def test_a_triad_that_meets_when_it_is_time_has_all_its_sessions() -> None:
    held: list[IsoWeek] = []
    for week in weeks(7):
        if next_session_week(weeks(7), held, this_week=week) == week:
            held.append(week)
    assert numbers(tuple(held), 7) == [2, 4, 6]


def test_a_missed_week_moves_the_session_to_the_week_that_is() -> None:
    assert next_session_week(weeks(7), [], this_week=weeks(7)[0]) == weeks(7)[1]
    assert next_session_week(weeks(7), [], this_week=weeks(7)[2]) == weeks(7)[2]


def test_after_a_session_out_of_turn_the_rest_is_spread_anew() -> None:
    assert next_session_week(weeks(7), [weeks(7)[2]], this_week=weeks(7)[2]) == weeks(7)[4]


def test_there_is_no_next_session_when_all_were_held_or_the_half_term_is_over() -> None:
    assert next_session_week(weeks(7), weeks(7)[:3], this_week=weeks(7)[3]) is None
    assert next_session_week(weeks(7), [], this_week=weeks(8)[7]) is None
    assert next_session_week((), [], this_week=weeks(1)[0]) is None


def test_pace_is_by_the_session_weeks_that_are_over() -> None:
    def after(held: int, week: int) -> Pace:
        return pace(weeks(7), weeks(7)[:held], this_week=weeks(7)[week - 1])

    assert [after(0, 2), after(0, 3), after(1, 3), after(1, 5), after(2, 5)] == [
        Pace.ON_PACE,
        Pace.BEHIND,
        Pace.ON_PACE,
        Pace.BEHIND,
        Pace.ON_PACE,
    ]
    assert after(3, 4) is Pace.COMPLETE


def test_sessions_of_another_half_term_do_not_count() -> None:
    before = IsoWeek(2026, 40)
    assert pace(weeks(7), [before] * 3, this_week=weeks(7)[3]) is Pace.BEHIND
    assert sessions_left(weeks(7), [before] * 3, this_week=weeks(7)[0]) == 3


def test_what_is_left_is_bounded_by_the_weeks_left() -> None:
    left = [sessions_left(weeks(7), [weeks(7)[0]], this_week=week) for week in weeks(7)]
    assert left == [2, 2, 2, 2, 2, 1, 0]


@given(st.integers(1, 30), st.sampled_from((3, 4)), st.data())
def test_whatever_weeks_are_missed_sessions_come_at_most_once_a_week_up_to_what_is_wanted(
    count: int, wanted: int, data: st.DataObject
) -> None:
    held: list[IsoWeek] = []
    missed = data.draw(st.sets(st.sampled_from(weeks(count))))
    for week in weeks(count):
        planned = next_session_week(weeks(count), held, this_week=week, wanted=wanted)
        assert planned is None or planned >= week
        if planned == week and week not in missed:
            held.append(week)
    assert len(held) == len(set(held)) <= sessions_in(count, wanted)
    if not missed:
        assert len(held) == sessions_in(count, wanted)


# The weeks of a triad.


def test_a_triad_of_one_school_has_the_weeks_of_its_half_term() -> None:
    together = weeks_together([FINNISH, FINNISH], date(2026, 9, 1))
    assert (together[0], together[-1], len(together)) == (IsoWeek(2026, 33), IsoWeek(2026, 41), 9)
    assert weeks_together([FINNISH], date(2026, 10, 14)) == ()
    assert weeks_together([], date(2026, 10, 14)) == ()


def test_a_week_that_one_of_the_schools_does_not_teach_is_not_theirs() -> None:
    koivu = a_school("Koivu", breaks=(Break("Autumn", date(2026, 9, 14), date(2026, 9, 20)),))
    assert IsoWeek(2026, 38) not in weeks_together([FINNISH, koivu], date(2026, 9, 1))
    assert len(weeks_together([FINNISH, koivu], date(2026, 9, 1))) == 8


def test_schools_that_share_no_week_go_by_the_first_ones() -> None:
    other_half = a_school("Koivu", breaks=(Break("Long", date(2026, 7, 1), date(2026, 10, 31)),))
    assert len(weeks_together([FINNISH, other_half], date(2026, 9, 1))) == 9
