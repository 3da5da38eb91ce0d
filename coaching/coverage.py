"""Coverage: in which weeks ahead which school has nobody for which topic, and which topics hang on one tutor.

Counts topics and schools, never people. Who is told, and how often, is decided in `use_cases/coverage.py`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coaching.programmes import Programme
from coaching.school_calendar import IsoWeek, School, SchoolId, local_date, teaching_days
from coaching.topics import TopicId
from coaching.tutors import Tutor
from coaching.visits import comes_on, is_away_on

AHEAD = 4
"""Weeks, the present one included: as far as a visit can still be arranged without haste."""
WEEK, A_DAY = timedelta(weeks=1), timedelta(days=1)

Place = tuple[SchoolId, IsoWeek]


@dataclass(frozen=True, slots=True)
class Gap:
    """A week in which nobody helps with the topic at the school, neither there nor online."""

    topic: TopicId
    school: SchoolId
    week: IsoWeek


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is uncovered in the weeks ahead, in the programme's order of schools and topics, then by week."""

    gaps: tuple[Gap, ...]
    unvisited: tuple[Place, ...]
    """Schools and weeks in which no tutor comes in person; help is online, or there is none."""
    with_one_tutor: tuple[TopicId, ...]
    """Topics that one tutor knows: nobody could stand in."""
    with_no_tutor: tuple[TopicId, ...]

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.gaps or self.unvisited or self.with_one_tutor or self.with_no_tutor)


def coverage(programme: Programme, now: datetime) -> Coverage:
    """The gaps from tomorrow on. A week whose tutor has been there is covered, whatever is left of it."""
    days = {school.id: _weeks(school, now) for school in programme.schools.values()}
    here = [tutor for tutor in programme.tutors.values() if not _is_away_for_long(tutor, days)]
    there, online = _in_person(programme, here, days), _online(programme, here, days)
    places = [(school, week) for school, weeks in days.items() for week in weeks]
    known = [topic.id for topic in programme.topics]
    return Coverage(
        gaps=tuple(
            Gap(topic, school, week)
            for topic in known
            for school, week in places
            if topic not in there.get((school, week), NOBODY) and topic not in online.get(week, NOBODY)
        ),
        unvisited=tuple(place for place in places if place not in there),
        with_one_tutor=tuple(topic for topic in known if _tutors(here, topic) == 1),
        with_no_tutor=tuple(topic for topic in known if _tutors(here, topic) == 0),
    )


def _weeks(school: School, now: datetime) -> Mapping[IsoWeek, tuple[date, ...]]:
    """The school's teaching days of each week that still has one to come, the week's past days included."""
    today = local_date(now, school.zone)
    monday = today - timedelta(days=today.weekday())
    found: dict[IsoWeek, tuple[date, ...]] = {}
    for start in (monday + place * WEEK for place in range(AHEAD)):
        days = tuple(teaching_days(school, start, start + WEEK - A_DAY))
        if days and days[-1] > today:
            found[IsoWeek.of(start)] = days
    return found


Days = Mapping[SchoolId, Mapping[IsoWeek, tuple[date, ...]]]
NOBODY: frozenset[TopicId] = frozenset()


def _is_away_for_long(tutor: Tutor, days: Days) -> bool:
    """Whether a leave covers all that is looked at: nobody counts on that tutor now."""
    every = [on for weeks in days.values() for each in weeks.values() for on in each]
    return bool(every) and all(is_away_on(tutor.leaves, on) for on in every) if tutor.leaves else False


def _in_person(programme: Programme, tutors: list[Tutor], days: Days) -> Mapping[Place, set[TopicId]]:
    """The topics that somebody brings to each school in each week."""
    known: dict[Place, set[TopicId]] = {}
    for tutor in tutors:
        topics = {skill.topic for skill in tutor.skills}
        for place in _places(programme, tutor, days):
            known[place] = known.get(place, set()) | topics
    return known


def _places(programme: Programme, tutor: Tutor, days: Days) -> Iterator[Place]:
    planned = {visit.on for visit in tutor.visits if visit.school in programme.schools}
    visited = {(visit.school, visit.on) for visit in tutor.visits}
    schools = {time.school for time in tutor.times} | {visit.school for visit in tutor.visits}
    for school in (programme.schools[each] for each in schools if each and each in programme.schools):
        weekly = [time for time in tutor.times if time.school == school.id]
        for week, dates in days[school.id].items():
            open_to = (on for on in dates if not is_away_on(tutor.leaves, on))
            if any(
                (school.id, on) in visited if on in planned else any(comes_on(time, school, on) for time in weekly)
                for on in open_to
            ):
                yield school.id, week


def _online(programme: Programme, tutors: list[Tutor], days: Days) -> Mapping[IsoWeek, set[TopicId]]:
    """The topics that somebody helps with online in each week: on a day on which one of their schools is open."""
    known: dict[IsoWeek, set[TopicId]] = {}
    for tutor in tutors:
        times = [time for time in tutor.times if time.school is None]
        schools = {
            *tutor.person.schools,
            *(time.school for time in tutor.times),
            *(each.school for each in tutor.visits),
        }
        own = [school for each in schools if each and times and (school := programme.schools.get(each))]
        for school in own:
            for week, dates in days[school.id].items():
                here = (on for on in dates if not is_away_on(tutor.leaves, on))
                if any(comes_on(time, school, on) for on in here for time in times):
                    known[week] = known.get(week, set()) | {skill.topic for skill in tutor.skills}
    return known


def _tutors(tutors: list[Tutor], topic: TopicId) -> int:
    return sum(tutor.level(topic) is not None for tutor in tutors)
