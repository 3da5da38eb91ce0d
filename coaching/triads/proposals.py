"""From a problem to a proposal: groups of everybody, or as many as can be made with a cause that all may know.

The best total comes first; then the worst group is lifted for a very little of it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from coaching.forming.causes import Cause, Impossible
from coaching.forming.effort import Budget, Effort
from coaching.forming.engine import form
from coaching.forming.lifting import lifted
from coaching.forming.problem import Group, Problem
from coaching.triads.changes import FEWEST
from coaching.triads.rules import as_many_as_can, left_out

SECONDS, FOR_THE_WORST, A_TRIAL = 20.0, 4.0, 1.0
"""Of counted work, so that the same seed gives the same groups. Beyond this they hardly get better."""
LONGEST, LONGEST_FOR_THE_WORST, LONGEST_TRIALS = 24.0, 7.0, 10.0
"""Seconds by the clock, on a slow machine; all of them together are less than the bot waits."""
TRIALS = 24
"""Times that it is tried who else could have a place."""
FORMED = 90
"""Per cent when the groups are formed and the worst is still to be lifted."""
ALL_OTHERS = (Cause.NO_COMMON_SLOT, Cause.ALONE)
"""Causes that name people without whom there may be a place for everybody."""
Spent = Callable[[], float] | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Groups of numbers, and why not everybody is in one; a cause about nobody in particular has no count."""

    groups: tuple[Group, ...]
    cause: str | None = None
    count: int = 0


def proposed(problem: Problem, *, seed: int, report: Callable[[int], None], spent: Spent = None) -> Proposal:
    """The best groups; where not everybody can be placed, those that leave out as few as can be."""
    if len(problem.placed) < FEWEST:
        return Proposal((), Cause.TOO_FEW)
    told = lambda fraction: report(round(FORMED * fraction))  # noqa: E731
    found = form(problem, seed=seed, effort=_effort(spent, SECONDS, LONGEST), report=told)
    if not isinstance(found, Impossible):
        return Proposal(_lifted(problem, found.groups, report, spent))
    rest, groups = _as_many(problem, found, seed, spent)
    better = form(rest, seed=seed, effort=_effort(spent, SECONDS, LONGEST)) if groups else found
    groups = groups if isinstance(better, Impossible) else better.groups
    return Proposal(_lifted(rest, groups, report, spent), found.cause, _count(found))


def _as_many(problem: Problem, found: Impossible, seed: int, spent: Spent) -> tuple[Problem, tuple[Group, ...]]:
    """The problem without those who have no place, as few as are found, and groups of all others."""
    trial = _Trial(problem, seed, spent, spent() if spent else 0.0)
    if found.cause in ALL_OTHERS and (groups := trial.groups_without(found.people)):
        return trial.without(found.people), groups
    groups = as_many_as_can(problem)
    out = left_out(problem, groups)
    problem = replace(problem, locked=tuple(group for group in problem.locked if group in groups))
    trial, waiting = replace(trial, problem=problem), [out]
    for _ in range(TRIALS):
        if not waiting or trial.is_over:
            break
        part = waiting.pop(0)
        fewer = tuple(person for person in out if person not in part)
        if part and (more := trial.groups_without(fewer)):
            out, groups = fewer, more
        elif len(part) > 1:
            waiting += [part[: len(part) // 2], part[len(part) // 2 :]]
    return trial.without(out), groups


@dataclass(frozen=True, slots=True)
class _Trial:
    """Whether everybody but some can have a place."""

    problem: Problem
    seed: int
    spent: Spent
    began: float

    @property
    def is_over(self) -> bool:
        return self.spent is not None and self.spent() - self.began > LONGEST_TRIALS

    def without(self, people: Collection[int]) -> Problem:
        return replace(self.problem, early_career=self.problem.early_career | set(people))

    def groups_without(self, people: Collection[int]) -> tuple[Group, ...]:
        found = form(self.without(people), seed=self.seed, effort=_effort(self.spent, A_TRIAL, 2 * A_TRIAL))
        return () if isinstance(found, Impossible) else found.groups


def _effort(spent: Spent, seconds: float, longest: float) -> Effort:
    """So much work from now on, and no longer than so by the clock, if there is one."""
    if spent is None:
        return Effort(seconds)
    began = spent()
    return Effort(seconds, lambda: spent() - began, longest=longest)


def _lifted(
    problem: Problem, groups: tuple[Group, ...], report: Callable[[int], None], spent: Spent
) -> tuple[Group, ...]:
    better = lifted(problem, groups, Budget(_effort(spent, FOR_THE_WORST, LONGEST_FOR_THE_WORST)))
    report(100)
    return better


def _count(found: Impossible) -> int:
    return found.needed - found.there_are if found.cause is Cause.NO_COACH else len(found.people)
