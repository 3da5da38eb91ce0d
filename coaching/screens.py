"""What a person is shown, as values: made from the rows when it is needed, turned into blocks by the views.

Words of teachers and tutors stand in fields that no repr prints.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Generic, TypeVar

from coaching.drafts import DraftId, DraftState
from coaching.help_requests import Acts, RequestId, RequestState, Stage, WhenNeeded
from coaching.kinds import CoverKind, Experience, Kind
from coaching.offers import OfferId, Why
from coaching.outcomes import Result
from coaching.people import PersonId, Reader
from coaching.school_calendar import Leave, Promise, QuietHours, SchoolId, TutoringTime
from coaching.topics import TopicId
from coaching.tutors import Level


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
class TopicChoice:
    id: TopicId
    name: str


@dataclass(frozen=True, slots=True)
class PersonChoice:
    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A tutor who has not answered yet, and since when they are asked."""

    name: str
    since: datetime
    """The moment when their card goes or went out."""


@dataclass(frozen=True, slots=True)
class SuggestedTime:
    """A moment to choose: `at` for the button, `said` for people."""

    at: datetime
    said: Promise


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Times that one tutor suggests to the requester, or the requester to that tutor."""

    offer: OfferId
    name: str
    """The tutor's."""
    times: tuple[SuggestedTime, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions of one tutor with the answers so far; the last answer is empty while the question waits."""

    offer: OfferId
    tutor: Colleague
    said: tuple[tuple[str, str], ...] = field(repr=False)
    """(question, answer)"""
    waits: bool
    """For the requester's answer."""


@dataclass(frozen=True, slots=True)
class CoverNeed:
    kind: CoverKind
    lessons: str = field(repr=False)
    arranged: bool = False


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


@dataclass(frozen=True, slots=True)
class DraftScreen:
    """What somebody wrote to the bot and what can become of it. The words stand in their own message."""

    draft: DraftId
    state: DraftState


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


@dataclass(frozen=True, slots=True)
class MyTutoring:
    """The tutor's role as the tutor keeps it."""

    topics: tuple[str, ...]
    times: tuple[TutoringLine, ...]
    weekly_cap: int | None
    away: Leave | None
    """The leave that is on or comes next."""


@dataclass(frozen=True, slots=True)
class MySettings:
    language: str
    """The language that the person chose; empty: as Slack has it."""
    quiet: QuietHours | None
    wants_questions: bool


@dataclass(frozen=True, slots=True)
class HomeTab:
    """All that is open for a person, and what they may do."""

    requests: tuple[RequestScreen, ...]
    cards: tuple[TutorCard, ...]
    invitation: Invitation | None
    safeguarding: str
    set_up: bool
    ended: tuple[RequestScreen, ...] = ()
    """The person's own requests that ended in the last two weeks."""
    drafts: tuple[DraftScreen, ...] = ()
    for_coordinator: tuple[CoordinatorCard, ...] = ()
    cover: tuple[CoverCard, ...] = ()
    ideas: tuple[IdeaCount, ...] | None = None
    """Wishes for workshops, for tutors and coordinators; None for anybody else."""
    tutoring: MyTutoring | None = None
    """None for somebody who is no tutor."""
    settings: MySettings = field(default_factory=lambda: MySettings("", None, wants_questions=True))


# What forms need to know before they open


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


Screen = (
    Receipt
    | RequestScreen
    | RequestNews
    | TutorCard
    | CardNews
    | CardReminder
    | Invitation
    | CoordinatorCard
    | CoverCard
    | Ideas
    | DraftScreen
    | CalendarFile
    | HomeTab
)

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Shown(Generic[Of]):
    """A screen together with the one who reads it."""

    screen: Of
    reader: Reader
