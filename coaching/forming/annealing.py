"""A good start for any number of people in seconds: simulated annealing on many pairs of groups at once.

Six people in two triads can be shared out in ten ways; all ways of all pairs are scored together, and one is drawn for
each by its worth and the temperature (the Gumbel trick). Broken rules cost more than any group is worth, so that the
end is nearly always free of them; what is left of them is for the caller to repair.
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from coaching.forming import weights
from coaching.forming.effort import Budget
from coaching.forming.pricing import Bounds, Singles
from coaching.forming.relaxation import Sizes, guessed_prices
from coaching.forming.tables import Bools, Floats, Ints, Tables, Words, common

HOT, COLD = 3.0, 0.25
"""Points; found best in trials with 90 to 3,000 people."""
BROKEN = 1000.0
CANDIDATES = 30
WARM_UP = 100
"""Steps that are made even without any time."""
LED = 0.9
"""Of the steps, those that bring people to others they would go well with; the rest pair groups by chance."""
ODD_SHARE = 0.2
"""Of the steps, those that also look at one pair or four."""
SECONDS_A_STEP, SECONDS_A_GROUP = 2e-4, 5e-7
"""On a 2 GHz core."""

TRIPLES = np.array(list(combinations(range(6), 3)))
"""Of six people; the last ten are what the first ten leave, in reverse."""
PAIRS = np.array(list(combinations(range(6), 2)))
HOLDS_PAIR = np.array(
    [[set(pair) <= set(triple) for pair in PAIRS.tolist()] for triple in TRIPLES.tolist()], np.float32
)
HOLDS = np.array([[person in triple for person in range(6)] for triple in TRIPLES.tolist()], np.float32)
SWAPS = [(a, b) for a in range(4) for b in range(3)]


class Annealing:
    """One run: triads in rows of three, pairs and fours in rows of four."""

    def __init__(self, tables: Tables, bounds: Bounds, sizes: Sizes, rng: np.random.Generator) -> None:
        self.tables, self.rng = tables, rng
        bundled = (tables.bundle[:, None] == tables.bundle[None, :]) & (tables.bundle_size > 1)[:, None]
        np.fill_diagonal(bundled, val=False)
        self.pair = (tables.pair - BROKEN * tables.apart + BROKEN * bundled).astype(np.float32)
        self.coach, self.spread = tables.coach.astype(np.float32), tables.spread.astype(np.float32)
        self.focus, self.slots = _narrow(tables.focus), _narrow(tables.slots)
        count = min(CANDIDATES, tables.size - 1)
        near = bounds.triad - guessed_prices(bounds)[None, :].astype(np.float32) / 2
        self.candidates = np.argpartition(-near, count - 1, axis=1)[:, :count]
        self.triads, self.odd = self._start(sizes)

    def _start(self, sizes: Sizes) -> tuple[Ints, Ints]:
        """A coach for each group as far as they go, everybody else by chance."""
        size, nobody = self.tables.size, self.tables.nobody
        count = (size - 2 * sizes.pairs - 4 * sizes.fours) // 3
        order = self.rng.permutation(size)
        coaches, others = order[self.tables.coach[order]], order[~self.tables.coach[order]]
        groups = count + sizes.pairs + sizes.fours
        first, rest = coaches[:groups], np.concatenate([others, coaches[groups:]])
        queue = np.concatenate([first, rest])
        rows = np.full((groups, 4), nobody)
        room = np.array([3] * count + [2] * sizes.pairs + [4] * sizes.fours)
        seats = np.array([(row, seat) for seat in range(4) for row in range(groups) if seat < room[row]])
        rows[seats[:, 0], seats[:, 1]] = queue
        return rows[:count, :3].copy(), rows[count:].copy()

    def run(self, budget: Budget, *, until: float) -> Ints:
        """Cools down over the time until then; the groups as rows of four."""
        begun, end = budget.spent(), until * budget.effort.seconds
        self.steps(WARM_UP)
        budget.worked(WARM_UP * self._seconds)
        while not budget.is_over(until):
            self._step((budget.spent() - begun) / max(end - begun, 1e-9))
            budget.worked(self._seconds)
        return self.rows

    @property
    def _seconds(self) -> float:
        """A step on a 2 GHz core."""
        return SECONDS_A_STEP + len(self.triads) * SECONDS_A_GROUP

    def steps(self, count: int) -> Ints:
        """Cools down over so many steps."""
        for step in range(count):
            self._step(step / count)
        return self.rows

    def _step(self, gone: float) -> None:
        heat = HOT * (COLD / HOT) ** min(gone, 1.0)
        if len(self.triads) > 1:
            self._share_out(heat, led=self.rng.random() < LED)
        if len(self.odd) and self.rng.random() < ODD_SHARE:
            self._odd_step(heat)

    @property
    def rows(self) -> Ints:
        nobody = self.tables.nobody
        whole = np.concatenate([self.triads, np.full((len(self.triads), 1), nobody)], axis=1)
        return np.sort(np.concatenate([whole, self.odd]), axis=1)

    def _share_out(self, heat: float, *, led: bool) -> None:
        first, second = self._led_pairs() if led else self._chance_pairs()
        if not len(first):
            return
        six = np.concatenate([self.triads[first].T, self.triads[second].T])
        worth = self._worth(six)
        both = worth[:10] + worth[:9:-1]
        both -= np.float32(heat) * np.log(
            self.rng.standard_exponential(both.shape, dtype=np.float32) + np.float32(1e-30)
        )  # Gumbel's
        chosen = both.argmax(axis=0)
        column = np.arange(six.shape[1])
        self.triads[first] = six[TRIPLES[chosen].T, column].T
        self.triads[second] = six[TRIPLES[19 - chosen].T, column].T

    def _worth(self, six: Ints) -> Singles:
        """Of each of the twenty triads of six people, broken rules counted; a column a pair of groups."""
        worth = HOLDS_PAIR @ self.pair[six[PAIRS[:, 0]], six[PAIRS[:, 1]]]
        distance = np.abs(HOLDS @ self.spread[six])
        distance *= np.float32(1 / (3 * weights.BALANCE_REACH))
        worth -= np.float32(weights.BALANCE) * np.minimum(distance, np.float32(1))
        worth += np.float32(weights.FOCUS_OF_ALL) * _shared(self.focus, six)
        worth += np.float32(BROKEN) * _shared(self.slots, six)
        worth += np.float32(BROKEN) * (HOLDS @ self.coach[six] > 0)
        return np.asarray(worth)

    def _chance_pairs(self) -> tuple[Ints, Ints]:
        order, half = self.rng.permutation(len(self.triads)), len(self.triads) // 2
        return order[:half], order[half : 2 * half]

    def _led_pairs(self) -> tuple[Ints, Ints]:
        """Each of half the groups with the group of somebody whom one of its people would go well with."""
        count = len(self.triads)
        home = np.full(self.tables.size + 1, -1)
        home[self.triads] = np.arange(count)[:, None]
        leaders = self.rng.permutation(count)[: (count + 1) // 2]
        people = self.triads[leaders, self.rng.integers(3, size=len(leaders))]
        wanted = self.candidates[people, self.rng.integers(self.candidates.shape[1], size=len(people))]
        targets = home[wanted]
        leads = np.zeros(count + 1, dtype=bool)
        leads[leaders] = True
        fine = (targets >= 0) & ~leads[targets]
        leaders, targets = leaders[fine], targets[fine]
        _, once = np.unique(targets, return_index=True)
        return leaders[once], targets[once]

    def _odd_step(self, heat: float) -> None:
        """Swaps between each pair or four and a triad."""
        if not len(self.triads):
            return
        row = int(self.rng.integers(len(self.odd)))
        place = int(self.rng.integers(len(self.triads)))
        odd, triad = self.odd[row], self.triads[place]
        ways = [(odd, triad)]
        for a, b in SWAPS:
            if odd[a] != self.tables.nobody:
                left, right = odd.copy(), triad.copy()
                left[a], right[b] = triad[b], odd[a]
                ways.append((left, right))
        worth = self._energy(np.array([left for left, _ in ways])) + self._energy(
            np.array([right for _, right in ways])
        )
        chosen = int((worth + heat * self.rng.gumbel(size=len(ways))).argmax())
        self.odd[row], self.triads[place] = ways[chosen]

    def _energy(self, rows: Ints) -> Floats:
        broken = ~common(self.tables.slots, rows) * 1.0 + ~self.tables.coach[rows].any(axis=1)
        worth = self.tables.score(rows) - BROKEN * broken
        for a, b in combinations(range(rows.shape[1]), 2):
            worth += self.pair[rows[:, a], rows[:, b]] - self.tables.pair[rows[:, a], rows[:, b]]
        return worth


def _shared(words: list[NDArray[np.unsignedinteger]], six: Ints) -> Bools:
    """Which of the twenty triads of six people share a bit."""
    shared = np.zeros((20, six.shape[1]), dtype=bool)
    for word in words:
        bits = word[six]
        shared |= (bits[TRIPLES[:, 0]] & bits[TRIPLES[:, 1]] & bits[TRIPLES[:, 2]]) != 0
    return shared


def _narrow(words: Words) -> list[NDArray[np.unsignedinteger]]:
    """The same bits in the smallest numbers that hold them; nobody's do not matter here."""
    people = words[:, :-1]
    return [word.astype(np.min_scalar_type(int(word.max(initial=0)))) for word in people]
