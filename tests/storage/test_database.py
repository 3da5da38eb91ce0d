"""An open database: what it refuses to open, how long it waits, and what it says when the disk or the server fails."""

import os
import re
import stat
import time
import traceback
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from coaching.errors import StorageAway, StorageBusy, StorageError, StorageFull, StorageReadOnly
from coaching.people import PersonId
from storage.database import Database, open_database
from storage.errors import Conflict, NotMigrated, UnknownDatabase
from storage.migrations import downgrade, upgrade
from storage.unit_of_work import SqlUnitOfWork
from tests.builders import MONDAY_8AM, a_person, a_request
from tests.databases import KEYS, clock, opened
from tests.storage.town import SANNA, TOWN, kept, rows, settle, store


def test_check_15_a_full_disk_is_named_and_reading_goes_on(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        settle(database)
        with database.writing() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(StorageFull):
            store(database, *[a_request(id=f"request-{number}", words="x" * 4000) for number in range(9)])
        with database.read(TOWN) as unit:
            assert unit.people.by_slack(SANNA.slack_user) == SANNA
        assert rows(database, "help_requests") == []
        with database.writing() as connection:
            connection.execute(text("PRAGMA max_page_count = 1000000"))
        store(database, a_request())
        with database.reading() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


@pytest.mark.parametrize(
    ("code", "named"),
    [("53100", StorageFull), ("25006", StorageReadOnly), ("57P01", StorageAway), ("40P01", StorageBusy)],
)
def test_check_15_what_postgresql_says_is_named(postgres_url: str, code: str, named: type[StorageError]) -> None:
    with opened(postgres_url) as database, pytest.raises(named), database.writing() as connection:
        connection.execute(text(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}'; END $$"))


def test_a_read_only_database_is_named(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        settle(database)
        with database.writing() as connection:
            connection.execute(text("PRAGMA query_only = ON"))
        with pytest.raises(StorageReadOnly):
            store(database, a_request())


def test_a_postgresql_that_only_reads_is_named(postgres_url: str) -> None:
    with opened(postgres_url) as database:
        settle(database)
        with database.begin(TOWN) as unit:
            unit.scope.connection.execute(text("SET TRANSACTION READ ONLY"))
            unit.help_requests.add(a_request())
            with pytest.raises(StorageReadOnly):
                unit.commit()


def test_a_file_that_is_gone_is_missed_and_not_begun_anew(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        settle(database)
        assert database.path
        database.path.rename(database.path.with_suffix(".away"))
        with pytest.raises(StorageAway):
            store(database, a_request())
        with pytest.raises(StorageAway), database.read(TOWN):
            pass
        assert not database.path.exists()
        database.path.with_suffix(".away").rename(database.path)
        store(database, a_request())


def test_a_file_that_was_replaced_is_not_written_to(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        settle(database)
        assert database.path
        copy = database.path.read_bytes()
        database.path.unlink()
        database.path.write_bytes(copy)
        with pytest.raises(StorageAway):
            store(database, a_request())


def test_opening_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StorageAway):
        open_database(f"sqlite:///{tmp_path / 'nowhere.db'}", KEYS, clock=clock)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_not_there_is_named_soon() -> None:
    began = time.monotonic()
    with pytest.raises(StorageAway):
        open_database("postgresql://peer:secret@127.0.0.1:1/coach", KEYS, clock=clock)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("address", ["", "peer-coach.db", "mysql://x/y", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_is_no_database_is_refused(address: str) -> None:
    with pytest.raises(UnknownDatabase):
        open_database(address, KEYS, clock=clock)


def test_a_refused_address_does_not_show_its_password() -> None:
    with pytest.raises(UnknownDatabase) as refused:
        open_database("mysql://peer:secret@localhost/coach", KEYS, clock=clock)
    assert "secret" not in repr(refused.value)


def test_any_name_of_a_file_can_be_opened(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kääntö 100% #1.db'}"
    upgrade(url)
    with opened(url) as database:
        settle(database)
    assert not list(tmp_path.glob("*?mode*"))


def test_tables_of_another_version_are_not_opened(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    upgrade(url)
    downgrade(url, "base")
    with pytest.raises(NotMigrated):
        open_database(url, KEYS, clock=clock)


def test_only_the_owner_may_read_the_files(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'peer-coach.db'}"
    before = os.umask(0)
    try:
        upgrade(url)
        with opened(url) as database:
            settle(database)
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    names = ["peer-coach.db", "peer-coach.db-shm", "peer-coach.db-wal", "peer-coach.db.lock"]
    assert modes == dict.fromkeys(names, 0o600)


def test_sqlite_is_prepared_for_one_writer_and_many_readers(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        for begin in (database.writing, database.reading):
            with begin() as connection:
                settings = [
                    connection.execute(text(f"PRAGMA {name}")).scalar_one()
                    for name in ("journal_mode", "synchronous", "foreign_keys")
                ]
            assert settings == ["wal", 1, 1]


def test_a_connection_that_died_in_the_pool_is_replaced_unseen(postgres_url: str) -> None:
    with opened(postgres_url) as database:
        settle(database)
        kill_connections_of(postgres_url)
        store(database, a_request())
        kill_connections_of(postgres_url)
        assert len(rows(database, "help_requests")) == 1


def kill_connections_of(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_connection_that_dies_in_a_unit_is_named_and_the_next_unit_works(postgres_url: str) -> None:
    with opened(postgres_url) as database:
        settle(database)
        with database.begin(TOWN) as unit:
            unit.help_requests.add(a_request())
            kill_connections_of(postgres_url)
            with pytest.raises(StorageAway):
                unit.commit()
        assert rows(database, "help_requests") == []
        store(database, a_request())


def test_an_error_shows_no_value_that_was_to_be_stored(database: Database) -> None:
    settle(database)
    words, name = "nobody may read this", "Nobody Example"
    twice = a_person(name, id=SANNA.id, slack_user="U0TWICE001")

    def foreign(unit: SqlUnitOfWork) -> None:
        unit.help_requests.add(a_request(words=words, requester=PersonId(name)))

    def double(unit: SqlUnitOfWork) -> None:
        unit.people.add(twice)

    for spoil in (foreign, double):
        with pytest.raises(Conflict) as refused, kept(database) as unit:
            spoil(unit)
        shown = "".join(traceback.format_exception(refused.value))
        assert not re.search(f"{words}|{name}|{twice.slack_user}", shown)


def test_a_conflict_says_which_rule(database: Database) -> None:
    settle(database)
    with pytest.raises(Conflict) as refused, kept(database) as unit:
        unit.people.add(a_person("Twice", id=SANNA.id, slack_user="U0TWICE001"))
    assert "people" in refused.value.constraint


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    settle(database)
    with pytest.raises(StorageError), kept(database) as unit:
        unit.audit(SANNA.id, "looked", "request", MONDAY_8AM.replace(tzinfo=None))
    assert rows(database, "audit") == []
