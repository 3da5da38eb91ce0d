"""Which topic a text is about, by the letters it shares with the coordinator's words: no model, no network.

Endings change with the case in Finnish and the definite form in Swedish, so words are compared by runs of
letters and not whole.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from re import findall
from unicodedata import normalize

from coaching.topics import Guess, Topic

GRAM = 3
"""Runs of three letters: long enough to mean something, short enough to survive an ending."""
LONGEST = 1000
"""Letters read of a text; what matters is said by then, and the time stays bounded."""

Grams = Counter[str]


class SharedLetters:
    """Scores topics by shared letter runs."""

    def guesses(self, words: str, topics: Sequence[Topic]) -> tuple[Guess, ...]:
        """All topics, best first; ties in the coordinator's order."""
        said = [_grams(word) for word in _words(words[:LONGEST])]
        scored = [Guess(topic.id, _fit(said, topic)) for topic in topics]
        return tuple(sorted(scored, key=lambda guess: -guess.fit))


def _fit(said: list[Grams], topic: Topic) -> float:
    """How well the best phrase of the topic is covered by the words said: 0 … 1."""
    return max((_covered(phrase, said) for phrase in _phrases(topic)), default=0.0)


def _covered(phrase: tuple[Grams, ...], said: list[Grams]) -> float:
    best = [max((_alike(word, each) for each in said), default=0.0) for word in phrase]
    return sum(best) / len(best) if best else 0.0


def _alike(one: Grams, other: Grams) -> float:
    """Cosine of two words' letter runs."""
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    dot = sum(one[gram] * other[gram] for gram in shared)
    return dot / sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))


@lru_cache(maxsize=1024)
def _phrases_of(name: str, words: tuple[str, ...], names: tuple[str, ...]) -> tuple[tuple[Grams, ...], ...]:
    every = (name, *names, *words)
    return tuple(phrase for each in every if (phrase := tuple(_grams(word) for word in _words(each))))


def _phrases(topic: Topic) -> tuple[tuple[Grams, ...], ...]:
    return _phrases_of(topic.name, topic.words, tuple(topic.names.values()))


def _words(text: str) -> list[str]:
    return [word for word in findall(r"\w+", normalize("NFKC", text).casefold()) if len(word) > 1]


@lru_cache(maxsize=4096)
def _grams(word: str) -> Grams:
    edged = f"_{word}_"
    return Counter(edged[at : at + GRAM] for at in range(max(1, len(edged) - GRAM + 1)))
