"""The use cases' side of the outbox: owing notices, and owing them no more, within the unit that made them so."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Insert, bindparam, case, delete, literal_column, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from coaching.notices import Notice, NoticeKind
from coaching.people import PersonId
from storage.ids import new_id
from storage.outbox.delivery import WAITING, DeliveryState
from storage.scope import Scope, insert_into
from storage.states import among
from storage.tables import OutboxRow, PersonRow
from storage.tables.outbox import WAITING_ONLY

FORGET = delete(OutboxRow).where(
    OutboxRow.workspace_id == bindparam("workspace"),
    OutboxRow.about == bindparam("about"),
    among(OutboxRow.state, WAITING),
)
CAME = select(OutboxRow.ts).where(
    OutboxRow.workspace_id == bindparam("workspace"),
    OutboxRow.to_person == bindparam("person"),
    OutboxRow.state == DeliveryState.SENT,
    OutboxRow.kind.in_(bindparam("kinds", expanding=True)),
    OutboxRow.settled_at >= bindparam("since"),
    OutboxRow.ts.is_not(None),
)

GIVEN = (
    "workspace_id",
    "id",
    "kind",
    "about",
    "to_person",
    "due",
    "wanted_until",
    "only_edit",
    "at_once_until",
    "response_url",
    "created_at",
)
FRESH: dict[str, ColumnElement[Any]] = {
    "state": literal_column("'pending'"),
    "attempt": literal_column("0"),
    "fence": literal_column("0"),
}


@cache
def owe(dialect: str) -> Insert:
    """Adds a notice, or puts it in the place of the one that still waits."""
    return _in_place(_adding(dialect).values({**{name: bindparam(name) for name in GIVEN}, **FRESH}))


@cache
def owe_home(dialect: str) -> Insert:
    """The same for a Home tab, where its person ever opened it."""
    row = [bindparam(name, type_=OutboxRow.__table__.c[name].type).label(name) for name in GIVEN]
    watching = select(*row, *FRESH.values()).where(
        PersonRow.workspace_id == bindparam("workspace_id"),
        PersonRow.id == bindparam("to_person"),
        PersonRow.home_opened_at.is_not(None),
    )
    return _in_place(_adding(dialect).from_select([*GIVEN, *FRESH], watching))


def _adding(dialect: str) -> "sqlite.Insert | postgresql.Insert":
    return insert_into(OutboxRow, dialect).inline()


def _in_place(adding: "sqlite.Insert | postgresql.Insert") -> Insert:
    """Puts the new one in the place of the one that still waits.

    The fence moves on: a worker that has already composed the older one may not send it. What waits for a
    retry is not sent sooner than Slack allowed. What may come at once may so as long as either of the two said:
    an edit that follows a press does not make its answer wait for the morning.
    """
    new = adding.excluded
    not_before = (OutboxRow.state == DeliveryState.RETRY) & (OutboxRow.due > new.due)
    holds_longer = or_(new.at_once_until.is_(None), OutboxRow.at_once_until > new.at_once_until)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "kind", "about", "to_person"],
        index_where=WAITING_ONLY,
        set_={
            "due": case((not_before, OutboxRow.due), else_=new.due),
            "wanted_until": new.wanted_until,
            "only_edit": new.only_edit,
            "at_once_until": case((holds_longer, OutboxRow.at_once_until), else_=new.at_once_until),
            "response_url": new.response_url,
            "state": new.state,
            "fence": OutboxRow.fence + 1,
            "worker": None,
            "lease_until": None,
        },
    )


class SqlOutbox:
    def __init__(self, scope: Scope, clock: Callable[[], datetime]) -> None:
        self._scope = scope
        self._clock = clock

    def add(self, notices: Iterable[Notice]) -> None:
        """Owe these; a waiting notice of the same kind, thing and person is replaced, not doubled.

        A Home tab is owed only to somebody who ever opened theirs.
        """
        created_at = self._clock()
        here: list[dict[str, Any]] = []
        homes: list[dict[str, Any]] = []
        for each in notices:
            (homes if each.kind is NoticeKind.HOME else here).append(self._row(each, created_at))
        self._scope.later(owe(self._scope.dialect), here)
        self._scope.later(owe_home(self._scope.dialect), homes)

    def came(self, person: PersonId, kinds: Collection[NoticeKind], since: datetime) -> list[datetime]:
        """When messages of these kinds were posted to the person since then; an edit has the message's own moment."""
        found = self._scope.run(CAME, person=person, kinds=sorted(kinds), since=since)
        posted = {datetime.fromtimestamp(float(row.ts), UTC) for row in found}
        return sorted(moment for moment in posted if moment >= since)

    def forget(self, about: str) -> None:
        """Drop what still waits about a thing."""
        self._scope.run(FORGET, about=about)

    def _row(self, notice: Notice, created_at: datetime) -> dict[str, Any]:
        return {
            "workspace_id": self._scope.workspace,
            "id": new_id(),
            "kind": notice.kind,
            "about": notice.about,
            "to_person": notice.to,
            "due": notice.due,
            "wanted_until": notice.wanted_until,
            "only_edit": notice.only_edit,
            "at_once_until": notice.at_once_until,
            "response_url": notice.response_url,
            "created_at": created_at,
        }
