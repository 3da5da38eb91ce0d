"""What one group is worth, in exact terms; `tables` says the same of many groups at once."""

from itertools import combinations

from coaching.forming import weights
from coaching.forming.problem import Group, Problem


def group_score(problem: Problem, group: Group) -> float:
    """What a group is worth; a triad has 0 to 105 points."""
    pairs = weights.PAIR_FACTOR[len(group)] * sum(_pair(problem, a, b) for a, b in combinations(group, 2))
    of_all = weights.FOCUS_OF_ALL * _share_focus(problem, group) + weights.BALANCE * _balance(problem, group)
    return float(weights.SIZE_FACTOR[len(group)] * (pairs + of_all))


def _pair(problem: Problem, first: int, second: int) -> float:
    worth = weights.SHARED_FOCUS * _share_focus(problem, (first, second))
    worth += weights.OTHER_DEPARTMENT * (problem.dept[first] != problem.dept[second])
    worth += weights.NEAR * _nearness(problem, first, second)
    worth += weights.NEW_TO_EACH_OTHER * (1 - _met(problem, first, second))
    return worth + weights.WISH * _wishes(problem, first, second)


def _nearness(problem: Problem, first: int, second: int) -> float:
    """1 at the same school, less in the same region, else 0."""
    one, other = problem.school[first], problem.school[second]
    if one == other:
        return 1.0
    return weights.SAME_REGION if problem.region_of_school[one] == problem.region_of_school[other] else 0.0


def _share_focus(problem: Problem, people: Group) -> bool:
    shared = problem.focus[people[0]]
    for person in people[1:]:
        shared &= problem.focus[person]
    return shared != 0


def _met(problem: Problem, first: int, second: int) -> float:
    return max((weight for a, b, weight in problem.history if {a, b} == {first, second}), default=0.0)


def _wishes(problem: Problem, first: int, second: int) -> int:
    inside = sum({wisher, other} == {first, second} for wisher, other in problem.wishes)
    return min(inside, weights.WISHES_COUNTED)


def _balance(problem: Problem, group: Group) -> float:
    placed = problem.placed
    mean = sum(problem.experience[person] for person in placed) / len(placed)
    distance = abs(sum(problem.experience[person] for person in group) - len(group) * mean)
    return 1 - min(1.0, distance / (weights.BALANCE_REACH * len(group)))
