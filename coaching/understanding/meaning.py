"""How alike sentences are in meaning: vectors seen from the middle of what staff rooms hear all day.

Raw vectors of short requests are all alike; without their common part (and the two directions that mostly tell the
language) the topic shows: 12 points more of our teachers' requests go to the right topic.
"""

from dataclasses import dataclass

import numpy as np

from coaching.understanding.said import Matrix, Vector

LANGUAGE_DIRECTIONS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Middle:
    """Where everyday sentences lie."""

    centre: Vector
    directions: Matrix

    def seen(self, vectors: Matrix) -> Matrix:
        """The same vectors from the middle, of unit length again; also for a single one."""
        apart: Matrix = vectors - self.centre
        apart = np.asarray(apart - (apart @ self.directions.T) @ self.directions, np.float32)
        return unit(apart)


def middle_of(everyday: Matrix) -> Middle:
    """The middle of these sentences' vectors."""
    centre = everyday.mean(0)
    apart = everyday - centre
    _, mixes = np.linalg.eigh(apart @ apart.T)  # of the sentences, fewer than the numbers in a vector
    return Middle(centre, unit(mixes[:, -LANGUAGE_DIRECTIONS:].T @ apart))


def unit(vectors: Matrix) -> Matrix:
    """Each row at length one; zeros stay zeros."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9), np.float32)


def standard(scores: Vector) -> Vector:
    """The scores with mean 0 and deviation 1, so that those of different makers can be added."""
    return np.asarray((scores - scores.mean()) / (scores.std() + 1e-9), np.float32)
