"""A multinomial logistic regression in numpy: what tells topics apart, once there are about ten examples of each."""

from collections import deque
from collections.abc import Callable

import numpy as np

from coaching.understanding.said import Matrix

RIDGE = 0.05
"""Penalty of large weights, for vectors of unit length; from 0.03 to 0.08 all is within 0.4 points."""
MOST_STEPS = 40
REMEMBERED = 8
CLOSE_ENOUGH = 1e-4


def fitted(vectors: Matrix, topics: "np.ndarray[tuple[int], np.dtype[np.int64]]", count: int) -> Matrix:
    """Weights, a column a topic, that make the given topics of these vectors likeliest; L-BFGS from zero."""
    wanted = np.zeros((len(vectors), count), np.float32)
    wanted[np.arange(len(vectors)), topics] = 1

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = vectors @ weights
        scores -= scores.max(1, keepdims=True)
        odds = np.exp(scores)
        total = odds.sum(1, keepdims=True)
        missed = float((wanted * (np.log(total) - scores)).sum() + RIDGE / 2 * (weights * weights).sum())
        return missed, vectors.T @ (odds / total - wanted) + RIDGE * weights

    return _lowest(loss, np.zeros((vectors.shape[1], count), np.float32))


def _lowest(loss: Callable[[Matrix], tuple[float, Matrix]], at: Matrix) -> Matrix:
    value, slope = loss(at)
    steps: deque[tuple[Matrix, Matrix, float]] = deque(maxlen=REMEMBERED)
    for _ in range(MOST_STEPS):
        way = _way(slope, steps)
        there, next_value, next_slope = _step(loss, at, value, slope, way)
        moved, turned = there - at, next_slope - slope
        gain, at, value, slope = value - next_value, there, next_value, next_slope
        bend = float((moved * turned).sum())
        if gain < CLOSE_ENOUGH * abs(value) or bend <= 0:
            break
        steps.append((moved, turned, 1 / bend))
    return at


def _way(slope: Matrix, steps: "deque[tuple[Matrix, Matrix, float]]") -> Matrix:
    """Newton's direction as far as the last steps tell it (the two loops of L-BFGS)."""
    way, parts = slope.copy(), []
    for moved, turned, inverse in reversed(steps):
        part = inverse * float((moved * way).sum())
        parts.append(part)
        way -= part * turned
    if steps:
        _, turned, inverse = steps[-1]
        way /= inverse * float((turned * turned).sum())
    else:
        way *= 10 / max(float(np.abs(slope).sum()), 1e-9)
    for (moved, turned, inverse), part in zip(steps, reversed(parts), strict=True):
        way += (part - inverse * float((turned * way).sum())) * moved
    return way


def _step(
    loss: Callable[[Matrix], tuple[float, Matrix]], at: Matrix, value: float, slope: Matrix, way: Matrix
) -> tuple[Matrix, float, Matrix]:
    """The first of ever shorter steps that gains enough."""
    size, downhill = 1.0, float((slope * way).sum())
    for _ in range(12):
        there = at - np.float32(size) * way
        next_value, next_slope = loss(there)
        if next_value < value - 1e-4 * size * downhill:
            return there, next_value, next_slope
        size /= 2
    return at, value, slope
