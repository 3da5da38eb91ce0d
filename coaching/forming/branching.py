"""The best whole partition out of given groups: branch and bound on who is together (Ryan and Foster 1981).

Which groups can be in a best partition is for the caller to say; for those the answer is proven, unless time ran out.
"""

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from coaching.forming.effort import Budget
from coaching.forming.master import DUAL, Answer, Master
from coaching.forming.relaxation import LAST_SPAN, Sizes
from coaching.forming.tables import Bools, Floats, Ints, Tables

BETTER = 1e-5
"""Points by which another partition must be better to count."""
WHOLE = 1 - 1e-6
TRIED = 8
"""Pairs of people tried out before one is branched on: measured, twice as many take as long."""
LOST = 20.0
"""A branch that loses this much is as good as closed."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The places of the best groups among those given, if any are better than what was known."""

    chosen: Ints | None
    value: float
    is_finished: bool
    """Whether nothing better is left among these groups."""


@dataclass(frozen=True, slots=True, order=True)
class _Node:
    loss: float
    number: int
    open: Bools = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Fork:
    """A pair of people apart, and together."""

    value: tuple[float, float]
    open: tuple[Bools, Bools]

    def merit(self, value: float) -> float:
        drop = [min(max(value - child, 1e-6), LOST) for child in self.value]
        return drop[0] * drop[1]


class Branching:
    """One search over a fixed list of groups."""

    def __init__(self, tables: Tables, sizes: Sizes, rows: Ints, cuts: list[tuple[int, ...]], budget: Budget) -> None:
        self.tables, self.budget, self.rows = tables, budget, rows
        self.master = Master(tables, np.zeros(tables.size + 2), pairs=sizes.pairs, fours=sizes.fours)
        self.master.span(np.full(tables.size + 2, LAST_SPAN))
        for people in cuts:
            self.master.cut(people)
        self.master.add(rows, tables.score(rows))
        self.member = np.zeros((len(rows), tables.size + 1), dtype=bool)
        for column in range(rows.shape[1]):
            self.member[np.arange(len(rows)), rows[:, column]] = True
        self.open = np.ones(len(rows), dtype=bool)
        self.chosen: Ints | None = None

    def search(self, known: float, *, until: float = 1.0, nodes: int = 10**9) -> Searched:
        """Looks for something better than what is known."""
        self.value = known
        waiting, number = [_Node(-np.inf, 0, self.open.copy())], 0
        while waiting and -waiting[0].loss > self.value + BETTER:
            if number >= 2 * nodes or self.budget.is_over(until):
                return Searched(self.chosen, self.value, is_finished=False)
            for value, groups in self._children(heapq.heappop(waiting)):
                number += 1
                heapq.heappush(waiting, _Node(-value, number, groups))
        return Searched(self.chosen, self.value, is_finished=True)

    def _children(self, node: _Node) -> list[tuple[float, Bools]]:
        answer = self._solve(node.open)
        if answer.value <= self.value + BETTER:
            return []
        groups = node.open & ((answer.surplus >= self.value - answer.value) | (answer.part > 0.5))
        pairs = self._undecided(answer.part)
        if not pairs:
            self.chosen, self.value = np.flatnonzero(answer.part > 0.5), answer.value
            return []
        fork = self._best_fork(pairs, groups, answer.value)
        return [(v, g) for v, g in zip(fork.value, fork.open, strict=True) if v > self.value + BETTER]

    def _undecided(self, part: Floats) -> list[tuple[int, int]]:
        """Pairs that are together in part, the most doubtful first."""
        weight: dict[tuple[int, int], float] = defaultdict(float)
        for place in np.flatnonzero((part > 1 - WHOLE) & (part < WHOLE)).tolist():
            group = [person for person in self.rows[place].tolist() if person < self.tables.nobody]
            for pair in combinations(group, 2):
                weight[pair] += float(part[place])
        doubtful = [pair for pair, held in weight.items() if 1 - WHOLE < held < WHOLE]
        return sorted(doubtful, key=lambda pair: (round(abs(weight[pair] - 0.5), 6), pair))

    def _best_fork(self, pairs: list[tuple[int, int]], groups: Bools, value: float) -> _Fork:
        forks = []
        for first, second in pairs[:TRIED]:
            one, other = self.member[:, first], self.member[:, second]
            opened = (groups & ~(one & other), groups & ~(one ^ other))
            forks.append(_Fork((self._solve(opened[0]).value, self._solve(opened[1]).value), opened))
            if min(forks[-1].value) <= self.value + BETTER:  # one side is closed: no need to look on
                return forks[-1]
        return max(forks, key=lambda fork: fork.merit(value))

    def _solve(self, groups: Bools) -> Answer:
        changed = np.flatnonzero(groups != self.open)
        if len(changed):
            self.master.limit(changed, np.zeros(len(changed)), np.where(groups[changed], np.inf, 0.0))
        self.open = groups
        answer = self.master.solve(DUAL)
        self.budget.worked(answer.seconds)
        return answer
