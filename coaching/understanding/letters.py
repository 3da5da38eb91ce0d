"""What a text looks like, without knowing what it means: runs of letters, stems and school words, hashed and counted.

Endings change with the case in Finnish and the definite form in Swedish, so words are compared by runs of letters and
by their stems; and by `school_words`, which are one word in three languages. Hashes cannot be read back as words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from re import findall
from unicodedata import normalize
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from Stemmer import Stemmer

from coaching.understanding.school_words import numbers_in

PLACES = 1 << 13
RUNS = (3, 4, 5)
"""Bytes in a run: long enough to mean something, short enough to survive an ending."""
MOST_LETTERS = 1000
"""Letters read of a text; what matters is said by then, and the time stays bounded."""
SCHOOL_WORD = 3
"""So many runs of letters a school word is worth: it is surely meant, and its translations share no letters."""
LANGUAGES = ("english", "finnish", "swedish")
Places = NDArray[np.uint16]
Counts = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Which hashed marks a text has, in rising order, and how strongly."""

    places: Places = field(repr=False)
    counts: Counts = field(repr=False)


def marks_of(text: str) -> Marks:
    """The marks of this text; none for one without letters."""
    marks = [*map(_marks_of_word, words_of(text)), np.zeros(0, np.uint16)]
    found = np.bincount(np.concatenate(marks), minlength=PLACES)
    places = np.flatnonzero(found)
    return Marks(places.astype(np.uint16), 1 + np.log(found[places].astype(np.float32)))


@dataclass(frozen=True, slots=True, eq=False)
class LetterIndex:
    """Many texts' marks, rare marks counting more, laid out by mark: a text is compared with all of them at once."""

    rarity: Counts
    begins: NDArray[np.int64]
    texts: NDArray[np.int64]
    weights: Counts
    size: int

    def likeness(self, marks: Marks) -> Counts:
        """How alike the text is to each of the others: 0 … 1."""
        said = marks.counts * self.rarity[marks.places]
        length = float(np.linalg.norm(said)) or 1.0
        froms, ends = self.begins[marks.places], self.begins[marks.places.astype(np.int64) + 1]
        counts = ends - froms
        at = np.repeat(froms - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        weights = np.repeat(said / length, counts) * self.weights[at]
        return np.bincount(self.texts[at], weights, self.size).astype(np.float32)


def index_of(texts: Sequence[Marks]) -> LetterIndex:
    """The texts, ready to be compared with."""
    places = np.concatenate([each.places for each in texts] or [np.zeros(0, np.uint16)]).astype(np.int64)
    owners = np.repeat(np.arange(len(texts)), [len(each.places) for each in texts])
    rarity = np.log((len(texts) + 1) / (np.bincount(places, minlength=PLACES) + 1)).astype(np.float32) + 0.5
    weights = np.concatenate([_even(each, rarity) for each in texts] or [np.zeros(0, np.float32)])
    order = np.argsort(places, kind="stable")
    begins = np.concatenate([[0], np.cumsum(np.bincount(places, minlength=PLACES))])
    return LetterIndex(rarity, begins, owners[order], weights[order], len(texts))


def _even(marks: Marks, rarity: Counts) -> Counts:
    weights = marks.counts * rarity[marks.places]
    return weights / (np.linalg.norm(weights) or 1.0)


def words_of(text: str) -> list[str]:
    """The text's words in small letters, as far as it is read."""
    return findall(r"\w+", normalize("NFKC", text[:MOST_LETTERS]).casefold())


@lru_cache(maxsize=4096)
def _marks_of_word(word: str) -> Places:
    """Words come again and again, so each is looked at once."""
    edged = f"_{word}_".encode("utf-8", "replace")
    runs = [edged[at : at + size] for size in RUNS for at in range(max(1, len(edged) - size + 1))]
    rows = [f"#{number}".encode() for number in numbers_in(word)] * SCHOOL_WORD
    # Threads cannot share a stemmer.
    stems = {f"={Stemmer(language).stemWord(word)}".encode("utf-8", "replace") for language in LANGUAGES}
    return np.array([crc32(mark) % PLACES for mark in (*runs, *rows, *stems)], np.uint16)
