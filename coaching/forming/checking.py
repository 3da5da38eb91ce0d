"""Which rules a partition breaks: an independent look, for tests, for swaps, and before publishing."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from coaching.forming.problem import Group, Problem, bundles


class Rule(StrEnum):
    """What every group, and all of them together, must keep. `APART` is private: it is never named to anybody."""

    SIZE = "size"
    COACH = "coach"
    COMMON_SLOT = "common_slot"
    APART = "apart"
    TOGETHER = "together"
    ONCE = "once"
    NOT_PLACED = "not_placed"
    LEFT_OUT = "left_out"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule, and the people it is broken for."""

    rule: Rule
    people: Group


def check(problem: Problem, groups: tuple[Group, ...]) -> tuple[Broken, ...]:
    """Every broken rule; none for a good partition. How many pairs and fours there are is not looked at."""
    broken = [fault for group in groups for fault in _faults(problem, group)]
    broken += _everybody_once(problem, groups)
    home = {person: place for place, group in enumerate(groups) for person in group}
    for bundle in bundles(problem):
        if len({home.get(person) for person in bundle}) > 1:
            broken.append(Broken(Rule.TOGETHER, bundle))
    made = {tuple(sorted(group)) for group in groups}
    broken += [Broken(Rule.LOCKED, lock) for lock in problem.locked if tuple(sorted(lock)) not in made]
    return tuple(broken)


def _faults(problem: Problem, group: Group) -> list[Broken]:
    faults = []
    if not 2 <= len(group) <= 4:
        faults.append(Broken(Rule.SIZE, group))
    if not any(problem.coach[person] for person in group):
        faults.append(Broken(Rule.COACH, group))
    common = problem.slots[group[0]] if group else 0
    for person in group:
        common &= problem.slots[person]
    if not common:
        faults.append(Broken(Rule.COMMON_SLOT, group))
    apart = {frozenset(pair) for pair in problem.not_with}
    return faults + [Broken(Rule.APART, pair) for pair in combinations(group, 2) if frozenset(pair) in apart]


def _everybody_once(problem: Problem, groups: tuple[Group, ...]) -> list[Broken]:
    seats = [person for group in groups for person in group]
    placed = set(problem.placed)
    twice = sorted({person for person in seats if seats.count(person) > 1})
    strangers = sorted(set(seats) - placed)
    left_out = sorted(placed - set(seats))
    listed = ((Rule.ONCE, twice), (Rule.NOT_PLACED, strangers), (Rule.LEFT_OUT, left_out))
    return [Broken(rule, (person,)) for rule, people in listed for person in people]
