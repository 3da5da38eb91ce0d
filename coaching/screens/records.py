"""What the router knows of a tutor, for that tutor's eyes."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """How help with one topic went."""

    topic: str
    sorted: int = field(repr=False)
    unsorted: int = field(repr=False)
    not_mine: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class TutoringRecord:
    """How the tutor answered so far, and how it went, topic by topic."""

    accepted: int = field(repr=False)
    passed: int = field(repr=False)
    silent: int = field(repr=False)
    topics: tuple[TopicRecord, ...] = ()
