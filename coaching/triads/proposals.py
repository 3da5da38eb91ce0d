"""From a problem to a proposal: groups of everybody, or as many as can be made with a cause that all may know."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from coaching.forming.causes import Cause, Impossible
from coaching.forming.effort import Effort, Progress
from coaching.forming.engine import form
from coaching.forming.problem import Group, Problem
from coaching.triads.changes import FEWEST
from coaching.triads.rules import as_many_as_can, left_out

SECONDS = 20.0
"""Beyond this the groups hardly get better."""
Spent = Callable[[], float] | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Groups, and why not everybody is in one; a cause about nobody in particular has no count."""

    groups: tuple[Group, ...]
    cause: str | None = None
    count: int = 0


def proposed(problem: Problem, *, seed: int, report: Callable[[int], None], spent: Spent = None) -> Proposal:
    """The best groups; where not everybody can be placed, those that leave out as few as can be."""
    if len(problem.placed) < FEWEST:
        return Proposal((), Cause.TOO_FEW)
    effort = Effort(SECONDS, spent)
    told = lambda progress: report(_percent(progress))  # noqa: E731
    found = form(problem, seed=seed, effort=effort, report=told)
    if not isinstance(found, Impossible):
        return Proposal(found.groups)
    groups = as_many_as_can(problem)
    rest = replace(
        problem, early_career=problem.early_career | set(left_out(problem, groups)), locked=_kept(problem, groups)
    )
    better = form(rest, seed=seed, effort=effort) if groups else found
    return Proposal(groups if isinstance(better, Impossible) else better.groups, found.cause, _count(found))


def _kept(problem: Problem, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    return tuple(group for group in problem.locked if group in groups)


def _count(found: Impossible) -> int:
    return found.needed - found.there_are if found.cause is Cause.NO_COACH else len(found.people)


def _percent(progress: Progress) -> int:
    return round(100 * progress.fraction)
