"""What several screens show: people to name or to choose, times, conversations."""

from dataclasses import dataclass, field
from datetime import datetime

from coaching.kinds import CoverKind
from coaching.offers import OfferId
from coaching.people import PersonId
from coaching.school_calendar import Promise, SchoolId
from coaching.topics import TopicId


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody named on a screen, and the address of a chat with them."""

    name: str
    chat: str = ""


@dataclass(frozen=True, slots=True)
class SchoolChoice:
    id: SchoolId
    name: str


@dataclass(frozen=True, slots=True)
class TopicChoice:
    id: TopicId
    name: str


@dataclass(frozen=True, slots=True)
class PersonChoice:
    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class SuggestedTime:
    """A moment to choose: `at` for the button, `said` for people."""

    at: datetime
    said: Promise


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions of one tutor with the answers so far; the last answer is empty while the question waits."""

    offer: OfferId
    tutor: Colleague
    said: tuple[tuple[str, str], ...] = field(repr=False)
    """(question, answer)"""
    waits: bool
    """For the requester's answer."""


@dataclass(frozen=True, slots=True)
class CoverNeed:
    kind: CoverKind
    lessons: str = field(repr=False)
    arranged: bool = False
