"""What is learnt from answers, and what is not."""

from datetime import UTC, datetime

import numpy as np
import pytest

from coaching.help_requests import WhenNeeded
from coaching.offers import Why
from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.routing import NOTHING_KNOWN, Answers, Choice, Need, OnTopic, Records, choose
from coaching.routing.records import folded, half_year, skill, willingness, worth_now
from coaching.school_calendar import SchoolId, Weekday
from coaching.topics import TopicId
from coaching.tutors import Level, Tutor
from tests.builders import IPADS, KAHOOT, KOIVU, MONDAY_8AM, RANTALA, a_programme, a_tutor, tutoring

LIISA, AINO = PersonId("liisa"), PersonId("aino")
BOTH = (a_tutor("Liisa"), a_tutor("Aino"))


def asked(
    *tutors: Tutor,
    answers: dict[PersonId, Answers] | None = None,
    on_topic: dict[PersonId, OnTopic] | None = None,
    still_open: dict[PersonId, int] | None = None,
    topic: TopicId | None = IPADS,
    school: SchoolId = RANTALA,
    programme: Programme | None = None,
) -> Choice:
    need = Need(WhenNeeded.THIS_WEEK, topic, school, MONDAY_8AM, frozenset())
    records = Records(answers or {}, on_topic or {}, still_open or {})
    choice = choose(programme or a_programme(*(tutors or BOTH)), need, {}, MONDAY_8AM, records)
    assert choice is not None
    return choice


def who(choice: Choice) -> PersonId:
    return choice.tutor.person.id


def chance(*answers: float) -> float:
    return float(willingness(np.array([answers], float))[0])


def skilled(*on_topic: float, level: int = Level.CONFIDENT) -> float:
    return float(skill(np.array([level]), np.array([on_topic], float))[0])


def test_whoever_accepts_is_asked_before_whoever_passes() -> None:
    assert who(asked(answers={LIISA: Answers(passed=3), AINO: Answers(accepted=3)})) == AINO
    assert who(asked(answers={LIISA: Answers(accepted=3), AINO: Answers(passed=3)})) == LIISA


def test_of_whom_nothing_is_known_two_in_three_are_expected_to_accept() -> None:
    assert chance(0, 0, 0) == pytest.approx(2 / 3)


def test_a_card_left_open_counts_less_than_a_pass() -> None:
    assert chance(4, 1, 0) < chance(4, 0, 1) < chance(4, 0, 0)


def test_a_pass_for_time_never_lowers_skill_and_another_topic_never_lowers_willingness() -> None:
    expert = a_tutor("Aino", level=Level.EXPERT)
    passing = {AINO: Answers(passed=1)}
    assert who(asked(BOTH[0], expert, answers=passing)) == LIISA
    # However often they passed, their skill is what it was: with the same chance to accept they go first.
    assert who(asked(BOTH[0], expert, answers={**passing, LIISA: Answers(passed=1)})) == AINO


def test_not_my_topic_counts_on_that_topic_alone() -> None:
    assert skilled(0, 0, 2) < skilled(0, 0, 1) < skilled(0, 0, 0)
    assert who(asked(on_topic={LIISA: OnTopic(not_mine=1)})) == AINO
    assert who(asked(on_topic={AINO: OnTopic(not_mine=1)})) == LIISA


def test_help_that_sorted_it_counts_for_and_help_that_did_not_a_little_against() -> None:
    assert skilled(3, 0, 0) > skilled(0, 0, 0) > skilled(0, 2, 0) > skilled(0, 0, 2)


def test_the_tutors_own_level_is_where_skill_begins() -> None:
    assert skilled(0, 0, 0, level=0) == skilled(0, 0, 0)
    assert skilled(0, 0, 0, level=Level.LEARNING) < skilled(0, 0, 0) < skilled(0, 0, 0, level=Level.EXPERT)


def test_whoever_has_helped_far_more_than_the_others_is_asked_after_them() -> None:
    assert who(asked(answers={LIISA: Answers(accepted=20), AINO: Answers(accepted=3)})) == AINO


def test_what_is_open_from_before_this_week_counts_as_load() -> None:
    equals = asked(still_open={AINO: 1})
    assert who(equals) == LIISA
    assert Why.FEW_OPEN in equals.reasons
    assert Why.FEW_OPEN not in asked(BOTH[0], still_open={LIISA: 1}).reasons


def test_whoever_is_at_the_school_on_that_day_goes_before_who_is_elsewhere() -> None:
    visiting = a_tutor("Liisa", times=[tutoring(Weekday.MON), tutoring(Weekday.TUE, KOIVU)])
    staying = a_tutor("Aino", times=[tutoring(Weekday.MON, KOIVU), tutoring(Weekday.TUE)])
    assert who(asked(visiting, staying)) == LIISA
    assert who(asked(visiting, staying, school=KOIVU)) == AINO


def test_that_it_went_well_before_is_said_of_ones_own_help_only() -> None:
    assert Why.WENT_WELL in asked(BOTH[0], on_topic={LIISA: OnTopic(sorted=1)}).reasons
    assert Why.WENT_WELL not in asked(BOTH[0], on_topic={LIISA: OnTopic(sorted=0.5)}).reasons
    assert Why.WENT_WELL not in asked(BOTH[0], on_topic={AINO: OnTopic(sorted=9)}).reasons


def test_without_a_topic_skill_decides_nothing() -> None:
    tutors = (a_tutor("Liisa", topics=[KAHOOT], level=Level.LEARNING), a_tutor("Aino", level=Level.EXPERT))
    assert who(asked(*tutors, topic=None, answers={LIISA: Answers(accepted=1)})) == LIISA


def test_half_years_begin_in_january_and_july() -> None:
    assert half_year(MONDAY_8AM) == datetime(2026, 7, 1, tzinfo=UTC)
    assert half_year(datetime(2026, 6, 30, 23, tzinfo=UTC)) == datetime(2026, 1, 1, tzinfo=UTC)


def test_each_half_year_since_halves_what_an_answer_is_worth() -> None:
    summer, winter = datetime(2025, 7, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    assert [worth_now(each, MONDAY_8AM) for each in (half_year(MONDAY_8AM), winter, summer)] == [1, 0.5, 0.25]
    assert worth_now(half_year(MONDAY_8AM), winter) == 1, "a clock that was set back"
    assert folded([(winter, (4, 0, 2)), (half_year(MONDAY_8AM), (1, 1, 0))], MONDAY_8AM) == (3, 1, 1)
    assert folded([], MONDAY_8AM) == (0, 0, 0)


def test_numbers_stand_in_no_repr() -> None:
    known = Records({LIISA: Answers(accepted=7)}, {LIISA: OnTopic(not_mine=7)}, {LIISA: 7})
    assert repr(known) == repr(NOTHING_KNOWN) == "Records()"
