"""What is learnt from a request that was accepted: its sentence vector and hashed marks, never its words."""

import struct
from dataclasses import dataclass, field

import numpy as np

from coaching.topics import TopicId
from coaching.understanding.letters import PLACES, Marks, marks_of
from coaching.understanding.said import Said, Vector

FORM = 1
HEAD = struct.Struct("<BHH")
"""Form, numbers in the vector (0: there was none), marks."""
FINEST = 1 / 32
"""Steps in which the strength of a mark is kept: a byte holds up to 8, and no text has more."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One request as a model learns it, and the topic that it was about."""

    topic: TopicId
    vector: Vector | None = field(repr=False)
    marks: Marks = field(repr=False)


def learnt_from(topic: TopicId, said: Said) -> Example:
    """The example that these words make for that topic."""
    return Example(topic, said.vector, marks_of(said.words))


def kept(said: Said) -> bytes:
    """What is stored of the words, about 1 kB: enough to learn from, not to read."""
    marks = marks_of(said.words)
    vector = np.zeros(0) if said.vector is None else said.vector
    strengths = np.clip(np.rint(marks.counts / FINEST), 1, 255).astype(np.uint8)
    head = HEAD.pack(FORM, len(vector), len(marks.places))
    stored: bytes = head + vector.astype("<f2").tobytes() + marks.places.astype("<u2").tobytes() + strengths.tobytes()
    return stored


def recalled(topic: TopicId, stored: bytes) -> Example | None:
    """The example that was stored; None for bytes that are none, or of a form no longer known."""
    if len(stored) < HEAD.size:
        return None
    form, numbers, count = HEAD.unpack_from(stored)
    if form != FORM or len(stored) != HEAD.size + 2 * numbers + 3 * count:
        return None
    vector = np.frombuffer(stored, "<f2", numbers, HEAD.size).astype(np.float32)
    places = np.frombuffer(stored, "<u2", count, HEAD.size + 2 * numbers).astype(np.uint16)
    strengths = np.frombuffer(stored, np.uint8, count, HEAD.size + 2 * numbers + 2 * count)
    if (places >= PLACES).any() or not np.isfinite(vector).all():
        return None
    return Example(topic, vector if numbers else None, Marks(places, strengths.astype(np.float32) * np.float32(FINEST)))
