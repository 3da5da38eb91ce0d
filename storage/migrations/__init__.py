"""How a database's tables get from one version to the next. Run by `migrate`, and by `run` on SQLite.

Alembic's machinery without its ini file: the address comes as an argument, revisions stand in `versions/`.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, insert, inspect, select, text
from sqlalchemy.sql import column, table

from coaching.errors import StorageAway
from storage.engine import address, sqlite_file
from storage.errors import NotMigrated, StorageFault, name_errors
from storage.serving import serving
from storage.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0014"
"""The revision that this version's tables are."""

VERSIONS = table("alembic_version", column("version_num"))
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(8290244)")


def require_current(connection: Connection) -> None:
    """`NotMigrated` unless the tables are those of this version."""
    found = _revision(connection)
    if found != HEAD:
        raise NotMigrated(found, HEAD)


def is_current(url: str) -> bool:
    """Whether the tables are those of this version; `StorageAway` where there is no database."""
    parts = address(url)
    _require_file(parts)
    with _migrating(parts) as connection:
        return _revision(connection) == HEAD


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the tables up to the revision; a SQLite file that is not there is made, readable by its owner only.

    All or nothing. `AlreadyServed` while another process serves the file.
    """
    from alembic import command

    parts = address(url)
    _make_file(parts)
    _migrate(parts, lambda config: command.upgrade(config, revision))


def create(url: str) -> None:
    """Make a SQLite file with the tables of this version, without going through the revisions that led to them.

    `AlreadyServed` while another process serves the file.
    """
    parts = address(url)
    _make_file(parts)
    with serving(sqlite_file(parts)), _migrating(parts) as connection:
        metadata.create_all(connection)
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute(insert(VERSIONS).values(version_num=HEAD))
        connection.commit()


def downgrade(url: str, revision: str) -> None:
    """Bring the tables back to an older revision; what the revision's text calls lost is lost."""
    from alembic import command

    parts = address(url)
    _require_file(parts)
    _migrate(parts, lambda config: command.downgrade(config, revision))


def _migrate(url: URL, change: Callable[["Config"], None]) -> None:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    with serving(sqlite_file(url)), _migrating(url) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(ONE_AT_A_TIME)
        config.attributes["connection"] = connection
        change(config)
        _require_sound(connection)
        connection.commit()


@contextmanager
def _migrating(url: URL) -> Iterator[Connection]:
    """A connection in a transaction, which waits longer than one that serves people."""
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if sqlite_file(url) else "BEGIN")
            yield connection
    finally:
        engine.dispose()


def _engine(url: URL) -> Engine:
    path = sqlite_file(url)
    if path is None:
        url = url.set(drivername="postgresql+psycopg")
        waits = {"options": "-c lock_timeout=10000 -c timezone=UTC", "connect_timeout": 5}
        engine = create_engine(
            url, isolation_level="AUTOCOMMIT", hide_parameters=True, poolclass=NullPool, connect_args=waits
        )
    else:
        # Foreign keys stay off here: rebuilding a table drops the old one, which would take its children along.
        engine = create_engine(
            URL.create("sqlite", database=str(path)),
            hide_parameters=True,
            poolclass=NullPool,
            connect_args={"isolation_level": None, "timeout": 10},
        )
    name_errors(engine)
    return engine


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(select(VERSIONS.c.version_num)).scalar_one_or_none()


def _require_sound(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StorageFault("foreign_key_check")


def _require_file(url: URL) -> None:
    path = sqlite_file(url)
    if path is not None and not path.exists():
        raise StorageAway


def _make_file(url: URL) -> None:
    path = sqlite_file(url)
    if path is None:
        return
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError:
        raise StorageAway from None
