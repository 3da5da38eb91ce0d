"""Tutors: what they help with, when and where, and the invitation that comes first."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from coaching.people import Person
from coaching.school_calendar import Leave, School, SchoolId, TutoringTime, TutoringTimes, WorkingTime
from coaching.topics import TopicId


class Level(IntEnum):
    """How well a tutor knows a topic, in the tutor's own words."""

    LEARNING = 1
    CONFIDENT = 2
    EXPERT = 3


@dataclass(frozen=True, slots=True)
class Skill:
    topic: TopicId
    level: Level


@dataclass(frozen=True, slots=True)
class Tutor:
    """A person who accepted to help, with topics and tutoring times."""

    person: Person
    skills: tuple[Skill, ...] = ()
    times: tuple[TutoringTime, ...] = ()
    leaves: tuple[Leave, ...] = ()
    weekly_cap: int | None = None
    """At most so many requests are offered in one ISO week; None: no cap."""

    def level(self, topic: TopicId) -> Level | None:
        """The tutor's level in a topic; None where it is not theirs."""
        return next((skill.level for skill in self.skills if skill.topic == topic), None)

    def helps_at(self, school: SchoolId) -> bool:
        """Whether some tutoring time is at that school or online."""
        return any(time.school in (school, None) for time in self.times)

    def tutoring_times(self, schools: Mapping[SchoolId, School]) -> TutoringTimes:
        """When this tutor helps; the home school's clock comes first."""
        ids = dict.fromkeys((*self.person.schools, *(time.school for time in self.times if time.school)))
        mine = tuple(schools[school] for school in ids if school in schools)
        return TutoringTimes(self.times, WorkingTime(mine, self.leaves))
