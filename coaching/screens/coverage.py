"""Coverage and visits: what the coordinator plans by, and what a tutor is planned for."""

from dataclasses import dataclass
from datetime import date

from coaching.people import PersonId
from coaching.school_calendar import DayHours, IsoWeek, SchoolId
from coaching.screens.parts import PersonChoice, SchoolChoice
from coaching.topics import TopicId
from coaching.visit_copies import Hindrance


@dataclass(frozen=True, slots=True)
class GapLine:
    """Weeks in which nobody helps with these topics at one school."""

    school: SchoolId
    place: str
    topics: tuple[str, ...]
    """Empty: any topic."""
    weeks: tuple[IsoWeek, ...]


@dataclass(frozen=True, slots=True)
class UnvisitedLine:
    """Weeks in which no tutor comes to one school, although somebody helps online."""

    school: SchoolId
    place: str
    weeks: tuple[IsoWeek, ...]


@dataclass(frozen=True, slots=True)
class FewTutors:
    """A topic that one tutor knows, or none."""

    topic: TopicId
    name: str
    tutors: int


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One planned visit."""

    tutor: PersonId
    name: str
    """The tutor's."""
    school: SchoolId
    place: str
    on: date
    hours: DayHours | None


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """The next week with visits, which can be copied to the weeks after it."""

    week: IsoWeek
    visits: int


@dataclass(frozen=True, slots=True)
class CoverageScreen:
    """What is uncovered in the weeks ahead, and what is planned."""

    gaps: tuple[GapLine, ...] = ()
    unvisited: tuple[UnvisitedLine, ...] = ()
    few: tuple[FewTutors, ...] = ()
    visits: tuple[VisitLine, ...] = ()
    tutors: int = 0
    """How many there are."""
    to_copy: PlannedWeek | None = None

    @property
    def is_whole(self) -> bool:
        return not (self.gaps or self.unvisited or self.few)


@dataclass(frozen=True, slots=True)
class CoverageDigest:
    """The week's message about it."""

    about: CoverageScreen


@dataclass(frozen=True, slots=True)
class MyVisits:
    """A tutor's own visits ahead, the soonest first."""

    visits: tuple[VisitLine, ...]


@dataclass(frozen=True, slots=True)
class NotCopied:
    """A visit that was left out, and why."""

    visit: VisitLine
    why: Hindrance


@dataclass(frozen=True, slots=True)
class CopiedWeek:
    """What became of a week's visits in the weeks after it."""

    week: IsoWeek
    until: IsoWeek
    """The last of these weeks."""
    planned: tuple[VisitLine, ...]
    left_out: tuple[NotCopied, ...]
    marks: str = ""
    """What takes all that was planned back; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many copied visits were called off again."""

    visits: int


@dataclass(frozen=True, slots=True)
class VisitForm:
    """Who can be planned to be where."""

    tutors: tuple[PersonChoice, ...]
    """By name, each with what they help with."""
    schools: tuple[SchoolChoice, ...]
    school: SchoolId | None
    """Chosen from the start."""


@dataclass(frozen=True, slots=True)
class SuggestForm:
    """Whom the coordinator may suggest as tutor for a topic."""

    topic: TopicId
    name: str
    colleagues: tuple[PersonChoice, ...]
