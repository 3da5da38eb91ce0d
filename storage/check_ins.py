"""Check-ins: each writer's log. Who gets one holds its row."""

from functools import cache
from typing import Any

from sqlalchemy import Insert, Row, Select, bindparam, delete, select

from coaching.check_ins import Activity, Audience, CheckIn, CheckInId, NotMet
from coaching.people import PersonId
from coaching.school_calendar import IsoWeek
from coaching.triads import TriadId
from storage.iso_weeks import week_in
from storage.scope import Scope, insert_into
from storage.tables import CheckInRow

CHANGING = ("at", "met", "did", "because", "sentence", "audience")
CHECK_INS: Select[*tuple[Any, ...]] = select(
    CheckInRow.id,
    CheckInRow.triad,
    CheckInRow.person,
    CheckInRow.week,
    *(getattr(CheckInRow, each) for each in CHANGING),
).where(CheckInRow.workspace_id == bindparam("workspace"))
GET = CHECK_INS.where(CheckInRow.id == bindparam("check_in"))
OF_WEEK = CHECK_INS.where(CheckInRow.triad == bindparam("triad"), CheckInRow.week == bindparam("week")).order_by(
    CheckInRow.person
)
OF_PERSON = CHECK_INS.where(CheckInRow.person == bindparam("person")).order_by(
    CheckInRow.week.desc(), CheckInRow.at.desc(), CheckInRow.id
)
OF_TRIAD = CHECK_INS.where(CheckInRow.triad == bindparam("triad"), CheckInRow.week >= bindparam("since")).order_by(
    CheckInRow.week, CheckInRow.person
)
DROP = delete(CheckInRow).where(CheckInRow.workspace_id == bindparam("workspace"), CheckInRow.id == bindparam("which"))


@cache
def _save(dialect: str) -> Insert:
    """Adds the check-in, or writes over what may change of it; a second one of the same week is refused."""
    adding = insert_into(CheckInRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "id"], set_={name: adding.excluded[name] for name in CHANGING}
    )


class SqlCheckIns:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def get(self, check_in: CheckInId) -> CheckIn | None:
        held = GET.with_for_update() if self._scope.holding else GET
        row = self._scope.run(held, check_in=check_in).first()
        return None if row is None else _check_in(row)

    def of_week(self, triad: TriadId, week: IsoWeek) -> list[CheckIn]:
        """What the members said of that week, by person id, not held."""
        return self._many(OF_WEEK, triad=triad, week=str(week))

    def of_person(self, person: PersonId) -> list[CheckIn]:
        """The person's own log, newest first, not held."""
        return self._many(OF_PERSON, person=person)

    def of_triad(self, triad: TriadId, since: IsoWeek) -> list[CheckIn]:
        """What the members said since that week, by week and person id, not held."""
        return self._many(OF_TRIAD, triad=triad, since=str(since))

    def save(self, check_in: CheckIn) -> None:
        """The check-in as given, new or not."""
        row = {"workspace_id": self._scope.workspace, **_values(check_in)}
        self._scope.later(_save(self._scope.dialect), [row])

    def drop(self, check_in: CheckInId) -> None:
        """The writer takes it out of the log."""
        self._scope.run(DROP, which=check_in)

    def _many(self, statement: Select[*tuple[Any, ...]], **values: Any) -> list[CheckIn]:
        return [_check_in(row) for row in self._scope.run(statement, **values)]


def _values(check_in: CheckIn) -> dict[str, Any]:
    return {
        "id": check_in.id,
        "triad": check_in.triad,
        "person": check_in.person,
        "week": str(check_in.week),
        "at": check_in.at,
        "met": check_in.met,
        "did": check_in.did,
        "because": check_in.because,
        "sentence": check_in.sentence or None,
        "audience": check_in.audience,
    }


def _check_in(row: Row[*tuple[Any, ...]]) -> CheckIn:
    return CheckIn(
        id=CheckInId(row.id),
        triad=TriadId(row.triad),
        person=PersonId(row.person),
        week=week_in(row.week),
        at=row.at,
        met=row.met,
        did=tuple(Activity(each) for each in row.did),
        because=None if row.because is None else NotMet(row.because),
        sentence=row.sentence or "",
        audience=Audience(row.audience),
    )
