"""One person's rows deleted or cleared, as each table declares. What others are to be told is the caller's."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, MetaData, delete, func, select, update

from storage.personal_data.pointers import PersonalTable, Whose, personal_tables
from storage.privacy import Erasure, PrivacyClass
from storage.tables import metadata


def erase(connection: Connection, whose: Whose, *, schema: MetaData = metadata) -> Mapping[str, int]:
    """How many rows were deleted or cleared, by table; children first, so that none goes uncounted with its parent.

    Of tables that are to stay silent nothing is said.
    """
    touched = [(each, _erase(connection, each, whose)) for each in personal_tables(schema)]
    told = {each.table.name: count for each, count in touched if count and not each.care.is_silent}
    return dict(sorted(told.items()))


def _erase(connection: Connection, table: PersonalTable, whose: Whose) -> int:
    pointing = select(func.count()).select_from(table.table).where(table.rows_of(whose))
    count: int = connection.execute(pointing).scalar_one()
    if count:
        _clear(connection, table, whose)
        _delete(connection, table, whose)
    return count


def _clear(connection: Connection, table: PersonalTable, whose: Whose) -> None:
    for name, how in table.pointers.items():
        if how is Erasure.CLEAR:
            said = table.columns(PrivacyClass.WORDS, PrivacyClass.SECRET) if name in table.care.people else []
            emptied = {each.name: _nothing(each) for each in (table.table.c[name], *said)}
            mine = table.is_mine(name, whose) & (table.table.c.workspace_id == whose.workspace)
            connection.execute(update(table.table).where(mine).values(emptied))


def _delete(connection: Connection, table: PersonalTable, whose: Whose) -> None:
    if Erasure.DELETE_ROW in table.pointers.values():
        connection.execute(delete(table.table).where(table.rows_of(whose, Erasure.DELETE_ROW)))


def _nothing(column: Column[Any]) -> str | None:
    return None if column.nullable else ""
