"""The programme as it stands: schools, topics, tutors and coordinators, loaded once per version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coaching.people import Person, PersonId, Reader
from coaching.school_calendar import School, SchoolId
from coaching.topics import Topic, TopicId
from coaching.tutors import Tutor


@dataclass(frozen=True, slots=True)
class Programme:
    """What rarely changes; any write to it raises `version`, so that a process may keep its copy."""

    version: int
    name: str
    language: str
    zone: str
    schools: Mapping[SchoolId, School] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    tutors: Mapping[PersonId, Tutor] = field(default_factory=dict)
    """Only those who accepted and are active."""
    coordinators: tuple[Person, ...] = ()

    def topic(self, topic: TopicId | None) -> Topic | None:
        """The topic of that id, None for none or one that is gone."""
        return next((each for each in self.topics if each.id == topic), None)

    def reader(self, person: Person) -> Reader:
        """In whose language and zone words for this person are written."""
        return Reader(person.own_language or person.language or self.language, person.zone or self.zone)

    def school_of(self, person: Person) -> School | None:
        """The person's first school, or the only one there is; None where it has to be asked."""
        for school in person.schools:
            if school in self.schools:
                return self.schools[school]
        return next(iter(self.schools.values())) if len(self.schools) == 1 else None
