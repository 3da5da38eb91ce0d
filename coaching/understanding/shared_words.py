"""School words that a text shares with a topic's, whatever the language of either: few, but surely meant.

Not standardised like the other voices: where no such word was said this one is silent, and where it was it is loud.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coaching.understanding.letters import words_of
from coaching.understanding.said import Matrix, Vector
from coaching.understanding.school_words import numbers_in


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SharedWords:
    """What each school word says for each topic."""

    numbers: tuple[int, ...]
    """The rows of `school_words` that some topic has."""
    worth: Matrix
    """A row for each of them, a column a topic: the rarer among topics, the more."""

    def of(self, text: str) -> Vector:
        """How much the text's school words say for each topic; 0 where it has none of a topic's."""
        said = numbers_of(text)
        return np.asarray(self.worth[[at for at, number in enumerate(self.numbers) if number in said]].sum(0))


def shared_words(phrases: Sequence[tuple[int, str]], count: int) -> SharedWords:
    """Of the topics with these phrases, each with its topic's number."""
    own = [set[int]() for _ in range(count)]
    for topic, phrase in phrases:
        own[topic] |= numbers_of(phrase)
    numbers = tuple(sorted(set[int]().union(*own)))
    has = np.array([[number in topic for topic in own] for number in numbers], np.float32).reshape(len(numbers), count)
    rarity = np.log((count + 1) / (has.sum(1, keepdims=True) + 0.5))
    return SharedWords(numbers, np.asarray(has * rarity, np.float32))


def numbers_of(text: str) -> set[int]:
    """The rows of school words that the text has."""
    return set[int]().union(*map(numbers_in, words_of(text)))
