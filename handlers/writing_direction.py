"""Keeps a name that is written from right to left, or has direction marks in it, from turning the sentence around."""

from unicodedata import bidirectional

ISOLATE, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
CONTROLS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
BEGINNINGS = frozenset({"LRI", "RLI", "FSI"})
NEW_PARAGRAPH = "B"
"""A new paragraph would end the isolation, so a name is kept in one."""


def isolated(text: str) -> str:
    """The text as an island in the sentence if it could turn it; any other text as it is.

    Isolation inside it is made whole, so that nothing reaches beyond the island.
    """
    kinds = [bidirectional(char) for char in text]
    if not any(kind in RIGHT_TO_LEFT or kind in CONTROLS for kind in kinds):
        return text
    kept, deep = [ISOLATE], 1
    for char, kind in zip(text, kinds, strict=True):
        if kind == "PDI" and deep == 1:
            continue
        deep += (kind in BEGINNINGS) - (kind == "PDI")
        kept.append(" " if kind == NEW_PARAGRAPH else char)
    return "".join(kept) + END * deep
