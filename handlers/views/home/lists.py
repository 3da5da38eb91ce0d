"""The parts of the Home tab, and how many entries of each there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.languages import Voice
from handlers.views.blocks import Block, as_many_as_fit, characters, header, small

Group = list[Block]
"""Blocks that are of no use apart."""
TO_READ = 30_000
"""Characters of all texts together: with what is around them that is well below Slack's 250 KB for a Home tab."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands below it: entries, as many as there is room for, and what stands there always."""

    title: str
    entries: Sequence[Group] = ()
    always: Sequence[Group] = ()
    least: int = 0
    """So many blocks its entries can have whatever the parts above it have."""

    @property
    def wanted(self) -> int:
        return sum(len(entry) for entry in self.entries)

    @property
    def around(self) -> int:
        """Blocks beside the entries: the heading, the line that says how many are left out, what stands always."""
        return 2 * bool(self.title or self.entries) + sum(len(group) for group in self.always)


def fitted(parts: Sequence[Part], blocks: int, _: Voice) -> list[Group]:
    """The parts within so many blocks, those above first, but none without its least."""
    room, letters = blocks - sum(part.around for part in parts), TO_READ
    groups: list[Group] = []
    for place, part in enumerate(parts):
        kept_for_others = sum(min(later.wanted, later.least) for later in parts[place + 1 :])
        shown = as_many_as_fit(part.entries, blocks=room - kept_for_others, room=letters)
        room, letters = room - sum(len(entry) for entry in shown), letters - characters(shown)
        groups += _under_its_title(part, shown, _)
    return groups


def _under_its_title(part: Part, shown: list[Group], _: Voice) -> list[Group]:
    left = len(part.entries) - len(shown)
    more = [[small(_more(left, _))]] if left else []
    below = [*shown, *more, *part.always]
    if not below or not part.title:
        return below
    return [[header(part.title), *below[0]], *below[1:]]


def _more(left: int, _: Voice) -> str:
    return _.plural("One more shows here when another is settled.", "{n} more show here when others are settled.", left)
