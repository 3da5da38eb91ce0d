"""The ends of a transaction that SQLAlchemy knows only half of, because some writes go past it to the driver.

Everything the driver raises here gets its name, as the engine does for statements that it runs itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from coaching.errors import StorageError
from storage.errors import named_driver_error


def commit(connection: Connection) -> None:
    """Keep the transaction."""
    with driver_errors_named(connection):
        connection.connection.commit()


def let_go(connection: Connection) -> None:
    """Give the connection back; what was not committed is undone."""
    try:
        connection.close()
    except StorageError:
        # The connection is dead, so there is nothing left to undo: whatever went wrong before is what matters.
        connection.invalidate()
        connection.close()


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """On PostgreSQL, send all that the block writes without waiting for answers in between."""
    if connection.dialect.name == "sqlite":
        yield
        return
    driver: Any = connection.connection.dbapi_connection
    with driver_errors_named(connection), driver.pipeline():
        yield


@contextmanager
def driver_errors_named(connection: Connection) -> Iterator[None]:
    """Name what the driver raises in the block."""
    try:
        yield
    except connection.dialect.loaded_dbapi.Error as error:
        driver: Any = connection.connection.dbapi_connection
        lost = connection.dialect.is_disconnect(error, driver, None)
        named = named_driver_error(error, lost=lost)
        if lost:
            connection.invalidate()
        raise named from error
