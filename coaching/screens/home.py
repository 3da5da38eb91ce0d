"""The Home tab."""

from dataclasses import dataclass, field

from coaching.school_calendar import Leave, QuietHours
from coaching.screens.coordinators import CoordinatorCard, CoverCard, IdeaCount
from coaching.screens.help_requests import DraftScreen, RequestScreen
from coaching.screens.offers import TutorCard
from coaching.screens.tutors import Invitation, MyTutoring


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
    away: Leave | None = None
    """The leave that is on or comes next, a tutor's or not."""
    settings: MySettings = field(default_factory=lambda: MySettings("", None, wants_questions=True))
