"""Tutors: what they help with, when and where, and the invitation that comes first."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from coaching.people import Person
from coaching.school_calendar import Leave, School, SchoolId, TutoringTime, TutoringTimes, WorkingTime
from coaching.topics import TopicId
from coaching.visits import Visit, dated_times


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
    visits: tuple[Visit, ...] = ()
    """The dates on which the tutor is at a certain school; they go before the weekly times."""

    def level(self, topic: TopicId) -> Level | None:
        """The tutor's level in a topic; None where it is not theirs."""
        return next((skill.level for skill in self.skills if skill.topic == topic), None)

    def helps_at(self, school: SchoolId) -> bool:
        """Whether some tutoring time or visit is at that school, or some time online."""
        weekly = any(time.school in (school, None) for time in self.times)
        return weekly or any(visit.school == school for visit in self.visits)

    def suits(self, topic: TopicId | None, school: SchoolId | None) -> bool:
        """Whether it is the tutor's topic, at a school where they help; who helps online helps every school."""
        return (school is None or self.helps_at(school)) and (topic is None or self.level(topic) is not None)

    def tutoring_times(self, schools: Mapping[SchoolId, School]) -> TutoringTimes:
        """When this tutor helps; the home school's clock comes first."""
        elsewhere = (*(time.school for time in self.times if time.school), *(visit.school for visit in self.visits))
        ids = dict.fromkeys((*self.person.schools, *elsewhere))
        mine = tuple(schools[school] for school in ids if school in schools)
        dated = dated_times(self.visits, self.times, schools) if self.visits else ()
        return TutoringTimes(self.times, WorkingTime(mine, self.leaves), dated)
