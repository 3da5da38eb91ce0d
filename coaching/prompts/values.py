"""A prompt as a value: one question to one member in one week, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from coaching.people import PersonId
from coaching.prompts.stages import Stage, Turn
from coaching.school_calendar import IsoWeek
from coaching.triads.values import TriadId

PromptId = NewType("PromptId", str)


class PromptKind(StrEnum):
    """Unique with triad, person and ISO week."""

    QUESTION = "question"
    """The week's question, with the check-in."""
    RHYTHM = "rhythm"
    """After three silent weeks, once: how often shall I ask?"""
    GOING_ON = "going_on"
    """Asks nothing: it notes that a cycle has ended and its triad goes on. The next cycle counts from its moment."""
    HELP = "help"
    """Would a hand help your triad? Offered by the coordinator, who does not see to whom it went."""


class PromptState(StrEnum):
    PLANNED = "planned"
    SENT = "sent"
    ANSWERED = "answered"
    """By this member, in whatever way."""
    TOLD = "told"
    """A mate reported the same fact; this member is not asked for it again."""
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One of a week; the row stays when it is skipped, so that rates stay honest."""

    id: PromptId
    triad: TriadId
    person: PersonId
    kind: PromptKind
    week: IsoWeek
    state: PromptState
    due: datetime
    too_late_at: datetime
    """From then on it is skipped and recorded, never sent."""
    question: str | None = None
    """Its id in the bank; None: no question of that stage was left."""
    stage: Stage | None = None
    turn: Turn | None = None
    skipped_because: str | None = None
    sent_at: datetime | None = None
    remind_at: datetime | None = None
    """When the one reminder is due; None: there is none, or it was given."""
    put_off_to: datetime | None = None
    """The moment that its reader chose for it; the one reminder comes then."""
