"""Check-ins: what a member says of a week, in two taps, and a sentence if they like."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from coaching.people import PersonId
from coaching.school_calendar import IsoWeek
from coaching.triads import TriadId

CheckInId = NewType("CheckInId", str)


class Activity(StrEnum):
    """What the members did; never "gave feedback" (practice B29)."""

    PLANNED = "planned"
    WATCHED = "watched"
    TALKED = "talked"
    TRIED = "tried"


class NotMet(StrEnum):
    """Why not this week; to give one is optional, and none says anything about a person."""

    NO_COVER = "no_cover"
    """Counted as a need for cover."""
    CLASH = "clash"
    AWAY = "away"
    NO_NEED = "no_need"


class Audience(StrEnum):
    """Who may read the sentence."""

    ONLY_ME = "only_me"
    MY_TRIAD = "my_triad"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One member's report of one week of their triad; the writer may change it."""

    id: CheckInId
    triad: TriadId
    person: PersonId
    week: IsoWeek
    at: datetime
    met: bool
    did: tuple[Activity, ...] = ()
    because: NotMet | None = None
    sentence: str = field(default="", repr=False)
    audience: Audience = Audience.ONLY_ME
