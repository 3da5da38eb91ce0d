"""What one group is worth, in exact parts: for the reasons that people read, and for what a swap would change."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from coaching.forming import weights
from coaching.forming.problem import Group, Problem


class Reason(StrEnum):
    """Why a group is a good one."""

    FOCUS_OF_ALL = "focus_of_all"
    SHARED_FOCUS = "shared_focus"
    OTHER_DEPARTMENTS = "other_departments"
    NEAR = "near"
    NEW_TO_EACH_OTHER = "new_to_each_other"
    WISHES = "wishes"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Part:
    """How many points a reason brings to a group, out of how many."""

    reason: Reason
    points: float
    most: float


def explain(problem: Problem, group: Group) -> tuple[Part, ...]:
    """The parts of a group's score, in a fixed order; they add up to `group_score`."""
    whole = float(weights.SIZE_FACTOR[len(group)])
    by_pair = whole * float(weights.PAIR_FACTOR[len(group)])
    pairs = list(combinations(group, 2))
    most = whole * 3
    return (
        Part(Reason.FOCUS_OF_ALL, whole * weights.FOCUS_OF_ALL * _share_focus(problem, group), whole * 20),
        Part(
            Reason.SHARED_FOCUS,
            by_pair * weights.SHARED_FOCUS * sum(_share_focus(problem, pair) for pair in pairs),
            most * weights.SHARED_FOCUS,
        ),
        Part(
            Reason.OTHER_DEPARTMENTS,
            by_pair * weights.OTHER_DEPARTMENT * sum(problem.dept[a] != problem.dept[b] for a, b in pairs),
            most * weights.OTHER_DEPARTMENT,
        ),
        Part(Reason.NEAR, by_pair * weights.NEAR * sum(nearness(problem, a, b) for a, b in pairs), most * weights.NEAR),
        Part(
            Reason.NEW_TO_EACH_OTHER,
            by_pair * weights.NEW_TO_EACH_OTHER * sum(1 - _met(problem, a, b) for a, b in pairs),
            most * weights.NEW_TO_EACH_OTHER,
        ),
        Part(
            Reason.WISHES,
            by_pair * weights.WISH * sum(_wishes(problem, a, b) for a, b in pairs),
            most * weights.WISH * weights.WISHES_COUNTED,
        ),
        Part(Reason.BALANCE, whole * weights.BALANCE * _balance(problem, group), whole * weights.BALANCE),
    )


def group_score(problem: Problem, group: Group) -> float:
    """What a group is worth; a triad has 0 to 105 points."""
    return sum(part.points for part in explain(problem, group))


def nearness(problem: Problem, first: int, second: int) -> float:
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
