"""Which notices a worker may take: due, free, of a served workspace, and one person's one after the other."""

from datetime import timedelta

import pytest

from storage.database import Database
from storage.outbox import Deliveries, DeliveryState
from storage.workspaces import Workspaces
from tests.builders import MONDAY_8AM
from tests.storage.town import (
    LEASE,
    MARI,
    MINUTE,
    OTHER_TOWN,
    SANNA,
    TOWN,
    add_people,
    claim,
    news,
    owe,
    people,
    settle,
    started,
)

AFTERWARDS = MONDAY_8AM + MINUTE


@pytest.fixture
def deliveries(database: Database) -> Deliveries:
    settle(database)
    return Deliveries(database)


def test_what_is_not_due_yet_is_not_claimed(database: Database, deliveries: Deliveries) -> None:
    owe(database, news(due=AFTERWARDS))
    assert claim(database, AFTERWARDS - timedelta(microseconds=1)) == []
    assert len(claim(database, AFTERWARDS)) == 1


def test_what_is_claimed_is_nobody_elses_until_the_lease_runs_out(database: Database, deliveries: Deliveries) -> None:
    owe(database, news())
    (first,) = claim(database, worker="one")
    assert claim(database, MONDAY_8AM + LEASE - MINUTE / 60, worker="two") == []
    (second,) = claim(database, MONDAY_8AM + LEASE, worker="two")
    assert (second.id, second.worker) == (first.id, "two")
    assert second.fence > first.fence


def test_a_persons_notices_go_one_after_the_other_in_their_order(database: Database, deliveries: Deliveries) -> None:
    owe(database, news("third", due=MONDAY_8AM + MINUTE), news("first"), news("second"))
    order = []
    for _ in range(3):
        (delivery,) = claim(database, AFTERWARDS)
        assert claim(database, AFTERWARDS, worker="two") == []
        deliveries.start(delivery, deadline=AFTERWARDS + MINUTE, now=AFTERWARDS)
        assert claim(database, AFTERWARDS, worker="two") == []
        deliveries.sent(delivery, channel="D1", ts="1.0", now=AFTERWARDS)
        order.append(delivery.about)
    assert order == ["first", "second", "third"]


def test_check_6_one_persons_two_thousand_do_not_keep_another_waiting(
    database: Database, deliveries: Deliveries
) -> None:
    owe(database, *(news(f"thing-{number}") for number in range(2000)))
    owe(database, news("only", to=MARI))
    assert [delivery.to for delivery in claim(database, limit=2)] == [SANNA.id, MARI.id]


def test_no_more_is_claimed_than_asked_for_and_the_oldest_first(database: Database, deliveries: Deliveries) -> None:
    many = people(5)
    add_people(database, many)
    owe(database, *(news(to=person, due=MONDAY_8AM - number * MINUTE) for number, person in enumerate(many)))
    assert [delivery.to for delivery in claim(database, limit=2)] == ["p4", "p3"]
    assert [delivery.to for delivery in claim(database)] == ["p2", "p1", "p0"]


def test_a_parked_workspaces_notices_wait_until_it_is_taken_up_again(
    database: Database, deliveries: Deliveries
) -> None:
    settle(database, OTHER_TOWN)
    owe(database, news())
    Workspaces(database).park(TOWN, "token_revoked")
    assert claim(database) == []
    assert deliveries.next_due() is None
    Workspaces(database).unpark(TOWN)
    assert deliveries.next_due() == MONDAY_8AM
    assert len(claim(database)) == 1


def test_next_due_is_when_something_is_free_and_due(database: Database, deliveries: Deliveries) -> None:
    assert deliveries.next_due() is None
    owe(database, news("later", due=AFTERWARDS))
    assert deliveries.next_due() == AFTERWARDS
    owe(database, news("sooner", to=MARI))
    assert deliveries.next_due() == MONDAY_8AM
    claim(database)
    assert deliveries.next_due() == min(AFTERWARDS, MONDAY_8AM + LEASE)


def test_what_waits_is_shown_soonest_first(database: Database, deliveries: Deliveries) -> None:
    owe(database, news("later", due=AFTERWARDS), news("sooner"))
    assert [delivery.about for delivery in deliveries.waiting()] == ["sooner", "later"]
    assert [delivery.about for delivery in deliveries.waiting(TOWN, limit=1)] == ["sooner"]
    assert deliveries.waiting(OTHER_TOWN) == []


def test_every_state_is_counted(database: Database, deliveries: Deliveries) -> None:
    owe(database, news("one"), news("two", to=MARI))
    assert deliveries.sent(started(database), channel="D1", ts="1.0", now=AFTERWARDS)
    assert deliveries.counts() == {
        **dict.fromkeys(DeliveryState, 0),
        DeliveryState.SENT: 1,
        DeliveryState.PENDING: 1,
    }
