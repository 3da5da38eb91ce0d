"""Volunteers as a problem: common times across schools and zones, history that fades, who stays together or apart."""

from datetime import time, timedelta
from typing import Any

from coaching.people import PersonId
from coaching.school_calendar import Weekday
from coaching.triads.problems import Cohort, Numbered, numbered, weight_of_past
from coaching.triads.reasons import common_time
from coaching.triads.rules import as_many_as_can, keeps_rules, left_out
from coaching.volunteers import FreePeriod, Volunteer
from tests.builders import KOIVU, MONDAY_8AM, RANTALA, a_person, a_programme, a_school
from tests.triad_builders import a_volunteer

WED_3 = FreePeriod(Weekday.WED, time(11, 15), time(12), RANTALA)
MON_1 = FreePeriod(Weekday.MON, time(8, 15), time(9), RANTALA)


def free(person: str, *periods: FreePeriod, **fields: Any) -> Volunteer:
    return a_volunteer(person, free=periods or (WED_3,), **fields)


def cohort(*volunteers: Volunteer, **fields: Any) -> Cohort:
    people = {each.person: a_person(each.person.title()) for each in volunteers}
    programme = a_programme(schools=[a_school(), a_school(KOIVU, "Koivu", zone="Europe/Stockholm")])
    return Cohort(tuple(sorted(volunteers, key=lambda each: each.person)), people, programme, **fields)


def of(*volunteers: Volunteer, **fields: Any) -> Numbered:
    return numbered(cohort(*volunteers, **fields), MONDAY_8AM)


def ids(*names: str) -> tuple[PersonId, ...]:
    return tuple(PersonId(name) for name in names)


def test_periods_of_two_schools_overlap_on_one_clock() -> None:
    there = FreePeriod(Weekday.WED, time(10), time(11), KOIVU)  # in Stockholm: 11:00 to 12:00 in Helsinki
    known = of(free("a", coach=True), free("b", there))
    shared = common_time(ids("a", "b"), known.slots, a_programme(), a_person("A"))
    assert shared == WED_3
    assert keeps_rules(known.problem, (0, 1))


def test_less_than_half_an_hour_is_no_time_to_meet() -> None:
    short = FreePeriod(Weekday.WED, time(11, 40), time(12, 40), RANTALA)
    known = of(free("a", coach=True), free("b", short))
    assert not keeps_rules(known.problem, (0, 1))


def test_having_been_together_counts_less_with_each_term_and_nothing_after_three() -> None:
    ago = [weight_of_past(MONDAY_8AM - timedelta(days=days), MONDAY_8AM) for days in (0, 182, 364, 546, 900)]
    assert ago == [1, 1, 0.5, 0, 0]


def test_who_already_works_together_stays_together_where_one_says_so() -> None:
    known = of(free("a", together=ids("b")), free("b", coach=True), free("c"))
    assert known.problem.together == ((0, 1),)


def test_who_would_rather_not_is_apart_and_not_kept_together_by_another() -> None:
    known = of(free("a", together=ids("b")), free("b", coach=True), rather_not={PersonId("b"): ids("a")})
    assert known.problem.not_with == ((0, 1),)
    assert known.problem.together == ()
    assert "not_with" not in repr(known)


def test_more_than_three_who_work_together_or_three_without_a_coach_are_wishes() -> None:
    four = [free(each, coach=True, together=ids("a", "b", "c", "d")) for each in "abcd"]
    assert len(of(*four).problem.together[0]) == 3
    three = [free(each, together=ids("a", "b", "c")) for each in "abc"]
    assert of(*three).problem.together == ((0, 1),)
    assert (0, 2) in of(*three).problem.wishes


def test_as_many_as_can_be_are_placed_and_the_rest_is_left_out() -> None:
    other = FreePeriod(Weekday.FRI, time(12), time(13), RANTALA)
    known = of(*(free(each, coach=each == "a") for each in "abc"), free("d", other))
    groups = as_many_as_can(known.problem)
    assert groups == ((0, 1, 2),)
    assert left_out(known.problem, groups) == (3,)


def test_a_lock_that_breaks_a_rule_by_now_is_not_kept() -> None:
    everybody = [free(each, coach=True) for each in "abcdef"]
    known = of(*everybody, rather_not={PersonId("a"): ids("b")}, locked=(ids("a", "b", "c"), ids("d", "e", "f")))
    groups = as_many_as_can(known.problem)
    assert (3, 4, 5) in groups
    assert not any({0, 1} <= set(group) for group in groups)
