"""Whether one group keeps every hard rule, and which groups place the most people where not everybody can be placed."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from coaching.forming.problem import Group, Problem, bundles
from coaching.triads.changes import FEWEST, MOST, USUAL

AT_ONCE = 10
"""People among whom every way of grouping is tried; more are taken in portions."""
SIZES = (USUAL, FEWEST, MOST)
Apart = frozenset[frozenset[int]]
ODD = 0.1
"""What a pair or a four is worth less than placing a person."""


def keeps_rules(problem: Problem, group: Sequence[int]) -> bool:
    """Two to four people with a time in common, somebody trained, and nobody who may not be with another."""
    return _keeps(problem, apart_in(problem), group)


def keeps_together(problem: Problem, groups: Sequence[Sequence[int]]) -> bool:
    """Whether whoever already works together is in one of the groups, or in none."""
    inside = {person: place for place, group in enumerate(groups) for person in group}
    return all(len({inside.get(person) for person in bundle}) == 1 for bundle in bundles(problem))


def as_many_as_can(problem: Problem) -> tuple[Group, ...]:
    """Groups that keep every rule and leave out as few as can be; of locked ones those that still keep them."""
    apart = apart_in(problem)
    found = [group for group in problem.locked if _keeps(problem, apart, group)]
    held = {person for group in found for person in group}
    free = [person for person in problem.placed if person not in held]
    # Whoever fits with few is looked at first, while there is still somebody for them.
    fits = {one: sum(_keeps(problem, apart, (one, other)) for other in free if other != one) for one in free}
    free.sort(key=lambda person: (fits[person], person))
    for start in range(0, len(free), AT_ONCE):
        found += _best(problem, apart, sorted(free[start : start + AT_ONCE]))
    return tuple(found)


def apart_in(problem: Problem) -> Apart:
    """Who may not be with whom, to be asked often."""
    return frozenset(frozenset(pair) for pair in problem.not_with)


def _keeps(problem: Problem, apart: Apart, group: Sequence[int]) -> bool:
    if not FEWEST <= len(group) <= MOST or not any(problem.coach[each] for each in group):
        return False
    time = ~0
    for each in group:
        time &= problem.slots[each]
    return time != 0 and not any(frozenset(pair) in apart for pair in combinations(group, 2))


def _best(problem: Problem, apart: Apart, people: list[int]) -> tuple[Group, ...]:
    every = [
        sum(1 << place for place in group)
        for size in SIZES
        for group in combinations(range(len(people)), size)
        if _keeps(problem, apart, [people[place] for place in group])
    ]

    @cache
    def best(left: int) -> tuple[float, tuple[int, ...]]:
        if not left:
            return 0.0, ()
        lowest = left & -left
        options = [best(left & ~lowest)]
        for group in every:
            if group & lowest and group & left == group:
                worth, others = best(left & ~group)
                count = group.bit_count()
                options.append((worth + count - ODD * (count != USUAL), (group, *others)))
        return max(options, key=lambda option: option[0])

    return tuple(_people(group, people) for group in best((1 << len(people)) - 1)[1])


def _people(bits: int, people: Sequence[int]) -> Group:
    return tuple(sorted(person for place, person in enumerate(people) if bits >> place & 1))


def left_out(problem: Problem, groups: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """Whom the groups do not place."""
    placed = {person for group in groups for person in group}
    return tuple(person for person in problem.placed if person not in placed)
