"""What a person is shown, as values: made from the rows when it is needed, turned into blocks by the views.

Words of teachers stand in `words` fields alone, which no repr prints.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from coaching.help_requests import RequestId, RequestState, WhenNeeded
from coaching.offers import OfferId, Why
from coaching.people import Reader
from coaching.school_calendar import Promise, SchoolId, TutoringTime


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
class RequestScreen:
    """A help request as its requester sees it: who is asked, since when, what comes next."""

    request: RequestId
    state: RequestState
    when: WhenNeeded
    asked_at: datetime
    words: str = field(repr=False)
    topic: str = ""
    """Empty where the words did not settle it."""
    school: str = ""
    asked: tuple[str, ...] = ()
    """Names of the tutors who have not answered yet."""
    helper: Colleague | None = None
    """The tutor who accepted."""
    promise: Promise | None = None
    """The next tutoring time of the tutor who accepted, or of the first one asked."""
    can_undo: bool = False
    not_yet: bool = False
    """The requester answered that it is not sorted yet."""
    it_support: str = ""
    safeguarding: str = ""
    coordinator_told: bool = False
    """Whether there is a coordinator who hears of a request that nobody can take."""
    schools: tuple[SchoolChoice, ...] = ()
    """To choose from, where the requester's school is not known."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The private answer to a command or a button about a request."""

    about: RequestScreen


@dataclass(frozen=True, slots=True)
class RequestNews:
    """One new line to the requester."""

    state: RequestState
    topic: str
    helper: str = ""
    asked: tuple[str, ...] = ()


class CardState(StrEnum):
    """Where one tutor stands with one request, as their card shows it."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    PASSED = "passed"
    TAKEN = "taken"
    """A colleague accepted first."""
    CANCELLED = "cancelled"
    NOT_NEEDED = "not_needed"
    """The tutor is away or left the role."""
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
    topic: str = ""
    school: str = ""
    reasons: tuple[Why, ...] = ()
    promise: Promise | None = None
    said_done: bool = False
    not_yet: bool = False
    """The requester answered that it is not sorted yet."""


@dataclass(frozen=True, slots=True)
class CardNews:
    """One new line to the tutor who accepted: how the requester's side went on."""

    state: CardState
    requester: str
    topic: str
    not_yet: bool = False


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
class NobodyFree:
    """The coordinator's card about a request that no tutor can take: no words, no names."""

    request: RequestId
    topic: str
    school: str
    when: WhenNeeded
    asked_at: datetime
    asked_count: int
    still_open: bool


@dataclass(frozen=True, slots=True)
class HomeTab:
    """All that is open for a person, and what they may do."""

    requests: tuple[RequestScreen, ...]
    cards: tuple[TutorCard, ...]
    invitation: Invitation | None
    safeguarding: str
    set_up: bool


Screen = Receipt | RequestScreen | RequestNews | TutorCard | CardNews | Invitation | NobodyFree | HomeTab

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Shown(Generic[Of]):
    """A screen together with the one who reads it."""

    screen: Of
    reader: Reader
