"""What topics have learnt, as far as a coordinator may know it."""

from dataclasses import dataclass

from coaching.school_calendar import IsoWeek


@dataclass(frozen=True, slots=True)
class LearntLine:
    """One topic."""

    topic: str
    requests: int | None
    """Rounded; None: few."""


@dataclass(frozen=True, slots=True)
class LearningScreen:
    """Counts without people or words, and the weeks that can be undone, newest first."""

    topics: tuple[LearntLine, ...]
    weeks: tuple[IsoWeek, ...]
