"""What a coordinator is shown: the best groups with the worst one lifted, also where not everybody has a place."""

from dataclasses import replace
from itertools import count

import pytest

from benchmarks.triad_instances import volunteers
from coaching.forming.causes import Cause
from coaching.forming.checking import check
from coaching.forming.effort import Effort
from coaching.forming.engine import Formed, form
from coaching.forming.problem import Group, Problem
from coaching.forming.score import group_score
from coaching.triads.proposals import Proposal, proposed

PROBLEM = volunteers(30, 1)
NEVER_FREE = 1 << 60
"""A period that nobody else has."""
LONELY = replace(
    PROBLEM,
    n=31,
    school=(*PROBLEM.school, 0),
    dept=(*PROBLEM.dept, 0),
    coach=(*PROBLEM.coach, False),
    experience=(*PROBLEM.experience, 3.0),
    slots=(*PROBLEM.slots, NEVER_FREE),
    focus=(*PROBLEM.focus, 1),
)
"""The same people, and one who can meet nobody."""


def best() -> tuple[Group, ...]:
    result = form(PROBLEM, seed=1, effort=Effort(5))
    assert isinstance(result, Formed)
    assert result.is_optimal
    return result.groups


def scores(groups: tuple[Group, ...]) -> list[float]:
    return sorted(group_score(PROBLEM, group) for group in groups)


def propose(problem: Problem, seed: int = 1) -> Proposal:
    return proposed(problem, seed=seed, report=lambda _: None)


@pytest.mark.parametrize("problem", [PROBLEM, LONELY], ids=["everybody", "all but one"])
def test_the_worst_group_is_far_better_for_nearly_the_same_total(problem: Problem) -> None:
    proposal = propose(problem)
    assert proposal.cause == (Cause.NO_COMMON_SLOT if problem is LONELY else None)
    assert {rule.people for rule in check(problem, proposal.groups)} == ({(30,)} if problem is LONELY else set())
    assert scores(proposal.groups)[0] > scores(best())[0] + 5
    assert sum(scores(proposal.groups)) > 0.995 * sum(scores(best()))


def test_the_same_seed_gives_the_same_groups_however_fast_the_machine_is() -> None:
    problem = volunteers(12, 4)
    clocks = (count(0, 0.01).__next__, count(0, 0.0001).__next__)
    found = [proposed(problem, seed=3, report=lambda _: None, spent=clock) for clock in clocks]
    assert found[0] == found[1] == propose(problem, seed=3)


def test_progress_ends_at_a_hundred() -> None:
    told: list[int] = []
    proposed(volunteers(9, 2), seed=1, report=told.append)
    assert told == sorted(told)
    assert told[-1] == 100
