"""The volunteers as arrays, and the score of many groups at once.

A row of people is a group; where it is shorter than the array is wide, it ends with `nobody`, an extra person without
any effect. What each term is worth is said in `weights`.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from coaching.forming import weights
from coaching.forming.problem import Problem, bundles

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Words = NDArray[np.uint64]

WORD = 64


@dataclass(frozen=True, slots=True)
class Tables:
    """The people still to be placed (not early in their career, not in a locked group), renumbered 0 … size-1."""

    people: Ints
    """Their numbers in the problem."""
    pair: Floats
    """What two people are worth to a triad; the last row and column are nobody's."""
    slots: Words
    """One row a word of 64 periods."""
    focus: Words
    coach: Bools
    spread: Floats
    """How far their experience is from the mean of everybody to be placed."""
    apart: Bools
    bundle: Ints
    """Who must stay together has the same number."""
    bundle_size: Ints
    bonus: Floats
    """For groups of 0 to 4 people, whoever is in them: nothing, but where only the sizes count."""
    floor: float = -np.inf
    """Points that every group must have."""

    @property
    def size(self) -> int:
        return len(self.people)

    @property
    def nobody(self) -> int:
        return len(self.people)

    def score(self, rows: Ints) -> Floats:
        """What each group is worth; rows of two, three or four people."""
        size = np.asarray((rows < self.nobody).sum(axis=1))
        pairs = np.zeros(len(rows))
        for a in range(rows.shape[1]):
            for b in range(a + 1, rows.shape[1]):
                pairs += self.pair[rows[:, a], rows[:, b]]
        distance = np.abs(self.spread[rows].sum(axis=1)) / (weights.BALANCE_REACH * size)
        balance = weights.BALANCE * (1 - np.minimum(1, distance))
        shared = weights.FOCUS_OF_ALL * common(self.focus, rows)
        whole = weights.SIZE_FACTOR[size] * (pairs * weights.PAIR_FACTOR[size] + shared + balance)
        return np.asarray(whole + self.bonus[size])

    def allowed(self, rows: Ints) -> Bools:
        """Which groups keep every rule but the sizes."""
        fine = common(self.slots, rows) & self.coach[rows].any(axis=1)
        counts = np.zeros(rows.shape, dtype=np.int64)
        for a in range(rows.shape[1]):
            for b in range(rows.shape[1]):
                if a < b:
                    fine &= ~self.apart[rows[:, a], rows[:, b]]
                counts[:, a] += self.bundle[rows[:, a]] == self.bundle[rows[:, b]]
        whole = (counts == self.bundle_size[rows]) | (rows == self.nobody)
        fine &= whole.all(axis=1)
        if self.floor > -np.inf:
            fine[fine] = self.score(rows[fine]) >= self.floor
        return np.asarray(fine)

    def part(self, people: Ints) -> "Tables":
        """The same for some of the people, renumbered; whoever must stay together is in it together."""
        kept = np.append(people, self.nobody)
        _, bundle = np.unique(self.bundle[kept], return_inverse=True)
        return Tables(
            people=self.people[people],
            pair=self.pair[np.ix_(kept, kept)],
            slots=self.slots[:, kept],
            focus=self.focus[:, kept],
            coach=self.coach[kept],
            spread=self.spread[kept],
            apart=self.apart[np.ix_(kept, kept)],
            bundle=bundle,
            bundle_size=self.bundle_size[kept],
            bonus=self.bonus,
            floor=self.floor,
        )

    def sizes_only(self) -> "Tables":
        """The same people where each group that is no triad costs one point, and nothing else counts.

        Everybody is worth 10/3 in a triad; without the bonus, a pair or a four would have nine points.
        """
        return replace(
            self,
            pair=np.zeros_like(self.pair),
            focus=np.zeros_like(self.focus),
            spread=np.zeros_like(self.spread),
            bonus=np.array([0.0, 0.0, 20 / 3 - 10, 0.0, 40 / 3 - 10]),
        )


def common(words: Words, rows: Ints) -> Bools:
    """Which rows of people share a bit."""
    shared = np.zeros(len(rows), dtype=bool)
    for word in words:
        bits = word[rows[:, 0]]
        for column in range(1, rows.shape[1]):
            bits = bits & word[rows[:, column]]
        shared |= bits != 0
    return shared


def tables_of(problem: Problem) -> Tables:
    """The problem as arrays, without the people of locked groups."""
    locked = {person for group in problem.locked for person in group}
    people = np.array([person for person in problem.placed if person not in locked], dtype=np.int64)
    experience = np.array(problem.experience, dtype=float)
    mean = float(np.mean([problem.experience[person] for person in problem.placed])) if problem.placed else 0.0
    bundle, bundle_size = _bundles(problem, people)
    return Tables(
        people=people,
        pair=_with_nobody(_pair_worth(problem)[np.ix_(people, people)]),
        slots=_words(problem.slots, people),
        focus=_words(problem.focus, people),
        coach=np.append(np.array(problem.coach, dtype=bool)[people], False),
        spread=np.append(experience[people] - mean, 0.0),
        apart=_apart(problem, people),
        bundle=bundle,
        bundle_size=bundle_size,
        bonus=np.zeros(5),
    )


def _words(masks: tuple[int, ...], people: Ints) -> Words:
    """Bit masks of any length, cut into words of 64; nobody has every bit."""
    longest = max((masks[person].bit_length() for person in people), default=0)
    count = max(1, -(-longest // WORD))
    every = (1 << WORD) - 1
    rows = [[masks[person] >> (WORD * word) & every for person in people] + [every] for word in range(count)]
    return np.array(rows, dtype=np.uint64).reshape(count, len(people) + 1)


def _pair_worth(problem: Problem) -> Floats:
    school, dept = np.array(problem.school), np.array(problem.dept)
    region = np.array(problem.region_of_school)[school] if problem.n else school
    same_school, same_region = np.equal.outer(school, school), np.equal.outer(region, region)
    worth = weights.NEAR * np.where(same_school, 1.0, np.where(same_region, weights.SAME_REGION, 0.0))
    worth += weights.OTHER_DEPARTMENT * ~np.equal.outer(dept, dept)
    worth += weights.SHARED_FOCUS * _shares(problem)
    worth += weights.NEW_TO_EACH_OTHER * (1 - _met_before(problem)) + weights.WISH * _wishes(problem)
    np.fill_diagonal(worth, 0.0)
    return worth


def _shares(problem: Problem) -> Bools:
    shared = np.zeros((problem.n, problem.n), dtype=bool)
    for word in _words(problem.focus, np.arange(problem.n)):
        shared |= (word[:-1, None] & word[None, :-1]) != 0
    return shared


def _met_before(problem: Problem) -> Floats:
    met = np.zeros((problem.n, problem.n))
    for a, b, weight in problem.history:
        met[a, b] = met[b, a] = max(met[a, b], weight)
    return met


def _wishes(problem: Problem) -> Floats:
    wished = np.zeros((problem.n, problem.n))
    for wisher, other in problem.wishes:
        wished[wisher, other] += 1
        wished[other, wisher] += 1
    return np.minimum(wished, weights.WISHES_COUNTED)


def _apart(problem: Problem, people: Ints) -> Bools:
    apart = np.zeros((problem.n, problem.n), dtype=bool)
    for a, b in problem.not_with:
        apart[a, b] = apart[b, a] = True
    kept = np.zeros((len(people) + 1, len(people) + 1), dtype=bool)
    kept[:-1, :-1] = apart[np.ix_(people, people)]
    return kept


def _bundles(problem: Problem, people: Ints) -> tuple[Ints, Ints]:
    """A number for whom each person must stay with, and how many they are; alone for most, and for nobody."""
    bundle = np.arange(len(people) + 1)
    place = {int(person): index for index, person in enumerate(people)}
    for together in bundles(problem):
        inside = [place[person] for person in together if person in place]
        bundle[inside] = inside[0] if inside else 0
    return bundle, np.bincount(bundle, minlength=len(bundle))[bundle]


def _with_nobody(matrix: Floats) -> Floats:
    padded = np.zeros((len(matrix) + 1, len(matrix) + 1))
    padded[:-1, :-1] = matrix
    return padded
