"""Coverage in the words of one reader: what is missing, grouped so that it can be read, and what is planned."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from coaching.coverage import Coverage, Gap, coverage
from coaching.people import Person, PersonId
from coaching.ports import UnitOfWork
from coaching.programmes import Programme
from coaching.school_calendar import IsoWeek, SchoolId, Weekday, local_date
from coaching.screens import (
    CopiedWeek,
    CoverageScreen,
    FewTutors,
    GapLine,
    MyVisits,
    NotCopied,
    PlannedWeek,
    UnvisitedLine,
    VisitLine,
)
from coaching.topics import TopicId
from coaching.use_cases.screens.parts import topic_name
from coaching.visit_copies import WEEKS, Copies, marks, planned_in, week_to_copy
from coaching.visits import Visit, coming

MOST_VISITS = 10
"""Visits listed for a coordinator: a fortnight or so."""


def coverage_screen(unit: UnitOfWork, reader: Person, now: datetime) -> CoverageScreen:
    """The weeks ahead as a coordinator sees them."""
    programme = unit.programme()
    found, language = coverage(programme, now), programme.reader(reader).language
    return CoverageScreen(
        gaps=tuple(_gaps(programme, found, language)),
        unvisited=tuple(_unvisited(programme, found)),
        few=tuple(_few(programme, found, language)),
        visits=_ahead(programme, programme.tutors, now)[:MOST_VISITS],
        tutors=len(programme.tutors),
        to_copy=_to_copy(programme, local_date(now, programme.zone)),
    )


def my_visits(programme: Programme, tutor: PersonId, now: datetime) -> MyVisits:
    """The tutor's own visits from today on; none for somebody who is no tutor."""
    return MyVisits(_ahead(programme, [tutor], now))


def _ahead(programme: Programme, tutors: Iterable[PersonId], now: datetime) -> tuple[VisitLine, ...]:
    known = [programme.tutors[each] for each in tutors if each in programme.tutors]
    planned = [visit for tutor in known for visit in tutor.visits if visit.school in programme.schools]
    return tuple(
        _line(programme, each)
        for each in coming(planned, local_date(now, programme.zone))
        if each.on >= local_date(now, programme.schools[each.school].zone)
    )


def copied_week(programme: Programme, week: IsoWeek, made: Copies) -> CopiedWeek:
    """What was planned, and what was not and why."""
    until = IsoWeek.of(week.day(Weekday.MON) + WEEKS * timedelta(weeks=1))
    planned = tuple(_line(programme, each) for each in made.planned)
    left_out = tuple(NotCopied(_line(programme, each.visit), each.why) for each in made.left_out)
    return CopiedWeek(week, until, planned, left_out, marks(made.planned))


def _line(programme: Programme, visit: Visit) -> VisitLine:
    name, place = programme.tutors[visit.tutor].person.name, programme.schools[visit.school].name
    return VisitLine(visit.tutor, name, visit.school, place, visit.on, visit.hours)


def _to_copy(programme: Programme, today: date) -> PlannedWeek | None:
    week = week_to_copy(programme, today)
    return PlannedWeek(week, len(planned_in(programme, week))) if week else None


def _gaps(programme: Programme, found: Coverage, language: str) -> Iterator[GapLine]:
    """A line for the topics of a school that lack somebody in the same weeks; what nobody knows has its own line."""
    known = [topic.id for topic in programme.topics if topic.id not in found.with_no_tutor]
    for school in programme.schools.values():
        for weeks, topics in _by_weeks(gap for gap in found.gaps if gap.school == school.id and gap.topic in known):
            every = len(topics) == len(known) > 1
            names = () if every else tuple(topic_name(programme, topic, language) for topic in topics)
            yield GapLine(school.id, school.name, names, weeks)


def _by_weeks(gaps: Iterable[Gap]) -> list[tuple[tuple[IsoWeek, ...], list[TopicId]]]:
    weeks: dict[TopicId, list[IsoWeek]] = {}
    for gap in gaps:
        weeks.setdefault(gap.topic, []).append(gap.week)
    topics: dict[tuple[IsoWeek, ...], list[TopicId]] = {}
    for topic, missing in weeks.items():
        topics.setdefault(tuple(missing), []).append(topic)
    return sorted(topics.items())


def _unvisited(programme: Programme, found: Coverage) -> Iterator[UnvisitedLine]:
    """Only weeks in which help is at least online: where there is none, that is said as a gap."""
    topics = len(programme.topics)
    for school_id, places in groupby(found.unvisited, key=lambda place: place[0]):
        weeks = tuple(week for _, week in places if _missing(found, school_id, week) < topics)
        if weeks:
            yield UnvisitedLine(school_id, programme.schools[school_id].name, weeks)


def _missing(found: Coverage, school: SchoolId, week: IsoWeek) -> int:
    return sum(gap.school == school and gap.week == week for gap in found.gaps)


def _few(programme: Programme, found: Coverage, language: str) -> Iterator[FewTutors]:
    for topics, tutors in ((found.with_no_tutor, 0), (found.with_one_tutor, 1)):
        for topic in topics:
            yield FewTutors(topic, topic_name(programme, topic, language), tutors)
