"""What is learnt from a request that was accepted: its sentence vector and hashed letters, never its words."""

from dataclasses import dataclass, field

from coaching.topics import TopicId
from coaching.understanding.said import Said, Vector


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One request as a model learns it, and the topic that it was about."""

    topic: TopicId
    vector: Vector | None = field(repr=False)


def learnt_from(topic: TopicId, said: Said) -> Example:
    """The example that these words make for that topic."""
    return Example(topic, said.vector)


def kept(said: Said) -> bytes:
    """What is stored of the words, about 1 kB: enough to learn from, not to read."""
    raise NotImplementedError


def recalled(topic: TopicId, stored: bytes) -> Example | None:
    """The example that was stored; None for bytes that are none, or of a form no longer known."""
    raise NotImplementedError
