"""Rounds of triads in which nobody meets twice, by construction: Kirkman's schoolgirls and their kin.

Ray-Chaudhuri and Wilson, "Solution of Kirkman's schoolgirl problem" (1971): whole systems for three times a prime and
twice a prime plus one, where the prime is 1 more than a multiple of 6. Affine spaces over three elements for 9, 27, 81.
Otherwise three equal classes of people, each triad with one of each class, and then the classes by themselves.
"""

from itertools import product

Group = tuple[int, ...]
Round = tuple[Group, ...]


def constructed(people: int) -> list[Round]:
    """As many rounds as a construction gives without a repeat; people divisible by three."""
    if people == 3:
        return [((0, 1, 2),)]
    third, half = people // 3, (people - 1) // 2
    if people in (9, 27, 81):
        return _affine(people)
    if _fits(third):
        return _three_times(third)
    if people % 2 and _fits(half):
        return _twice_plus_one(half)
    return _by_classes(third) if third % 2 else []


def _fits(number: int) -> bool:
    return number % 6 == 1 and number > 1 and all(number % factor for factor in range(2, int(number**0.5) + 1))


def _affine(people: int) -> list[Round]:
    """Points are vectors over three elements; a round is all lines of one direction."""
    width = {9: 2, 27: 3, 81: 4}[people]
    points = list(product(range(3), repeat=width))
    number = {point: place for place, point in enumerate(points)}
    directions = [point for point in points if any(point) and next(x for x in point if x) == 1]
    rounds = []
    for step in directions:
        lines = {
            tuple(sorted(number[tuple((x + k * d) % 3 for x, d in zip(point, step, strict=True))] for k in range(3)))
            for point in points
        }
        rounds.append(tuple(sorted(lines)))
    return rounds


def _powers(prime: int) -> list[int]:
    """The powers of a number whose powers are all numbers below the prime but 0."""
    for root in range(2, prime):
        powers = [pow(root, exponent, prime) for exponent in range(prime - 1)]
        if len(set(powers)) == prime - 1:
            return powers
    raise ValueError(prime)


def _three_times(prime: int) -> list[Round]:
    t, power = (prime - 1) // 6, _powers(prime)

    def girl(value: int, level: int) -> int:
        return value % prime + level % 3 * prime

    def block(exponent: int, levels: tuple[int, int, int], shift: int) -> Group:
        return tuple(girl(power[(exponent + 2 * t * k) % (6 * t)] + shift, levels[k]) for k in range(3))

    rounds = []
    for shift in range(prime):
        made = [tuple(girl(shift, level) for level in range(3))]
        made += [block(i, (level, level, level), shift) for i in range(t) for level in range(3)]
        made += [block(i + 2 * t * k, (0, 1, 2), shift) for i in range(t, 2 * t) for k in range(3)]
        rounds.append(tuple(made))
    rest = [i + 2 * t * k for i in range(t) for k in range(3)]
    return rounds + [tuple(block(i, (0, 1, 2), shift) for shift in range(prime)) for i in rest]


def _twice_plus_one(prime: int) -> list[Round]:
    t, power = (prime - 1) // 6, _powers(prime)
    half = next(m for m in range(6 * t) if 2 * power[m] % prime == (power[t] + 1) % prime)

    def girl(exponent: int, level: int, shift: int) -> int:
        return (power[exponent % (6 * t)] + shift) % prime + level * prime

    rounds = []
    for shift in range(prime):
        made: list[Group] = [(shift, shift + prime, 2 * prime)]
        starts = [i + 2 * t * k for k in range(3) for i in range(t)]
        made += [(girl(i, 0, shift), girl(i + t, 0, shift), girl(i + half, 1, shift)) for i in starts]
        made += [tuple(girl(i + half + t + 2 * t * k, 1, shift) for k in range(3)) for i in range(t)]
        rounds.append(tuple(made))
    return rounds


def _by_classes(third: int) -> list[Round]:
    rounds: list[Round] = [
        tuple((a, (a + step) % third + third, (a + 2 * step) % third + 2 * third) for a in range(third))
        for step in range(third)
    ]
    within = constructed(third) if third % 3 == 0 else []
    shifts = (0, third, 2 * third)
    return rounds + [
        tuple(tuple(person + by for person in group) for by in shifts for group in inner) for inner in within
    ]
