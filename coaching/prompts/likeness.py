"""How alike two questions are: whether they differ in more than a word or two, in whatever order the words stand.

Words are compared by their stems. Whoever has a real stemmer hands it over; else the beginning of a word must do.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from unicodedata import normalize

A_WORD_OR_TWO = 2


def beginning(word: str) -> str:
    """The first five letters: what most inflected forms of a word in our languages share."""
    return word[:5]


def stems(text: str, stem: Callable[[str], str] = beginning) -> list[str]:
    """The stems of a text's words, in their order."""
    plain = normalize("NFKC", text).casefold().replace("’", "'")
    return [stem(word) for word in re.findall(r"[^\W_]+(?:'[^\W_]+)?", plain)]


def differing(one: Sequence[str], other: Sequence[str]) -> int:
    """How many stems of the longer one the other has not; each place counts once."""
    return max(len(one), len(other)) - (Counter(one) & Counter(other)).total()


def too_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two questions, given as stems, are the same but for a word or two; very short ones but for less."""
    return differing(one, other) <= min(A_WORD_OR_TWO, max(len(one), len(other)) - 2)
