"""A triad as a value: who is in it, how it came about, and what its members have agreed."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import NewType

from coaching.people import PersonId
from coaching.prompts.pacing import FEWEST
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.stages import Stage
from coaching.rounds import RoundId
from coaching.school_calendar import Weekday
from coaching.volunteers import Focus, FreePeriod

TriadId = NewType("TriadId", str)


class TriadState(StrEnum):
    """How far a triad is."""

    DRAFT = "draft"
    """Only the coordinator has seen it."""
    ASKING = "asking"
    """Each member is asked in private."""
    ACTIVE = "active"
    LET_GO = "let_go"
    """It did not come about. Nobody learns through whom."""
    ENDED = "ended"
    """Its members parted, or too few were left; no reason is kept."""


class MemberAnswer(StrEnum):
    """What a member said to the group that was suggested."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    YES = "yes"
    NO = "no"
    """Private: others see only that the groups are still being arranged."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one triad, and how they want to be asked."""

    person: PersonId
    answer: MemberAnswer = MemberAnswer.NOT_ASKED
    joined_at: datetime | None = None
    left_at: datetime | None = None
    """Stepped back; no reason is asked for or kept."""
    rhythm: Rhythm = Rhythm.WEEKLY
    prompt_day: Weekday | None = None
    """When the weekly question comes; None, with no time: as the school's calendar suggests."""
    prompt_time: time | None = None
    back_on: date | None = None
    """The first day after a pause; None: no pause that ends by itself."""
    goes_on: bool | None = None
    """Their private answer at the end of a cycle; None until they give it."""

    @property
    def is_here(self) -> bool:
        return self.left_at is None

    def pauses_until(self, today: date) -> date | None:
        """The first day after the pause they are in; None where there is none, or it is over."""
        return self.back_on if self.back_on and today < self.back_on else None


@dataclass(frozen=True, slots=True)
class Triad:
    """One triad with all it ever had as members, in the order in which turns go round."""

    id: TriadId
    round: RoundId
    state: TriadState
    members: tuple[Member, ...]
    free: FreePeriod | None = None
    """A period that all of them have free."""
    focus: tuple[Focus, ...] = ()
    """Shared by all of them."""
    locked: bool = False
    """The coordinator keeps this group when the others are formed anew."""
    asked_at: datetime | None = None
    started_at: datetime | None = None
    stage: Stage = Stage.STARTING_POINT
    cycle: int = 1
    room: str | None = None
    """Slack's id of the group DM of those who are members now; another one when they change."""
    agreement: str = field(default="", repr=False)
    """What the members agreed at their first meeting, in their own words."""
    times: tuple[datetime, ...] = ()
    """Suggested for the next meeting."""
    next_at: datetime | None = None
    """The next meeting."""
    ended_at: datetime | None = None
    left_at: datetime | None = None
    """When somebody last left it while it was under way; known also once whoever it was is erased."""
    sessions: int = FEWEST
    """How many they would like to have a half term."""

    @property
    def here(self) -> tuple[Member, ...]:
        """Those who have not left, in the order of turns; of a triad under way only those who have agreed to it."""
        is_under_way = self.started_at is not None
        agreed = (each for each in self.members if not is_under_way or each.answer is MemberAnswer.YES)
        return tuple(member for member in agreed if member.is_here)

    def member(self, person: PersonId) -> Member | None:
        """That member, if they have not left."""
        return next((each for each in self.here if each.person == person), None)
