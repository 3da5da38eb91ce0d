"""A matrix of the network, a byte a weight: what is read from memory for each sentence is what takes the time.

Tile by tile the bytes become floats in the processor's cache, and are multiplied there.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.encoder.model_file import ModelFile
from coaching.understanding import Matrix, Vector

TILE = 384
"""Inputs and outputs that are turned into floats at once: 0.6 MB, which a core's own cache holds."""
BLOCK = 32
"""Outputs multiplied at once …"""
MOST_AT_ONCE = 21
"""… with at most so many rows: OpenBLAS then keeps to the calling thread. More rows go in two halves."""
FINEST = 127


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Desk:
    """The room in which one sentence is worked on: made once for it, as new pages cost more than sums."""

    tile: NDArray[np.float32]
    product: NDArray[np.float32]
    parts: tuple[slice, ...]
    """The rows that are multiplied at once."""

    @classmethod
    def for_rows(cls, count: int) -> "Desk":
        """Room for so many rows."""
        blocks, half = TILE // BLOCK, count if count <= MOST_AT_ONCE else -(-count // 2)
        parts = tuple(slice(at, at + half) for at in range(0, count, half))
        tile, product = np.empty((blocks, TILE, BLOCK), np.float32), np.empty((blocks, count, BLOCK), np.float32)
        return cls(tile, product, parts)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Weights:
    """One matrix, and what is added to its product."""

    tiles: NDArray[np.int8]
    """Tiles of outputs × tiles of inputs × blocks × TILE × BLOCK."""
    scales: Vector
    added: Vector

    def of(self, rows: Matrix, desk: Desk) -> Matrix:
        """The product with these rows."""
        product = np.empty((len(rows), len(self.scales)), np.float32)
        places = product.reshape(len(rows), len(self.tiles), -1, BLOCK).transpose(1, 2, 0, 3)
        for tiles, place in zip(self.tiles, places, strict=True):
            for at, tile in enumerate(tiles):
                np.copyto(desk.tile, tile)
                said, to = rows[:, at * TILE : (at + 1) * TILE], desk.product if at else place
                for part in desk.parts:
                    np.matmul(said[part], desk.tile, out=to[:, part])
                if at:
                    np.add(place, desk.product, out=place)
        product *= self.scales
        product += self.added
        return product


def weights_in(model: ModelFile, *names: str) -> Weights:
    """Matrices of one input, as one; finer than the four bits that they have in the file."""
    matrix = np.concatenate([model.matrix(f"{name}w") for name in names])
    scales = np.maximum(np.abs(matrix).max(1), 1e-9) / np.float32(FINEST)
    matrix /= scales[:, None]
    outputs, inputs = (size // TILE for size in matrix.shape)
    tiles = np.rint(matrix, out=matrix).astype(np.int8)
    tiles = tiles.reshape(outputs, TILE // BLOCK, BLOCK, inputs, TILE)
    added = np.concatenate([model.numbers(f"{name}b") for name in names])
    return Weights(np.ascontiguousarray(tiles.transpose(0, 3, 1, 4, 2)), scales, added)
