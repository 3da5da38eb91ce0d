"""What topics learn from requests that somebody accepted, and what a coordinator may know of it.

The words themselves are not kept for this: how one request is kept, and what a model makes of it, is decided in
`coaching/understanding/`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from coaching.help_requests import RequestId
from coaching.people import PersonId
from coaching.school_calendar import IsoWeek
from coaching.topics import TopicId

ENOUGH_REQUESTS, ENOUGH_PEOPLE = 10, 5
"""Below these a count is "few": it could tell who asked."""
ROUNDED_TO = 5
WORTH = 0.02
"""So large a part of everything has to be new: one of fifty, forty of two thousand."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A request that was accepted for a topic and is not learnt from yet."""

    request: RequestId
    person: PersonId
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Learnt:
    """What stays of one such request: one row, deleted with it."""

    request: RequestId
    person: PersonId
    week: IsoWeek
    """In which it was learnt: weeks can be undone."""
    at: datetime
    kept: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class TopicCount:
    """How much one topic has learnt, as it stands in the rows."""

    topic: TopicId
    requests: int
    people: int
    last: datetime


def shown_count(count: TopicCount) -> int | None:
    """The number that a coordinator may see, rounded; None for few."""
    if count.requests < ENOUGH_REQUESTS or count.people < ENOUGH_PEOPLE:
        return None
    return max(ENOUGH_REQUESTS, ROUNDED_TO * round(count.requests / ROUNDED_TO))


def is_worth_learning(before: Iterable[TopicCount], now: Iterable[TopicCount]) -> bool:
    """Whether what is new is worth making a model anew: much of it, or something that is gone.

    A model takes the longer the more it has learnt, and the less does one more example change it.
    """
    earlier, later = ({each.topic: each.requests for each in counts} for counts in (before, now))
    if any(later.get(topic, 0) < count for topic, count in earlier.items()):
        return True
    new = sum(later.values()) - sum(earlier.values())
    return new > 0 and new >= sum(later.values()) * WORTH


def newest_first(weeks: Iterable[IsoWeek], most: int) -> tuple[IsoWeek, ...]:
    """The last weeks in which something was learnt."""
    return tuple(sorted(set(weeks), reverse=True)[:most])
