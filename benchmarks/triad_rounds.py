"""Many rounds of groups in which people meet new people: without a repeat where that can be had, else with few.

Only who was together counts here; free periods, coaches and wishes belong to `coaching.forming`.
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from benchmarks.triad_kirkman import Group, Round, constructed

STEPS = 12_000
"""Of the search; some ten seconds for 30 people in 12 rounds."""
RESTLESS = 400
"""Steps without gain after which a few swaps are made by chance."""


def not_together_before(people: int, rounds: int, *, seed: int, steps: int = STEPS) -> list[Round]:
    """So many rounds of triads, one four or one pair where people do not come out even; as few repeats as are found."""
    start = [_of_size(people, made) for made in _start(people, rounds)]
    if repeats(start) <= fewest_repeats(people, rounds):
        return start
    return _Search(people, start, seed).run(steps)


def repeats(rounds: list[Round]) -> int:
    """How often two people meet who met before."""
    met: dict[tuple[int, int], int] = {}
    for made in rounds:
        for group in made:
            for pair in combinations(sorted(group), 2):
                met[pair] = met.get(pair, 0) + 1
    return sum(count - 1 for count in met.values())


def fewest_repeats(people: int, rounds: int) -> int:
    """No plan has fewer: who has met everybody must meet somebody again."""
    meetings = rounds * {0: people, 1: people + 2, 2: people - 1}[people % 3]  # pairs of people in one round
    return max(0, meetings - people * (people - 1) // 2)


def _start(people: int, rounds: int) -> list[Round]:
    """Constructed rounds, again from the first where they do not suffice, for the nearest number that triads divide."""
    even = people + 1 if people % 3 == 2 else people - people % 3
    known = constructed(even) or [tuple(tuple(range(first, first + 3)) for first in range(0, even, 3))]
    return [known[place % len(known)] for place in range(rounds)]


def _of_size(people: int, made: Round) -> Round:
    """The round without the one who is too many; with the one who is too few in any group."""
    kept = [tuple(sorted(person for person in group if person < people)) for group in made]
    if people % 3 == 1:
        kept[0] = (*kept[0], people - 1)
    return tuple(sorted(kept))


class _Search:
    """Swaps two people of a round, always the best swap not made lately (tabu search; Dotú, Van Hentenryck 2005)."""

    def __init__(self, people: int, start: list[Round], seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.home = np.zeros((len(start), people), dtype=np.int64)
        for place, made in enumerate(start):
            for number, group in enumerate(made):
                self.home[place, list(group)] = number
        self.latest = np.zeros((len(start), people, people), dtype=np.int64)

    def run(self, steps: int) -> list[Round]:
        people = self.home.shape[1]
        goal = fewest_repeats(people, len(self.home))
        best, kept, idle = self._cost(), self.home.copy(), 0
        for step in range(steps):
            self._swap(step, best)
            cost = self._cost()
            idle = 0 if cost < best else idle + 1
            if cost < best:
                best, kept = cost, self.home.copy()
            if best <= goal:
                break
            if idle and idle % RESTLESS == 0:
                self._shake()
        return [_groups_of(home) for home in kept]

    def _together(self) -> NDArray[np.float32]:
        same = self.home[:, :, None] == self.home[:, None, :]
        same[:, np.arange(same.shape[1]), np.arange(same.shape[1])] = False
        return np.asarray(same, dtype=np.float32)

    def _cost(self) -> int:
        met = self._together().sum(axis=0)
        return int(np.maximum(met - 1, 0).sum()) // 2

    def _swap(self, step: int, best: int) -> None:
        together = self._together()
        met = together.sum(axis=0)
        new = (met >= 1).astype(np.float32) @ together  # meetings of each person with another's mates that are not new
        old = ((met >= 2) * together).sum(axis=2)
        change = new + new.transpose(0, 2, 1) - old[:, :, None] - old[:, None, :]
        cost = int(np.maximum(met - 1, 0).sum()) // 2
        forbidden = (self.latest > step) & (change + cost >= best)
        change += self.rng.random(change.shape, dtype=np.float32) * 0.5
        change[forbidden | (self.home[:, :, None] == self.home[:, None, :])] = np.inf
        place, one, other = np.unravel_index(int(change.argmin()), change.shape)
        self._make(int(place), int(one), int(other))
        until = step + int(self.rng.integers(4, 12))
        self.latest[place, one, other] = self.latest[place, other, one] = until

    def _make(self, place: int, one: int, other: int) -> None:
        home = self.home[place]
        home[one], home[other] = home[other], home[one]

    def _shake(self) -> None:
        for _ in range(5):
            one, other = self.rng.choice(self.home.shape[1], 2, replace=False)
            self._make(int(self.rng.integers(len(self.home))), int(one), int(other))


def _groups_of(home: NDArray[np.int64]) -> Round:
    groups: dict[int, Group] = {}
    for person, number in enumerate(home.tolist()):
        groups[number] = (*groups.get(number, ()), person)
    return tuple(sorted(groups.values()))
