"""The sentence network itself: twelve layers of a transformer in numpy, one sentence at a time, a row a piece."""

from dataclasses import dataclass

import numpy as np

from bot.encoder.model_file import Blocks, ModelFile, unpacked
from bot.encoder.pieces import Pieces, pieces_of
from bot.encoder.weights import Desk, Weights, weights_in
from coaching.understanding import Matrix, Vector

PREFIX = "query: "
"""The network was trained with it; it is not part of what was said."""
MOST_ROWS = 24
"""Pieces of a text that are read, with the five around them: 19, some 14 words. Each costs a millisecond; what a
request is about is said by then, and of tickets of 30 pieces and more a longer beginning tells no more."""
LETTERS_OF_A_PIECE = 6
"""At most, over a sentence: English has four to five, Finnish and Swedish three to four."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Norm:
    """Brings each row to one scale."""

    weight: Vector
    added: Vector
    eps: float

    def of(self, rows: Matrix) -> Matrix:
        """The same rows, changed in place."""
        width = rows.shape[1]
        rows -= (rows.sum(1) / width)[:, None]
        rows *= (1 / np.sqrt(np.einsum("ij,ij->i", rows, rows) / width + self.eps))[:, None]
        rows *= self.weight
        rows += self.added
        return rows


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Layer:
    """Each piece looks at the others, then thinks for itself."""

    heads: int
    looking: Weights
    seen: Weights
    after_seeing: Norm
    thinking: Weights
    thought: Weights
    after_thinking: Norm

    def of(self, rows: Matrix, desk: Desk) -> Matrix:
        """The rows after this layer."""
        seen = self.seen.of(self._attended(rows, desk), desk)
        seen += rows
        rows = self.after_seeing.of(seen)
        thought = self.thought.of(_gelu(self.thinking.of(rows, desk)), desk)
        thought += rows
        return self.after_thinking.of(thought)

    def _attended(self, rows: Matrix, desk: Desk) -> Matrix:
        count, width = rows.shape
        looking = self.looking.of(rows, desk).reshape(count, 3, self.heads, width // self.heads)
        asked, known, told = looking.transpose(1, 2, 0, 3)
        asked *= np.float32((width // self.heads) ** -0.5)
        weight = np.matmul(asked, known.transpose(0, 2, 1))  # who looks × what is looked at
        weight -= weight.max(2, keepdims=True)
        np.exp(weight, out=weight)
        weight /= weight.sum(2, keepdims=True)
        attended = np.empty((count, width), np.float32)
        np.matmul(weight, told, out=attended.reshape(count, self.heads, -1).transpose(1, 0, 2))
        return attended


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Network:
    """All of it: a text in, a vector of unit length out."""

    pieces: Pieces
    words: Blocks
    places: Matrix
    first: Norm
    layers: tuple[Layer, ...]
    before: tuple[int, ...]
    """The pieces of the prefix."""

    def vector(self, text: str) -> Vector:
        """The meaning of the text's first words; of an empty one, that of the prefix."""
        begin, end = self.pieces.vocabulary.begin, self.pieces.vocabulary.end
        room = MOST_ROWS - len(self.before) - 2
        said = self.pieces.cut(_beginning(text, room))[:room] if text.strip() else []
        rows = self.rows([begin, *self.before, *said, end])
        meant = rows[len(self.before) + 1 : -1] if said else rows
        vector = meant.mean(0)
        vector /= np.linalg.norm(vector)
        return np.asarray(vector, np.float32)

    def rows(self, ids: list[int]) -> Matrix:
        """What each of these pieces means among the others."""
        rows = self.first.of(unpacked(self.words[ids]).reshape(len(ids), -1) + self.places[: len(ids)])
        desk = Desk.for_rows(len(ids))
        for layer in self.layers:
            rows = layer.of(rows, desk)
        return rows


def network_of(model: ModelFile) -> Network:
    """The network with the file's weights: 25 MB and half a second."""
    pieces = pieces_of(model.vocabulary)
    places = model.numbers("emb.pos").reshape(model.shape.longest, -1)[:MOST_ROWS]
    places = places + model.numbers("emb.type")[: model.shape.width]
    layers = tuple(_layer(model, f"l{number}.") for number in range(model.shape.layers))
    before = tuple(pieces.cut(PREFIX.strip()))
    return Network(pieces, model.rows("emb.word"), places, _norm(model, "emb.ln."), layers, before)


def _layer(model: ModelFile, name: str) -> Layer:
    return Layer(
        heads=model.shape.heads,
        looking=weights_in(model, *(f"{name}{part}." for part in "qkv")),
        seen=weights_in(model, f"{name}ao."),
        after_seeing=_norm(model, f"{name}aln."),
        thinking=weights_in(model, f"{name}fi."),
        thought=weights_in(model, f"{name}fo."),
        after_thinking=_norm(model, f"{name}oln."),
    )


def _norm(model: ModelFile, name: str) -> Norm:
    return Norm(model.numbers(f"{name}w"), model.numbers(f"{name}b"), model.shape.eps)


def _beginning(text: str, pieces: int) -> str:
    """The words of which the first so many pieces come: to cut more would be for nothing."""
    return " ".join(text.split()[:pieces])[: LETTERS_OF_A_PIECE * pieces]


def _gelu(rows: Matrix) -> Matrix:
    """x · Φ(x), by its usual approximation: closer than four-bit weights are to the truth."""
    bent = rows * rows
    bent *= 0.044715 * 0.7978845608
    bent += 0.7978845608
    bent *= rows
    np.tanh(bent, out=bent)
    bent += 1
    bent *= rows
    bent *= 0.5
    return bent
