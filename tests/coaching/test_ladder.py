"""The table of how long, as the promises to teachers and tutors state it."""

from datetime import timedelta

import pytest

from coaching.kinds import Kind
from coaching.ladder import LADDER, After, Unit, ladder_for, undo_until
from coaching.when_needed import WhenNeeded
from tests.builders import MONDAY_8AM

WEEK_ROWS = (WhenNeeded.THIS_WEEK, WhenNeeded.CHOSEN_TIME, WhenNeeded.NEXT_TUTORING_DAY)


def test_every_moment_at_which_help_is_needed_has_its_row() -> None:
    assert set(LADDER) == set(WhenNeeded)


def test_a_stuck_lesson_is_counted_in_real_minutes_and_asks_only_who_is_on_duty() -> None:
    row = LADDER[WhenNeeded.RIGHT_NOW]
    assert row.undo == timedelta(seconds=10)
    assert row.on_duty_only
    assert row.remind is None
    assert [row.second, row.third, row.coordinator] == [After(Unit.REAL_MINUTES, count) for count in (5, 10, 15)]


def test_today_is_counted_in_hours_of_tutoring_time_until_the_school_day_ends() -> None:
    row = LADDER[WhenNeeded.TODAY]
    assert row.undo == timedelta(seconds=60)
    assert not row.on_duty_only
    assert [row.remind, row.second, row.third] == [After(Unit.TUTORING_HOURS, count) for count in (1, 2, 3)]
    assert row.coordinator == After(Unit.DAY_WINDOW)


@pytest.mark.parametrize("when", WEEK_ROWS)
def test_the_rest_is_counted_in_tutoring_days(when: WhenNeeded) -> None:
    row = LADDER[when]
    assert row.undo == timedelta(seconds=60)
    assert row.remind == After(Unit.HALF_TUTORING_DAY)
    assert row.second == row.third == After(Unit.TUTORING_DAY)
    assert row.coordinator == After(Unit.TEACHING_DAYS, 5)


@pytest.mark.parametrize("when", WhenNeeded)
def test_a_workshop_idea_can_be_taken_back_and_is_put_to_nobody(when: WhenNeeded) -> None:
    row = ladder_for(Kind.WORKSHOP_IDEA, when)
    assert row.undo == timedelta(seconds=60)
    assert (row.remind, row.second, row.third, row.coordinator) == (None, None, None, None)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.WORKSHOP_IDEA])
def test_every_other_kind_of_help_is_on_the_row_of_its_time(kind: Kind) -> None:
    assert all(ladder_for(kind, when) == LADDER[when] for when in WhenNeeded)


def test_a_request_can_be_taken_back_until_its_undo_time_is_over() -> None:
    assert undo_until(LADDER[WhenNeeded.RIGHT_NOW], MONDAY_8AM) == MONDAY_8AM + timedelta(seconds=10)
