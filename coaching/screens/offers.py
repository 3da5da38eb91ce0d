"""A help request as a tutor sees it, and the file for both sides' calendars."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from coaching.help_requests import Acts, Stage, WhenNeeded
from coaching.kinds import Experience, Kind
from coaching.offers import OfferId, Why
from coaching.outcomes import Result
from coaching.school_calendar import Promise
from coaching.screens.parts import Colleague, Conversation, CoverNeed, SuggestedTime


class CardState(StrEnum):
    """Where one tutor stands with one request, as their card shows it."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    MET = "met"
    PASSED = "passed"
    TAKEN = "taken"
    """A colleague accepted first."""
    CANCELLED = "cancelled"
    NOT_NEEDED = "not_needed"
    """The tutor is away or left the role, or somebody else is wanted."""
    SORTED = "sorted"
    DID_NOT_HAPPEN = "did_not_happen"


@dataclass(frozen=True, slots=True)
class TutorCard:
    """A request as one tutor sees it; `words` are there only while the tutor needs them."""

    offer: OfferId
    state: CardState
    requester: Colleague
    when: WhenNeeded
    words: str = field(default="", repr=False)
    stage: Stage = Stage.WAITING
    acts: Acts = Acts.TUTORS
    kind: Kind = Kind.QUICK_FIX
    topic: str = ""
    school: str = ""
    online: bool = False
    setting: str = field(default="", repr=False)
    level: Experience | None = None
    needed: Promise | None = None
    reasons: tuple[Why, ...] = ()
    also_asked: tuple[str, ...] = ()
    """Colleagues who have a card for it too."""
    reminded: bool = False
    as_second: bool = False
    beside: Colleague | None = None
    """The tutor who accepted, for one who looks on as second."""
    seconds: tuple[Colleague, ...] = ()
    promise: Promise | None = None
    """The tutor's next tutoring time."""
    agreed: Promise | None = None
    time_given: bool = False
    """Accepting takes one click: a time is given or not needed."""
    my_times: tuple[SuggestedTime, ...] = ()
    """Times this tutor suggested and that wait for the requester."""
    their_times: tuple[SuggestedTime, ...] = ()
    """Times the requester suggests, for this tutor to choose."""
    conversation: Conversation | None = None
    may_ask: bool = True
    coaching_question: int | None = None
    """Which question to ask rather than advise, by its place in the views' list; None: none now."""
    note: str = field(default="", repr=False)
    cover: CoverNeed | None = None
    said_done: Result | None = None
    not_yet: bool = False
    """The requester answered that it is not sorted yet."""
    may_back_up: bool = False


@dataclass(frozen=True, slots=True)
class CardNews:
    """One new line to the tutor: how the requester's side went on."""

    state: CardState
    requester: str
    topic: str
    stage: Stage = Stage.WAITING
    not_yet: bool = False
    answered: bool = False
    """The requester answered the tutor's question."""
    agreed: Promise | None = None


@dataclass(frozen=True, slots=True)
class CardReminder:
    """One short line: a card still waits."""

    requester: str
    topic: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """An agreed time as both sides put it into their calendars; no words."""

    uid: str
    start: datetime
    end: datetime
    topic: str
    kind: Kind
    tutor: str
    requester: str
    place: str
