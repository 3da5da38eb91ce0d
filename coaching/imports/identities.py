"""From the names of the files to the ids of the store: known schools and topics keep theirs, new ones get one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from coaching.imports.entries import PersonEntry, ProgrammeEntry, VisitEntry, school_key, topic_key
from coaching.imports.stored import Stored
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId


@dataclass(frozen=True, slots=True)
class Identities:
    """The ids by the key of the name."""

    schools: Mapping[SchoolId, SchoolId]
    topics: Mapping[TopicId, TopicId]

    @classmethod
    def of(cls, stored: Stored, wanted: ProgrammeEntry | None, new_id: Callable[[], str]) -> "Identities":
        """The ids of everything stored or wanted; of two that share a name the one in use counts."""
        in_use_last = sorted(stored.schools, key=lambda school: school.id not in stored.put_away)
        schools = {school_key(school.name): school.id for school in in_use_last}
        topics_in_use_last = sorted(stored.topics, key=lambda topic: topic.id not in stored.put_away)
        topics = {topic_key(topic.name): topic.id for topic in topics_in_use_last}
        for school in wanted.schools if wanted else ():
            schools.setdefault(school.id, SchoolId(new_id()))
        for topic in wanted.topics if wanted else ():
            topics.setdefault(topic.id, TopicId(new_id()))
        return cls(schools, topics)

    def programme(self, entry: ProgrammeEntry) -> ProgrammeEntry:
        """The programme with the store's ids."""
        schools = tuple(replace(school, id=self.schools[school.id]) for school in entry.schools)
        topics = tuple(replace(topic, id=self.topics[topic.id]) for topic in entry.topics)
        return replace(entry, schools=schools, topics=topics)

    def people(self, entries: Iterable[PersonEntry]) -> tuple[PersonEntry, ...]:
        """The people with the store's ids."""
        return tuple(self._person(entry) for entry in entries)

    def visits(self, entries: Iterable[VisitEntry]) -> tuple[VisitEntry, ...]:
        """The visits with the store's ids of schools."""
        return tuple(replace(entry, school=self.schools[entry.school]) for entry in entries)

    def _person(self, entry: PersonEntry) -> PersonEntry:
        skills = (replace(skill, topic=self.topics[skill.topic]) for skill in entry.skills)
        times = (replace(time, school=self.schools[time.school]) if time.school else time for time in entry.times)
        return replace(
            entry,
            schools=tuple(self.schools[school] for school in entry.schools),
            skills=tuple(skills),
            times=tuple(times),
        )
