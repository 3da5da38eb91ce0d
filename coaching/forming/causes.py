"""Why no groups can be made, as far as it may be said.

A cause is named only if it would stand without any exclusion and without any lock: nobody may learn from it that
somebody does not want to be with somebody. Everything else has one general answer.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from coaching.forming.problem import Group, Problem, bundles


class Cause(StrEnum):
    """What stands in the way."""

    TOO_FEW = "too_few"
    """One person is no group."""
    TOGETHER_TOO_BIG = "together_too_big"
    """More than four people must stay together."""
    TOGETHER_WITHOUT_COMMON_SLOT = "together_without_common_slot"
    """People who must stay together share no free period."""
    TOGETHER_WITHOUT_COACH = "together_without_coach"
    """Four people who must stay together, and none of them is a coach."""
    NO_COACH = "no_coach"
    """Fewer coaches than groups, even if every group were a four."""
    NO_COMMON_SLOT = "no_common_slot"
    """These people share no free period with any coach."""
    ALONE = "alone"
    """These coaches share no free period with anybody."""
    TOO_TIGHT = "too_tight"
    """Each person would fit somewhere, but not all at once: the coaches' free periods are too few."""
    GENERAL = "general"
    """Not to be told apart: an exclusion or a lock has a part in it."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """Nobody can be placed, because of this."""

    cause: Cause
    people: Group = ()
    """Whom it is about."""
    there_are: int = 0
    needed: int = 0
    """Coaches, where they are too few."""


def plain_cause(problem: Problem) -> Impossible | None:
    """The cause that can be seen by counting, without looking for groups."""
    eased = _eased(problem)
    return _too_few(eased) or _together(eased) or _coaches(eased) or _free_periods(eased)


def cause_of(problem: Problem, possible: Callable[[Problem], bool]) -> Impossible:
    """The cause of a problem that has no partition; `possible` says whether another problem has one."""
    eased = _eased(problem)
    return plain_cause(problem) or Impossible(
        Cause.GENERAL if eased != problem and possible(eased) else Cause.TOO_TIGHT
    )


def _eased(problem: Problem) -> Problem:
    return replace(problem, not_with=(), locked=())


def _too_few(problem: Problem) -> Impossible | None:
    placed = problem.placed
    return Impossible(Cause.TOO_FEW, placed) if len(placed) == 1 else None


def _together(problem: Problem) -> Impossible | None:
    for bundle in bundles(problem):
        if len(bundle) > 4:
            return Impossible(Cause.TOGETHER_TOO_BIG, bundle)
        if not _common(problem, bundle):
            return Impossible(Cause.TOGETHER_WITHOUT_COMMON_SLOT, bundle)
        if len(bundle) == 4 and not any(problem.coach[person] for person in bundle):
            return Impossible(Cause.TOGETHER_WITHOUT_COACH, bundle)
    return None


def _coaches(problem: Problem) -> Impossible | None:
    placed = problem.placed
    coaches = sum(problem.coach[person] for person in placed)
    needed = -(-len(placed) // 4)
    return Impossible(Cause.NO_COACH, (), coaches, needed) if coaches < needed else None


def _free_periods(problem: Problem) -> Impossible | None:
    placed = problem.placed
    of_coaches = 0
    for person in placed:
        of_coaches |= problem.slots[person] if problem.coach[person] else 0
    units = bundles(problem) or ()
    bundled = {person for bundle in units for person in bundle}
    units += tuple((person,) for person in placed if person not in bundled)
    apart = [
        person
        for unit in units
        if not any(problem.coach[member] for member in unit) and not _common(problem, unit) & of_coaches
        for person in unit
    ]
    if apart:
        return Impossible(Cause.NO_COMMON_SLOT, tuple(sorted(apart)))
    alone = tuple(person for person in placed if not _meets_anybody(problem, person))
    return Impossible(Cause.ALONE, alone) if alone else None


def _meets_anybody(problem: Problem, person: int) -> bool:
    return any(problem.slots[person] & problem.slots[other] for other in problem.placed if other != person)


def _common(problem: Problem, people: Group) -> int:
    common = problem.slots[people[0]]
    for person in people[1:]:
        common &= problem.slots[person]
    return common
