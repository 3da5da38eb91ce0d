"""Where messages stand: the living ones by thing and person, and everybody's DM."""

import pytest

from coaching.notices import NoticeKind, notice
from storage.database import Database
from storage.outbox import Deliveries, Living
from tests.builders import MONDAY_8AM
from tests.storage.town import LIISA, MARI, MINUTE, OTHER_TOWN, SANNA, TOWN, claim, news, owe, rows, settle, started

AFTERWARDS = MONDAY_8AM + MINUTE


@pytest.fixture
def deliveries(database: Database) -> Deliveries:
    settle(database)
    return Deliveries(database)


def test_a_living_message_is_found_again_by_its_thing_and_person(database: Database, deliveries: Deliveries) -> None:
    owe(database, notice(NoticeKind.CARD, "offer", LIISA.person.id, MONDAY_8AM))
    delivery = started(database)
    assert deliveries.living(delivery) is None
    deliveries.sent(delivery, channel="D1", ts="1.0", now=MONDAY_8AM, digest="as asked")
    owe(database, notice(NoticeKind.CARD, "offer", LIISA.person.id, MONDAY_8AM))
    edit = started(database)
    assert deliveries.living(edit) == Living("D1", "1.0", "as asked")
    deliveries.sent(edit, channel="D1", ts="1.0", now=AFTERWARDS, digest="as accepted")
    assert deliveries.living(edit) == Living("D1", "1.0", "as accepted")
    deliveries.forget_living(edit)
    assert deliveries.living(edit) is None


def test_only_living_kinds_that_were_posted_are_remembered(database: Database, deliveries: Deliveries) -> None:
    owe(database, news(), notice(NoticeKind.REQUEST, "request", MARI.id, MONDAY_8AM))
    for delivery, ts in zip(claim(database), ("1.0", ""), strict=True):
        deliveries.start(delivery, deadline=AFTERWARDS, now=MONDAY_8AM)
        deliveries.sent(delivery, channel="D1", ts=ts, now=MONDAY_8AM)
    assert rows(database, "living_messages") == []


def test_a_stale_worker_does_not_move_a_living_message(database: Database, deliveries: Deliveries) -> None:
    owe(database, notice(NoticeKind.CARD, "offer", LIISA.person.id, MONDAY_8AM))
    delivery = started(database)
    deliveries.expire(AFTERWARDS)
    assert not deliveries.sent(delivery, channel="D1", ts="1.0", now=AFTERWARDS)
    assert deliveries.living(delivery) is None


def test_a_persons_dm_is_kept_as_last_opened(database: Database, deliveries: Deliveries) -> None:
    assert deliveries.dm_channel(TOWN, SANNA.id) is None
    deliveries.keep_dm_channel(TOWN, SANNA.id, "D1")
    deliveries.keep_dm_channel(TOWN, SANNA.id, "D2")
    assert deliveries.dm_channel(TOWN, SANNA.id) == "D2"
    assert deliveries.dm_channel(OTHER_TOWN, SANNA.id) is None
