"""The database of the settings: its keys found or made, its tables brought up to date where that is ours to do.

A key is made only together with a new SQLite file: a database whose key is missing is never served.
"""

from pathlib import Path

from bot.clock import Clock, system_clock
from bot.settings import Settings
from coaching.errors import StorageAway
from storage.database import Database, open_database
from storage.engine import address, sqlite_file
from storage.keys import KeyRing, make_key_file, read_key_file
from storage.migrations import create, is_current, upgrade
from storage.tombstone_file import TombstoneFile


def database_file(settings: Settings) -> Path | None:
    """SQLite's file; None with PostgreSQL."""
    return sqlite_file(address(settings.database_url.get_secret_value()))


def key_file(settings: Settings) -> Path | None:
    """Where the keys stand if no setting names them: beside SQLite's file."""
    path = database_file(settings)
    return path.with_name(f"{path.name}.key") if path else None


def keys(settings: Settings) -> KeyRing:
    """The keys as they are; `KeyMissing` where they are not."""
    path = key_file(settings)
    return KeyRing.of(settings.keys) if settings.keys or path is None else read_key_file(path)


def tombstone_file(settings: Settings) -> TombstoneFile:
    """Who was erased, outside the database: not of its name, so that a copy of `peer-coach.db*` leaves it alone."""
    path, database = settings.tombstones, database_file(settings)
    if path is None and database is not None:
        path = database.with_name(f"tombstones.{database.stem}.txt")
    return TombstoneFile(path or Path("tombstones.txt"), keys(settings))


def prepare(settings: Settings) -> None:
    """Bring the tables up to date; a SQLite file that is not there is made, and its key with it."""
    file, key = database_file(settings), key_file(settings)
    is_new = file is not None and not file.exists()
    if is_new and key and not settings.keys:
        make_key_file(key)
    ring = keys(settings)  # without a key nothing is changed
    bring_up_to_date = create if is_new else upgrade
    bring_up_to_date(settings.database_url.get_secret_value())
    # Opened once: from now on no other key opens it.
    open_database(settings.database_url.get_secret_value(), ring, clock=system_clock).close()


def opened(settings: Settings, clock: Clock) -> Database:
    """The database, open; named errors where it cannot be used."""
    file = database_file(settings)
    if file and not file.exists():
        raise StorageAway
    return open_database(settings.database_url.get_secret_value(), keys(settings), clock=clock)


def opened_for_serving(settings: Settings, clock: Clock) -> Database:
    """The same; SQLite is brought up to date first, PostgreSQL waits for `migrate`."""
    file = database_file(settings)
    if file and not (file.exists() and is_current(settings.database_url.get_secret_value())):
        prepare(settings)
    return opened(settings, clock)
