"""Finds every group worth more than its people cost by a limit, among millions, in well under a second.

A triad's surplus is at most the sum of a bound for each of its three pairs: what the pair is worth, its part of what
the three may share, less half of both prices. Pairs that cannot be in a good triad are left out first; the few triads
that remain are scored exactly. Fours likewise: one of a four's triangles has at least half of what its six pairs have.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from coaching.forming import weights
from coaching.forming.tables import Floats, Ints, Tables, common

Singles = NDArray[np.float32]

SLACK = 1e-3
"""What adding up in single precision may hide."""
IMPOSSIBLE = -1e9
"""The bound of two people who can never be in one group."""
ANYTHING = -1e7
"""A limit that every group passes which breaks no rule."""
MOST = 2_000_000
"""More groups than this are a sign of poor prices; looking on would not help."""
CHUNK = 2_000_000
"""Groups extended by a fourth person in one go."""
SECONDS_A_GROUP, SECONDS_A_FOURTH = 2e-7, 1e-8
"""To score one exactly, and to try one person as the fourth, on a 2 GHz core."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What the master problem asks for each person, pair of people, and size of group."""

    person: Floats
    """One number a person, and 0 for nobody."""
    pair: Floats
    """Of cuts: nobody's row and column are 0."""
    triads: Ints
    """Triads, in order, whose three pairs were charged one by one: a group that holds one gets `refund` back."""
    refund: Floats
    size: Floats
    """For groups of 0, 1, 2, 3, 4 people."""
    cuts: tuple[tuple[tuple[int, ...], float], ...] = ()
    """What pair and refund come from: a group that holds two or more of these people pays that price."""

    def part(self, kept: Ints) -> "Prices":
        """The same for some of the people, and nobody, renumbered."""
        number = np.full(len(self.person), -1)
        number[kept] = np.arange(len(kept))
        triads = number[self.triads]
        inside = (triads >= 0).all(axis=1) if len(triads) else np.zeros(0, dtype=bool)
        cuts = tuple((tuple(number[list(cut)].tolist()), price) for cut, price in self.cuts)
        return Prices(
            self.person[kept], self.pair[np.ix_(kept, kept)], triads[inside], self.refund[inside], self.size, cuts
        )


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that any two people can add to a triad, or to a four, before prices."""

    triad: Singles
    four: Singles

    def part(self, people: Ints) -> "Bounds":
        """The same among some of the people."""
        among = np.ix_(people, people)
        return Bounds(self.triad[among], self.four[among])


def bounds_of(tables: Tables) -> Bounds:
    """Shares what a whole group may earn among its pairs; impossible pairs are marked."""
    size = tables.size
    shares = np.zeros((size, size), dtype=bool)
    meets = np.zeros((size, size), dtype=bool)
    for word in tables.focus:
        shares |= (word[:-1, None] & word[None, :-1]) != 0
    for word in tables.slots:
        meets |= (word[:-1, None] & word[None, :-1]) != 0
    possible = meets & ~tables.apart[:-1, :-1]
    np.fill_diagonal(possible, val=False)
    worth = tables.pair[:-1, :-1]
    triad = worth + (weights.FOCUS_OF_ALL * shares + weights.BALANCE) / 3
    four = weights.SIZE_FACTOR[4] * (
        weights.PAIR_FACTOR[4] * worth + (weights.FOCUS_OF_ALL * shares + weights.BALANCE) / 6
    )
    four += tables.bonus[4] / 6
    return Bounds(
        np.where(possible, triad, IMPOSSIBLE).astype(np.float32),
        np.where(possible, four, IMPOSSIBLE).astype(np.float32),
    )


def surplus(tables: Tables, prices: Prices, rows: Ints) -> Floats:
    """The score of each group less what its people, its size and cuts cost."""
    left = tables.score(rows) - prices.person[rows].sum(axis=1)
    left -= prices.size[(rows < tables.nobody).sum(axis=1)]
    if rows.shape[1] > 3:
        for people, price in prices.cuts:
            left -= price * (np.isin(rows, people).sum(axis=1) >= 2)
        return np.asarray(left)
    for a, b in combinations(range(rows.shape[1]), 2):
        left -= prices.pair[rows[:, a], rows[:, b]]
    if len(prices.triads) and rows.shape[1] == 3:
        left += _refunds(tables, prices, rows)
    return np.asarray(left)


def _refunds(tables: Tables, prices: Prices, triads: Ints) -> Floats:
    known, asked = _codes(prices.triads, tables.nobody), _codes(triads, tables.nobody)
    place = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    return np.where(known[place] == asked, prices.refund[place], 0.0)


def _codes(triads: Ints, nobody: int) -> Ints:
    base = nobody + 1
    return np.asarray((triads[:, 0] * base + triads[:, 1]) * base + triads[:, 2])


@dataclass(frozen=True, slots=True)
class Found:
    """Groups with their surplus."""

    rows: Ints
    surplus: Floats
    is_all: bool = True
    """False where the search was given up because there were too many."""
    seconds: float = 0.0
    """What it took beyond a look at each pair of people, counted."""


def pairs_above(tables: Tables, bounds: Bounds, prices: Prices, limit: float) -> Found:
    """Every pair of people with more surplus than the limit."""
    low, high = np.nonzero(np.triu(bounds.triad > IMPOSSIBLE / 2))
    return _really(tables, prices, Found(np.stack([low, high], axis=1), np.empty(0)), limit)


def triads_above(tables: Tables, bounds: Bounds, prices: Prices, limit: float, most: int = MOST) -> Found:
    """Every triad with more surplus than the limit; some of them, where there are far more than `most`."""
    between = bounds.triad - (prices.person[:-1, None] + prices.person[None, :-1]) / 2 - prices.pair[:-1, :-1]
    found = _triangles(between.astype(np.float32), limit - SLACK, most)
    if len(prices.triads):  # their bound is too low: charged for three pairs
        found = Found(np.unique(np.concatenate([found.rows, prices.triads]), axis=0), found.surplus, found.is_all)
    return _really(tables, prices, found, limit)


def fours_above(tables: Tables, bounds: Bounds, prices: Prices, limit: float, most: int = MOST) -> Found:
    """Every four with more surplus than the limit; some of them, where there are far more than `most`."""
    least = limit + prices.size[4] - SLACK
    price = (prices.person[:-1, None] + prices.person[None, :-1]) / 3 + prices.pair[:-1, :-1] / 6
    between = (bounds.four - price).astype(np.float32)
    triangles = _triangles(between, max(least / 2, 3 * ANYTHING), most)
    triads = triangles.rows[common(tables.slots, triangles.rows)]
    rows, is_all = _with_a_fourth(between, triads, least, most)
    seconds = SECONDS_A_FOURTH * len(triads) * tables.size
    return _really(tables, prices, Found(rows, np.empty(0), triangles.is_all and is_all, seconds), limit)


def _really(tables: Tables, prices: Prices, found: Found, limit: float) -> Found:
    rows = found.rows[tables.allowed(found.rows)]
    left = surplus(tables, prices, rows)
    seconds = found.seconds + SECONDS_A_GROUP * len(found.rows)
    return Found(rows[left > limit], left[left > limit], found.is_all, seconds)


def _with_a_fourth(between: Singles, triads: Ints, least: float, most: int) -> tuple[Ints, bool]:
    """Every four of which one of these triads is a part, if its six pairs add up to enough."""
    size = len(between)
    found, count = [np.empty((0, 4), dtype=np.int64)], 0
    step = max(1, CHUNK // max(size, 1))
    for start in range(0, len(triads), step):
        part = triads[start : start + step]
        i, j, k = part.T
        total = between[i] + between[j] + between[k]
        total += (between[i, j] + between[i, k] + between[j, k])[:, None]
        place, fourth = np.nonzero(total >= least)
        found.append(np.sort(np.column_stack([part[place], fourth]), axis=1))
        count += len(place)
        if count > 4 * most:
            return _once(np.concatenate(found), size), False
    return _once(np.concatenate(found), size), True


def _once(fours: Ints, size: int) -> Ints:
    i, j, k, last = fours.T
    _, first = np.unique(((i * size + j) * size + k) * size + last, return_index=True)
    return fours[first]


def _triangles(between: Singles, limit: float, most: int) -> Found:
    """All i < j < k whose three pairs add up to the limit or more."""
    best = between.max(axis=1, initial=IMPOSSIBLE)
    near = between + best[:, None] + best[None, :] >= limit
    found, count = [np.empty((0, 3), dtype=np.int64)], 0
    for low in range(len(between) - 2):
        around = np.flatnonzero(near[low, low + 1 :]) + low + 1
        mine = between[low, around]
        total = between[np.ix_(around, around)]
        total += mine
        total += mine[:, None]
        middle, high = np.nonzero(total >= limit)
        rising = middle < high
        middle, high = around[middle[rising]], around[high[rising]]
        found.append(np.column_stack([np.full(len(middle), low), middle, high]))
        count += len(middle)
        if count > most:
            return Found(np.concatenate(found), np.empty(0), is_all=False)
    return Found(np.concatenate(found), np.empty(0))
