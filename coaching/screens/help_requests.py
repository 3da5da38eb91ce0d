"""A help request as its requester sees it."""

from dataclasses import dataclass, field
from datetime import datetime

from coaching.drafts import DraftId, DraftState
from coaching.help_requests import Acts, Read, RequestId, RequestState, Stage, WhenNeeded
from coaching.kinds import Experience, Kind
from coaching.offers import OfferId
from coaching.outcomes import Result
from coaching.school_calendar import Promise
from coaching.screens.parts import Colleague, Conversation, CoverNeed, SchoolChoice, SuggestedTime, TopicChoice


@dataclass(frozen=True, slots=True)
class Asked:
    """A tutor who has not answered yet, and since when they are asked."""

    name: str
    since: datetime
    """The moment when their card goes or went out."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Times that one tutor suggests to the requester, or the requester to that tutor."""

    offer: OfferId
    name: str
    """The tutor's."""
    times: tuple[SuggestedTime, ...]


@dataclass(frozen=True, slots=True)
class RequestScreen:
    """A help request as its requester sees it: who is asked, since when, what comes next."""

    request: RequestId
    state: RequestState
    when: WhenNeeded
    asked_at: datetime
    words: str = field(repr=False)
    stage: Stage = Stage.WAITING
    acts: Acts = Acts.TUTORS
    """Whoever acts next has the one primary button."""
    kind: Kind = Kind.QUICK_FIX
    topic: str = ""
    """Empty where the words did not settle it."""
    chips: tuple[TopicChoice, ...] = ()
    """To choose from while the topic is not settled."""
    read: tuple[Read, ...] = ()
    """What was only read from the words, and has to be shown as such."""
    late: bool = False
    """The words are not understood yet."""
    follows: bool = False
    """Therefore who is asked follows in a moment."""
    school: str = ""
    online: bool = False
    setting: str = field(default="", repr=False)
    level: Experience | None = None
    needed: Promise | None = None
    """The chosen time."""
    asked: tuple[Asked, ...] = ()
    helper: Colleague | None = None
    """The tutor who accepted."""
    helper_offer: OfferId | None = None
    seconds: tuple[Colleague, ...] = ()
    """Tutors beside the one who accepted."""
    agreed: Promise | None = None
    promise: Promise | None = None
    """The next tutoring time of the tutor who accepted, or of the first one asked."""
    suggestions: tuple[Suggestion, ...] = ()
    own_suggestion: Suggestion | None = None
    """Times that the requester suggested and that wait for the tutor."""
    conversations: tuple[Conversation, ...] = ()
    can_undo: bool = False
    not_yet: bool = False
    """The requester answered that it is not sorted yet."""
    tutor_said: Result | None = None
    closed_for_me: bool = False
    """It ended by the tutor's answer, since the requester had given none."""
    it_support: str = ""
    safeguarding: str = ""
    coordinator: str = ""
    """The coordinator's name, if there is one who hears of a request that nobody can take."""
    coordinator_told: bool = False
    """Whether it is on the coordinator's list now."""
    words_shown: bool = False
    it_suggested: bool = False
    next_day: Promise | None = None
    """Where nobody is left to ask: the next tutoring day of anybody for this, to wait for."""
    may_need_cover: bool = False
    cover: CoverNeed | None = None
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
    stage: Stage = Stage.WAITING
    helper: str = ""
    agreed: Promise | None = None
    asked: tuple[str, ...] = ()
    by: str = ""
    """The tutor who asks or suggests."""
    it_suggested: str = ""
    """The contact of IT support, where the coordinator has just suggested it."""


@dataclass(frozen=True, slots=True)
class DraftScreen:
    """What somebody wrote to the bot and what can become of it. The words stand in their own message."""

    draft: DraftId
    state: DraftState
    may_note: bool = False
    """Whether its writer is in a triad, and may keep it in their own log."""
