"""What is known when triads are to be formed: the volunteers as numbers 0 … n-1, and what is asked of the groups.

Who they are, and how answers of people become numbers, is for the caller to say.
"""

from dataclasses import dataclass, field

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """The volunteers of one round. A bit of `slots` is a free period of the week, a bit of `focus` a wished focus."""

    n: int
    region_of_school: tuple[int, ...]
    school: tuple[int, ...]
    dept: tuple[int, ...]
    coach: tuple[bool, ...]
    experience: tuple[float, ...]
    slots: tuple[int, ...]
    focus: tuple[int, ...]
    not_with: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    """Never in one group, either way. Private: no message, cause or count may let it be inferred."""
    history: tuple[tuple[int, int, float], ...] = ()
    """Two people who were together before, either way, and how much that counts: 1 is last term. The highest counts."""
    wishes: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    """Who would like to be with whom."""
    early_career: frozenset[int] = frozenset()
    """Not placed; whatever else is said about them has no effect."""
    together: tuple[tuple[int, ...], ...] = ()
    """All of a list in one group; others may join. Lists that share a person add up."""
    locked: tuple[Group, ...] = ()
    """Groups to be kept exactly as they are."""

    @property
    def placed(self) -> tuple[int, ...]:
        """Everybody who must be in a group, rising."""
        return tuple(person for person in range(self.n) if person not in self.early_career)


def bundles(problem: Problem) -> tuple[Group, ...]:
    """The people who must stay together, lists that share a person joined; each sorted, two people or more."""
    root = list(range(problem.n))

    def find(person: int) -> int:
        while root[person] != person:
            person = root[person]
        return person

    for listed in problem.together:
        staying = [person for person in listed if person not in problem.early_career]
        for person in staying[1:]:
            root[find(person)] = find(staying[0])
    members: dict[int, list[int]] = {}
    for person in problem.placed:
        members.setdefault(find(person), []).append(person)
    return tuple(tuple(bundle) for bundle in members.values() if len(bundle) > 1)
