"""Rounds of volunteers made by chance from a seed, as much like real ones as the public instances are.

Late afternoons are free for many, other periods for few; two of five coach; exclusions, two earlier terms, wishes.
"""

import random
from dataclasses import dataclass, replace

from coaching.forming.problem import Group, Problem

DAYS, HOURS = 5, 8


@dataclass(frozen=True, slots=True)
class Kind:
    """What is unusual about a round."""

    coaches: float = 0.4
    exclusions: float = 1.5
    """For each person, about; no more than 2 % of all pairs in a small round."""
    together: int = 0
    early_career: int = 0
    days: tuple[int, int] = (3, 4)
    hours: tuple[int, int] = (2, 4)


def volunteers(n: int, seed: int, kind: Kind = Kind()) -> Problem:
    """A round of n people; the same for the same seed."""
    rng = random.Random(f"{n} {seed}")
    schools = 10 if n < 200 else 20
    coaches = set(rng.sample(range(n), min(n, max(1, round(kind.coaches * n)))))
    problem = Problem(
        n=n,
        region_of_school=tuple(school // 4 for school in range(schools)),
        school=tuple(rng.randrange(schools) for _ in range(n)),
        dept=tuple(rng.randrange(10) for _ in range(n)),
        coach=tuple(person in coaches for person in range(n)),
        experience=tuple(round(min(5.5, max(1.0, rng.gauss(3.2, 1.1))), 4) for _ in range(n)),
        slots=tuple(_slots(rng, kind) for _ in range(n)),
        focus=tuple(_some_bits(rng, 12, rng.randint(1, 3)) for _ in range(n)),
        not_with=_exclusions(rng, n, kind),
        history=_history(rng, n),
        wishes=_wishes(rng, n),
    )
    return _with_extras(problem, rng, kind)


def odd_groups(groups: tuple[Group, ...]) -> int:
    """How many groups are pairs or fours."""
    return sum(len(group) != 3 for group in groups)


def _with_extras(problem: Problem, rng: random.Random, kind: Kind) -> Problem:
    early = frozenset(rng.sample(range(problem.n), min(kind.early_career, problem.n)))
    placed = [person for person in range(problem.n) if person not in early]
    lists = [tuple(rng.sample(placed, 2)) for _ in range(kind.together) if len(placed) > 1]
    return replace(problem, early_career=early, together=tuple(lists))


def _some_bits(rng: random.Random, width: int, count: int) -> int:
    return sum(1 << bit for bit in rng.sample(range(width), count))


def _slots(rng: random.Random, kind: Kind) -> int:
    slots = 0
    for day in rng.sample(range(DAYS), rng.randint(*kind.days)):
        count = rng.randint(*kind.hours)
        while count:
            hour = rng.choice([HOURS - 1, HOURS - 2, rng.randrange(HOURS)])
            bit = 1 << (day * HOURS + hour)
            count -= not slots & bit
            slots |= bit
    return slots


def _exclusions(rng: random.Random, n: int, kind: Kind) -> tuple[tuple[int, int], ...]:
    count = min(round(kind.exclusions * n), round(0.02 * n * (n - 1) / 2))
    return tuple(sorted({_pair(rng, n) for _ in range(count)}))


def _history(rng: random.Random, n: int) -> tuple[tuple[int, int, float], ...]:
    met: dict[tuple[int, int], float] = {}
    for weight in (0.6, 1.0):
        order = rng.sample(range(n), n)
        for start in range(0, n - n % 3, 3):
            a, b, c = sorted(order[start : start + 3])
            met |= {(a, b): weight, (a, c): weight, (b, c): weight}
    return tuple((a, b, weight) for (a, b), weight in sorted(met.items()))


def _wishes(rng: random.Random, n: int) -> tuple[tuple[int, int], ...]:
    wished = {(person, rng.randrange(n)) for person in range(n) for _ in range(rng.randint(0, 2))}
    return tuple(sorted(pair for pair in wished if pair[0] != pair[1]))


def _pair(rng: random.Random, n: int) -> tuple[int, int]:
    low, high = sorted(rng.sample(range(n), 2))
    return low, high
