"""One process serves a SQLite file; others may still write a little, and none migrates under it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.errors import AlreadyServed
from storage.migrations import upgrade
from tests.builders import a_request
from tests.databases import opened
from tests.storage.town import rows, settle, store

HOLD = """
import sys
from pathlib import Path
from storage.serving import serving
with serving(Path(sys.argv[1])):
    print("serving", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_refused_and_told_who_serves(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with opened(sqlite_url) as database:
        held = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        with held:
            assert held.stdout
            assert held.stdin
            assert held.stdout.readline() == "serving\n"
            with pytest.raises(AlreadyServed) as refused, database.serving():
                pass
            assert refused.value.pid == held.pid
            held.kill()
        with database.serving():
            pass


def test_migrating_is_refused_while_the_file_is_served(sqlite_url: str) -> None:
    with opened(sqlite_url) as database, database.serving(), pytest.raises(AlreadyServed) as refused:
        upgrade(sqlite_url)
    assert refused.value.pid == os.getpid()


def test_commands_write_beside_the_one_who_serves(sqlite_url: str) -> None:
    with opened(sqlite_url) as served, served.serving(), opened(sqlite_url) as command:
        settle(command)
        store(served, a_request())
        assert len(rows(command, "help_requests")) == 1


def test_any_number_serves_postgresql(postgres_url: str) -> None:
    with opened(postgres_url) as one, opened(postgres_url) as two, one.serving(), two.serving():
        settle(one)
        assert len(rows(two, "people")) == 4
