"""How good any partition can be at most: the linear program over *all* groups, without writing them all down.

Groups are added as long as one is worth more than its people cost. Cuts then forbid mixtures that no whole partition
can be (`cuts`). What it leaves to others: whole partitions.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np

from coaching.forming.effort import Budget
from coaching.forming.master import DUAL, PRIMAL, Answer, Master
from coaching.forming.pricing import (
    ANYTHING,
    MOST,
    Bounds,
    Found,
    Prices,
    bounds_of,
    fours_above,
    pairs_above,
    triads_above,
)
from coaching.forming.tables import Floats, Ints, Tables

ENOUGH = 1e-6
"""A group worth only this much more than it costs changes nothing."""
FIRST_SPAN, WIDER, LAST_SPAN = 7.0, 5.0, 1e5
"""Points round the guess; three times the spread of the prices measured on rounds of 30 to 900 people."""
COMMON = 4
"""The price of a person is guessed as what their fourth-best companion is worth: off by 3 points, measured."""
ODD_PRICE = {2: -12.0, 4: -30.0}
"""What a pair or a four is worth less than its people cost at first guess."""
EACH = 4
"""New groups for each person in one go."""
MANY = 50
"""So many triads a person that look worthwhile show that the limit is too low for now."""
SECONDS_A_LOOK, SECONDS_A_PAIR = 3e-3, 6e-8
"""Of looking for groups: at once, and for each two people, on a 2 GHz core."""


class NoMixture(Exception):
    """Not even mixtures of groups can place everybody."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many groups are no triads."""

    pairs: int = 0
    fours: int = 0


class Relaxation:
    """The linear program of one cohort, with the sizes of its groups given."""

    def __init__(self, tables: Tables, sizes: Sizes, budget: Budget, bounds: Bounds | None = None) -> None:
        self.tables, self.sizes, self.budget = tables, sizes, budget
        self.bounds = bounds or bounds_of(tables)
        guess = np.append(guessed_prices(self.bounds), [ODD_PRICE[2], ODD_PRICE[4]])
        self.master = Master(tables, guess, pairs=sizes.pairs, fours=sizes.fours)
        self.around = np.full(len(guess), FIRST_SPAN)
        self.master.span(self.around)
        self.gone = np.zeros(tables.size + 1, dtype=bool)
        """People whose group is settled while diving."""
        self.limit, self.least = 4.0, ENOUGH
        """New groups are worth at least so much more than they cost: for now, and in the end."""
        self.bound = np.inf

    def settle(self, *, until: float = 1.0) -> Answer:
        """Adds groups until none is worth more than it costs; `bound` then holds, unless time ran out."""
        answer = self.solve()
        while True:
            found = self._worthwhile(answer.prices)
            if len(found.rows) and self._add(found, EACH):
                if self.budget.is_over(until):
                    return answer
                answer = self.solve()
            elif answer.pressed.any():
                answer = self._widened(answer)
            else:
                self.bound = min(self.bound, answer.value) if not self.gone.any() else self.bound
                return answer

    def solve(self, strategy: int = PRIMAL) -> Answer:
        answer = self.master.solve(strategy)
        self.budget.worked(answer.seconds)
        return answer

    def cut(self, people: list[tuple[int, ...]]) -> Answer:
        """Forbids these mixtures and settles again."""
        for odd in people:
            self.master.cut(odd)
        self.solve(DUAL)
        return self.settle()

    def above(self, prices: Prices, limit: float, most: int = MOST) -> Found:
        """Every group that may be used and has more surplus than the limit; rows of four."""
        self.budget.worked(SECONDS_A_LOOK + int((~self.gone).sum()) ** 2 * SECONDS_A_PAIR)
        found = self._above(prices, limit, most)
        self.budget.worked(found.seconds)
        return found

    def _above(self, prices: Prices, limit: float, most: int) -> Found:
        if not self.gone.any():
            return groups_above(self.tables, self.bounds, self.sizes, prices, limit, most)
        free = np.flatnonzero(~self.gone)
        people = free[:-1]
        found = groups_above(
            self.tables.part(people), self.bounds.part(people), self.sizes, prices.part(free), limit, most
        )
        return Found(free[found.rows], found.surplus, found.is_all, found.seconds)

    def _worthwhile(self, prices: Prices) -> Found:
        """Groups worth adding: with a high limit while there are many, in the end all."""
        size, most, raised, lowered = self.tables.size, MANY * self.tables.size, False, False
        while True:
            found = self.above(prices, self.limit, most)
            few = len(found.rows) < size / 4 and self.limit > self.least
            if not found.is_all and not lowered:
                self.limit, raised = 2 * self.limit + 1, True
            elif not found.is_all and not len(found.rows):
                most *= 4
            elif found.is_all and few and not (raised and len(found.rows)):
                self.limit = self.limit / 4 if self.limit > max(0.1, 4 * self.least) else self.least
                lowered = True
            else:
                return found

    def _add(self, found: Found, each: int) -> int:
        rows = found.rows[spread_out(found, self.tables.size, each)]
        return self.master.add(rows, self.tables.score(rows))

    def _widened(self, answer: Answer) -> Answer:
        pressed = answer.pressed
        if (self.around[pressed] >= LAST_SPAN).any():
            raise NoMixture
        self.around = np.where(pressed, self.around * WIDER, self.around)
        self.master.span(self.around)
        return self.solve()


def fewest_odd(tables: Tables, budget: Budget) -> int:
    """The least number of groups that are no triads, going by mixtures; raises if not even those place all."""
    relaxation = Relaxation(tables.sizes_only(), Sizes(1, 1), budget)
    relaxation.master.any_sizes()
    value = relaxation.settle().value
    return max(0, ceil(tables.size * 10 / 3 - value - 1e-4))


def groups_above(tables: Tables, bounds: Bounds, sizes: Sizes, prices: Prices, limit: float, most: int = MOST) -> Found:
    """Every group of the sizes there are with more surplus than the limit; rows of four."""
    parts = [triads_above(tables, bounds, prices, limit, most)]
    if sizes.pairs:
        parts.append(pairs_above(tables, bounds, prices, limit))
    if sizes.fours:
        parts.append(fours_above(tables, bounds, prices, limit, most))
    return Found(
        np.concatenate([padded(part.rows, tables.nobody) for part in parts]),
        np.concatenate([part.surplus for part in parts]),
        all(part.is_all for part in parts),
        sum(part.seconds for part in parts),
    )


def guessed_prices(bounds: Bounds) -> Floats:
    """What each person will cost, near enough to start with."""
    if not len(bounds.triad):
        return np.empty(0)
    best = -np.partition(-bounds.triad, min(COMMON, len(bounds.triad) - 1), axis=1)[:, : COMMON + 1].min(axis=1)
    return np.where(best > ANYTHING, best, 0.0)


def padded(rows: Ints, nobody: int) -> Ints:
    """Rows of four, with nobody at the end of shorter groups."""
    filler = np.full((len(rows), 4 - rows.shape[1]), nobody)
    return np.concatenate([rows, filler], axis=1)


def spread_out(found: Found, size: int, each: int) -> list[int]:
    """The best of the groups, in which nobody is in more than so many."""
    order = np.lexsort((*found.rows.T[::-1], -found.surplus.round(9)))[: 6 * each * size]
    used, kept = [0] * size + [-(10**9)], []
    for place, row in zip(order.tolist(), found.rows[order].tolist(), strict=True):
        if all(used[person] < each for person in row):
            kept.append(place)
            for person in row:
                used[person] += 1
    return kept
