"""Improves a partition piece by piece: takes groups that lie near each other, and makes the best of their people."""

from dataclasses import dataclass, field

import numpy as np

from coaching.forming.effort import Budget
from coaching.forming.exact import Outcome, solve
from coaching.forming.pricing import Bounds
from coaching.forming.relaxation import Sizes
from coaching.forming.tables import Floats, Ints, Tables

NODES = 6
"""Of the search within a piece: what is not found by then is rarely worth the wait."""


@dataclass(slots=True)
class Improving:
    """A partition on its way up, and what its people cost as far as known."""

    tables: Tables
    bounds: Bounds
    rows: Ints
    price: Floats
    budget: Budget
    rng: np.random.Generator
    score: Floats = field(init=False)
    idle: Floats = field(init=False)
    """How often each group was looked at since something near it changed."""

    def __post_init__(self) -> None:
        self.score = self.tables.score(self.rows)
        self.idle = np.zeros(len(self.rows))

    def improve(self, groups: int, *, until: float = 1.0, bound: float = np.inf) -> None:
        """Goes on until the time is over, every group was looked at often without gain, or the bound is reached."""
        groups = min(groups, len(self.rows))
        while not self.budget.is_over(until) and self.idle.min() < 6 and self.score.sum() < bound - 1e-5:
            self.step(self.near(self.seed_group(), groups))

    def seed_group(self) -> int:
        """A group that costs the whole much and was not looked at lately."""
        slack = self.price[self.rows].sum(axis=1) - self.score
        eager = np.exp(np.clip(slack, 0, 30) / 10 - 1.5 * self.idle)
        return int(self.rng.choice(len(eager), p=eager / eager.sum()))

    def near(self, seed: int, groups: int) -> Ints:
        """The groups with people who would go best with somebody in this one, a little by chance."""
        people = self.rows[seed][self.rows[seed] < self.tables.nobody]
        price = self.price[:-1]
        fit = (self.bounds.triad[people] - (price[people][:, None] + price[None, :]) / 2).max(axis=0)
        best = np.append(fit, -np.inf)[self.rows].max(axis=1)
        slack = self.price[self.rows].sum(axis=1) - self.score
        chance = self.rng.gumbel(size=len(self.rows)) * 2.0
        best = np.maximum(best, -60) + np.clip(slack, 0, 20) / 4 + chance - 2.0 * self.idle
        best[seed] = np.inf
        return np.sort(np.argpartition(-best, groups - 1)[:groups])

    def step(self, places: Ints) -> None:
        """Makes the best groups of these groups' people."""
        rows = self.rows[places]
        outcome, people = solve_part(self.tables, self.bounds, rows, self.budget)
        if outcome.price is not None:
            self.price[people] += 0.5 * (outcome.price - self.price[people])
        self.idle[places] += 1
        if outcome.rows is None or outcome.value <= float(self.score[places].sum()) + 1e-6:
            return
        self.rows[places] = np.append(people, self.tables.nobody)[outcome.rows]
        self.score[places] = self.tables.score(self.rows[places])
        self.idle[places] = 0


def solve_part(
    tables: Tables, bounds: Bounds, rows: Ints, budget: Budget, *, least: float = -np.inf
) -> tuple[Outcome, Ints]:
    """The best groups of the same sizes of these groups' people; and who those are."""
    people = np.sort(rows[rows < tables.nobody])
    part = tables.part(people)
    known = np.sort(np.where(rows < tables.nobody, np.searchsorted(people, rows), part.nobody), axis=1)
    count = (rows < tables.nobody).sum(axis=1)
    sizes = Sizes(int((count == 2).sum()), int((count == 4).sum()))
    start = known if part.allowed(known).all() else None
    return solve(part, sizes, budget, start, bounds=bounds.part(people), nodes=NODES, least=least), people


def near_by(tables: Tables, bounds: Bounds, rows: Ints, chosen: Ints, count: int) -> Ints:
    """The places of some groups and of those with people who would go best with theirs; so many in all."""
    people = rows[chosen][rows[chosen] < tables.nobody]
    fit = np.append(bounds.triad[people].max(axis=0), -np.inf)[rows].max(axis=1)
    fit[chosen] = np.inf
    count = min(len(rows), count)
    return np.sort(np.argpartition(-fit, count - 1)[:count])
