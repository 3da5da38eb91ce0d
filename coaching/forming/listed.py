"""The linear program over a fixed list of groups, which no new groups join: so it can have cuts of any kind.

Which groups can be in a best partition is for the caller to say, and who is together for `branching`.
"""

import numpy as np

from coaching.forming.effort import Budget
from coaching.forming.halves import half_sums, halved, holds_exactly
from coaching.forming.master import DUAL, Answer, Master
from coaching.forming.pricing import Singles
from coaching.forming.relaxation import LAST_SPAN, Sizes
from coaching.forming.tables import Bools, Floats, Ints, Tables

TINY = 1e-6
WINDOW = 3
IDLE = 0.1
"""Room that a cut leaves, of one group or more."""
SECONDS_A_SUM = 4e-9
"""Of looking for cuts, times rows and groups squared, on a 2 GHz core."""


class Listed:
    """The groups, everybody in one, and what else is known to hold for whole partitions of them."""

    def __init__(self, tables: Tables, sizes: Sizes, rows: Ints, cuts: tuple[Singles, Singles], budget: Budget) -> None:
        """`cuts` has one row a cut with a number for each group, and what these may add up to."""
        self.tables, self.sizes, self.rows, self.budget = tables, sizes, rows, budget
        self.master = Master(tables, np.zeros(tables.size + 2), pairs=sizes.pairs, fours=sizes.fours)
        self.master.span(np.full(tables.size + 2, LAST_SPAN))
        self.master.add(rows, tables.score(rows))
        self.member = np.zeros((len(rows), tables.size + 1), dtype=bool)
        for column in range(rows.shape[1]):
            self.member[np.arange(len(rows)), rows[:, column]] = True
        self.matrix = self.member[:, :-1].T.astype(np.float32)
        self.allowed = np.ones(tables.size, dtype=np.float32)
        self._forbid(*cuts)
        self.open = np.ones(len(rows), dtype=bool)
        self.rng = np.random.default_rng(len(rows))

    def _forbid(self, matrix: Singles, allowed: Singles) -> None:
        self.master.forbid(matrix, allowed)
        self.matrix = np.vstack([self.matrix, matrix])
        self.allowed = np.append(self.allowed, allowed)

    def solve(self, groups: Bools | None = None) -> Answer:
        """The best mixture of these groups; of all, if none are named."""
        groups = np.ones(len(self.rows), dtype=bool) if groups is None else groups
        changed = np.flatnonzero(groups != self.open)
        if len(changed):
            self.master.limit(changed, np.zeros(len(changed)), np.where(groups[changed], np.inf, 0.0))
        self.open = groups
        answer = self.master.solve(DUAL)
        self.budget.worked(answer.seconds)
        return answer

    def tighten(self, known: float, *, rounds: int, least: float, until: float) -> Answer:
        """Cuts until the last rounds closed less than this part of what lies above the known value."""
        answer = self.solve()
        values = [answer.value]
        while len(values) <= rounds and answer.value > known and not self.budget.is_over(until):
            if not self._cut(answer):
                break
            answer = self.solve()
            values.append(answer.value)
            if len(values) > WINDOW and values[-1 - WINDOW] - values[-1] < least * (values[-1 - WINDOW] - known):
                break
        return answer

    def _cut(self, answer: Answer) -> int:
        there = np.flatnonzero(answer.part > TINY)
        part = answer.part[there]
        if (part > 1 - TINY).all():
            return 0
        self._drop_idle(self.allowed - self.matrix[:, there] @ part)
        exact = np.flatnonzero(holds_exactly(self.matrix[:, there], self.allowed, part))
        self.budget.worked(SECONDS_A_SUM * len(exact) * len(there) ** 2)
        sums = half_sums(self.matrix[np.ix_(exact, there)], self.allowed[exact], part, self.rng)
        if len(sums):
            self._forbid(*halved(self.matrix[exact], self.allowed[exact], sums))
        return len(sums)

    def _drop_idle(self, room: Floats) -> None:
        """Forgets cuts that leave much room now; if they are wanted again they will be found again."""
        size = self.tables.size
        idle = size + np.flatnonzero(room[size:] > IDLE)
        self.master.allow(idle - size)
        self.matrix, self.allowed = np.delete(self.matrix, idle, axis=0), np.delete(self.allowed, idle)

    def among(self, places: Ints) -> "Listed":
        """The same for some of the groups, with the cuts that leave no room in the answer of now."""
        size, part = self.tables.size, self.master.parts()
        exact = size + np.flatnonzero(holds_exactly(self.matrix[size:], self.allowed[size:], part))
        cuts = self.matrix[np.ix_(exact, places)], self.allowed[exact]
        return Listed(self.tables, self.sizes, self.rows[places], cuts, self.budget)


def odd_sets(rows: Ints, cuts: list[tuple[int, ...]]) -> tuple[Singles, Singles]:
    """Of an odd number of people, fewer than half as many groups hold two or more."""
    matrix = np.zeros((len(cuts), len(rows)), dtype=np.float32)
    for place, people in enumerate(cuts):
        matrix[place] = np.isin(rows, people).sum(axis=1) >= 2
    return matrix, np.array([len(people) // 2 for people in cuts], dtype=np.float32)
