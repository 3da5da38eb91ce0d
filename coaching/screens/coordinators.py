"""What needs the coordinator: no names, and words only with the requester's yes."""

from dataclasses import dataclass, field
from datetime import datetime

from coaching.help_requests import RequestId, WhenNeeded
from coaching.kinds import Kind
from coaching.school_calendar import Promise
from coaching.screens.parts import CoverNeed


@dataclass(frozen=True, slots=True)
class CoordinatorCard:
    """A request that has found nobody yet: no names; words only with the requester's yes."""

    request: RequestId
    topic: str
    school: str
    kind: Kind
    when: WhenNeeded
    asked_at: datetime
    asked_count: int
    still_open: bool
    nobody_left: bool = True
    """Whether nobody is left to ask: then the coordinator acts next."""
    taken_by: str = ""
    """Who has it now, where the coordinator assigned or took it."""
    words: str = field(default="", repr=False)
    it_support: str = ""
    it_suggested: bool = False


@dataclass(frozen=True, slots=True)
class CoverCard:
    """A session that needs cover, for the coordinator, with the lessons as its requester gave them."""

    request: RequestId
    school: str
    kind: Kind
    cover: CoverNeed
    agreed: Promise | None
    still_open: bool


@dataclass(frozen=True, slots=True)
class IdeaCount:
    topic: str
    """Empty: no topic was settled."""
    count: int


@dataclass(frozen=True, slots=True)
class Ideas:
    """The wishes for workshops of the last weeks, by topic."""

    counts: tuple[IdeaCount, ...]
