"""What the store already knows, in the shape in which an import compares it, and what it is to keep instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coaching.imports.entries import ProgrammeEntry, school_key, topic_key
from coaching.imports.roles import HELD
from coaching.people import Person, Role, RoleState, SlackUserId
from coaching.school_calendar import School, SchoolId, TutoringTime
from coaching.topics import Topic, TopicId
from coaching.tutors import Skill
from coaching.visits import Visit


@dataclass(frozen=True, slots=True)
class Frame:
    """The programme without its schools and topics."""

    name: str
    language: str
    zone: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A person with all that a list may say of them."""

    person: Person
    subject: str | None = None
    phase: str | None = None
    roles: Mapping[Role, RoleState] = field(default_factory=dict)
    skills: tuple[Skill, ...] = ()
    times: tuple[TutoringTime, ...] = ()
    weekly_cap: int | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """Everything that an import may change, put-away schools and topics included."""

    frame: Frame | None = None
    """None: no programme was imported yet."""
    schools: tuple[School, ...] = ()
    """In the programme's order, the put-away ones last."""
    topics: tuple[Topic, ...] = ()
    """In the programme's order, the put-away ones last."""
    put_away: frozenset[SchoolId | TopicId] = frozenset()
    people: Mapping[SlackUserId, Listed] = field(default_factory=dict)
    schools_of_open_requests: frozenset[SchoolId] = frozenset()
    visits: tuple[Visit, ...] = ()

    @property
    def tutors(self) -> frozenset[SlackUserId]:
        """Who is a tutor or invited."""
        return frozenset(user for user, each in self.people.items() if each.roles.get(Role.TUTOR) in HELD)

    @property
    def visitors(self) -> frozenset[SlackUserId]:
        """Whom the visit plan sends somewhere."""
        planned = {visit.tutor for visit in self.visits}
        return frozenset(user for user, each in self.people.items() if each.person.id in planned)

    def as_entry(self) -> ProgrammeEntry | None:
        """The programme as a file would give it; None where there is none."""
        if self.frame is None:
            return None
        schools = (school for school in self.schools if school.id not in self.put_away)
        topics = (topic for topic in self.topics if topic.id not in self.put_away)
        return ProgrammeEntry(
            *(self.frame.name, self.frame.language, self.frame.zone),
            tuple(replace(school, id=school_key(school.name)) for school in schools),
            tuple(replace(topic, id=topic_key(topic.name)) for topic in topics),
        )
