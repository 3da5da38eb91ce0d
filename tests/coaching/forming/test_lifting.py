"""The worst group is lifted by swaps, within what the round may lose."""

from dataclasses import replace

from benchmarks.triad_instances import volunteers
from coaching.forming.checking import check
from coaching.forming.effort import Effort
from coaching.forming.engine import Formed, form
from coaching.forming.lifting import lifted
from coaching.forming.problem import Group, Problem
from coaching.forming.score import group_score

PROBLEM = volunteers(18, 3)


def groups() -> tuple[Group, ...]:
    result = form(PROBLEM, seed=1, effort=Effort(5))
    assert isinstance(result, Formed)
    return result.groups


def worst(problem: Problem, made: tuple[Group, ...]) -> float:
    return min(group_score(problem, group) for group in made)


def total(problem: Problem, made: tuple[Group, ...]) -> float:
    return sum(group_score(problem, group) for group in made)


def test_the_worst_group_is_better_and_the_round_loses_no_more_than_it_may() -> None:
    before = groups()
    after = lifted(PROBLEM, before, given_up=0.2)
    assert worst(PROBLEM, after) > worst(PROBLEM, before)
    assert total(PROBLEM, after) >= 0.8 * total(PROBLEM, before)
    assert check(PROBLEM, after) == ()


def test_a_best_round_stays_as_it_is_where_nothing_may_be_lost() -> None:
    assert lifted(PROBLEM, groups(), given_up=0.0) == groups()


def test_locked_groups_are_not_touched() -> None:
    before = groups()
    problem = replace(PROBLEM, locked=before[:4])
    assert set(before[:4]) <= set(lifted(problem, before, given_up=0.5))
