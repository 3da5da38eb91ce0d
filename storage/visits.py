"""Visits to rows and back; the programme's tutors come with theirs."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Insert, Row, bindparam, delete, select

from coaching.people import PersonId
from coaching.school_calendar import DayHours, SchoolId
from coaching.visits import Visit
from storage.programme_version import raise_version
from storage.scope import Scope, insert_into
from storage.tables import VisitRow

WORKSPACE: BindParameter[str] = bindparam("workspace")
VISITS = (
    # Under the name by which the rows of tutors are brought together.
    select(VisitRow.tutor.label("person"), VisitRow.school, VisitRow.day, VisitRow.starts, VisitRow.ends)
    .where(VisitRow.workspace_id == WORKSPACE)
    .order_by(VisitRow.tutor, VisitRow.day, VisitRow.starts, VisitRow.school)
)
CALL_OFF = delete(VisitRow).where(
    VisitRow.workspace_id == WORKSPACE,
    VisitRow.tutor == bindparam("whose"),
    VisitRow.school == bindparam("where"),
    VisitRow.day == bindparam("on"),
)
LAST_ZONE = timedelta(hours=36)
"""From midnight UTC of a date to that date's end in the last zone that has it."""


@cache
def _plan(dialect: str) -> Insert:
    """Adds the visit, or gives one that stands its new hours."""
    adding = insert_into(VisitRow, dialect)
    new = adding.excluded
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "tutor", "school", "day"], set_={"starts": new.starts, "ends": new.ends}
    )


class SqlVisits:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def plan(self, visits: Iterable[Visit]) -> None:
        """These stand from now on, each with its hours as given; raises the programme's version."""
        raise_version(self._scope)
        rows = [{"workspace_id": self._scope.workspace, **_row_of(visit)} for visit in visits]
        self._scope.run_all(_plan(self._scope.dialect), rows)

    def call_off(self, visits: Iterable[Visit]) -> None:
        """These are gone; raises the programme's version."""
        raise_version(self._scope)
        keys = [{"whose": each.tutor, "where": each.school, "on": each.on} for each in visits]
        self._scope.run_all(CALL_OFF, [{"workspace": self._scope.workspace, **key} for key in keys])


def visit_of(row: Row[*tuple[Any, ...]]) -> Visit:
    """The visit of a row that has the columns of `VISITS`."""
    hours = None if row.starts is None else DayHours(row.starts, row.ends)
    return Visit(PersonId(row.person), SchoolId(row.school), row.day, hours)


def _row_of(visit: Visit) -> Mapping[str, Any]:
    return {
        "tutor": visit.tutor,
        "school": visit.school,
        "day": visit.on,
        "starts": visit.hours.start if visit.hours else None,
        "ends": visit.hours.end if visit.hours else None,
        "over_at": _over_at(visit.on),
    }


def _over_at(on: date) -> datetime:
    return datetime.combine(on, time.min, UTC) + LAST_ZONE
