"""The sentence network itself: twelve layers of a transformer in numpy, one sentence at a time, about 30 ms.

Columns are pieces of the text, so that each weight matrix stands to the left and is read once, in its own order.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.encoder.model_file import Blocks, ModelFile, unpacked
from bot.encoder.pieces import Pieces, pieces_of
from coaching.understanding import Matrix, Vector

PREFIX = "query: "
"""The network was trained with it; it is not part of what was said."""
MOST_WORDS, MOST_COLUMNS = 24, 32
"""Time grows with length: 32 columns are about 24 words of English and end within 40 ms."""
STEP = 16
"""BLAS is quickest with whole sixteens of columns."""
OUTPUTS, INPUTS = 64, 96
"""Of a block: with 32 columns small enough for OpenBLAS to stay in the calling thread, and as quick as the whole."""
NOT_SAID = np.float32(-1e9)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Weights:
    """One matrix in blocks, and what is added to its product."""

    blocks: NDArray[np.float32]
    added: Matrix

    def of(self, columns: Matrix) -> Matrix:
        """The product with these columns."""
        parts = columns.reshape(len(self.blocks), 1, INPUTS, -1)
        product: Matrix = np.matmul(self.blocks, parts).sum(0).reshape(-1, columns.shape[1])
        product += self.added
        return product


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Norm:
    """Brings each column to one scale."""

    weight: Matrix
    added: Matrix
    eps: float

    def of(self, columns: Matrix) -> Matrix:
        """The same columns, changed in place."""
        columns -= columns.mean(0)
        columns *= 1 / np.sqrt(np.einsum("ij,ij->j", columns, columns) / len(columns) + self.eps)
        columns *= self.weight
        columns += self.added
        return columns


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

    def of(self, columns: Matrix, silent: Matrix) -> Matrix:
        """The columns after this layer."""
        seen = self.seen.of(self._attended(columns, silent))
        seen += columns
        columns = self.after_seeing.of(seen)
        thought = self.thought.of(_gelu(self.thinking.of(columns)))
        thought += columns
        return self.after_thinking.of(thought)

    def _attended(self, columns: Matrix, silent: Matrix) -> Matrix:
        width, count = columns.shape
        asked, known, told = self.looking.of(columns).reshape(3, self.heads, width // self.heads, count)
        asked *= (width // self.heads) ** -0.5
        weight = np.matmul(known.transpose(0, 2, 1), asked)  # what is looked at × who looks
        weight += silent
        weight -= weight.max(1, keepdims=True)
        np.exp(weight, out=weight)
        weight /= weight.sum(1, keepdims=True)
        attended: Matrix = np.matmul(told, weight).reshape(width, count)
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
        room = MOST_COLUMNS - len(self.before) - 2
        said = self.pieces.cut(" ".join(text.split()[:MOST_WORDS]))[:room] if text.strip() else []
        ids = [begin, *self.before, *said, end]
        columns = self._columns(ids)
        meant = columns[:, len(self.before) + 1 : len(ids) - 1] if said else columns[:, : len(ids)]
        vector = meant.mean(1)
        vector /= np.linalg.norm(vector)
        return np.asarray(vector, np.float32)

    def _columns(self, ids: list[int]) -> Matrix:
        wide = -(-len(ids) // STEP) * STEP
        padded = [*ids, *[0] * (wide - len(ids))]
        rows = unpacked(self.words[padded]).reshape(wide, -1) + self.places[:wide]
        columns = self.first.of(np.ascontiguousarray(rows.T))
        silent = np.zeros((wide, 1), np.float32)
        silent[len(ids) :] = NOT_SAID
        for layer in self.layers:
            columns = layer.of(columns, silent)
        return columns


def network_of(model: ModelFile) -> Network:
    """The network with the file's weights: 85 MB and half a second."""
    pieces = pieces_of(model.vocabulary)
    places = model.numbers("emb.pos").reshape(model.shape.longest, -1)[:MOST_COLUMNS]
    places = places + model.numbers("emb.type")[: model.shape.width]
    layers = tuple(_layer(model, f"l{number}.") for number in range(model.shape.layers))
    before = tuple(pieces.cut(PREFIX.strip()))
    return Network(pieces, model.rows("emb.word"), places, _norm(model, "emb.ln."), layers, before)


def _layer(model: ModelFile, name: str) -> Layer:
    looking = [f"{name}{part}." for part in "qkv"]
    return Layer(
        heads=model.shape.heads,
        looking=_weights(model, *looking),
        seen=_weights(model, f"{name}ao."),
        after_seeing=_norm(model, f"{name}aln."),
        thinking=_weights(model, f"{name}fi."),
        thought=_weights(model, f"{name}fo."),
        after_thinking=_norm(model, f"{name}oln."),
    )


def _weights(model: ModelFile, *names: str) -> Weights:
    """Matrices of one input, as one."""
    matrix = np.concatenate([model.matrix(f"{name}w") for name in names])
    outputs, inputs = matrix.shape
    blocks = matrix.reshape(outputs // OUTPUTS, OUTPUTS, inputs // INPUTS, INPUTS).transpose(2, 0, 1, 3)
    return Weights(np.ascontiguousarray(blocks), np.concatenate(_columns(model, *(f"{name}b" for name in names))))


def _norm(model: ModelFile, name: str) -> Norm:
    weight, added = _columns(model, f"{name}w", f"{name}b")
    return Norm(weight, added, model.shape.eps)


def _columns(model: ModelFile, *names: str) -> list[Matrix]:
    return [model.numbers(name)[:, None] for name in names]


def _gelu(columns: Matrix) -> Matrix:
    """x · Φ(x), by its usual approximation: closer than four-bit weights are to the truth."""
    bent = columns * columns
    bent *= 0.044715 * 0.7978845608
    bent += 0.7978845608
    bent *= columns
    np.tanh(bent, out=bent)
    bent += 1
    bent *= columns
    bent *= 0.5
    return bent
