"""The programme as it stands: schools, topics, tutors and coordinators, loaded once per version."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

import numpy as np
from numpy.typing import NDArray

from coaching.people import Person, PersonId, Reader
from coaching.school_calendar import School, SchoolId
from coaching.topics import Topic, TopicId
from coaching.tutor_calendars import TutorCalendar
from coaching.tutors import Tutor


@dataclass(frozen=True, slots=True)
class Suited:
    """The tutors whom a topic at a school suits, in columns: choosing among many looks at all of them at once."""

    people: tuple[PersonId, ...]
    places: Mapping[PersonId, int]
    tutors: tuple[Tutor, ...]
    levels: NDArray[np.int_]
    """In the topic; 0 where there is none."""
    caps: NDArray[np.float64]
    """Infinite where there is none."""


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
    _calendars: dict[PersonId, tuple[Tutor, TutorCalendar]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Counted once for as long as this version is kept, like what follows."""
    _suiting: dict[tuple[TopicId | None, SchoolId | None], Suited] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def topic(self, topic: TopicId | None) -> Topic | None:
        """The topic of that id, None for none or one that is gone."""
        return next((each for each in self.topics if each.id == topic), None)

    def calendar(self, tutor: Tutor) -> TutorCalendar:
        """When that tutor helps, and when they may be asked."""
        known, calendar = self._calendars.get(tutor.person.id, (None, None))
        if known is tutor and calendar is not None:
            return calendar
        made = TutorCalendar(tutor.tutoring_times(self.schools))
        self._calendars[tutor.person.id] = (tutor, made)
        return made

    def suiting(self, topic: TopicId | None, school: SchoolId | None) -> Suited:
        """The tutors whom that topic at that school suits."""
        found = self._suiting.get((topic, school))
        if found is None:
            these = {who: tutor for who, tutor in self.tutors.items() if tutor.suits(topic, school)}
            levels = [(topic and tutor.level(topic)) or 0 for tutor in these.values()]
            caps = [inf if tutor.weekly_cap is None else tutor.weekly_cap for tutor in these.values()]
            places = {who: place for place, who in enumerate(these)}
            found = Suited(tuple(these), places, tuple(these.values()), np.array(levels, int), np.array(caps, float))
            self._suiting[topic, school] = found
        return found

    def reader(self, person: Person) -> Reader:
        """In whose language and zone words for this person are written."""
        return Reader(person.own_language or person.language or self.language, person.zone or self.zone)

    def school_of(self, person: Person) -> School | None:
        """The person's first school, or the only one there is; None where it has to be asked."""
        for school in person.schools:
            if school in self.schools:
                return self.schools[school]
        return next(iter(self.schools.values())) if len(self.schools) == 1 else None
