"""What an erased person leaves behind in the files of a database, and that it can be wiped."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.personal_data import erase
from storage.tables import PersonRow
from storage.traces import wipe_traces
from tests.databases import opened
from tests.storage.full_house import LIISA, SANNA, Colleague, furnish


def erased(database: Database, person: Colleague) -> None:
    with database.writing() as connection:
        erase(connection, person.whose)


def test_traces_of_rows_can_be_wiped_on_each_kind_of_database(database: Database) -> None:
    furnish(database)
    erased(database, SANNA)
    assert wipe_traces(database)


@pytest.fixture
def file(sqlite_url: str) -> Iterator[tuple[Database, Path]]:
    with opened(sqlite_url) as database:
        furnish(database)
        path = database.path
        assert path
        yield database, path


def bytes_of(path: Path) -> bytes:
    """The database, its write-ahead log and whatever else stands beside it."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))


def test_no_byte_of_an_erased_person_is_left_in_the_files(file: tuple[Database, Path]) -> None:
    database, path = file
    marks = [each.encode() for each in (SANNA.name, SANNA.slack_user, SANNA.id)]
    assert all(mark in bytes_of(path) for mark in marks)
    erased(database, SANNA)
    assert wipe_traces(database)
    assert [mark for mark in marks if mark in bytes_of(path)] == []
    with database.reading() as connection:  # and it is still a database
        assert connection.execute(select(PersonRow.name).where(PersonRow.id == LIISA.id)).scalar_one() == LIISA.name


def test_traces_stay_while_somebody_reads_an_older_state_and_that_is_told(file: tuple[Database, Path]) -> None:
    database, path = file
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM people").fetchall()
    erased(database, SANNA)
    assert not wipe_traces(database, patience=0.1)
    reader.close()
    assert wipe_traces(database)
