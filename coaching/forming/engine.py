"""Forms the groups of a round: the fewest pairs and fours first, then the highest total; or says why it cannot be.

Which method is used for how many people stands in `placing`, causes in `causes`.
"""

from dataclasses import dataclass, replace

import numpy as np

from coaching.forming.causes import Cause, Impossible, cause_of, plain_cause
from coaching.forming.checking import Rule, check
from coaching.forming.effort import Budget, Effort, Report
from coaching.forming.exact import Outcome
from coaching.forming.placing import place
from coaching.forming.problem import Group, Problem
from coaching.forming.relaxation import NoMixture, fewest_odd
from coaching.forming.score import group_score
from coaching.forming.sizes import size_choices
from coaching.forming.tables import Ints, Tables, tables_of

LATE = 1.5
"""Times the effort, after which nobody waits any longer for groups that perhaps cannot be made."""


@dataclass(frozen=True, slots=True)
class Formed:
    """The groups. Bound and proof hang on exclusions too: they are for tests and benchmarks, not for people."""

    groups: tuple[Group, ...]
    total: float
    bound: float | None = None
    is_optimal: bool = False


def form(
    problem: Problem,
    *,
    seed: int,
    effort: Effort,
    report: Report = lambda _: None,
) -> Formed | Impossible:
    """The best groups that the effort allows; without a clock the same for the same seed."""
    budget = Budget(effort, report)
    formed = _formed(problem, budget, seed)
    budget.done()
    return formed


def _formed(problem: Problem, budget: Budget, seed: int) -> Formed | Impossible:
    if not locks_hold(problem):
        return Impossible(Cause.GENERAL)
    if plain := plain_cause(problem):
        return plain
    tables = tables_of(problem)
    outcome = best_outcome(tables, budget, seed)
    if outcome is None:
        return cause_of(problem, lambda eased: _can_be_placed(eased, budget, seed))
    if outcome.rows is None:  # not settled in time
        return Impossible(Cause.GENERAL)
    groups = _groups(tables, outcome.rows) + [tuple(sorted(group)) for group in problem.locked]
    kept = sum(group_score(problem, group) for group in problem.locked)
    total = float(tables.score(outcome.rows).sum()) + kept
    bound = outcome.bound + kept if np.isfinite(outcome.bound) else None
    return Formed(tuple(sorted(groups)), total, bound, outcome.is_proven)


def best_outcome(tables: Tables, budget: Budget, seed: int) -> Outcome | None:
    """The best partition with the fewest pairs and fours; none where there is none; no rows if time ran out."""
    at_least, unsure = -1, False
    for choices in size_choices(tables):
        if choices[0].pairs + choices[0].fours < at_least:
            continue
        outcomes = [place(tables, sizes, budget, seed) for sizes in choices]
        placed = [outcome for outcome in outcomes if outcome.rows is not None]
        if placed:
            best = max(placed, key=lambda outcome: outcome.value)
            return replace(best, bound=max(outcome.bound for outcome in outcomes))
        unsure |= any(outcome.bound > -np.inf for outcome in outcomes)
        if unsure and budget.is_over(LATE):
            break
        try:
            at_least = fewest_odd(tables, budget) if at_least < 0 else at_least
        except NoMixture:
            return None
    return Outcome(None, -np.inf, np.inf) if unsure else None


def _can_be_placed(problem: Problem, budget: Budget, seed: int) -> bool:
    """Also where it could not be settled in time: then no cause is named."""
    return best_outcome(tables_of(problem), budget, seed) is not None


def _groups(tables: Tables, rows: Ints) -> list[Group]:
    people = tables.people
    return [tuple(int(people[place]) for place in row if place < tables.nobody) for row in np.sort(rows).tolist()]


def locks_hold(problem: Problem) -> bool:
    """Whether each locked group keeps every rule by itself."""
    held = tuple(person for group in problem.locked for person in group)
    if len(set(held)) < len(held):
        return False
    rules = {fault.rule for fault in check(problem, problem.locked)} if problem.locked else set()
    return not rules - {Rule.LEFT_OUT}
