"""One open database: short transactions on it, and units of work. Every wait ends in a named error.

Which tables there are is decided by the migrations, which keys by whoever opens it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as PoolTimeout

from coaching.errors import StorageAway, StorageBusy
from coaching.people import WorkspaceId
from storage.engine import Engines, Waits, address, make_engines
from storage.key_check import check_keys
from storage.keys import KeyRing
from storage.migrations import require_current
from storage.programme_cache import ProgrammeCache
from storage.serving import serving
from storage.transactions import commit, driver_errors_named, let_go
from storage.unit_of_work import SqlUnitOfWork

Clock = Callable[[], datetime]


class Database:
    """An open database, shared by all threads of a process."""

    def __init__(self, engines: Engines, waits: Waits, clock: Clock) -> None:
        self._engines = engines
        self._waits = waits
        self._file = _identity(engines.path)
        self._programmes = ProgrammeCache()
        self.clock = clock
        """Only for the moment at which a row was written; what is due is always asked with a given `now`."""

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engines.writer.dialect.name

    @property
    def path(self) -> Path | None:
        """SQLite's file."""
        return self._engines.path

    def begin(self, workspace: WorkspaceId) -> SqlUnitOfWork:
        """A unit that may write."""
        return SqlUnitOfWork(self.begin_writing, workspace, self._programmes, self.clock)

    def read(self, workspace: WorkspaceId) -> SqlUnitOfWork:
        """A unit that only reads, holds nothing and waits for nobody."""
        return SqlUnitOfWork(self.begin_reading, workspace, self._programmes, self.clock, holding=False)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, kept if the block ends well."""
        connection = self.begin_writing()
        try:
            yield connection
            commit(connection)
        finally:
            let_go(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that only reads."""
        connection = self.begin_reading()
        try:
            yield connection
        finally:
            let_go(connection)

    @contextmanager
    def outside_transactions(self) -> Iterator[Connection]:
        """A connection of PostgreSQL's that has begun nothing: for statements that may stand in no transaction."""
        connection = _connect(self._engines.writer)
        try:
            yield connection
        finally:
            let_go(connection)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Be the one process that serves this SQLite file; any number may serve PostgreSQL."""
        with serving(self._engines.path):
            yield

    def close(self) -> None:
        """Let go of every connection."""
        self._engines.writer.dispose()
        self._engines.reader.dispose()

    def begin_writing(self) -> Connection:
        """A connection in a fresh transaction that may write; closing it undoes what was not committed."""
        engine, statement = self._engines.writer, self._engines.begin_writing
        if self._engines.path is None:
            return _begun_on_postgresql(engine, statement)
        self._require_file()
        asked = monotonic()
        connection = _connect(engine)
        left = self._waits.lock - (monotonic() - asked)
        return _begun_on_sqlite(connection, f"PRAGMA busy_timeout = {max(1, int(left * 1000))}", statement)

    def begin_reading(self) -> Connection:
        """A connection in a fresh transaction that cannot write."""
        engine, statement = self._engines.reader, self._engines.begin_reading
        if self._engines.path is None:
            return _begun_on_postgresql(engine, statement)
        self._require_file()
        return _begun_on_sqlite(_connect(engine), statement)

    def _require_file(self) -> None:
        # SQLite would go on writing into a file that has been deleted or replaced, and all of it would be lost.
        if self._file is not None and _identity(self._engines.path) != self._file:
            raise StorageAway


def open_database(url: str, keys: KeyRing, *, clock: Clock, waits: Waits | None = None) -> Database:
    """The database at that address, its tables up to date and its keys right; named errors otherwise."""
    waits = waits or Waits()
    engines = make_engines(address(url), keys, waits)
    if engines.path is not None and not engines.path.exists():
        raise StorageAway
    database = Database(engines, waits, clock)
    try:
        with database.reading() as connection:
            require_current(connection)
        check_keys(database)
    except BaseException:
        database.close()
        raise
    return database


def _begun_on_postgresql(engine: Engine, statement: str) -> Connection:
    connection = _connect(engine)
    try:
        return _begun(connection, statement)
    except StorageAway:
        # It died in the pool, as after a restart of the server, and took the pool's others along: now a fresh one.
        return _begun(_connect(engine), statement)


def _begun(connection: Connection, statement: str) -> Connection:
    try:
        connection.exec_driver_sql(statement)
    except BaseException:
        let_go(connection)
        raise
    return connection


def _begun_on_sqlite(connection: Connection, *statements: str) -> Connection:
    # On the driver's own cursor: these say nothing and answer nothing, and SQLAlchemy would take most of the time.
    try:
        with driver_errors_named(connection):
            cursor = connection.connection.cursor()
            for statement in statements:
                cursor.execute(statement)
            cursor.close()
    except BaseException:
        let_go(connection)
        raise
    return connection


def _connect(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except PoolTimeout:
        raise StorageBusy from None


def _identity(path: Path | None) -> tuple[int, int] | None:
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)
