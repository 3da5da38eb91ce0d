"""What use cases owe: once, replaced by what is newer, dropped where it is no longer wanted; never words."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from coaching.notices import NoticeKind, homes, notice, receipt
from coaching.people import PersonId
from storage.database import Database
from storage.outbox import Deliveries, DeliveryState
from tests.builders import MONDAY_8AM
from tests.storage.town import LEASE, LIISA, MINUTE, SANNA, TOWN, claim, kept, news, owe, rows, settle

SOON = MONDAY_8AM + MINUTE
URL = "https://hooks.example/commands/secret"
CARD = notice(NoticeKind.CARD, "offer", LIISA.person.id, SOON)


def test_a_notice_waits_with_all_that_it_says(database: Database) -> None:
    settle(database)
    owe(database, receipt("request", SANNA.id, MONDAY_8AM, URL), replace(CARD, only_edit=True))
    first, second = claim(database, SOON)
    assert (first.kind, first.about, first.to, first.due) == (NoticeKind.RECEIPT, "request", SANNA.id, MONDAY_8AM)
    assert (first.wanted_until, first.response_url) == (MONDAY_8AM + timedelta(minutes=30), URL)
    assert (second.kind, second.due, second.only_edit, second.response_url) == (NoticeKind.CARD, SOON, True, None)
    assert (first.attempt, first.worker) == (0, "one")


def test_a_waiting_notice_is_replaced_by_the_newer_one(database: Database) -> None:
    settle(database)
    owe(database, CARD)
    owe(database, replace(CARD, due=MONDAY_8AM, only_edit=True))
    (row,) = rows(database, "outbox")
    assert (row["due"], row["only_edit"], row["state"]) == (MONDAY_8AM, True, DeliveryState.PENDING)


def test_a_home_is_owed_to_whoever_opened_theirs_and_replaced_like_every_notice(database: Database) -> None:
    settle(database)
    with database.begin(TOWN) as unit:
        unit.people.opened_home(SANNA.id, MONDAY_8AM)
        unit.commit()
    owe(database, *homes([SANNA.id, LIISA.person.id, PersonId("nobody")], MONDAY_8AM), news())
    owe(database, *homes([SANNA.id, SANNA.id], SOON))
    found = sorted((row["kind"], row["to_person"], row["due"], row["fence"]) for row in rows(database, "outbox"))
    assert [each for each in found if each[0] == NoticeKind.HOME] == [(NoticeKind.HOME, SANNA.id, SOON, 1)]
    assert len(found) == 2


def test_what_may_come_at_once_may_so_as_long_as_either_notice_said(database: Database) -> None:
    settle(database)
    given = [(None, None), (SOON, SOON), (MONDAY_8AM, SOON), (SOON + MINUTE, SOON + MINUTE), (None, SOON + MINUTE)]
    for until, held in given:
        owe(database, replace(CARD, at_once_until=until))
        (row,) = rows(database, "outbox")
        assert row["at_once_until"] == held
    (delivery,) = claim(database, SOON)
    assert delivery.at_once_until == SOON + MINUTE


def test_a_notice_that_may_not_come_at_once_says_so(database: Database) -> None:
    settle(database)
    owe(database, CARD)
    (delivery,) = claim(database, SOON)
    assert delivery.at_once_until is None


def test_the_same_notice_twice_in_one_unit_is_one(database: Database) -> None:
    settle(database)
    owe(database, CARD, replace(CARD, due=MONDAY_8AM))
    (row,) = rows(database, "outbox")
    assert row["due"] == MONDAY_8AM


def test_another_kind_thing_or_person_is_another_notice(database: Database) -> None:
    settle(database)
    others = replace(CARD, kind=NoticeKind.CARD_NEWS), replace(CARD, about="other"), replace(CARD, to=SANNA.id)
    owe(database, CARD, *others)
    assert len(rows(database, "outbox")) == 4


def test_what_is_on_its_way_is_followed_by_the_newer_one_and_not_changed(database: Database) -> None:
    settle(database)
    owe(database, CARD)
    (delivery,) = claim(database, SOON)
    assert Deliveries(database).start(delivery, deadline=SOON + LEASE, now=SOON)
    owe(database, replace(CARD, due=SOON + MINUTE))
    assert [(row["state"], row["due"]) for row in rows(database, "outbox")] == [
        (DeliveryState.SENDING, SOON),
        (DeliveryState.PENDING, SOON + MINUTE),
    ]


def test_a_worker_who_holds_what_was_replaced_may_not_send_it(database: Database) -> None:
    settle(database)
    owe(database, CARD)
    (old,) = claim(database, SOON)
    owe(database, replace(CARD, only_edit=True))
    assert not Deliveries(database).start(old, deadline=SOON + LEASE, now=SOON)
    assert not Deliveries(database).dead(old, reason="not wanted")
    (new,) = claim(database, SOON)
    assert (new.id, new.only_edit) == (old.id, True)


def test_a_newer_notice_does_not_come_sooner_than_slack_allowed(database: Database) -> None:
    settle(database)
    owe(database, CARD)
    (delivery,) = claim(database, SOON)
    Deliveries(database).start(delivery, deadline=SOON + LEASE, now=SOON)
    Deliveries(database).retry(delivery, at=SOON + 10 * MINUTE, reason="ratelimited")
    owe(database, CARD)
    (row,) = rows(database, "outbox")
    assert (row["state"], row["due"]) == (DeliveryState.PENDING, SOON + 10 * MINUTE)


def test_what_still_waits_about_a_thing_is_dropped(database: Database) -> None:
    settle(database)
    owe(database, news("request"), news("other"), CARD)
    on_its_way = next(delivery for delivery in claim(database, SOON) if delivery.about == "offer")
    assert Deliveries(database).start(on_its_way, deadline=SOON + LEASE, now=SOON)
    with kept(database) as unit:
        unit.outbox.forget("request")
        unit.outbox.forget("offer")
        unit.outbox.add([news("third")])
    assert [row["about"] for row in rows(database, "outbox")] == ["other", "offer", "third"]


def test_forgetting_and_owing_keep_their_order(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.outbox.add([news("gone")])
        unit.outbox.forget("gone")
        unit.outbox.add([news("gone", due=SOON)])
        unit.outbox.forget("other")
    assert [row["due"] for row in rows(database, "outbox")] == [SOON]


def test_an_answers_address_is_encrypted_and_goes_when_it_is_used(database: Database) -> None:
    settle(database)
    owe(database, receipt("request", SANNA.id, MONDAY_8AM, URL))
    raw = text("SELECT response_url FROM outbox")
    with database.reading() as connection:
        assert URL not in str(connection.execute(raw).scalar_one())
    (delivery,) = claim(database)
    assert URL not in repr(delivery)
    Deliveries(database).start(delivery, deadline=SOON, now=MONDAY_8AM)
    Deliveries(database).sent(delivery, channel="", ts="", now=MONDAY_8AM)
    with database.reading() as connection:
        assert connection.execute(raw).scalar_one() is None
