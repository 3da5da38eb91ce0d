"""Schools to rows and back. The calendar is one JSON value: it is only ever read and written whole."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from sqlalchemy import Row, bindparam, select

from coaching.school_calendar import Break, ClosedDay, DayHours, Period, School, SchoolId, Term, Weekday
from storage.scope import Scope
from storage.tables import SchoolRow

ALL_SCHOOLS = (
    select(
        SchoolRow.id,
        SchoolRow.name,
        SchoolRow.region,
        SchoolRow.zone,
        SchoolRow.calendar,
        SchoolRow.contact,
        SchoolRow.it_support,
        SchoolRow.safeguarding,
        SchoolRow.put_away_at,
    )
    .where(SchoolRow.workspace_id == bindparam("workspace"))
    .order_by(SchoolRow.position, SchoolRow.id)
)
SCHOOLS = ALL_SCHOOLS.where(SchoolRow.put_away_at.is_(None))


def load_schools(scope: Scope) -> dict[SchoolId, School]:
    """The programme's schools in its order."""
    schools = [school_of(row) for row in scope.run(SCHOOLS)]
    return {school.id: school for school in schools}


def row_of(school: School) -> dict[str, Any]:
    """The columns of a school, without workspace, position and being put away."""
    return {
        "id": school.id,
        "name": school.name,
        "region": school.region,
        "zone": school.zone,
        "calendar": _calendar(school),
        "contact": school.contact,
        "it_support": school.it_support,
        "safeguarding": school.safeguarding,
    }


def _calendar(school: School) -> Mapping[str, Any]:
    return {
        "teaching_days": sorted(int(day) for day in school.teaching_days),
        "day": _hours(school.day.start, school.day.end),
        "periods": [[each.name, *_hours(each.start, each.end)] for each in school.periods],
        "week_cycle": list(school.week_cycle),
        "terms": [[each.name, each.first.isoformat(), each.last.isoformat()] for each in school.terms],
        "breaks": [[each.name, each.first.isoformat(), each.last.isoformat()] for each in school.breaks],
        "closed": [[each.on.isoformat(), each.name] for each in school.closed],
    }


def _hours(start: time, end: time) -> list[str]:
    return [start.isoformat(), end.isoformat()]


def school_of(row: Row[*tuple[Any, ...]]) -> School:
    """The school of a row that has the columns of `ALL_SCHOOLS`."""
    calendar = row.calendar
    start, end = calendar["day"]
    return School(
        id=SchoolId(row.id),
        name=row.name,
        region=row.region,
        zone=row.zone,
        teaching_days=frozenset(Weekday(day) for day in calendar["teaching_days"]),
        day=DayHours(time.fromisoformat(start), time.fromisoformat(end)),
        periods=tuple(
            Period(name, time.fromisoformat(first), time.fromisoformat(last))
            for name, first, last in calendar["periods"]
        ),
        week_cycle=tuple(calendar["week_cycle"]),
        terms=tuple(
            Term(name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last in calendar["terms"]
        ),
        breaks=tuple(
            Break(name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last in calendar["breaks"]
        ),
        closed=tuple(ClosedDay(date.fromisoformat(on), name) for on, name in calendar["closed"]),
        contact=row.contact,
        it_support=row.it_support,
        safeguarding=row.safeguarding,
    )
