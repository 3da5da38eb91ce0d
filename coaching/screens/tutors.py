"""The tutor's role: the invitation to it, and how the tutor keeps it."""

from dataclasses import dataclass
from enum import StrEnum

from coaching.school_calendar import Leave, TutoringTime
from coaching.screens.coverage import VisitLine
from coaching.screens.records import TutoringRecord


class InvitationState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class TutoringLine:
    """One tutoring time with the name of its place, empty for online."""

    time: TutoringTime
    place: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """The coordinator suggests somebody as tutor, who may accept or not."""

    state: InvitationState
    programme: str
    topics: tuple[str, ...]
    times: tuple[TutoringLine, ...]


@dataclass(frozen=True, slots=True)
class MyTutoring:
    """The tutor's role as the tutor keeps it."""

    topics: tuple[str, ...]
    times: tuple[TutoringLine, ...]
    weekly_cap: int | None
    away: Leave | None
    """The leave that is on or comes next."""
    visits: tuple[VisitLine, ...] = ()
    """Ahead, the soonest first."""
    record: TutoringRecord | None = None
    """What the tutor is chosen by; None as long as nothing is counted."""
