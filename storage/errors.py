"""How a driver's error becomes a named one: without SQL, parameters or rows in it.

What people may meet is in `coaching.errors`; here stands only what an operator or another module of storage meets.
"""

import sqlite3
from dataclasses import dataclass

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DontWrapMixin

from coaching.errors import StorageAway, StorageBusy, StorageError, StorageFull, StorageReadOnly


@dataclass(slots=True)
class StorageFault(StorageError):
    """The database refused in a way that nobody planned for; `code` is the driver's own name for it."""

    code: str


@dataclass(slots=True)
class Conflict(StorageError):
    """A row with that key is already there, or the row it belongs to is not; `constraint` names the rule."""

    constraint: str


class Unstorable(StorageError, DontWrapMixin):
    """A text holds NUL or half a character, which not every database can keep."""


class NaiveMoment(StorageError, DontWrapMixin):
    """A moment without a zone was to be stored."""


@dataclass(slots=True)
class KeyMissing(StorageError, DontWrapMixin):
    """The database holds encrypted words and the key to them is not there; `place` is where it was looked for."""

    place: str


@dataclass(slots=True)
class WrongKey(StorageError, DontWrapMixin):
    """The keys given do not open this database."""


@dataclass(slots=True)
class NotAKey(StorageError):
    """What is given as a key is none: 32 bytes in URL-safe base64; `place` says which one."""

    place: str


@dataclass(slots=True)
class NotMigrated(StorageError):
    """The database's tables are not those of this version: `python -m bot migrate` brings them up to date."""

    found: str | None
    wanted: str


@dataclass(slots=True)
class AlreadyServed(StorageError):
    """Another process serves this database file."""

    pid: int | None


class DriverMissing(StorageError):
    """PostgreSQL is asked for and its driver is not installed: it comes with the extra `postgres`."""


@dataclass(slots=True)
class UnknownDatabase(StorageError):
    """The address names no database that we can use."""

    address: str


SQLITE: tuple[tuple[str, type[StorageError]], ...] = (
    # Longest first: the file was replaced under us, which SQLite calls a kind of read-only.
    ("SQLITE_READONLY_DBMOVED", StorageAway),
    ("SQLITE_READONLY", StorageReadOnly),
    ("SQLITE_BUSY", StorageBusy),
    ("SQLITE_LOCKED", StorageBusy),
    ("SQLITE_FULL", StorageFull),
    ("SQLITE_CANTOPEN", StorageAway),
    ("SQLITE_IOERR", StorageAway),
)

POSTGRESQL: tuple[tuple[str, type[StorageError]], ...] = (
    # SQLSTATE codes or their classes, https://www.postgresql.org/docs/current/errcodes-appendix.html
    ("55P03", StorageBusy),  # lock_not_available: lock_timeout
    ("57014", StorageBusy),  # query_canceled: statement_timeout
    ("40P01", StorageBusy),  # deadlock_detected
    ("40001", StorageBusy),  # serialization_failure
    ("53300", StorageBusy),  # too_many_connections
    ("53100", StorageFull),  # disk_full
    ("25006", StorageReadOnly),  # read_only_sql_transaction
    ("57P", StorageAway),  # shutting down, starting up, database dropped
    ("3D000", StorageAway),  # no such database
    ("28", StorageAway),  # refused: user or password
    ("08", StorageAway),  # connection lost
    ("25P03", StorageAway),  # idle_in_transaction_session_timeout closed the connection
)


def name_errors(engine: Engine) -> None:
    """Make every error of this engine a named one."""
    event.listen(engine, "handle_error", named)


def named(context: ExceptionContext) -> BaseException | None:
    """The error to raise instead of the driver's."""
    error = context.original_exception
    if not isinstance(error, context.dialect.loaded_dbapi.Error):
        return None
    return named_driver_error(error, lost=context.is_disconnect)


def named_driver_error(error: BaseException, *, lost: bool = False) -> StorageError:
    """The error to raise instead of this one of sqlite3 or psycopg."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    return _of_psycopg(error, lost=lost)


def _of_sqlite(error: sqlite3.Error) -> StorageError:
    code = getattr(error, "sqlite_errorname", None) or type(error).__name__
    for beginning, kind in SQLITE:
        if code.startswith(beginning):
            return kind()
    if code.startswith("SQLITE_CONSTRAINT"):
        return Conflict(str(error).rpartition(": ")[2])
    return StorageFault(code)


def _of_psycopg(error: BaseException, *, lost: bool) -> StorageError:
    name = type(error).__name__
    code: str | None = getattr(error, "sqlstate", None)
    constraint: str | None = getattr(getattr(error, "diag", None), "constraint_name", None)
    # The server's DETAIL quotes the row, and this error stays visible as the cause of ours.
    error.args = (code or name,)
    if code is None:
        return StorageAway() if lost or name == "OperationalError" else StorageFault(name)
    for beginning, kind in POSTGRESQL:
        if code.startswith(beginning):
            return kind()
    return Conflict(constraint or code) if code.startswith("23") else StorageFault(code)
