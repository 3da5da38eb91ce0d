"""An offer: asking one tutor to take one request, and what the two sides arrange about it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from coaching.outcomes import Side
from coaching.people import PersonId

OfferId = NewType("OfferId", str)

MOST_TIMES, MOST_QUESTIONS = 3, 2
"""Times suggested at once; questions before the two had better talk."""


class OfferState(StrEnum):
    """Where one tutor stands with one request. Why somebody said no is kept nowhere."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    PASSED = "passed"
    NOT_MY_TOPIC = "not_my_topic"
    """The words were taken for a topic that they are not about, or it is not this tutor's after all."""
    LAPSED = "lapsed"
    """The tutor is away, left the role, or the request no longer needs them."""


class Why(StrEnum):
    """A reason for asking this tutor, shown to the tutor."""

    TOPIC = "topic"
    WENT_WELL = "went_well"
    """The tutor's own help with this topic, lately."""
    OWN_SCHOOL = "own_school"
    VISITS_SCHOOL = "visits_school"
    ONLINE = "online"
    FREE_SOONEST = "free_soonest"
    FEW_OPEN = "few_open"
    HANDED_OVER = "handed_over"
    """A colleague thought of this tutor by name."""
    SECOND_PAIR = "second_pair"
    """The tutor who accepted wants a second pair of eyes."""
    BACK_UP = "back_up"
    """The tutor came second and offered to back up."""
    ASSIGNED = "assigned"
    """The coordinator asks this tutor."""
    TAKEN_ON = "taken_on"
    """The coordinator takes it themselves."""
    AGAIN = "again"
    """This tutor helped with it before, and it is open again."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question of the tutor's and the requester's answer, empty until it is given."""

    id: str
    question: str = field(repr=False)
    answer: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """Asking one tutor to take one request."""

    id: OfferId
    tutor: PersonId
    state: OfferState
    reasons: tuple[Why, ...]
    ask_at: datetime
    """When the tutor's card goes out: the undo time is over and the tutor is in a working window."""
    answered_at: datetime | None = None
    reminded_at: datetime | None = None
    as_second: bool = False
    """Beside the tutor who accepted: accepting this ends nobody else's offer."""
    times: tuple[datetime, ...] = ()
    """Times suggested and not answered yet, at most three, rising."""
    times_by: Side | None = None
    """Who suggested them; the other side chooses."""
    exchanges: tuple[Exchange, ...] = ()
    note: str = field(default="", repr=False)
    """The tutor's own note, for nobody else."""

    @property
    def question(self) -> Exchange | None:
        """The question that waits for its answer."""
        return next((each for each in self.exchanges if not each.answer), None)

    @property
    def is_void(self) -> bool:
        """Whether it was let go before the card went out, for a better choice: then nobody has been asked by it."""
        return self.state is OfferState.LAPSED and self.answered_at is None

    @property
    def may_ask(self) -> bool:
        """Whether one more question can be asked: at most two, one after the other's answer."""
        return self.question is None and len(self.exchanges) < MOST_QUESTIONS
