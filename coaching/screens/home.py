"""The Home tab."""

from dataclasses import dataclass, field

from coaching.school_calendar import Leave, QuietHours
from coaching.screens.check_ins import MyWeeks
from coaching.screens.coordinators import CoordinatorCard, CoverCard, IdeaCount
from coaching.screens.coverage import CoverageScreen
from coaching.screens.help_requests import DraftScreen, RequestScreen
from coaching.screens.learning import LearningScreen
from coaching.screens.my_prompts import MyPrompts
from coaching.screens.offers import TutorCard
from coaching.screens.rooms import RoomScreen
from coaching.screens.rounds import RoundScreen
from coaching.screens.triads import MyTriad, PeopleWithoutGroup, SuggestedTriad
from coaching.screens.tutors import Invitation, MyTutoring
from coaching.screens.volunteers import VolunteerScreen
from coaching.triad_counts import TriadCounts


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
    coverage: CoverageScreen | None = None
    """For coordinators; None for anybody else, like what follows."""
    learning: LearningScreen | None = None
    tutoring: MyTutoring | None = None
    """None for somebody who is no tutor."""
    volunteer: VolunteerScreen | None = None
    """How the person stands with the round of triads under way; None where there is nothing to join."""
    suggested: SuggestedTriad | None = None
    """The group that the person is asked about, or has agreed to."""
    triad: MyTriad | None = None
    regrouping: PeopleWithoutGroup | None = None
    """People who need a new group, for coordinators."""
    round: RoundScreen | None = None
    """The round under way, for coordinators."""
    coordinates: bool = False
    triad_counts: TriadCounts | None = None
    """The last numbers about triads, for coordinators; None before the first."""
    may_offer_help: bool = False
    """Whether there are triads to offer help to."""
    my_weeks: MyWeeks | None = None
    """A member's week and log; None for somebody who has neither."""
    room: RoomScreen | None = None
    """The person's own triad."""
    my_prompts: MyPrompts | None = None
    away: Leave | None = None
    """The leave that is on or comes next, a tutor's or not."""
    settings: MySettings = field(default_factory=lambda: MySettings("", None, wants_questions=True))
