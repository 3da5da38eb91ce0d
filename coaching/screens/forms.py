"""What forms need to know before they open."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from coaching.help_requests import RequestId, WhenNeeded
from coaching.kinds import Experience, Kind
from coaching.offers import OfferId
from coaching.school_calendar import SchoolId
from coaching.screens.parts import CoverNeed, PersonChoice, SchoolChoice, SuggestedTime, TopicChoice
from coaching.topics import TopicId
from coaching.tutors import Level


@dataclass(frozen=True, slots=True)
class RequestForm:
    """What the request form offers, and what stands in it from the start."""

    topics: tuple[TopicChoice, ...]
    schools: tuple[SchoolChoice, ...]
    """The person's own first; empty where the programme has none."""
    safeguarding: str = ""
    it_support: str = ""
    kind: Kind = Kind.QUICK_FIX
    topic: TopicId | None = None


@dataclass(frozen=True, slots=True)
class DetailsForm:
    """What of an open request can be changed, as it stands."""

    request: RequestId
    offered: RequestForm
    kind: Kind
    when: WhenNeeded
    topic: TopicId | None
    school: SchoolId | None
    online: bool
    setting: str = field(repr=False)
    level: Experience | None
    needed_at: datetime | None
    cover: CoverNeed | None = None


@dataclass(frozen=True, slots=True)
class TimesForm:
    """Up to three times to suggest, or the one to accept with: the tutor's next free tutoring times are offered."""

    offer: OfferId
    free: tuple[SuggestedTime, ...]


@dataclass(frozen=True, slots=True)
class ColleaguesForm:
    """Whom a request may be given to, or who may look on as well."""

    about: str
    """The offer's or the request's id."""
    colleagues: tuple[PersonChoice, ...]


@dataclass(frozen=True, slots=True)
class TutoringForm:
    """A tutor's topics with levels, and the places where one may tutor."""

    topics: tuple[TopicChoice, ...]
    mine: tuple[tuple[TopicId, Level], ...]
    schools: tuple[SchoolChoice, ...]
    weekly_cap: int | None
    letters: tuple[str, ...] = ()
    """Week letters, where schools have them."""


@dataclass(frozen=True, slots=True)
class AwayForm:
    """The days away as they stand."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class QuietForm:
    start: time | None
    end: time | None
