"""Erasing in both kinds of database: together with what it means for others, once, and again after a restore."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.erasures import Erasures, Replayed
from bot.goodbyes import Goodbyes
from bot.nightly import Night, Retention
from bot.slack_client import SlackClient
from coaching.notices import NoticeKind
from coaching.people import PersonId, WorkspaceId
from coaching.use_cases.workspaces import KEPT_AFTER_REMOVAL, Workspaces
from storage.database import Database
from storage.keys import KeyRing, new_key
from storage.personal_data import SlackMessage
from storage.tables import OutboxRow, PersonRow
from storage.tombstone_file import TombstoneFile
from storage.tombstones import tombstone_of_workspace
from tests.builders import MONDAY_8AM
from tests.databases import (
    KEYS,
    database,
    database_url,
    postgres_server,
    postgres_url,
    sqlite_template,
    sqlite_url,
    worker_engines,
    worker_postgres_url,
)
from tests.storage.full_house import HOUSE, LIISA, SANNA, YESTERDAY, content, everything, furnish

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

LATER = MONDAY_8AM + timedelta(days=1)


@pytest.fixture
def house(database: Database) -> Database:
    furnish(database)
    return database


@pytest.fixture
def erasures(house: Database, tmp_path: Path) -> Erasures:
    return Erasures(house, TombstoneFile(tmp_path / "tombstones.txt", KEYS))


def people(house: Database) -> set[str]:
    return {row["id"] for row in content(house, "people")}


def owed(house: Database) -> set[tuple[str, str, str, bool]]:
    with house.reading() as connection:
        query = select(OutboxRow.kind, OutboxRow.about, OutboxRow.to_person, OutboxRow.only_edit).where(
            OutboxRow.state == "pending"
        )
        return {(row[0], row[1], row[2], row[3]) for row in connection.execute(query)}


def test_a_preview_counts_what_erasing_then_takes_and_keeps_nothing(house: Database, erasures: Erasures) -> None:
    before = everything(house)
    would = erasures.preview(HOUSE, SANNA.id, MONDAY_8AM)
    assert everything(house) == before
    assert would == erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)


def test_messages_in_slack_are_listed_before_their_rows_go(house: Database, erasures: Erasures) -> None:
    done = erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)
    assert done
    mine = {SlackMessage("D0SANNA", f"1.{kind}") for kind in ("request", "request_news", "card")}
    # Liisa's news about her own request, of which Sanna was the tutor: the line may name her.
    assert set(done.messages) == mine | {SlackMessage("D0LIISA", "1.request_news")}


def test_colleagues_messages_are_drawn_anew(house: Database, erasures: Erasures) -> None:
    erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)
    edits = owed(house)
    assert (NoticeKind.CARD, "sanna-open-offer", LIISA.id, True) in edits
    assert (NoticeKind.REQUEST, "liisa-open", LIISA.id, False) in edits
    assert SANNA.id not in {to for _, _, to, _ in edits}


def test_requests_end_and_offers_are_handed_on(house: Database, erasures: Erasures) -> None:
    erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)
    states = {row["id"]: (row["state"], row["requester"]) for row in content(house, "help_requests")}
    assert states["sanna-open"] == ("withdrawn", None)
    assert states["liisa-open"] == ("nobody", LIISA.id)
    assert {row["tutor"] for row in content(house, "offers")} == {LIISA.id}


def test_the_programme_knows_an_erased_tutor_no_more(house: Database, erasures: Erasures) -> None:
    with house.read(HOUSE) as unit:
        assert SANNA.id in unit.programme().tutors
    erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)
    with house.read(HOUSE) as unit:
        assert SANNA.id not in unit.programme().tutors


def test_somebody_who_is_not_there_is_not_erased(house: Database, erasures: Erasures) -> None:
    before = everything(house)
    assert erasures.erase(HOUSE, PersonId("nobody"), MONDAY_8AM) is None
    assert erasures.erase(WorkspaceId("T0OTHER001"), SANNA.id, MONDAY_8AM) is None
    assert everything(house) == before
    assert not erasures.file.path.exists()


def restore(house: Database) -> None:
    """The rows as they were yesterday, from a backup that knows of no erasure."""
    for workspace in {row["id"] for row in content(house, "workspaces")} | {HOUSE}:
        empty(house, workspace)
    furnish(house)


def empty(house: Database, workspace: str) -> None:
    from storage.purge import purge_again

    purge_again(house, tombstone_of_workspace(WorkspaceId(workspace), YESTERDAY, known=()))
    with house.writing() as connection:
        connection.exec_driver_sql("DELETE FROM tombstones")


def test_check_21_after_a_restore_the_file_alone_is_enough(house: Database, erasures: Erasures) -> None:
    erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)
    restore(house)
    assert SANNA.id in people(house)
    assert erasures.replay(LATER) == Replayed(people=1)
    assert SANNA.name not in everything(house)
    assert [row["did"] for row in content(house, "audit")][-1] == "erased a person again after a restore"
    assert content(house, "tombstones")[0]["erased_at"] == MONDAY_8AM
    assert erasures.replay(LATER) == Replayed()


def test_a_file_that_was_lost_is_written_anew_from_the_rows(house: Database, erasures: Erasures) -> None:
    erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)
    known = erasures.file.read().tombstones
    erasures.file.path.unlink()
    assert erasures.replay(LATER) == Replayed()
    assert erasures.file.read().tombstones == known


def test_a_start_without_news_writes_nothing(house: Database, erasures: Erasures) -> None:
    erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)
    before = everything(house), erasures.file.path.read_bytes()
    assert erasures.replay(LATER) == Replayed()
    assert (everything(house), erasures.file.path.read_bytes()) == before


def test_the_file_follows_to_a_new_key(house: Database, erasures: Erasures) -> None:
    old = KEYS
    erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)
    new = new_key()
    both = KeyRing.of([new, "cGVlciBjb2FjaCwgYW4gaW52ZW50ZWQgdGVzdCBrZXk="])
    Erasures(house, TombstoneFile(erasures.file.path, both)).replay(LATER)
    assert TombstoneFile(erasures.file.path, KeyRing.of([new])).read().tombstones == erasures.file.read().tombstones
    assert old.newest != both.newest


def test_damaged_lines_are_told_and_stop_nothing(
    house: Database, erasures: Erasures, caplog: pytest.LogCaptureFixture
) -> None:
    erasures.erase(HOUSE, SANNA.id, MONDAY_8AM)
    restore(house)
    with erasures.file.path.open("a") as file:
        file.write("half a li")
    done = erasures.replay(LATER)
    assert done == Replayed(people=1)
    assert "lines of the tombstone file cannot be read" in caplog.messages


def test_check_64_a_restored_workspace_that_was_purged_is_purged_again(house: Database, erasures: Erasures) -> None:
    Workspaces(house.begin).removed(HOUSE, "app_uninstalled", MONDAY_8AM - KEPT_AFTER_REMOVAL)
    night = Retention(house, erasures, Goodbyes(SlackClient.to("http://localhost:1/", "")))
    assert night.run(HOUSE, MONDAY_8AM) == Night(purged=True)
    restore(house)
    assert erasures.replay(LATER) == Replayed(workspaces=1)
    assert people(house) == set()


def test_check_63_the_night_erases_leavers_and_is_idempotent(
    house: Database, erasures: Erasures, clock: Callable[[], object]
) -> None:
    with house.writing() as connection:
        connection.execute(
            PersonRow.__table__.update().where(PersonRow.id == SANNA.id).values(deactivated_at=YESTERDAY)  # type: ignore[attr-defined]
        )
    night = Retention(house, erasures, Goodbyes(SlackClient.to("http://localhost:1/", "")))
    first = night.run(HOUSE, YESTERDAY + timedelta(days=30))
    assert first.people == 1
    assert people(house) == {LIISA.id, "person-aino"}
    assert night.run(HOUSE, YESTERDAY + timedelta(days=30)) == Night()
