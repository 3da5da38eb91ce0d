"""Simpler ways to form triads, to be compared with: by chance, greedy, and greedy followed by swaps that gain."""

import random
from itertools import combinations

import numpy as np

from coaching.forming.tables import Floats, Ints, Tables

BROKEN = 1000.0
"""What a broken rule costs, so that swaps mend it first."""


def sizes_of(count: int) -> list[int]:
    """Triads, and one four or one pair where they do not come out even."""
    if count % 3 == 1 and count >= 4:
        return [4] + [3] * ((count - 4) // 3)
    return ([2] if count % 3 == 2 else []) + [3] * (count // 3)


def worth(tables: Tables, rows: Ints) -> Floats:
    return np.where(tables.allowed(rows), tables.score(rows), tables.score(rows) - BROKEN)


def by_chance(tables: Tables, seed: int) -> Ints:
    """Everybody anywhere."""
    order = random.Random(seed).sample(range(tables.size), tables.size)
    return _rows(tables, [[order.pop() for _ in range(size)] for size in sizes_of(tables.size)])


def greedy(tables: Tables) -> Ints:
    """Coaches with the fewest free periods first; each takes the two who fit best of those who are left."""
    free = set(range(tables.size))
    bits = [sum(int(word).bit_count() for word in tables.slots[:, person]) for person in range(tables.size)]
    coaches = sorted((person for person in free if tables.coach[person]), key=lambda person: (bits[person], person))
    groups = []
    for size in sizes_of(tables.size):
        lead = next((person for person in coaches if person in free), min(free))
        groups.append([lead])
        free.discard(lead)
        while len(groups[-1]) < size:
            near = sorted(free, key=lambda person: (-_fit(tables, groups[-1], person), person))[:1]
            groups[-1] += near
            free.difference_update(near)
    return _rows(tables, groups)


def _fit(tables: Tables, group: list[int], person: int) -> float:
    rows = np.array([[*group, person]])
    return float(worth(tables, rows)[0]) if len(group) > 1 else float(_pair_fit(tables, group[0], person))


def _pair_fit(tables: Tables, first: int, second: int) -> float:
    meets = (tables.slots[:, first] & tables.slots[:, second]).any() and not tables.apart[first, second]
    shares = (tables.focus[:, first] & tables.focus[:, second]).any()
    return float(tables.pair[first, second] + 7 * shares - BROKEN * (not meets))


def with_swaps(tables: Tables, rows: Ints, rounds: int = 30) -> Ints:
    """Swaps two people as long as that gains, the best swap of each two groups first."""
    rows = rows.copy()
    for _ in range(rounds):
        gains = [_swap(tables, rows, first, second) for first, second in _neighbours(rows)]
        if not any(gains):
            return rows
    return rows


def _neighbours(rows: Ints) -> list[tuple[int, int]]:
    """All pairs of groups in a small round; in a large one each with some others in turn."""
    count = len(rows)
    if count <= 120:
        return list(combinations(range(count), 2))
    steps = random.Random(count).sample(range(1, count), 12)
    return [(place, (place + step) % count) for step in steps for place in range(count)]


def _swap(tables: Tables, rows: Ints, first: int, second: int) -> bool:
    one, other = rows[first], rows[second]
    seats = [
        (a, b)
        for a in range(len(one))
        for b in range(len(other))
        if one[a] != tables.nobody and other[b] != tables.nobody
    ]
    ways = np.repeat(np.stack([one, other])[None], len(seats) + 1, axis=0)
    for place, (a, b) in enumerate(seats):
        ways[place, 0, a], ways[place, 1, b] = other[b], one[a]
    value = worth(tables, ways[:, 0]) + worth(tables, ways[:, 1])
    best = int(value.argmax())
    if value[best] <= value[-1] + 1e-9:
        return False
    rows[first], rows[second] = ways[best]
    return True


def _rows(tables: Tables, groups: list[list[int]]) -> Ints:
    rows = np.full((len(groups), 4), tables.nobody)
    for row, group in zip(rows, groups, strict=True):
        row[: len(group)] = group
    return rows
