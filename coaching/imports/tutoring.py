"""Whether a tutor's line makes sense as a whole: topics, times and schools that fit the calendars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from coaching.imports.entries import PersonEntry
from coaching.imports.findings import Doubt, Fault, Margin
from coaching.imports.people_table import Column
from coaching.imports.tables import Row
from coaching.people import Role
from coaching.school_calendar import School, SchoolId, TutoringTime
from coaching.school_calendar.windows import EARLIEST, LATEST


def check_tutoring(
    entry: PersonEntry,
    row: Row,
    margin: Margin,
    schools: Mapping[SchoolId, School] | None,
    *,
    is_visitor: bool = False,
) -> None:
    """Note what a tutor lacks, and times that would never come; a visitor needs no times besides their visits."""
    said = (row[Column.SCHOOLS], row[Column.TOPICS], row[Column.TUTORING_TIMES])
    if Role.TUTOR in entry.roles:
        lacks = (Fault.TUTOR_WITHOUT_SCHOOL, Fault.TUTOR_WITHOUT_TOPICS, Fault.TUTOR_WITHOUT_TIMES)
        for cell, fault in zip(said, lacks, strict=True):
            if not cell.strip(" ;") and not (fault is Fault.TUTOR_WITHOUT_TIMES and is_visitor):
                margin.note(row.line, fault, entry.name)
    elif any(said[1:]):
        margin.note(row.line, Doubt.NOT_A_TUTOR, entry.name)
    for one, other in combinations(entry.times, 2):
        if _overlap(one, other):
            margin.note(row.line, Doubt.TIMES_OVERLAP, _words(one), about=_words(other))
    for time in entry.times:
        _check_time(_Where(row.line, margin), time, entry, schools or {})


@dataclass(frozen=True, slots=True)
class _Where:
    line: int
    margin: Margin


def _check_time(where: _Where, time: TutoringTime, entry: PersonEntry, schools: Mapping[SchoolId, School]) -> None:
    """A time at a school counts while that school is open; online, while any of the tutor's schools is."""
    visited = (each.school for each in entry.times if each.school)
    own = [schools[key] for key in dict.fromkeys((*entry.schools, *visited)) if key in schools]
    places = [school for school in own if time.school in (None, school.id)]
    if not places:
        return
    cycle = dict.fromkeys(letter for school in places for letter in school.week_cycle)
    names = ", ".join(school.name for school in places)
    if time.week and not cycle:
        where.margin.note(where.line, Fault.NO_WEEK_CYCLE, time.week, about=names)
    elif time.week and time.week not in cycle:
        where.margin.note(where.line, Fault.NO_SUCH_WEEK_LETTER, time.week, about=", ".join(cycle))
    _check_hours(where, time, places)


def _check_hours(where: _Where, time: TutoringTime, places: Sequence[School]) -> None:
    names = ", ".join(school.name for school in places)
    open_then = [school for school in places if time.weekday in school.teaching_days]
    if not open_then:
        if all(school.teaching_days for school in places):
            where.margin.note(where.line, Doubt.TIME_ON_A_FREE_DAY, _words(time), about=names)
        return
    starts = min(max(school.day.start, EARLIEST) for school in open_then)
    ends = max(min(school.day.end, LATEST) for school in open_then)
    if time.start < starts or time.end > ends:
        window = f"{starts:%H:%M}-{ends:%H:%M}"
        where.margin.note(where.line, Doubt.TIME_OUTSIDE_DAY, _words(time), about=window)


def _overlap(one: TutoringTime, other: TutoringTime) -> bool:
    if one.weekday != other.weekday or (one.week and other.week and one.week != other.week):
        return False
    return one.start < other.end and other.start < one.end


def _words(time: TutoringTime) -> str:
    """The time as a list writes it, without its place."""
    week = f" {time.week}" if time.week else ""
    return f"{time.weekday.name.lower()}{week} {time.start:%H:%M}-{time.end:%H:%M}"
