"""Engines for the two databases: how each connects, begins, waits for a lock and gives up.

SQLite has one writing connection in a process and several reading ones; PostgreSQL has one pool for both.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import DriverMissing, UnknownDatabase, name_errors
from storage.keys import KeyRing
from storage.types import give_keys


@dataclass(frozen=True, slots=True)
class Waits:
    """How long a unit may be kept waiting, in seconds: together less than Slack's three."""

    lock: float = 2.0
    """SQLite: for the writer's turn and the file's lock together. Both: for a free connection."""
    row: float = 1.5
    """PostgreSQL: for a row that another unit holds."""
    statement: float = 2.0
    """PostgreSQL: for one statement, its waiting included."""


CONNECTIONS = 36
"""32 threads that serve, the notifier, the scheduler, and two to spare."""
READERS = 8
"""Reading from SQLite is quick and mostly in Python: more connections would only queue for the interpreter."""


@dataclass(frozen=True, slots=True)
class Engines:
    """Where to write and where to read; on PostgreSQL the same."""

    writer: Engine
    reader: Engine
    begin_writing: str
    begin_reading: str
    path: Path | None
    """SQLite's file."""


def address(url: str) -> URL:
    """The address in its parts; `UnknownDatabase` (without a password in it) where it is none of ours."""
    try:
        parts = make_url(url)
    except ArgumentError:
        raise UnknownDatabase("") from None
    if parts.get_backend_name() == "sqlite":
        if not parts.database or parts.database == ":memory:":
            raise UnknownDatabase(parts.render_as_string())
    elif parts.get_backend_name() != "postgresql":
        raise UnknownDatabase(parts.render_as_string())
    return parts


def sqlite_file(url: URL) -> Path | None:
    """The file of a SQLite address; None for PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def make_engines(url: URL, keys: KeyRing, waits: Waits) -> Engines:
    """The engines of an address. Nothing is connected yet."""
    path = sqlite_file(url)
    engines = _postgresql(url, waits) if path is None else _sqlite(path, waits)
    for engine in {engines.writer, engines.reader}:
        name_errors(engine)
        give_keys(engine, keys)
    return engines


def _postgresql(url: URL, waits: Waits) -> Engines:
    try:
        engine = _postgresql_engine(url, waits)
    except ModuleNotFoundError:
        raise DriverMissing from None
    return Engines(engine, engine, "BEGIN", "BEGIN READ ONLY", None)


def _postgresql_engine(url: URL, waits: Waits) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        # `BEGIN` is ours, so that a connection that died in the pool is found there and nowhere else.
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=waits.lock,
        pool_use_lifo=True,
        connect_args={
            "application_name": "peer-coach",
            "connect_timeout": 2,  # libpq takes less for 2
            "options": f"-c lock_timeout={_ms(waits.row)} -c statement_timeout={_ms(waits.statement)}"
            " -c timezone=UTC -c idle_in_transaction_session_timeout=60000",
        },
    )


def _sqlite(path: Path, waits: Waits) -> Engines:
    writer = _sqlite_engine(path, waits, connections=1)
    reader = _sqlite_engine(path, waits, connections=READERS)
    event.listen(reader, "connect", _only_read)
    return Engines(writer, reader, "BEGIN IMMEDIATE", "BEGIN", path)


def _sqlite_engine(path: Path, waits: Waits, *, connections: int) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=_sqlite_connector(path, waits),
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=waits.lock,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _sqlite_connector(path: Path, waits: Waits) -> Callable[[], sqlite3.Connection]:
    # mode=rw: a file that is gone must be missed, not silently begun anew.
    name = f"file:{quote(str(path.absolute()))}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            name, uri=True, timeout=waits.lock, isolation_level=None, check_same_thread=False, cached_statements=256
        )

    return connect


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode = WAL").close()
    connection.execute("PRAGMA synchronous = NORMAL").close()
    connection.execute("PRAGMA foreign_keys = ON").close()


def _only_read(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA query_only = ON").close()


def _ms(seconds: float) -> int:
    return max(1, round(seconds * 1000))
