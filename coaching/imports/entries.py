"""What the files say, as values. Schools and topics are meant by their name until they are stored."""

from dataclasses import dataclass
from datetime import date

from coaching.imports.spelling import key_of
from coaching.people import Role, SlackUserId
from coaching.school_calendar import DayHours, School, SchoolId, TutoringTime
from coaching.topics import Topic, TopicId
from coaching.tutors import Skill


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """A whole programme."""

    name: str
    language: str
    zone: str
    schools: tuple[School, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """One line of a list of people."""

    slack_user: SlackUserId
    name: str
    schools: tuple[SchoolId, ...] = ()
    roles: frozenset[Role] = frozenset()
    subject: str | None = None
    phase: str | None = None
    language: str | None = None
    """None: as Slack says."""
    skills: tuple[Skill, ...] = ()
    times: tuple[TutoringTime, ...] = ()
    weekly_cap: int | None = None


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """One line of a visit plan."""

    slack_user: SlackUserId
    school: SchoolId
    on: date
    hours: DayHours | None = None


def school_key(name: str) -> SchoolId:
    """How files refer to a school."""
    return SchoolId(key_of(name))


def topic_key(name: str) -> TopicId:
    """How files refer to a topic."""
    return TopicId(key_of(name))
