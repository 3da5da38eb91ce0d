"""The week's question to one member of a triad, with the check-in, and what became of both."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coaching.check_ins import Activity, NotMet
from coaching.prompts.reminders import Snooze
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.stages import Turn
from coaching.prompts.values import PromptId, PromptKind
from coaching.screens.parts import Colleague


class PromptFace(StrEnum):
    """What the message shows; each press edits it."""

    ASKED = "asked"
    WHAT_YOU_DID = "what_you_did"
    """Met: what did you do? One tap is enough, more are taken."""
    SAVED = "saved"
    NOT_MET = "not_met"
    """Not this week; a reason may follow."""
    MATE_TOLD = "mate_told"
    """A mate noted it; nobody is asked for the same fact again."""
    PUT_OFF = "put_off"
    LEFT_OUT = "left_out"
    """This week is skipped by the reader's own word."""
    PAUSED = "paused"
    OVER = "over"
    """The week is over."""
    CLOSED = "closed"
    """The reader is no member of the triad any more."""


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """What a mate wrote for the triad to read."""

    name: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PromptScreen:
    """One living message a week and person. The reader's own sentence stands in the reader's log alone."""

    prompt: PromptId
    kind: PromptKind
    face: PromptFace
    question: str = ""
    """In the reader's language; empty where there is none for this stage."""
    turn: Turn | None = None
    """The reader's at the next session."""
    mates: tuple[str, ...] = ()
    did: tuple[Activity, ...] = ()
    because: NotMet | None = None
    has_sentence: bool = False
    told_by: str = ""
    """The mate who noted that they met."""
    shared: tuple[SharedSentence, ...] = ()
    """What mates wrote of the week for their triad."""
    next_at: datetime | None = None
    """The triad's next meeting, if one is agreed."""
    put_off_to: datetime | None = None
    can_put_off: tuple[Snooze, ...] = ()
    back_on: date | None = None
    rhythm: Rhythm = Rhythm.WEEKLY
    coordinator: Colleague | None = None
    """Whom to write to, where help was offered and is wanted."""


@dataclass(frozen=True, slots=True)
class PromptReminder:
    """One short line, once."""

    prompt: PromptScreen
