"""Finds mixtures of groups that no whole partition can be, to be forbidden in the linear program.

Of an odd number of people, 2q + 1, at most q groups can hold two or more: mixtures of halves often have more. (For
three people these are the subset-row cuts of Jepsen et al., Operations Research 2008; for more, odd-set cuts.)
"""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from coaching.forming.tables import Floats, Ints

VIOLATED = 0.02
"""A smaller excess is not worth a row."""
LARGEST = 9
FEW = 25
"""With so many cuts of three people at hand, larger ones can wait for the next round."""
AT_ONCE = 120
WHOLE = 1 - 1e-6
CHANGE = {0: 1, 1: -1}
"""A group of which one person joins would count for the next; of which a second joins, it counts already."""


def violated(rows: Ints, part: Floats, nobody: int, known: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The odd sets of people that these parts of groups break most, worst first."""
    mixture = _Mixture(rows, part, nobody)
    found = dict(mixture.threes())
    if len(found) < FEW:
        found |= dict(mixture.grown())
    for cut in known:
        found.pop(cut, None)
    return sorted(found, key=lambda people: (-found[people] / len(people) ** 0.5, people))[:AT_ONCE]


class _Mixture:
    """The groups that are there in part, by person and by pair."""

    def __init__(self, rows: Ints, part: Floats, nobody: int) -> None:
        self.between: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        self.groups: dict[int, list[tuple[list[int], float]]] = defaultdict(list)
        for place in np.flatnonzero((part > 1 - WHOLE) & (part < WHOLE)).tolist():
            group = [person for person in rows[place].tolist() if person < nobody]
            for person in group:
                self.groups[person].append((group, float(part[place])))
                for other in group:
                    if other != person:
                        self.between[person][other] += float(part[place])

    def threes(self) -> Iterable[tuple[tuple[int, ...], float]]:
        for person, others in self.between.items():
            near = sorted(others)
            for place, second in enumerate(near):
                for third in near[place + 1 :]:
                    excess = self._held((person, second, third)) - 1
                    if excess > VIOLATED:
                        yield tuple(sorted((person, second, third))), excess

    def _held(self, people: tuple[int, ...]) -> float:
        """How much of the groups with two or more of three people there is."""
        a, b, c = people
        pairs = self.between[a].get(b, 0.0) + self.between[a].get(c, 0.0) + self.between[b].get(c, 0.0)
        return pairs - 2 * sum(part for group, part in self.groups[a] if b in group and c in group)

    def grown(self) -> Iterable[tuple[tuple[int, ...], float]]:
        """Grows odd sets from every pair, always by the person who adds most."""
        for person in sorted(self.between):
            for other in sorted(self.between[person]):
                yield from self._grow(person, other)

    def _grow(self, person: int, other: int) -> Iterable[tuple[tuple[int, ...], float]]:
        people: list[int] = []
        gain: dict[int, float] = {person: 0.0}
        held = 0.0
        for step in range(LARGEST):
            joins = other if step == 1 else min(gain, key=lambda who: (-round(gain[who], 9), who), default=None)
            if joins is None:
                return
            held += gain.pop(joins, 0.0)
            self._join(joins, people, gain)
            if len(people) >= 5 and len(people) % 2 and held - len(people) // 2 > VIOLATED:
                yield tuple(sorted(people)), held - len(people) // 2

    def _join(self, joins: int, people: list[int], gain: dict[int, float]) -> None:
        """Groups that already hold two of the people count once, whoever else is in them."""
        for group, part in self.groups[joins]:
            inside = sum(person in people for person in group)
            for person in group:
                if person != joins and person not in people:
                    gain[person] = gain.get(person, 0.0) + CHANGE.get(inside, 0) * part
        people.append(joins)
