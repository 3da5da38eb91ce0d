"""What people wrote to the bot, until they decide about it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from coaching.drafts import DraftId, DraftState
from storage.database import Database
from storage.errors import Conflict
from tests.builders import MONDAY_8AM, a_draft
from tests.storage.town import LIISA, OTHER_TOWN, SANNA, TOWN, kept, rows, settle

LATER = MONDAY_8AM + timedelta(hours=1)


def test_a_draft_is_found_by_its_id_and_by_its_message(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.drafts.save(a_draft())
    for look in (database.begin, database.read):
        with look(TOWN) as unit:
            assert unit.drafts.get(a_draft().id) == a_draft()
            assert unit.drafts.of_message(SANNA.id, a_draft().written) == a_draft()
            assert unit.drafts.of_message(LIISA.person.id, a_draft().written) is None
            assert unit.drafts.get(DraftId("nothing")) is None
    with database.read(OTHER_TOWN) as unit:
        assert unit.drafts.get(a_draft().id) is None


def test_an_edited_draft_is_as_given_and_still_one(database: Database) -> None:
    settle(database)
    edited = a_draft(words="could somebody look at my iPads today", at=LATER)
    for draft in (a_draft(), edited):
        with kept(database) as unit:
            unit.drafts.save(draft)
    with database.read(TOWN) as unit:
        assert unit.drafts.open_of(SANNA.id) == [edited]


def test_words_are_encrypted_and_gone_once_it_is_decided(database: Database) -> None:
    settle(database)
    raw = text("SELECT words FROM drafts")
    with kept(database) as unit:
        unit.drafts.save(a_draft())
    with database.reading() as connection:
        assert connection.execute(raw).scalar_one().startswith("gAAAA")
    decided = a_draft(words="", state=DraftState.ASKED)
    with kept(database) as unit:
        unit.drafts.save(decided)
    with database.read(TOWN) as unit:
        assert unit.drafts.get(decided.id) == decided
    with database.reading() as connection:
        assert connection.execute(raw).scalar_one() is None


def test_open_drafts_come_newest_first(database: Database) -> None:
    settle(database)
    newer = a_draft(id="newer", written="2", at=LATER)
    dropped = a_draft(id="dropped", written="3", state=DraftState.DROPPED, words="")
    other = a_draft(id="other", person=LIISA.person.id)
    with kept(database) as unit:
        for draft in (a_draft(), newer, dropped, other):
            unit.drafts.save(draft)
    with database.read(TOWN) as unit:
        assert unit.drafts.open_of(SANNA.id) == [newer, a_draft()]


def test_one_message_has_one_draft(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.drafts.save(a_draft())
    with pytest.raises(Conflict), kept(database) as unit:
        unit.drafts.save(replace(a_draft(), id=DraftId("another")))
    assert [row["id"] for row in rows(database, "drafts")] == ["draft"]
