"""An expected fault as one line with its repair: no traceback, no secret, no words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.server import PortTaken
from bot.settings import SettingsWrong
from coaching.errors import CoachingError, StorageAway, StorageBusy, StorageFull, StorageReadOnly
from storage.errors import (
    AlreadyServed,
    DriverMissing,
    KeyMissing,
    NotAKey,
    NotMigrated,
    StorageFault,
    UnknownDatabase,
    WrongKey,
)

EXPECTED = (SettingsWrong, PortTaken, CoachingError, OSError)


class CannotGoOn(Exception):
    """The command ends here; its message is for the operator."""


Say = Callable[[Exception], str]


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """Turn every expected fault into `CannotGoOn`; what nobody planned for keeps its traceback."""
    try:
        yield
    except EXPECTED as fault:
        raise CannotGoOn(line(fault)) from fault


def line(fault: Exception) -> str:
    """What is wrong and what to do."""
    match fault:
        case SettingsWrong() | PortTaken():
            return str(fault)
        case AlreadyServed():
            by = f" (process {fault.pid})" if fault.pid else ""
            return f"Another process serves this database{by}. Stop it first."
        case KeyMissing():
            return (
                f"The database's key is missing: nothing in {fault.place}. Put the key back from your copy of it. "
                "Without it nobody can read this database. Nothing was changed."
            )
        case WrongKey():
            return (
                "The keys given do not open this database. Give the ones that it was made with, newest first. "
                "Nothing was changed."
            )
        case NotAKey():
            return (
                f"Not a key: {fault.place}. A key has 44 characters, such as Fernet.generate_key() makes. "
                "Nothing was changed."
            )
        case NotMigrated(found=None):
            return "The database has no tables yet. Run: python -m bot migrate"
        case NotMigrated():
            return f"The database's tables are of version {fault.found}, not {fault.wanted}. Run: python -m bot migrate"
        case UnknownDatabase():
            return f"DATABASE_URL names no database that can be used: {fault.address or 'unreadable'}"
        case DriverMissing():
            return "PostgreSQL's driver is not installed. In the bot's venv: pip install 'psycopg[binary]'"
    return _of_storage(fault)


def _of_storage(fault: Exception) -> str:
    match fault:
        case StorageAway():
            return (
                "The database cannot be reached. SQLite: its folder has to be there and writable, and a new file "
                "is made by python -m bot migrate. PostgreSQL: is the server running, and are name and password right? "
                "Look at DATABASE_URL."
            )
        case StorageBusy():
            return "The database is locked by somebody else. Try again in a moment."
        case StorageFull():
            return "The disk of the database is full. Make room."
        case StorageReadOnly():
            return "The database cannot be written to. Look at the rights of its file and folder."
        case StorageFault(code="SQLITE_NOTADB"):
            return (
                "DATABASE_URL names a file that is no SQLite database. Nothing was changed. "
                "Name another file, or put it back from a backup."
            )
        case StorageFault(code="SQLITE_CORRUPT"):
            return "The database's file is damaged. Stop the bot, keep the file, and put a backup in its place."
        case StorageFault():
            return f"The database refused: {fault.code}"
        case OSError():
            return _of_file(fault)
    return f"{type(fault).__name__}"


def _of_file(fault: OSError) -> str:
    why = fault.strerror or type(fault).__name__
    return f"{why}: {fault.filename}. Look at that file, its folder and their rights." if fault.filename else why
