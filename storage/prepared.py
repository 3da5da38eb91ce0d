"""Writes that ask for no answer, compiled once and run on the driver's cursor.

SQLAlchemy makes the SQL and the values, as everywhere; only its result handling is left out, which for these statements
takes longer than SQLite does. Measured: `/tutorhelp` writes its rows in half the time.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler

from storage.transactions import driver_errors_named

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPICursor

Row = Mapping[str, Any]
Processor = Any

AT_DIALECT = "peer_coach_prepared"


class Prepared:
    """One statement on one engine, for rows that all have the same names in them."""

    __slots__ = ("_bindings", "_constants", "_is_positional", "text")

    def __init__(self, statement: Executable, dialect: Dialect, names: Sequence[str]) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(names))  # type: ignore[attr-defined]
        self.text = str(compiled)
        self._is_positional = bool(compiled.positional)
        self._bindings = tuple(_bindings(compiled, dialect))
        self._constants = {name: each for name, each in compiled.params.items() if name not in names}

    def values(self, row: Row) -> tuple[Any, ...] | dict[str, Any]:
        """The row as the driver takes it."""
        given = {**self._constants, **row} if self._constants else row
        if self._is_positional:
            return tuple([given[name] if make is None else make(given[name]) for name, make in self._bindings])
        return {name: given[name] if make is None else make(given[name]) for name, make in self._bindings}


def _bindings(compiled: SQLCompiler, dialect: Dialect) -> Iterator[tuple[str, Processor | None]]:
    makers = {
        name: bound.type.dialect_impl(dialect).bind_processor(dialect) for bound, name in compiled.bind_names.items()
    }
    for name in compiled.positiontup or makers:
        yield name, makers[name]


def prepared(statement: Executable, connection: Connection, names: Sequence[str]) -> Prepared:
    """The statement as compiled for this connection's engine, once."""
    known: dict[Executable, Prepared] = connection.dialect.__dict__.setdefault(AT_DIALECT, {})
    found = known.get(statement)
    if found is None:
        found = known[statement] = Prepared(statement, connection.dialect, names)
    return found


def write(connection: Connection, gathered: Mapping[Executable, Sequence[Row]]) -> None:
    """Each statement once for each of its rows."""
    with driver_errors_named(connection):
        cursor = connection.connection.cursor()
        for statement, rows in gathered.items():
            _execute(cursor, prepared(statement, connection, list(rows[0])), rows)
        cursor.close()


def count(connection: Connection, statement: Executable, rows: Sequence[Row]) -> int:
    """The statement once for each row, of which there is one at least; how many rows of the table it changed."""
    one = prepared(statement, connection, list(rows[0]))
    with driver_errors_named(connection):
        cursor = connection.connection.cursor()
        _execute(cursor, one, rows)
        changed: int = cursor.rowcount
        cursor.close()
    return changed


def _execute(cursor: "DBAPICursor", one: Prepared, rows: Sequence[Row]) -> None:
    if len(rows) == 1:
        cursor.execute(one.text, one.values(rows[0]))
    else:
        cursor.executemany(one.text, [one.values(row) for row in rows])  # type: ignore[arg-type] # all alike
