"""What no partition can exceed, in a second for thousands of people, where the linear program would take too long.

A triad's score is shared out among its three: half of what each one's two pairs can be worth, less a third of what the
three of them fall short of that. Nobody's share can be more than their best one in any triad that keeps the rules.
"""

from itertools import combinations

import numpy as np

from coaching.forming.pricing import IMPOSSIBLE, Bounds
from coaching.forming.relaxation import Sizes
from coaching.forming.tables import Floats, Ints, Tables

NEAREST = 20
"""Companions whose triads are looked at one by one; with twice as many the bound falls by 0.01 %."""
AT_ONCE = 200
ROUNDING = 1e-5
"""Points a person that single precision may hide."""
SECONDS_A_PERSON = 2e-4
"""On a 2 GHz core."""


def highest_total(tables: Tables, bounds: Bounds, sizes: Sizes) -> float:
    """No partition with these sizes is worth more."""
    shares = np.sort(np.concatenate([np.empty(0), *_best_shares(tables, bounds)]))
    shares += ROUNDING
    in_odd = 2 * sizes.pairs + 4 * sizes.fours
    best_pair = float(tables.bonus[2] + 2.7 * bounds.triad.max(initial=0.0))
    best_four = 6 * float(bounds.four.max(initial=0.0))
    return float(shares[in_odd:].sum()) + sizes.pairs * max(best_pair, 0.0) + sizes.fours * best_four


def _best_shares(tables: Tables, bounds: Bounds) -> list[Floats]:
    """Each person's, a few hundred people at once."""
    size, count = tables.size, min(NEAREST, tables.size - 2)
    order = np.argpartition(-bounds.triad, count, axis=1)[:, : count + 1]
    worth = np.take_along_axis(bounds.triad, order, axis=1)
    falling = np.argsort(-worth, axis=1, kind="stable")
    near, worth = np.take_along_axis(order, falling, axis=1), np.take_along_axis(worth, falling, axis=1)
    pairs = np.array(list(combinations(range(count), 2)), dtype=np.int64).reshape(-1, 2)
    return [
        _of_some(tables, bounds, people, near[people], worth[people].astype(float), pairs)
        for people in np.array_split(np.arange(size), max(1, size // AT_ONCE))
    ]


def _of_some(tables: Tables, bounds: Bounds, people: Ints, near: Ints, worth: Floats, pairs: Ints) -> Floats:
    one, other = pairs.T
    mates = np.stack([near[:, one], near[:, other]], axis=2).reshape(-1, 2)
    rows = np.sort(np.column_stack([np.repeat(people, len(pairs)), mates]), axis=1)
    full = sum(bounds.triad[rows[:, a], rows[:, b]].astype(float) for a, b in combinations(range(3), 2))
    short = np.where(tables.allowed(rows), np.maximum(full - tables.score(rows), 0.0), -IMPOSSIBLE)
    seen = (worth[:, one] + worth[:, other]) / 2 - short.reshape(len(people), len(pairs)) / 3
    beyond = (worth[:, 0] + worth[:, -1]) / 2
    return np.asarray(np.maximum(np.maximum(seen.max(axis=1, initial=0.0), beyond), 0.0))
