"""What somebody said, and the port to whatever turns sentences into vectors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
"""One sentence: unit length, so that a product of two is their likeness."""
Matrix = NDArray[np.float32]
"""One sentence a row."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A person's words, with their sentence vector where one came in time."""

    words: str = field(repr=False)
    vector: Vector | None = field(default=None, repr=False)


class Encoder(Protocol):
    """Turns sentences into vectors; never raises. Sentences alike in meaning get vectors alike, across languages."""

    def vectors(self, texts: Sequence[str]) -> Matrix | None:
        """A row for each text, however long it takes; None where there is no encoder."""
        ...

    def vector_within(self, words: str, seconds: float) -> Vector | None:
        """The words' vector if it is there within so long; else None, and it is kept for whoever asks later."""
        ...

    def is_coming(self, words: str) -> bool:
        """Whether a vector of these words is on its way, or has come by now: not where too many ask at once."""
        ...
