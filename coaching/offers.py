"""An offer: asking one tutor to take one request."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from coaching.people import PersonId

OfferId = NewType("OfferId", str)


class OfferState(StrEnum):
    """Where one tutor stands with one request. Why somebody said no is kept nowhere."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    PASSED = "passed"
    LAPSED = "lapsed"
    """The tutor is away, left the role, or the request no longer needs them."""


class Why(StrEnum):
    """A reason for asking this tutor, shown to the tutor."""

    TOPIC = "topic"
    OWN_SCHOOL = "own_school"
    VISITS_SCHOOL = "visits_school"
    ONLINE = "online"
    FREE_SOONEST = "free_soonest"
    FEW_OPEN = "few_open"


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
