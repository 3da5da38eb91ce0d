"""What a help request holds."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from coaching.errors import NoLongerOpen, NotYours
from coaching.kinds import CoverKind, Experience, Kind
from coaching.ladder import IN_THE_WEEK, Ladder
from coaching.offers import Offer, OfferId, OfferState
from coaching.people import PersonId
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId
from coaching.when_needed import WhenNeeded

RequestId = NewType("RequestId", str)


class RequestState(StrEnum):
    """Where a request stands."""

    HELD = "held"
    """It may concern a child at risk: kept until its requester says so; nobody is asked yet."""
    NEEDS_SCHOOL = "needs_school"
    """Kept until its requester has said which school they are in; nobody is asked yet."""
    WAITING = "waiting"
    NOBODY = "nobody"
    """No tutor is left to ask; the coordinator has been told."""
    ACCEPTED = "accepted"
    MET = "met"
    """The agreed time is over, or the tutor says it is done: the requester says how it went."""
    SORTED = "sorted"
    DID_NOT_HAPPEN = "did_not_happen"
    UNDONE = "undone"
    """Taken back before anybody was asked."""
    WITHDRAWN = "withdrawn"
    COLLECTED = "collected"
    """A wish for a workshop, counted with its like."""


OPEN = frozenset(
    {
        RequestState.HELD,
        RequestState.NEEDS_SCHOOL,
        RequestState.WAITING,
        RequestState.NOBODY,
        RequestState.ACCEPTED,
        RequestState.MET,
    }
)
ENDED = frozenset(RequestState) - OPEN


class Read(StrEnum):
    """What of a request was only read from its words, and is shown until its requester says it themselves."""

    TOPIC = "topic"
    """Also where no topic was found in them."""
    WHEN = "when"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Cover:
    """What has to be looked after while the session takes place; its requester wrote it for the coordinator."""

    kind: CoverKind
    lessons: str = field(repr=False)
    arranged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """One need of one person, with everybody asked so far."""

    id: RequestId
    requester: PersonId
    """Empty: somebody who has been erased."""
    words: str = field(repr=False)
    when: WhenNeeded
    state: RequestState
    asked_at: datetime
    undo_until: datetime
    kind: Kind = Kind.QUICK_FIX
    topic: TopicId | None = None
    chips: tuple[TopicId, ...] = ()
    """Other topics that the words may be about, best first: to choose from where none is settled."""
    read: tuple[Read, ...] = ()
    school: SchoolId | None = None
    online: bool = False
    setting: str = field(default="", repr=False)
    """Which class and room, or how many and who, in the requester's words."""
    level: Experience | None = None
    needed_at: datetime | None = None
    """The chosen time."""
    ladder: Ladder = IN_THE_WEEK
    """The row that was in force when it was asked."""
    offers: tuple[Offer, ...] = ()
    agreed_at: datetime | None = None
    """When the two meet; None where they did not agree on a time."""
    cover: Cover | None = None
    words_shown: bool = False
    """The requester lets the coordinator read the words."""
    coordinator_at: datetime | None = None
    """Since when the coordinator has it on their list."""
    it_suggested: bool = False
    """The coordinator suggests IT support."""
    met_at: datetime | None = None
    look_at: datetime | None = None
    """When the ladder has to look at it again; None: never."""
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def asked(self) -> tuple[Offer, ...]:
        """Offers that wait for an answer, those for a second pair of eyes left out."""
        return tuple(each for each in self.offers if each.state is OfferState.ASKED and not each.as_second)

    @property
    def accepted(self) -> Offer | None:
        """The one offer that was accepted."""
        return next((each for each in self.offers if each.state is OfferState.ACCEPTED and not each.as_second), None)

    @property
    def seconds(self) -> tuple[Offer, ...]:
        """Offers to or by a second tutor, asked or accepted."""
        live = (OfferState.ASKED, OfferState.ACCEPTED)
        return tuple(each for each in self.offers if each.as_second and each.state in live)

    def offer(self, offer: OfferId) -> Offer:
        """The offer of that id; `NotYours` where this request has none such."""
        for each in self.offers:
            if each.id == offer:
                return each
        raise NotYours("offer")


def open_or_refuse(request: HelpRequest) -> HelpRequest:
    """The request, if it is open; `NoLongerOpen` otherwise."""
    if not request.is_open:
        raise NoLongerOpen(request.state)
    return request
