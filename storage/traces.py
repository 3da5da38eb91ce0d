"""What deleted rows leave behind in the database's files, overwritten: the file rewritten, the write-ahead log emptied.

On PostgreSQL the dead rows are handed to VACUUM; its files, its log and its backups are the server's.
"""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from coaching.errors import StorageError
from storage.tables import metadata

if TYPE_CHECKING:
    from storage.database import Database

PATIENCE = 10.0
"""Seconds for the writer's turn, and again for the last reader of an older copy."""
NO_HURRY = text("SET statement_timeout = 0")
AS_BEFORE = text("RESET statement_timeout")


def wipe_traces(database: "Database", *, patience: float = PATIENCE) -> bool:
    """Whether nothing deleted can be read in the files any more; False where somebody kept them busy."""
    if database.path is None:
        return _vacuum_tables(database)
    return _rewrite(database.path, patience)


def _rewrite(path: Path, patience: float) -> bool:
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        connection.execute("PRAGMA secure_delete = ON").close()
        connection.execute("VACUUM").close()
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return not busy


def _vacuum_tables(database: "Database") -> bool:
    try:
        with database.outside_transactions() as connection:
            connection.execute(NO_HURRY)
            try:
                for table in metadata.sorted_tables:
                    connection.execute(text(f"VACUUM {table.name}"))
            finally:
                connection.execute(AS_BEFORE)
    except StorageError:
        return False
    return True
