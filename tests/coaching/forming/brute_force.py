"""The best partition of up to twelve people by looking at every one of them: slow, and hard to get wrong."""

from functools import cache
from itertools import combinations

from coaching.forming.checking import Rule, check
from coaching.forming.problem import Group, Problem, bundles
from coaching.forming.score import group_score

NONE = (10**6, 0.0)


def best_value(problem: Problem) -> tuple[int, float] | None:
    """The fewest pairs and fours, and the highest total with them; None where no partition keeps the rules."""
    worth = {group: group_score(problem, group) for group in allowed_groups(problem)}
    first: dict[int, list[Group]] = {}
    for group in worth:
        first.setdefault(group[0], []).append(group)

    @cache
    def best(left: frozenset[int]) -> tuple[int, float]:
        if not left:
            return 0, 0.0
        found = NONE
        for group in first.get(min(left), ()):
            if left >= set(group):
                odd, total = best(left - set(group))
                mine = (odd + (len(group) != 3), total + worth[group])
                found = min(found, mine, key=lambda value: (value[0], -value[1]))
        return found

    value = best(frozenset(problem.placed))
    return None if value[0] >= NONE[0] else value


def allowed_groups(problem: Problem) -> list[Group]:
    together = bundles(problem)
    by_itself = {Rule.SIZE, Rule.COACH, Rule.COMMON_SLOT, Rule.APART}
    return [
        group
        for size in (2, 3, 4)
        for group in combinations(problem.placed, size)
        if all(set(bundle) <= set(group) or not set(bundle) & set(group) for bundle in together)
        and not by_itself & {fault.rule for fault in check(problem, (group,))}
    ]
