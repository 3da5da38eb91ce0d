"""One transaction on the rows of one workspace: what every repository is given."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase


class Scope:
    """Runs statements, each with the workspace among its parameters."""

    __slots__ = ("connection", "holding", "raised_version", "version", "workspace")

    def __init__(self, connection: Connection, workspace: str, *, holding: bool) -> None:
        self.connection = connection
        self.workspace = workspace
        self.holding = holding
        """Whether rows that are got are held until the end."""
        self.version: int | None = None
        """The programme's version as last read in this transaction; None where it may have risen since."""
        self.raised_version = False
        """Whether this transaction changed something that the programme holds."""

    @property
    def dialect(self) -> str:
        return self.connection.dialect.name

    def run(self, statement: Executable, **values: Any) -> CursorResult[Any]:
        """The statement's result; `workspace` is given to it."""
        return self.connection.execute(statement, {"workspace": self.workspace, **values})

    def run_all(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """The statement once for each row, which say their own workspace."""
        if rows:
            self.connection.execute(statement, rows)


def insert_into(row: type[DeclarativeBase], dialect: str) -> "sqlite.Insert | postgresql.Insert":
    """An insert that can say what to do about a row that is already there."""
    return sqlite.insert(row) if dialect == "sqlite" else postgresql.insert(row)


__all__ = ["Insert", "Scope", "insert_into"]
