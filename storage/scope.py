"""One transaction on the rows of one workspace: what every repository is given.

What is written without asking for an answer is gathered, and goes to the database together before anything is read or
kept: one journey to PostgreSQL instead of one for each statement.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase

from coaching.errors import StorageError
from storage.errors import StorageFault
from storage.prepared import count, write
from storage.transactions import commit, together

Rows = Sequence[Mapping[str, Any]]


class Scope:
    """Runs statements, each with the workspace among its parameters."""

    __slots__ = ("_is_over", "_later", "_refused", "connection", "holding", "raised_version", "version", "workspace")

    def __init__(self, connection: Connection, workspace: str, *, holding: bool) -> None:
        self.connection = connection
        self.workspace = workspace
        self.holding = holding
        """Whether rows that are got are held until the end."""
        self.version: int | None = None
        """The programme's version as last read in this transaction; None where it may have risen since."""
        self.raised_version = False
        """Whether this transaction changed something that the programme holds."""
        self._is_over = False
        self._refused = False
        self._later: dict[Executable, list[Mapping[str, Any]]] = {}

    @property
    def dialect(self) -> str:
        return self.connection.dialect.name

    def run(self, statement: Executable, **values: Any) -> CursorResult[*tuple[Any, ...]]:
        """The statement's result; `workspace` is given to it."""
        self.write()
        with self._noticing():
            return self.connection.execute(statement, {"workspace": self.workspace, **values})

    def run_all(self, statement: Executable, rows: Rows) -> None:
        """The statement once for each row, which say their own workspace."""
        self.write()
        if rows:
            with self._noticing():
                self.connection.execute(statement, rows)

    def count(self, statement: Executable, rows: Rows) -> int:
        """How many rows the statement changed, run once for each of these, which say their own workspace."""
        self.write()
        with self._noticing():
            return count(self.connection, statement, rows)

    def later(self, statement: Executable, rows: Rows) -> None:
        """The statement once for each row, at the latest before the next answer or the end.

        Rows of one statement go together, where its first ones stood: only for statements of which it does not
        matter what was gathered in between.
        """
        if self._is_over:
            raise StorageFault("kept already")
        if rows:
            self._later.setdefault(statement, []).extend(rows)

    def gathers(self, *statements: Executable) -> bool:
        """Whether rows for one of these have not gone to the database yet."""
        return not self._later.keys().isdisjoint(statements)

    def write(self) -> None:
        """Let go of what was gathered."""
        if self._later:
            with self._noticing(), together(self.connection):
                self._write()

    def commit(self) -> None:
        """Write what was gathered, and keep everything; `StorageFault` where something was refused before."""
        if self._refused:
            raise StorageFault("refused before")
        with self._noticing(), together(self.connection):
            self._write()
            commit(self.connection)
        self._is_over = True

    def _write(self) -> None:
        gathered, self._later = self._later, {}
        write(self.connection, gathered)

    @contextmanager
    def _noticing(self) -> Iterator[None]:
        # PostgreSQL answers a COMMIT after a refused statement with a silent ROLLBACK; SQLite would keep the rest.
        try:
            yield
        except StorageError:
            self._refused = True
            raise


def insert_into(row: type[DeclarativeBase], dialect: str) -> "sqlite.Insert | postgresql.Insert":
    """An insert that can say what to do about a row that is already there."""
    return sqlite.insert(row) if dialect == "sqlite" else postgresql.insert(row)
