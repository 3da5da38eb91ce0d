"""Lifts the worst group by swaps of two people, as far as the whole round loses almost nothing by it.

After a proven best total there is hardly ever a swap for nothing: how much may be given up is for the caller to say.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from itertools import product

from coaching.forming.checking import Rule, check
from coaching.forming.problem import Group, Problem, bundles
from coaching.forming.score import group_score

GIVEN_UP = 0.002
"""Of the total: two points in a thousand, less than what is unproven in a large round."""
MOST_SWAPS = 20


def lifted(problem: Problem, groups: tuple[Group, ...], *, given_up: float = GIVEN_UP) -> tuple[Group, ...]:
    """The groups with their worst one better, as often as a swap does that; locked groups stay as they are."""
    made, locked = list(groups), {tuple(sorted(lock)) for lock in problem.locked}
    worth = cache(partial(group_score, problem))
    score = [worth(group) for group in made]
    least = sum(score) * (1 - given_up)
    for _ in range(MOST_SWAPS):
        free = [place for place in range(len(made)) if made[place] not in locked]
        if len(free) < 2:
            break
        worst = min(free, key=lambda place: (score[place], made[place]))
        found = _best_swap(problem, worth, made, score, worst, [place for place in free if place != worst], least)
        if found is None:
            break
        place, pair, value = found
        made[worst], made[place] = pair
        score[worst], score[place] = value
    return tuple(sorted(made))


Swap = tuple[int, tuple[Group, Group], tuple[float, float]]


def _best_swap(
    problem: Problem,
    worth: Callable[[Group], float],
    made: list[Group],
    score: list[float],
    worst: int,
    others: list[int],
    least: float,
) -> Swap | None:
    """The swap after which the worse of the two groups is best, if that is better than now and costs little enough."""
    total, best, floor = sum(score), None, score[worst] + 1e-9
    for place in others:
        for pair in _swaps(problem, made[worst], made[place]):
            value = (worth(pair[0]), worth(pair[1]))
            enough = total - score[worst] - score[place] + sum(value) >= least
            if enough and min(value) > floor and _keep_rules(problem, pair):
                best, floor = (place, pair, value), min(value)
    return best


def _swaps(problem: Problem, one: Group, other: Group) -> list[tuple[Group, Group]]:
    """Both groups after each swap of two people whom nobody must stay with."""
    bound = {person for bundle in bundles(problem) for person in bundle}
    return [
        (_with(one, leaves, comes), _with(other, comes, leaves))
        for leaves, comes in product(one, other)
        if leaves not in bound and comes not in bound
    ]


def _with(group: Group, leaves: int, comes: int) -> Group:
    return tuple(sorted({*group, comes} - {leaves}))


def _keep_rules(problem: Problem, pair: tuple[Group, Group]) -> bool:
    alone = replace(problem, locked=(), together=())
    return {fault.rule for fault in check(alone, pair)} <= {Rule.LEFT_OUT}
