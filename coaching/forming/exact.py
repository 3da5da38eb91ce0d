"""The best partition of some hundred people, proven: linear program, cuts, then a search of what still matters."""

from dataclasses import dataclass

import numpy as np

from coaching.forming.branching import BETTER, Branching
from coaching.forming.cuts import violated
from coaching.forming.effort import Budget
from coaching.forming.listed import Listed, odd_sets
from coaching.forming.master import Answer
from coaching.forming.pricing import ANYTHING, Bounds
from coaching.forming.relaxation import NoMixture, Relaxation, Sizes
from coaching.forming.tables import Floats, Ints, Tables

ROUNDS = 25
TAIL = 0.03
"""Cutting ends when the last three rounds closed less than this part of what all closed."""
REACHES = (2.0, 8.0, 16.0, 40.0, -2 * ANYTHING)
"""First only partitions so few points under the bound are looked for, then more; in the end any."""
MOST_GROUPS = 80_000
"""A longer list would not be searched through in a day."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best partition found, and what none can exceed; no rows and -inf where there is none at all."""

    rows: Ints | None
    value: float
    bound: float
    price: Floats | None = None

    @property
    def is_proven(self) -> bool:
        return self.bound <= self.value + 10 * BETTER


class Exact:
    """One cohort with the sizes of its groups given."""

    def __init__(self, tables: Tables, sizes: Sizes, budget: Budget, bounds: Bounds | None = None) -> None:
        self.tables, self.sizes, self.budget = tables, sizes, budget
        self.relaxation = Relaxation(tables, sizes, budget, bounds)
        self.rows: Ints | None = None
        self.value = -np.inf

    def keep(self, rows: Ints) -> None:
        """Remembers a partition if it is the best so far."""
        value = float(self.tables.score(rows).sum())
        if value > self.value + BETTER:
            self.rows, self.value = rows, value

    @property
    def outcome(self) -> Outcome:
        return Outcome(self.rows, self.value, self.relaxation.bound)

    def tighten(self, answer: Answer, *, until: float = 1.0) -> Answer:
        """Adds cuts until they close little more, or the program's answer is a whole partition."""
        closed = [self.relaxation.bound]
        for _ in range(ROUNDS):
            master = self.relaxation.master
            if self.is_done(answer) or self.budget.is_over(until):
                break
            cuts = violated(master.rows, answer.part, self.tables.nobody, master.cuts)
            if not cuts:
                break
            answer = self.relaxation.cut(cuts)
            closed.append(self.relaxation.bound)
            if len(closed) > 4 and closed[-4] - closed[-1] < TAIL * (closed[0] - closed[-1]):
                break
        self.is_done(answer)
        return answer

    def is_done(self, answer: Answer) -> bool:
        """Whether nothing better can be found; keeps the answer if it is a whole partition."""
        whole = (answer.part < 1e-6) | (answer.part > 1 - 1e-6)
        if whole.all() and not answer.pressed.any():
            self.keep(self.relaxation.master.rows[np.flatnonzero(answer.part > 0.5)])
        return self.relaxation.bound <= self.value + BETTER

    def search(self, answer: Answer, *, until: float = 1.0, nodes: int = 10**9) -> None:
        """Searches the groups that can be in a better partition; first the likeliest."""
        top = self.relaxation.bound
        for reach in REACHES:
            if self.is_done(answer) or self.budget.is_over(until):
                return
            lowest = max(self.value, top - reach)
            found = self.relaxation.above(answer.prices, lowest - top - BETTER)
            if not found.is_all or len(found.rows) > MOST_GROUPS:
                return
            cuts = odd_sets(found.rows, self.relaxation.master.cuts)
            listed = Listed(self.tables, self.sizes, found.rows, cuts, self.budget)
            searched = Branching(listed, self.budget).search(lowest, until=until, nodes=nodes)
            if searched.chosen is not None:
                self.keep(found.rows[searched.chosen])
            if not searched.is_finished:
                return
            # Where all groups were searched, there is none better at all.
            self.relaxation.bound = self.value if lowest <= ANYTHING else max(searched.value, self.value)


def solve(
    tables: Tables,
    sizes: Sizes,
    budget: Budget,
    known: Ints | None = None,
    *,
    bounds: Bounds | None,
    nodes: int,
    least: float = -np.inf,
) -> Outcome:
    """A small cohort at once: the best partition, or none if there is none that is worth more than the least."""
    try:
        exact = Exact(tables, sizes, budget, bounds)
        exact.value = least
        if known is not None:
            exact.keep(known)
        answer = exact.relaxation.settle()
        price = answer.prices.person[:-1]
        answer = exact.tighten(answer)
        exact.search(answer, nodes=nodes)
    except NoMixture:
        return Outcome(None, -np.inf, -np.inf)
    return Outcome(exact.rows, exact.value, exact.relaxation.bound, price)
