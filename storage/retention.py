"""What is too old goes: rows and columns by the limits that their tables declare, in batches, each kept or not at all.

A person is not a row that ages: who has left long enough is only named here, and erased as if they had asked for it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ColumnElement, Connection, MetaData, Table, delete, func, select, tuple_, update

from coaching.people import PersonId, WorkspaceId
from storage.audit import record
from storage.outcome_counts import count_ends
from storage.privacy import PERIODS, Erasure, Retention, care_of, kept_of
from storage.scope import Scope
from storage.tables import HelpRequestRow, PersonRow, metadata

if TYPE_CHECKING:
    from storage.database import Database

AT_ONCE = 200
"""Rows in one transaction: nobody waits for longer than a blink."""

Periods = Mapping[Retention, timedelta | None]


@dataclass(frozen=True, slots=True)
class Limit:
    """One table's limit: its rows go a period after a moment, and some of its columns sooner."""

    table: Table
    since: ColumnElement[Any]
    rows: timedelta
    sooner: Mapping[str, timedelta]

    def over(self, workspace: str, before: datetime) -> ColumnElement[bool]:
        """Whether the moment was then or earlier."""
        return (self.table.c.workspace_id == workspace) & (self.since <= before)


@dataclass(frozen=True, slots=True)
class Expiry:
    """One run over one workspace."""

    database: "Database"
    workspace: WorkspaceId
    now: datetime
    periods: Periods = field(default_factory=lambda: PERIODS)
    at_once: int = AT_ONCE

    def run(self) -> Mapping[str, int]:
        """How many rows went, or were partly emptied (`table.column`). Again, it finds nothing; cut off, it goes on."""
        gone: Counter[str] = Counter()
        for limit in limits(metadata, self.periods):
            for column, period in limit.sooner.items():
                gone[f"{limit.table.name}.{column}"] += self._all(limit, self.now - period, column)
            gone[limit.table.name] += self._all(limit, self.now - limit.rows, None)
        return {name: count for name, count in sorted(gone.items()) if count}

    def _all(self, limit: Limit, before: datetime, column: str | None) -> int:
        total = 0
        while count := self._batch(limit, before, column):
            total += count
        return total

    def _batch(self, limit: Limit, before: datetime, column: str | None) -> int:
        """One transaction: the rows, what is counted of them, and the audit row that says how many."""
        with self.database.writing() as connection:
            keys = _oldest(connection, limit, limit.over(self.workspace, before), column, self.at_once)
            if not keys:
                return 0
            these = tuple_(*limit.table.primary_key.columns).in_(keys)
            if column is not None:
                connection.execute(update(limit.table).where(these).values({column: None}))
            else:
                if limit.table is HelpRequestRow.__table__:
                    count_ends(connection, self.workspace, [key[1] for key in keys])
                connection.execute(delete(limit.table).where(these))
            name = f"{limit.table.name}.{column}" if column else limit.table.name
            scope = Scope(connection, self.workspace, holding=True)
            record(scope, None, f"let {len(keys)} of {name} go by age", to=None, now=self.now)
            scope.write()
        return len(keys)


def limits(schema: MetaData, periods: Periods = PERIODS) -> Iterator[Limit]:
    """The limit of every table whose rows age by themselves, children before parents."""
    for table in reversed(schema.sorted_tables):
        care = care_of(table)
        if care is None or care.age_from is None or _is_about_membership(table):
            continue
        found = {column.name: period for column in table.columns if (period := _period(column, periods)) is not None}
        longest = max(found.values())
        clock = [table.c[name] for name in (care.age_from, care.or_from) if name]
        since = func.coalesce(*clock, type_=clock[0].type) if len(clock) > 1 else clock[0]
        yield Limit(table, since, longest, {name: each for name, each in found.items() if each < longest})


def leavers(
    connection: Connection, workspace: WorkspaceId, now: datetime, periods: Periods = PERIODS
) -> list[PersonId]:
    """Who was deactivated so long ago that it was no mistake."""
    grace = periods[Retention.MEMBERSHIP] or timedelta.max
    query = (
        select(PersonRow.id)
        .where(PersonRow.workspace_id == workspace, PersonRow.deactivated_at <= now - grace)
        .order_by(PersonRow.deactivated_at, PersonRow.id)
    )
    return [PersonId(person) for person in connection.execute(query).scalars()]


def _oldest(
    connection: Connection, limit: Limit, over: ColumnElement[bool], column: str | None, at_most: int
) -> list[tuple[Any, ...]]:
    query = select(*limit.table.primary_key.columns).where(over).order_by(limit.since).limit(at_most)
    if column is not None:
        query = query.where(limit.table.c[column].is_not(None))
    return [tuple(row) for row in connection.execute(query)]


def _is_about_membership(table: Table) -> bool:
    care = care_of(table)
    return care is not None and Erasure.DELETE_ROW is care.people.get("id")


def _period(column: Column[Any], periods: Periods) -> timedelta | None:
    kept = kept_of(column)
    return periods[kept.retention] if kept else None
