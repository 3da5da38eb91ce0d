"""A delivery's steps: claimed, started, ended; refused to whoever lost it meanwhile; nothing lost or doubled."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from coaching.notices import Notice, NoticeKind, notice
from storage.database import Database
from storage.outbox import Deliveries, Delivery, DeliveryState, Living
from storage.outbox.steps import GRACE
from tests.builders import MONDAY_8AM
from tests.storage.town import (
    LEASE,
    MARI,
    MINUTE,
    OTHER_TOWN,
    SANNA,
    TOWN,
    claim,
    news,
    owe,
    rows,
    settle,
    started,
)

DEADLINE = MONDAY_8AM + timedelta(seconds=20)
AFTERWARDS = MONDAY_8AM + MINUTE


@pytest.fixture
def deliveries(database: Database) -> Deliveries:
    settle(database)
    return Deliveries(database)


def state(database: Database) -> list[str]:
    return [row["state"] for row in rows(database, "outbox")]


def test_starting_counts_a_try_and_ends_as_it_ended(database: Database, deliveries: Deliveries) -> None:
    owe(database, news())
    delivery = started(database)
    assert deliveries.sent(delivery, channel="D1", ts="1.0", now=AFTERWARDS)
    (row,) = rows(database, "outbox")
    assert (row["state"], row["attempt"], row["channel"], row["ts"]) == (DeliveryState.SENT, 1, "D1", "1.0")
    assert (row["settled_at"], row["worker"], row["lease_until"], row["deadline"]) == (AFTERWARDS, None, None, None)


def test_what_was_surely_not_sent_comes_again_when_due(database: Database, deliveries: Deliveries) -> None:
    owe(database, news())
    assert deliveries.retry(started(database), at=AFTERWARDS, reason="ratelimited")
    assert state(database) == [DeliveryState.RETRY]
    assert claim(database) == []
    (again,) = claim(database, AFTERWARDS)
    assert again.attempt == 1


def test_what_is_held_back_comes_later_and_no_try_is_counted(database: Database, deliveries: Deliveries) -> None:
    owe(database, news())
    (delivery,) = claim(database)
    assert deliveries.hold(delivery, until=AFTERWARDS)
    assert deliveries.hold(started(database, AFTERWARDS), until=AFTERWARDS)
    (again,) = claim(database, AFTERWARDS)
    assert again.attempt == 0


def shown(digest: str) -> Living:
    return Living("D1", "1.0", digest)


def living() -> Notice:
    return notice(NoticeKind.REQUEST, "request", SANNA.id, MONDAY_8AM)


def test_what_looks_different_later_is_sent_and_due_again_then(database: Database, deliveries: Deliveries) -> None:
    owe(database, living())
    delivery = started(database)
    assert deliveries.sent_for_now(delivery, shown("within"), now=MONDAY_8AM, until=AFTERWARDS)
    assert claim(database) == []
    assert deliveries.living(delivery) == shown("within")
    again = started(database, AFTERWARDS)
    assert (again.id, again.attempt) == (delivery.id, 0)
    assert deliveries.sent(again, channel="D1", ts="1.0", digest="after", now=AFTERWARDS)
    assert deliveries.living(delivery) == shown("after")


def test_what_looks_different_later_makes_way_for_a_newer_notice(database: Database, deliveries: Deliveries) -> None:
    owe(database, living())
    delivery = started(database)
    owe(database, living())
    assert deliveries.sent_for_now(delivery, shown("within"), now=MONDAY_8AM, until=AFTERWARDS)
    assert deliveries.living(delivery) == shown("within")
    assert sorted(state(database)) == [DeliveryState.PENDING, DeliveryState.SENT]


def test_what_is_given_up_stays_with_its_reason(database: Database, deliveries: Deliveries) -> None:
    owe(database, news("one"), news("two", to=MARI))
    before, during = claim(database)
    deliveries.start(during, deadline=DEADLINE, now=MONDAY_8AM)
    assert deliveries.dead(before, reason="too late")
    assert deliveries.dead(during, reason="channel_not_found")
    assert [(row["state"], row["reason"]) for row in rows(database, "outbox")] == [
        (DeliveryState.DEAD, "too late"),
        (DeliveryState.DEAD, "channel_not_found"),
    ]
    assert claim(database, AFTERWARDS + timedelta(days=1)) == []


def test_what_may_have_been_sent_is_never_claimed_again(database: Database, deliveries: Deliveries) -> None:
    owe(database, news())
    delivery = started(database)
    assert deliveries.unknown(delivery, reason="timeout")
    assert claim(database, AFTERWARDS + timedelta(days=1)) == []
    (uncertain,) = deliveries.uncertain()
    assert (uncertain.id, uncertain.attempt) == (delivery.id, 1)
    assert deliveries.uncertain(OTHER_TOWN) == []


@pytest.mark.parametrize(
    ("settled", "end"),
    [
        (lambda all_, one: all_.sent(one, channel="D1", ts="1.0", now=AFTERWARDS), DeliveryState.SENT),
        (lambda all_, one: all_.retry(one, at=AFTERWARDS, reason="not found"), DeliveryState.RETRY),
        (lambda all_, one: all_.dead(one, reason="given up"), DeliveryState.DEAD),
    ],
)
def test_what_was_uncertain_is_settled_by_whoever_looked(
    database: Database, deliveries: Deliveries, settled: Callable[[Deliveries, Delivery], bool], end: DeliveryState
) -> None:
    owe(database, news())
    deliveries.unknown(started(database), reason="timeout")
    (uncertain,) = deliveries.uncertain(TOWN)
    assert settled(deliveries, uncertain)
    assert state(database) == [end]
    assert deliveries.uncertain() == []


def test_check_10_who_dies_while_sending_leaves_it_uncertain(database: Database, deliveries: Deliveries) -> None:
    owe(database, news())
    delivery = started(database)
    assert deliveries.expire(DEADLINE + GRACE - timedelta(microseconds=1)) == []
    (expired,) = deliveries.expire(DEADLINE + GRACE)
    assert (expired.id, state(database)) == (delivery.id, [DeliveryState.UNKNOWN])
    assert deliveries.expire(AFTERWARDS) == []
    assert not deliveries.sent(delivery, channel="D1", ts="1.0", now=AFTERWARDS)
    assert deliveries.sent(expired, channel="D1", ts="1.0", now=AFTERWARDS)


def test_check_9_who_dies_before_sending_leaves_it_to_the_next(database: Database, deliveries: Deliveries) -> None:
    owe(database, news())
    claim(database)
    assert deliveries.expire(AFTERWARDS) == []
    delivery = started(database, AFTERWARDS)
    assert deliveries.sent(delivery, channel="D1", ts="1.0", now=AFTERWARDS)


STEPS: dict[str, Callable[[Deliveries, Delivery], bool]] = {
    "start": lambda all_, one: all_.start(one, deadline=AFTERWARDS + MINUTE, now=AFTERWARDS),
    "sent": lambda all_, one: all_.sent(one, channel="D1", ts="1.0", now=AFTERWARDS),
    "retry": lambda all_, one: all_.retry(one, at=AFTERWARDS, reason="again"),
    "unknown": lambda all_, one: all_.unknown(one, reason="timeout"),
    "dead": lambda all_, one: all_.dead(one, reason="given up"),
    "sent_for_now": lambda all_, one: all_.sent_for_now(one, shown("x"), now=AFTERWARDS, until=AFTERWARDS),
    "hold": lambda all_, one: all_.hold(one, until=AFTERWARDS),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_check_20_a_paused_worker_can_do_nothing_once_its_lease_ran_out_and_another_has_it(
    database: Database, deliveries: Deliveries, step: Callable[[Deliveries, Delivery], bool]
) -> None:
    owe(database, news())
    (paused,) = claim(database, worker="one")
    (taken,) = claim(database, AFTERWARDS, worker="two")
    assert not step(deliveries, paused)
    assert deliveries.start(taken, deadline=AFTERWARDS + MINUTE, now=AFTERWARDS)
    assert not step(deliveries, paused)
    assert deliveries.sent(taken, channel="D1", ts="1.0", now=AFTERWARDS)
    assert not step(deliveries, paused)
    assert state(database) == [DeliveryState.SENT]


def test_check_20_a_paused_worker_may_not_start_on_a_lease_that_ran_out(
    database: Database, deliveries: Deliveries
) -> None:
    owe(database, news())
    (paused,) = claim(database)
    assert not deliveries.start(paused, deadline=AFTERWARDS + MINUTE, now=MONDAY_8AM + LEASE)


@pytest.mark.parametrize("step", ["sent", "unknown"])
def test_what_was_not_started_can_not_have_been_sent(database: Database, deliveries: Deliveries, step: str) -> None:
    owe(database, news())
    (delivery,) = claim(database)
    assert not STEPS[step](deliveries, delivery)


def test_a_retry_that_a_newer_notice_has_overtaken_is_left_to_that_one(
    database: Database, deliveries: Deliveries
) -> None:
    owe(database, news())
    delivery = started(database)
    owe(database, news(due=AFTERWARDS))
    assert deliveries.retry(delivery, at=AFTERWARDS, reason="ratelimited")
    assert state(database) == [DeliveryState.DEAD, DeliveryState.PENDING]
    assert len(claim(database, AFTERWARDS)) == 1
