"""The lines of a visit plan (CSV) as visits, checked against people and the programme's schools."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coaching.imports.entries import VisitEntry, school_key
from coaching.imports.findings import Doubt, Fault, Margin
from coaching.imports.hours import hours_of
from coaching.imports.members import Directory, member_of
from coaching.imports.people_cells import schools_of
from coaching.imports.tables import Row, Shape
from coaching.people import SlackUserId
from coaching.school_calendar import DayHours, School, SchoolId, is_teaching_day

YEARS = range(2000, 2100)
"""A year outside is a slip of the finger."""


class Column(StrEnum):
    """What a plan may say of a visit."""

    SLACK = "slack"
    SCHOOL = "school"
    DATE = "date"
    HOURS = "hours"


REQUIRED = (Column.SLACK, Column.SCHOOL, Column.DATE)
VISITS = Shape(Column, REQUIRED, REQUIRED, Fault.NO_VISITS)


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """The lines of one file."""

    margin: Margin
    rows: tuple[Row, ...]


def visitors_of(plans: Sequence[VisitPlan], directory: Directory | None) -> frozenset[SlackUserId]:
    """Everybody whom these plans send somewhere, as far as it can be settled."""
    aside = Margin("")
    found = (member_of(row[Column.SLACK], row.line, aside, directory) for plan in plans for row in plan.rows)
    return frozenset(member for member in found if member)


def visits_of(
    plans: Sequence[VisitPlan],
    schools: Mapping[SchoolId, School] | None,
    directory: Directory | None,
    tutors: Collection[SlackUserId] | None,
) -> tuple[VisitEntry, ...]:
    """Every visit that can be settled; what cannot is noted in the margin of its plan."""
    first: dict[tuple[SlackUserId, SchoolId, date], str] = {}
    found = []
    for plan in plans:
        for row in plan.rows:
            visit = _visit(row, plan.margin, schools, directory)
            if visit is None:
                continue
            here = f"{plan.margin.file} line {row.line}"
            if (before := first.setdefault((visit.slack_user, visit.school, visit.on), here)) != here:
                plan.margin.note(row.line, Fault.LISTED_TWICE, row[Column.SLACK], about=before)
            elif tutors is not None and visit.slack_user not in tutors:
                plan.margin.note(row.line, Fault.VISIT_OF_NO_TUTOR, row[Column.SLACK])
            found.append(visit)
    return tuple(found)


def _visit(
    row: Row, margin: Margin, schools: Mapping[SchoolId, School] | None, directory: Directory | None
) -> VisitEntry | None:
    member = member_of(row[Column.SLACK], row.line, margin, directory)
    if not row[Column.SCHOOL]:
        margin.note(row.line, Fault.NO_TEXT, Column.SCHOOL)
    places = schools_of(row[Column.SCHOOL], row.line, margin, schools)
    on, hours = _date(row, margin), _hours(row, margin)
    if len(places) > 1:
        margin.note(row.line, Fault.NO_SUCH_SCHOOL, row[Column.SCHOOL])
    if not (member and len(places) == 1 and on):
        return None
    school = (schools or {}).get(school_key(row[Column.SCHOOL]))
    if school and not is_teaching_day(school, on):
        margin.note(row.line, Doubt.CLOSED_ON_VISIT, on.isoformat(), about=school.name)
    return VisitEntry(member, places[0], on, hours)


def _date(row: Row, margin: Margin) -> date | None:
    said = row[Column.DATE]
    if not said:
        margin.note(row.line, Fault.NO_TEXT, Column.DATE)
        return None
    try:
        on = date.fromisoformat(said)
    except ValueError:
        margin.note(row.line, Fault.NOT_A_DATE, said, about=Column.DATE)
        return None
    if on.year not in YEARS:
        margin.note(row.line, Fault.DATE_OUT_OF_RANGE, on.isoformat(), about=Column.DATE)
        return None
    return on


def _hours(row: Row, margin: Margin) -> DayHours | None:
    if not row[Column.HOURS]:
        return None
    hours = hours_of(row[Column.HOURS])
    if isinstance(hours, Fault):
        margin.note(row.line, hours, row[Column.HOURS], about=Column.HOURS)
        return None
    return hours
