"""The weekly numbers about triads: added once, never changed."""

from dataclasses import asdict
from functools import cache

from sqlalchemy import Insert, bindparam, select

from coaching.triad_counts import TriadCounts
from storage.iso_weeks import week_in
from storage.scope import Scope, insert_into
from storage.tables import TriadCountRow

NUMBERS = ("triads", "met", "quiet", "asked_for_help", "need_cover")
NEWEST = (
    select(TriadCountRow.week, *(getattr(TriadCountRow, name) for name in NUMBERS))
    .where(TriadCountRow.workspace_id == bindparam("workspace"))
    .order_by(TriadCountRow.week.desc())
    .limit(1)
)


@cache
def _add(dialect: str) -> Insert:
    return insert_into(TriadCountRow, dialect).on_conflict_do_nothing()


class SqlTriadCounts:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def newest(self) -> TriadCounts | None:
        """The last week's that has any."""
        row = self._scope.run(NEWEST).first()
        return TriadCounts(week_in(row.week), *(getattr(row, name) for name in NUMBERS)) if row else None

    def add(self, counts: TriadCounts) -> None:
        """The week's; where it has some already, those stay."""
        row = {**asdict(counts), "week": str(counts.week), "workspace_id": self._scope.workspace}
        self._scope.later(_add(self._scope.dialect), [row])
