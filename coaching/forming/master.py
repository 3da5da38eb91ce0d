"""The linear program over the groups found so far: everybody in one group, so many pairs and fours, cuts kept.

Its prices say how hard each person is to place. HiGHS solves it, starting each time from where it stood. Prices are
kept near a guess by letting people be left out, or be in two groups, at a cost; the caller widens that span.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from coaching.forming.pricing import Prices, Singles
from coaching.forming.tables import Bools, Floats, Ints, Tables

if TYPE_CHECKING:
    from highspy import Highs

PRIMAL, DUAL = 4, 1
"""Of HiGHS: after new groups the last answer is still possible, after new cuts its prices are."""
TINY = 1e-7
SECONDS, SECONDS_AN_ITERATION = 1e-3, 6e-8
"""For an answer, and for each step of the simplex method times rows and columns, on a 2 GHz core."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says: its value, how much of each group, and the prices."""

    value: float
    part: Floats
    """One a group, in the order they were added."""
    surplus: Floats
    """What each group is worth more than it costs."""
    pressed: Bools
    """A person or size whose price wants out of its span: left out, or in too many groups."""
    prices: Prices
    seconds: float
    """What it took, counted: the same on every machine."""


class Master:
    """Groups can be added, never taken away, and so can cuts."""

    def __init__(self, tables: Tables, guess: Floats, *, pairs: int, fours: int) -> None:
        """`guess` has a price for each person, for pairs and for fours."""
        self.tables, self.guess = tables, guess
        self.rows = np.empty((0, 4), dtype=np.int64)
        self.scores = np.empty(0)
        self.cuts: list[tuple[int, ...]] = []
        self._cuts_of_pair: dict[tuple[int, int], list[int]] = {}
        self._known: set[tuple[int, ...]] = set()
        self._fixed = tables.size + 2
        self._forbidden = 0
        self.wanted = np.concatenate([np.ones(tables.size), [pairs, fours]]).astype(float)
        self.solver = self._start()

    def _start(self) -> "Highs":
        solver = quiet_solver()
        rows, none = self._fixed, np.array([], dtype=np.int32)
        solver.addRows(rows, self.wanted, self.wanted, 0, np.zeros(rows, dtype=np.int32), none, none.astype(float))
        every = np.arange(rows, dtype=np.int32)
        for sign in (1.0, -1.0):
            solver.addCols(
                rows, sign * self.guess, np.zeros(rows), np.full(rows, np.inf), rows, every, every, np.full(rows, sign)
            )
        return solver

    def span(self, around: Floats) -> None:
        """Prices may be this far from the guess."""
        every = np.arange(2 * self._fixed, dtype=np.int32)
        self.solver.changeColsCost(len(every), every, np.concatenate([self.guess - around, -self.guess - around]))

    def any_sizes(self) -> None:
        """Leaves open how many pairs and fours there are."""
        size = self.tables.size
        for row in (size, size + 1):
            self.solver.changeRowBounds(row, 0.0, np.inf)

    def add(self, rows: Ints, scores: Floats) -> int:
        """Puts in the groups that are new; says how many were."""
        new = [place for place, key in enumerate(map(tuple, rows.tolist())) if self._is_new(key)]
        if not new:
            return 0
        rows, scores = rows[new], scores[new]
        entries = [self._entries(row) for row in rows.tolist()]
        lengths = np.array([len(entry) for entry in entries])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32)
        index = np.array([place for entry in entries for place in entry], dtype=np.int32)
        free, bound = np.zeros(len(new)), np.full(len(new), np.inf)
        self.solver.addCols(len(new), scores, free, bound, len(index), starts, index, np.ones(len(index)))
        self.rows, self.scores = np.vstack([self.rows, rows]), np.append(self.scores, scores)
        return len(new)

    def _is_new(self, key: tuple[int, ...]) -> bool:
        if key in self._known:
            return False
        self._known.add(key)
        return True

    def _entries(self, row: list[int]) -> list[int]:
        people = [person for person in row if person < self.tables.nobody]
        entries = list(people)
        if len(people) != 3:
            entries.append(self.tables.size + (len(people) == 4))
        cuts: set[int] = set()
        for pair in combinations(people, 2) if self.cuts else ():
            cuts.update(self._cuts_of_pair.get(pair, ()))
        return entries + [self._fixed + cut for cut in sorted(cuts)]

    def cut(self, people: tuple[int, ...]) -> None:
        """Of an odd number of people, fewer than half as many groups hold two or three."""
        inside = np.flatnonzero(np.isin(self.rows, people).sum(axis=1) >= 2).astype(np.int32)
        columns = inside + np.int32(2 * self._fixed)
        self.solver.addRow(-np.inf, float(len(people) // 2), len(columns), columns, np.ones(len(columns)))
        for pair in combinations(people, 2):
            self._cuts_of_pair.setdefault(pair, []).append(len(self.cuts))
        self.cuts.append(people)

    def forbid(self, matrix: Singles, allowed: Singles) -> None:
        """Cuts of any kind, a row each with a number for each group; no groups can be added afterwards."""
        for row, most in zip(matrix, allowed, strict=True):
            inside = np.flatnonzero(row).astype(np.int32)
            columns = inside + np.int32(2 * self._fixed)
            self.solver.addRow(-np.inf, float(most), len(columns), columns, row[inside].astype(float))
        self._forbidden += len(matrix)

    def allow(self, places: Ints) -> None:
        """Takes away some of these cuts."""
        if len(places):
            rows = (places + self._fixed + len(self.cuts)).astype(np.int32)
            self.solver.deleteRows(len(rows), rows)
            self._forbidden -= len(rows)

    def parts(self) -> Floats:
        """How much of each group there is in the last answer."""
        return np.array(self.solver.getSolution().col_value)[2 * self._fixed :]

    def limit(self, places: Ints, low: Floats, high: Floats) -> None:
        """How much of these groups there may be."""
        self.solver.changeColsBounds(len(places), (places + 2 * self._fixed).astype(np.int32), low, high)

    def solve(self, strategy: int = PRIMAL) -> Answer:
        """The best mixture of the groups so far, with the prices that tell which others would better it."""
        self.solver.setOptionValue("simplex_strategy", strategy)
        self.solver.run()
        solution, info = self.solver.getSolution(), self.solver.getInfo()
        values = np.array(solution.col_value)
        return Answer(
            value=info.objective_function_value,
            part=values[2 * self._fixed :],
            surplus=np.array(solution.col_dual)[2 * self._fixed :],
            pressed=values[: 2 * self._fixed].reshape(2, -1).max(axis=0) > TINY,
            prices=self._prices(np.array(solution.row_dual)),
            seconds=SECONDS + SECONDS_AN_ITERATION * info.simplex_iteration_count * self._extent,
        )

    @property
    def _extent(self) -> int:
        return self._fixed + len(self.cuts) + self._forbidden + len(self.rows)

    def _prices(self, duals: Floats) -> Prices:
        size = self.tables.size
        pair = np.zeros((size + 1, size + 1))
        refunds: dict[tuple[int, ...], float] = {}
        known = duals[self._fixed : self._fixed + len(self.cuts)]
        for cut, price in zip(self.cuts, known, strict=True):
            if price > 0:
                pair[np.ix_(cut, cut)] += price
                for triad in combinations(cut, 3):
                    refunds[triad] = refunds.get(triad, 0.0) + 2 * price
        triads = sorted(refunds)
        return Prices(
            person=np.append(duals[:size], 0.0),
            pair=pair,
            triads=np.array(triads, dtype=np.int64).reshape(-1, 3),
            refund=np.array([refunds[triad] for triad in triads]),
            size=np.array([0.0, 0.0, duals[size], 0.0, duals[size + 1]]),
            cuts=tuple((cut, price) for cut, price in zip(self.cuts, known, strict=True) if price > 0),
        )


def quiet_solver() -> "Highs":
    """HiGHS with one thread and no words: the same answer every time."""
    import highspy

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS has no other way
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "off")
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return solver
