"""What somebody is asked about a week in a form, and their own log."""

from dataclasses import dataclass, field

from coaching.check_ins import Activity, Audience, CheckInId, NotMet
from coaching.drafts import DraftId
from coaching.prompts.values import PromptId
from coaching.school_calendar import IsoWeek
from coaching.screens.prompts import PromptScreen, SharedSentence


@dataclass(frozen=True, slots=True)
class SentenceForm:
    """One sentence about a week, and who may read it."""

    prompt: PromptId
    sentence: str = field(repr=False)
    audience: Audience = Audience.ONLY_ME


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """A whole week."""

    check_in: CheckInId
    """Empty for one that is still to be made."""
    met: bool | None = None
    did: tuple[Activity, ...] = ()
    because: NotMet | None = None
    sentence: str = field(default="", repr=False)
    audience: Audience = Audience.ONLY_ME
    draft: DraftId | None = None
    """What somebody wrote to the bot: only its writer may read what becomes of it."""
    in_triad: bool = True
    """Whether there are mates who could read it."""
    page: int = 0
    """Of the log, on which it stands."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One week of one's own log."""

    check_in: CheckInId
    week: IsoWeek
    met: bool
    did: tuple[Activity, ...]
    because: NotMet | None
    sentence: str = field(repr=False)
    audience: Audience


@dataclass(frozen=True, slots=True)
class LogScreen:
    """One page of one's own log, newest first."""

    entries: tuple[LogEntry, ...]
    page: int = 0
    pages: int = 1


@dataclass(frozen=True, slots=True)
class LogFile:
    """The whole of it, to take along."""

    entries: tuple[LogEntry, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class MyWeeks:
    """A member's part of the Home tab; of somebody who was one, the log."""

    in_triad: bool
    prompts: tuple[PromptScreen, ...] = ()
    shared: tuple[SharedSentence, ...] = ()
    """What mates wrote for the triad in the last weeks, where no question shows it."""
    has_log: bool = False
