"""How many pairs and fours there can be: as few as possible, by counting first."""

from collections.abc import Iterator

import numpy as np

from coaching.forming.relaxation import Sizes
from coaching.forming.tables import Tables


def size_choices(tables: Tables, *, at_least: int = 0) -> Iterator[tuple[Sizes, ...]]:
    """For each number of groups that are no triads, rising: the ways to share it between pairs and fours."""
    for odd in range(at_least, tables.size // 2 + 1):
        fitting = tuple(Sizes(pairs, odd - pairs) for pairs in range(odd + 1) if _fits(tables, pairs, odd - pairs))
        if fitting:
            yield fitting


def _fits(tables: Tables, pairs: int, fours: int) -> bool:
    """Whether the numbers of people, of coaches and of people who must stay together allow it."""
    rest = tables.size - 2 * pairs - 4 * fours
    if rest < 0 or rest % 3:
        return False
    bundles = np.unique(tables.bundle[:-1], return_counts=True)[1]
    four, three = int((bundles == 4).sum()), int((bundles == 3).sum())
    triads = rest // 3
    enough_coaches = int(tables.coach.sum()) >= triads + pairs + fours
    return enough_coaches and fours >= four and fours + triads >= four + three
