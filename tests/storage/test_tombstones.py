"""The tombstones: whom they cover, and the file outside the database that survives crashes and company."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from coaching.people import SlackUserId, WorkspaceId
from storage.database import Database
from storage.keys import KeyRing, new_key
from storage.tables import PersonRow
from storage.tombstone_file import TombstoneFile
from storage.tombstones import (
    Tombstone,
    merged,
    returned,
    returned_workspaces,
    store,
    stored,
    tombstone_of_person,
    tombstone_of_workspace,
)
from tests.builders import MONDAY_8AM
from tests.databases import KEYS
from tests.storage.full_house import HOUSE, LIISA, SANNA, YESTERDAY, furnish

OTHER_HOUSE = WorkspaceId("T0OTHER001")
SECOND = timedelta(seconds=1)


def stone_of(slack_user: str, *known: Tombstone, workspace: WorkspaceId = HOUSE, at_: timedelta = SECOND) -> Tombstone:
    return tombstone_of_person(workspace, SlackUserId(slack_user), YESTERDAY + at_, known=known)


@pytest.fixture
def file(tmp_path: Path) -> TombstoneFile:
    return TombstoneFile(tmp_path / "tombstones.txt", KEYS)


def back(database: Database, *stones: Tombstone) -> list[str]:
    with database.reading() as connection:
        return [person for _, person, _ in returned(connection, stones)]


# Whom a tombstone covers.


def test_check_21_rows_older_than_the_erasure_are_covered_and_nobody_elses(database: Database) -> None:
    furnish(database)
    assert back(database, stone_of(SANNA.slack_user)) == [SANNA.id]


def test_check_21_whoever_came_back_later_is_somebody_new(database: Database) -> None:
    furnish(database)
    assert back(database, stone_of(SANNA.slack_user, at_=-SECOND)) == []
    with database.writing() as connection:
        connection.execute(update(PersonRow).values(added_at=MONDAY_8AM))
    assert back(database, stone_of(SANNA.slack_user)) == []


def test_a_tombstone_of_another_workspace_covers_nobody_here(database: Database) -> None:
    furnish(database)
    assert back(database, stone_of(SANNA.slack_user, workspace=OTHER_HOUSE)) == []


def test_tombstones_of_several_keys_count_together(database: Database) -> None:
    furnish(database)
    assert set(back(database, stone_of(SANNA.slack_user), stone_of(LIISA.slack_user))) == {SANNA.id, LIISA.id}


def test_a_workspaces_tombstone_covers_it_until_it_is_learnt_anew(database: Database) -> None:
    furnish(database)
    later, earlier = (tombstone_of_workspace(HOUSE, YESTERDAY + each, known=()) for each in (SECOND, -SECOND))
    with database.reading() as connection:
        assert returned_workspaces(connection, [later, earlier, stone_of(SANNA.slack_user)]) == [later]


def test_a_workspaces_tombstone_stands_for_everybody_erased_there_before() -> None:
    before, after = stone_of(SANNA.slack_user), stone_of(LIISA.slack_user, at_=3 * SECOND)
    whole = tombstone_of_workspace(HOUSE, YESTERDAY + 2 * SECOND, known=[before])
    elsewhere = stone_of(SANNA.slack_user, workspace=OTHER_HOUSE)
    assert set(merged([after, whole, before, elsewhere])) == {whole, after, elsewhere}


def test_the_same_key_marks_everybody_and_the_mark_says_nothing_without_it(file: TombstoneFile) -> None:
    first = stone_of(SANNA.slack_user)
    second = stone_of(LIISA.slack_user, first)
    assert (first.key, first.mark) != (stone_of(SANNA.slack_user).key, stone_of(SANNA.slack_user).mark)
    assert second.key == first.key
    file.add([first, second])
    text = file.path.read_text()
    assert [secret for secret in (SANNA.slack_user, LIISA.slack_user, first.key) if secret in text] == []
    assert first.key not in repr(first)


def test_rows_keep_the_latest_erasure(database: Database) -> None:
    first = stone_of(SANNA.slack_user)
    again = stone_of(SANNA.slack_user, first, at_=2 * SECOND)
    for stone in (again, first):
        with database.writing() as connection:
            store(connection, stone)
    with database.reading() as connection:
        assert stored(connection, HOUSE) == [again]
        assert stored(connection, OTHER_HOUSE) == []


# The file.


def test_the_file_gives_back_what_was_added_and_only_its_owner_can_read_it(file: TombstoneFile) -> None:
    first = stone_of(SANNA.slack_user)
    again = stone_of(SANNA.slack_user, first, at_=2 * SECOND)
    file.add([again])
    file.add([first])
    assert file.read().tombstones == (again,)
    assert file.read().unreadable == ()
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_no_file_is_no_tombstone(file: TombstoneFile) -> None:
    assert file.read().tombstones == ()
    file.add([])
    assert not file.path.exists()


def test_a_line_cut_short_by_a_crash_costs_nothing_but_itself(file: TombstoneFile) -> None:
    sanna, liisa = stone_of(SANNA.slack_user), stone_of(LIISA.slack_user)
    file.add([sanna])
    whole = file.path.read_bytes()
    file.path.write_bytes(whole + whole.splitlines()[-1][:40])
    file.add([liisa])
    assert set(file.read().tombstones) == {sanna, liisa}
    assert len(file.read().unreadable) == 1


@pytest.mark.parametrize("damage", ["{}", "null", "[1]", '{"workspace": 1, "mark": 2}', "\x00\xff", "not JSON"])
def test_damaged_lines_are_named_by_number(file: TombstoneFile, damage: str) -> None:
    file.add([stone_of(SANNA.slack_user)])
    with file.path.open("a", encoding="utf-8") as appended:
        appended.write(f"{damage}\n")
    assert len(file.read().tombstones) == 1
    assert file.read().unreadable == (len(file.path.read_text(encoding="utf-8").splitlines()),)


def test_many_add_lines_at_once_and_none_is_lost(file: TombstoneFile) -> None:
    """The lock is one of open files, so threads that each open the file stand for processes."""

    def add_ten(letter: str) -> None:
        for number in range(10):
            file.add([stone_of(f"U0{letter}{number}")])

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(add_ten, "ABCD"))
    read = file.read()
    assert (len(read.tombstones), read.unreadable) == (40, ())
    assert file.path.read_text().count("# Whom Peer Coach has erased") == 1


def test_after_a_new_key_the_lines_to_be_written_anew_are_named(file: TombstoneFile) -> None:
    old, new = new_key(), new_key()
    stone = stone_of(SANNA.slack_user)
    TombstoneFile(file.path, KeyRing.of([old])).add([stone])
    both = TombstoneFile(file.path, KeyRing.of([new, old]))
    assert both.read().old_key == (stone,)
    both.add(both.read().old_key)
    assert both.read().old_key == ()
    only_new = TombstoneFile(file.path, KeyRing.of([new])).read()
    assert only_new.tombstones == (stone,)
    assert len(only_new.unreadable) == 1


def test_a_moment_without_a_zone_is_damage(file: TombstoneFile) -> None:
    file.add([stone_of(SANNA.slack_user)])
    line = json.loads(file.path.read_text().splitlines()[-1])
    file.path.write_text(json.dumps({**line, "erased_at": "2026-09-07T08:00:00"}))
    assert file.read().tombstones == ()
    assert file.read().unreadable == (1,)
