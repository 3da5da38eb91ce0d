"""Whatever somebody types, or a forged payload holds, is a value and never SQL."""

from dataclasses import replace

import pytest

from coaching.help_requests import RequestId
from coaching.offers import OfferId
from coaching.people import PersonId, SlackUserId
from storage.database import Database
from tests.builders import MONDAY_8AM, a_request
from tests.storage.town import SANNA, TOWN, claim, kept, news, owe, rows, settle, store

NASTY = [
    "Robert'); DROP TABLE people;--",
    '" OR "1"="1',
    "' OR '1'='1",
    "%",
    "_",
    "\\",
    "%(workspace)s %s ? :name ::text",
    "{0} {words}",
    "=cmd|' /C calc'!A0",
    "/* */ -- ;",
]


@pytest.mark.parametrize("typed", NASTY)
def test_check_47_what_is_typed_is_stored_as_typed(database: Database, typed: str) -> None:
    settle(database)
    store(database, a_request(words=typed))
    with kept(database) as unit:
        unit.people.save(replace(SANNA, name=typed))
        unit.audit(SANNA.id, typed, typed, MONDAY_8AM)
    with database.read(TOWN) as unit:
        found, sanna = unit.help_requests.get(a_request().id), unit.people.get(SANNA.id)
    assert found
    assert sanna
    assert (found.words, sanna.name) == (typed, typed)
    assert [(row["did"], row["to_what"]) for row in rows(database, "audit")] == [(typed, typed)]


@pytest.mark.parametrize("forged", NASTY)
def test_check_47_a_forged_id_finds_nothing_and_harms_nothing(database: Database, forged: str) -> None:
    settle(database)
    store(database, a_request())
    owe(database, news())
    people = rows(database, "people")
    with kept(database) as unit:
        assert unit.people.by_slack(SlackUserId(forged)) is None
        assert unit.help_requests.get(RequestId(forged)) is None
        assert unit.help_requests.of_offer(OfferId(forged)) is None
        assert unit.help_requests.open_of(PersonId(forged)) == []
        assert unit.inbox.claim(forged, MONDAY_8AM) is None
        unit.inbox.keep(forged, forged)
        unit.outbox.forget(forged)
    with database.read(TOWN) as unit:
        assert unit.help_requests.get(a_request().id) == a_request()
    assert [(row["key"], row["about"]) for row in rows(database, "inbox")] == [(forged, forged)]
    assert rows(database, "people") == people
    assert len(claim(database)) == 1
