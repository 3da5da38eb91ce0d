"""Cuts a text into the pieces that the network knows, as SentencePiece's unigram model does: the likeliest cut wins."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.encoder.model_file import Vocabulary

WORD_START = "▁"
LONGEST_PIECE = 16
"""Letters; the vocabulary has no longer piece."""
UNKNOWN_COST = 10.0
"""So much less likely than the rarest piece is a letter that nobody knows (SentencePiece's own figure)."""
SPREAD = np.uint64(0x9E3779B97F4A7C15)
Hashes = NDArray[np.uint64]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Pieces:
    """The vocabulary by hash: 4 MB instead of the 40 of a dictionary of its 250,000 pieces."""

    vocabulary: Vocabulary
    hashes: Hashes
    """Sorted; two pieces with one hash were looked for and are not there."""
    order: Ids
    bytes_of: Hashes
    powers: Hashes
    cost_of_unknown: float

    def cut(self, text: str) -> list[int]:
        """The ids of the text's pieces."""
        letters = np.frombuffer(_prepared(text, self.vocabulary).encode("utf-8", "replace"), np.uint8)
        starts = np.flatnonzero((letters & 0xC0) != 0x80)
        froms, lengths, ids = self._known(letters, starts)
        return self._likeliest(len(starts), froms.tolist(), lengths.tolist(), ids)

    def _known(self, letters: NDArray[np.uint8], starts: Ids) -> tuple[Ids, Ids, Ids]:
        """Every piece that stands somewhere in the text: its first letter, its letters, its id."""
        edges = np.append(starts, len(letters))
        ends = np.arange(len(starts))[:, None] + 1 + np.arange(LONGEST_PIECE)
        sizes = edges[np.minimum(ends, len(starts))] - starts[:, None]
        whole = (ends <= len(starts)) & (sizes <= len(self.powers))
        froms, lengths = np.nonzero(whole)
        wanted = self._sums(letters, starts)[froms, sizes[whole] - 1]
        near = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        hit = self.hashes[near] == wanted
        return froms[hit], lengths[hit] + 1, self.order[near[hit]]

    def _sums(self, letters: NDArray[np.uint8], starts: Ids) -> Hashes:
        """The hash of every run that begins at one of the starts, by its length in bytes."""
        at = starts[:, None] + np.arange(len(self.powers))
        inside = self.bytes_of[letters[np.minimum(at, len(letters) - 1)]] * self.powers
        return np.cumsum(inside, axis=1, dtype=np.uint64)

    def _likeliest(self, count: int, froms: list[int], lengths: list[int], ids: Ids) -> list[int]:
        """Viterbi's way from the first letter to the last."""
        scores, pieces = self.vocabulary.scores[ids].tolist(), ids.tolist()
        best, piece, come_from = [0.0] + [-np.inf] * count, [self.vocabulary.unknown] * (count + 1), [0] * (count + 1)
        found = 0
        for at in range(count):
            while found < len(froms) and froms[found] == at:
                score, to = best[at] + scores[found], at + lengths[found]
                if score > best[to]:
                    best[to], piece[to], come_from[to] = score, pieces[found], at
                found += 1
            if (score := best[at] + self.cost_of_unknown) > best[at + 1]:
                best[at + 1], piece[at + 1], come_from[at + 1] = score, self.vocabulary.unknown, at
        way, at = [], count
        while at > 0:
            way.append(piece[at])
            at = come_from[at]
        return way[::-1]


def pieces_of(vocabulary: Vocabulary) -> Pieces:
    """The vocabulary, ready to cut texts."""
    lengths = np.diff(vocabulary.starts.astype(np.int64))
    letters = np.frombuffer(vocabulary.letters, np.uint8)
    bytes_of = np.random.default_rng(1).integers(1, 2**63, 256, dtype=np.uint64)  # only has to be the same in one run
    powers = np.cumprod(np.full(int(lengths.max()), SPREAD), dtype=np.uint64)
    hashes = np.zeros(len(lengths), np.uint64)
    for byte in range(len(powers)):
        long = np.flatnonzero(lengths > byte)
        hashes[long] += bytes_of[letters[vocabulary.starts[long] + byte]] * powers[byte]
    order = np.argsort(hashes)
    rarest = float(vocabulary.scores.min())
    return Pieces(vocabulary, hashes[order], order, bytes_of, powers, rarest - UNKNOWN_COST)


def _prepared(text: str, vocabulary: Vocabulary) -> str:
    spaced = re.sub(" +", " ", text.translate(vocabulary.alike))
    return (spaced if spaced.startswith(" ") else f" {spaced}").replace(" ", WORD_START)
