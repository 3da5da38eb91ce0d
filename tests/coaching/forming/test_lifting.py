"""The worst group is lifted, within what the round may lose."""

from dataclasses import replace

import pytest

from benchmarks.triad_instances import volunteers
from coaching.forming.checking import check
from coaching.forming.effort import Budget, Effort
from coaching.forming.engine import Formed, form
from coaching.forming.lifting import lifted
from coaching.forming.problem import Group, Problem
from coaching.forming.score import group_score

PROBLEM = volunteers(21, 1)


@pytest.fixture(scope="module")
def best() -> tuple[Group, ...]:
    result = form(PROBLEM, seed=1, effort=Effort(5))
    assert isinstance(result, Formed)
    return result.groups


def lift(problem: Problem, groups: tuple[Group, ...], given_up: float) -> tuple[Group, ...]:
    return lifted(problem, groups, Budget(Effort(5)), given_up=given_up)


def worst(made: tuple[Group, ...]) -> float:
    return min(group_score(PROBLEM, group) for group in made)


def total(made: tuple[Group, ...]) -> float:
    return sum(group_score(PROBLEM, group) for group in made)


def test_the_worst_group_is_better_and_the_round_loses_no_more_than_it_may(best: tuple[Group, ...]) -> None:
    after = lift(PROBLEM, best, 0.02)
    assert worst(after) > worst(best) + 5
    assert total(after) >= 0.98 * total(best)
    assert check(PROBLEM, after) == ()


def test_the_more_may_be_lost_the_better_the_worst_group_is(best: tuple[Group, ...]) -> None:
    lifts = [worst(lift(PROBLEM, best, given_up)) for given_up in (0.0, 0.01, 0.02)]
    assert lifts == sorted(set(lifts))


def test_a_best_round_stays_as_it_is_where_nothing_may_be_lost(best: tuple[Group, ...]) -> None:
    assert lift(PROBLEM, best, 0.0) == best


def test_locked_groups_are_not_touched_and_one_group_alone_stays(best: tuple[Group, ...]) -> None:
    problem = replace(PROBLEM, locked=best[:4])
    assert set(best[:4]) <= set(lift(problem, best, 0.5))
    assert lift(replace(PROBLEM, locked=best[1:]), best, 0.5) == best
