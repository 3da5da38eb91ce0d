"""Lifts the worst group by making it and its neighbours anew, as far as the whole round loses almost nothing by it.

The people of some thirty groups are shared out best with every group above a floor, which rises as long as that
is possible within what may be given up; how much that is, is for the caller to say.
"""

from dataclasses import dataclass, replace

import numpy as np

from coaching.forming.effort import Budget
from coaching.forming.neighbourhoods import near_by, solve_part
from coaching.forming.pricing import Bounds, bounds_of
from coaching.forming.problem import Group, Problem
from coaching.forming.tables import Floats, Ints, Tables, tables_of

GIVEN_UP = 0.005
"""Of the total: less than what is unproven in a large round."""
STEP = 0.5
"""Points by which a floor rises: a smaller gain is felt by nobody."""
PIECE = 30
"""Groups that are made anew together."""


def lifted(
    problem: Problem, groups: tuple[Group, ...], budget: Budget, *, given_up: float = GIVEN_UP
) -> tuple[Group, ...]:
    """The groups with their worst one better, as often as that can be; locked groups stay as they are."""
    if len(groups) < 2:
        return groups
    tables = tables_of(problem)
    place = {person: number for number, person in enumerate(tables.people.tolist())}
    free = [group for group in groups if all(person in place for person in group)]
    if len(free) < 2:
        return groups
    rows = np.full((len(free), 4), tables.nobody)
    for row, group in zip(rows, free, strict=True):
        row[: len(group)] = sorted(place[person] for person in group)
    lifting = _Lifting(tables, bounds_of(tables), rows, tables.score(rows), budget)
    lifting.run((1 - given_up) * float(lifting.score.sum()))
    people = np.append(tables.people, -1)
    made = [tuple(sorted(person for person in people[row].tolist() if person >= 0)) for row in rows]
    return tuple(sorted([*made, *(group for group in groups if group not in free)]))


@dataclass(frozen=True, slots=True)
class _Lifting:
    """Groups as rows of four, and what each is worth; both change in place."""

    tables: Tables
    bounds: Bounds
    rows: Ints
    score: Floats
    budget: Budget

    def run(self, least: float) -> None:
        """Lifts the worst group again and again, while the total stays at the least or above."""
        while not self.budget.is_over() and self._lift(int(self.score.argmin()), least):
            pass

    def _lift(self, worst: int, least: float) -> bool:
        places = near_by(self.tables, self.bounds, self.rows, np.array([worst]), PIECE)
        floored = replace(self.tables, floor=float(self.score[worst]) + STEP)
        mine = float(self.score[places].sum()) - float(self.score.sum()) + least
        outcome, people = solve_part(floored, self.bounds, self.rows[places], self.budget, least=mine)
        if outcome.rows is None:
            return False
        self.rows[places] = np.append(people, self.tables.nobody)[outcome.rows]
        self.score[places] = self.tables.score(self.rows[places])
        return True
