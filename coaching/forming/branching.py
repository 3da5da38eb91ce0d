"""The best whole partition out of given groups: branch and cut on who is together (Ryan and Foster 1981).

Which groups can be in a best partition is for the caller to say; for those the answer is proven, unless time ran out.
"""

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from coaching.forming.effort import Budget
from coaching.forming.listed import Listed
from coaching.forming.master import Answer
from coaching.forming.tables import Bools, Floats, Ints

BETTER = 1e-5
"""Points by which another partition must be better to count."""
WHOLE = 1 - 1e-6
TRIED, IN_VAIN = 8, 3
"""Pairs of people tried out at most before one is branched on, and how many may do so in vain."""
LOST = 20.0
"""A branch that loses this much is as good as closed."""
SHRUNK, FEW = 0.75, 150
"""With less than this part of the groups left, and more than so many, they get a program of their own."""
ROUNDS, CLOSED = (40, 10), (0.04, 0.12)
"""Of cutting, at the start and later; and the part of what is open that three rounds must close."""
SURE = 0.95
DIVES = 2
"""Programs within programs, in which a whole partition is tried to be had quickly."""


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

    def __init__(self, listed: Listed, budget: Budget, merits: dict[tuple[int, int], float] | None = None) -> None:
        self.listed, self.budget, self.rows = listed, budget, listed.rows
        self.merits = {} if merits is None else merits
        """Of pairs of people that were tried: those that made a difference will again."""
        self.chosen: Ints | None = None

    def search(self, known: float, *, until: float = 1.0, nodes: int = 10**9, depth: int = 0) -> Searched:
        """Looks for something better than what is known."""
        self.value, self.until, self.depth = known, until, depth
        later = depth > 0
        answer = self.listed.tighten(known, rounds=ROUNDS[later], least=CLOSED[later], until=until)
        waiting, number = [_Node(-answer.value, 0, self._alive(answer, self.listed.open))], 0
        if depth < DIVES and nodes > 10**6:
            self._dive(answer)
        while waiting and -waiting[0].loss > self.value + BETTER:
            if number >= 2 * nodes or self.budget.is_over(until):
                return Searched(self.chosen, self.value, is_finished=False)
            node = heapq.heappop(waiting)
            if len(self.rows) > FEW and node.open.sum() < SHRUNK * len(self.rows):
                if not self._search_among(node, nodes - number // 2):
                    return Searched(self.chosen, self.value, is_finished=False)
                continue
            for value, groups in self._children(node):
                number += 1
                heapq.heappush(waiting, _Node(-value, number, groups))
        return Searched(self.chosen, self.value, is_finished=True)

    def _alive(self, answer: Answer, groups: Bools) -> Bools:
        """The groups that can still be in something better."""
        return groups & ((answer.surplus >= self.value - answer.value) | (answer.part > 0.5))

    def _search_among(self, node: _Node, nodes: int) -> bool:
        """Searches what is left in a smaller program of its own, with more cuts; whether to the end."""
        answer = self.listed.solve(node.open)
        if answer.value <= self.value + BETTER:
            return True
        places = np.flatnonzero(self._alive(answer, node.open))
        branching = Branching(self.listed.among(places), self.budget, self.merits)
        searched = branching.search(self.value, until=self.until, nodes=nodes, depth=self.depth + 1)
        if searched.chosen is not None:
            self.chosen, self.value = places[searched.chosen], searched.value
        return searched.is_finished

    def _children(self, node: _Node) -> list[tuple[float, Bools]]:
        answer = self.listed.solve(node.open)
        if answer.value <= self.value + BETTER:
            return []
        groups = self._alive(answer, node.open)
        pairs = self._undecided(answer.part)
        if not pairs:
            self._keep(answer)
            return []
        fork = self._best_fork(pairs, groups, answer.value)
        return [(v, g) for v, g in zip(fork.value, fork.open, strict=True) if v > self.value + BETTER]

    def _keep(self, answer: Answer) -> None:
        self.chosen, self.value = np.flatnonzero(answer.part > 0.5), answer.value

    def _dive(self, answer: Answer) -> None:
        """Settles the surest groups again and again, as long as something better may come of it."""
        groups = self._alive(answer, self.listed.open)
        while answer.value > self.value + BETTER and not self.budget.is_over(self.until):
            loose = np.flatnonzero((answer.part > 1 - WHOLE) & (answer.part < WHOLE))
            if not len(loose):
                self._keep(answer)
                return
            best = loose[answer.part[loose].round(6).argmax()]
            for place in [*np.flatnonzero(answer.part > SURE).tolist(), int(best)]:
                people = self.rows[place][self.rows[place] < self.listed.tables.nobody]
                groups = groups & ~self.listed.member[:, people].any(axis=1)
                groups[place] = True
            answer = self.listed.solve(groups)

    def _undecided(self, part: Floats) -> list[tuple[int, int]]:
        """Pairs that are together in part: first those that made a difference before, then the most doubtful."""
        weight: dict[tuple[int, int], float] = defaultdict(float)
        for place in np.flatnonzero((part > 1 - WHOLE) & (part < WHOLE)).tolist():
            group = [person for person in self.rows[place].tolist() if person < self.listed.tables.nobody]
            for pair in combinations(group, 2):
                weight[pair] += float(part[place])
        doubtful = [pair for pair, held in weight.items() if 1 - WHOLE < held < WHOLE]
        known = [self.merits[pair] for pair in doubtful if pair in self.merits]
        usual = sum(known) / len(known) if known else 0.0
        return sorted(
            doubtful,
            key=lambda pair: (-round(self.merits.get(pair, usual), 6), round(abs(weight[pair] - 0.5), 6), pair),
        )

    def _best_fork(self, pairs: list[tuple[int, int]], groups: Bools, value: float) -> _Fork:
        forks: list[_Fork] = []
        for pair in pairs[:TRIED]:
            fork = self._fork(pair, groups)
            if min(fork.value) <= self.value + BETTER:  # one side is closed: no need to look on
                return fork
            self.merits[pair] = fork.merit(value)
            forks.append(fork)
            if len(forks) - np.argmax([each.merit(value) for each in forks]) > IN_VAIN:
                break
        return max(forks, key=lambda fork: fork.merit(value))

    def _fork(self, pair: tuple[int, int], groups: Bools) -> _Fork:
        one, other = (self.listed.member[:, person] for person in pair)
        opened = (groups & ~(one & other), groups & ~(one ^ other))
        return _Fork((self.listed.solve(opened[0]).value, self.listed.solve(opened[1]).value), opened)
