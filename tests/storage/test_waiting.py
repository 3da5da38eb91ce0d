"""How long somebody is kept waiting for a lock, and what they are told then. Waits are shorter here than in earnest."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from coaching.errors import StorageBusy
from storage.database import Database
from storage.engine import Waits
from tests.builders import a_request
from tests.databases import opened
from tests.storage.town import TOWN, rows, settle, store

SHORT = Waits(lock=0.3, row=0.2, statement=0.4)


@contextmanager
def locked(url: str, seconds: float) -> Iterator[None]:
    """Somebody else writes for so long."""
    path, held = url.removeprefix("sqlite:///"), threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            held.set()
            done.wait(seconds)
            other.execute("ROLLBACK")

    done = threading.Event()
    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_check_14_a_short_lock_is_waited_for(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        settle(database)
        with locked(sqlite_url, seconds=0.3):
            store(database, a_request())
        assert len(rows(database, "help_requests")) == 1


def test_check_14_a_long_lock_is_named_in_time_and_nothing_is_kept(sqlite_url: str) -> None:
    with opened(sqlite_url, waits=SHORT) as database:
        settle(database)
        with locked(sqlite_url, seconds=30):
            began = time.monotonic()
            with pytest.raises(StorageBusy):
                store(database, a_request())
            assert time.monotonic() - began < 1
        assert rows(database, "help_requests") == []
        store(database, a_request())


def test_check_14_threads_wait_for_each_other_and_the_file_together_no_longer_than_allowed(sqlite_url: str) -> None:
    with opened(sqlite_url, waits=SHORT) as database:
        settle(database)
        waited: list[float] = []

        def ask() -> None:
            began = time.monotonic()
            with pytest.raises(StorageBusy):
                store(database, a_request())
            waited.append(time.monotonic() - began)

        with locked(sqlite_url, seconds=30):
            threads = [threading.Thread(target=ask) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert len(waited) == 4
        assert max(waited) < 1


def test_check_14_two_seconds_are_the_most_that_anybody_waits() -> None:
    waits = Waits()
    assert waits.lock <= 2
    assert waits.row < waits.statement <= 2


def test_check_14_a_row_that_is_held_is_waited_for_and_then_named(postgres_url: str) -> None:
    with opened(postgres_url, waits=SHORT) as database:
        settle(database)
        store(database, a_request())
        with database.begin(TOWN) as holder:
            assert holder.help_requests.get(a_request().id)
            began = time.monotonic()
            with pytest.raises(StorageBusy), database.begin(TOWN) as second:
                second.help_requests.get(a_request().id)
            assert time.monotonic() - began < 1


def test_check_14_reading_waits_for_no_writer(database: Database) -> None:
    settle(database)
    store(database, a_request())
    with database.begin(TOWN) as writer:
        assert writer.help_requests.get(a_request().id)
        with database.read(TOWN) as reader:
            assert reader.help_requests.get(a_request().id) == a_request()


def test_all_connections_in_use_is_named(postgres_url: str) -> None:
    with opened(postgres_url, waits=Waits(lock=0.1)) as database:
        units = [database.read(TOWN) for _ in range(36)]
        for unit in units:
            unit.__enter__()
        with pytest.raises(StorageBusy), database.begin(TOWN):
            pass
        for unit in units:
            unit.__exit__(None, None, None)
