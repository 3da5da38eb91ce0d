"""Finds rows of a linear program whose half sum, rounded down, no whole answer breaks but this mixture does.

Zero-half cuts (Caprara and Fischetti 1996), found by elimination modulo two (Koster, Zymolka and Kutschka 2009): rows
are added up until the groups that are there in part are in them an even number of times, and what is allowed is odd.
"""

import numpy as np

from coaching.forming.pricing import Singles
from coaching.forming.tables import Bools, Floats, Ints

TRIES = 2
"""Orders in which the groups are taken out; the first by how much of each there is, the others partly by chance."""
CHANCE = 0.5
LEAST = 0.1
"""A smaller excess is not worth a row."""
LOOKED_AT = 4000
AT_ONCE = 80
MOST_AGAIN = 20
"""Cuts of one round in which the same row has a part: more would be much the same cut."""


def half_sums(matrix: Singles, allowed: Singles, part: Floats, rng: np.random.Generator) -> Singles:
    """For each cut a one for each row it is made of, best first; this mixture leaves no room in any of the rows."""
    odd, excess = np.mod(matrix, np.float32(2)), allowed.astype(np.int64) % 2
    found: dict[int, float] = {}
    for tried in range(TRIES):
        order = np.argsort(-(part + CHANCE * rng.random(len(part)) * (tried > 0)), kind="stable")
        _eliminate(odd, excess, part, order, found)
    best = sorted(found, key=lambda rows: (found[rows], rows))[:LOOKED_AT]
    return _apart(_bits(best, len(matrix)), matrix, allowed, part) if best else np.empty((0, len(matrix)), np.float32)


def _eliminate(odd: Singles, excess: Ints, part: Floats, order: Ints, found: dict[int, float]) -> None:
    """Notes every sum of rows on the way that is broken, with how much it lacks: 0 is broken most."""
    odd, excess, weight = odd.copy(), excess.copy(), part.astype(np.float32)
    sums, unused = [1 << place for place in range(len(odd))], np.ones(len(odd), dtype=bool)
    for column in order.tolist():
        having = np.flatnonzero(odd[:, column])
        free = having[unused[having]]
        if not len(free):
            continue
        pivot = int(free[np.argmin(odd[free].sum(axis=1))])
        others = having[having != pivot]
        odd[others] = np.abs(odd[others] - odd[pivot])
        excess[others] ^= excess[pivot]
        unused[pivot] = False
        for place in others.tolist():
            sums[place] ^= sums[pivot]
        lacks = odd[others] @ weight
        for place in np.flatnonzero((excess[others] == 1) & (lacks < 1 - 2 * LEAST)).tolist():
            rows, lack = sums[others[place]], round(float(lacks[place]), 6)
            found[rows] = min(found.get(rows, 1.0), lack)


def _bits(numbers: list[int], width: int) -> Singles:
    length = -(-width // 8)
    packed = np.frombuffer(b"".join(number.to_bytes(length, "little") for number in numbers), np.uint8)
    bits = np.unpackbits(packed.reshape(-1, length), axis=1, count=width, bitorder="little")
    return np.asarray(bits, dtype=np.float32)


def _apart(sums: Singles, matrix: Singles, allowed: Singles, part: Floats) -> Singles:
    """The deepest cuts, not too many alike."""
    rows, most = halved(matrix, allowed, sums)
    depth = (rows @ part - most) / np.sqrt((rows**2).sum(axis=1) + 1)
    kept: list[int] = []
    used = np.zeros(len(matrix))
    for place in np.argsort(-depth.round(6), kind="stable").tolist():
        if depth[place] <= 0 or len(kept) >= AT_ONCE:
            break
        if (used * sums[place]).max() < MOST_AGAIN:
            used += sums[place]
            kept.append(place)
    return sums[kept]


def halved(matrix: Singles, allowed: Singles, sums: Singles) -> tuple[Singles, Singles]:
    """These sums as rows of the program."""
    return np.floor((sums @ matrix) / 2), np.floor((sums @ allowed) / 2)


def holds_exactly(matrix: Singles, allowed: Singles, part: Floats) -> Bools:
    """The rows in which this mixture leaves no room."""
    return np.asarray(allowed - matrix @ part < 1e-6)
