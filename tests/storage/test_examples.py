"""What topics learn, as rows on both databases: one a request, encrypted, gone with it, undone by the week."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, text

from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.learning import Learnt, Lesson
from coaching.offers import OfferState
from coaching.people import PersonId
from coaching.school_calendar import IsoWeek
from coaching.topics import TopicId
from storage.database import Database
from storage.personal_data.erasure import erase
from storage.personal_data.pointers import Whose
from storage.tables import HelpRequestRow
from tests.builders import IPADS, KAHOOT, MONDAY_8AM, a_request, an_offer
from tests.storage.town import LIISA, OTHER_TOWN, SANNA, TOWN, kept, rows, settle, store

WEEK = IsoWeek(2026, 37)


def helped(name: str, topic: TopicId | None = IPADS, state: RequestState = RequestState.ACCEPTED) -> HelpRequest:
    """A request that Liisa has accepted."""
    offer = an_offer("liisa", OfferState.ACCEPTED, id=f"offer-{name}", answered_at=MONDAY_8AM)
    return a_request(offer, id=RequestId(name), words=f"words of {name}", topic=topic, state=state)


def learnt(name: str, week: IsoWeek = WEEK, person: PersonId = SANNA.id) -> Learnt:
    return Learnt(RequestId(name), person, week, MONDAY_8AM, f"kept of {name}".encode())


def learn(database: Database, which: Iterable[Learnt]) -> None:
    with kept(database) as unit:
        unit.examples.learn(which)


@pytest.fixture
def house(database: Database) -> Database:
    settle(database)
    return database


def test_requests_that_a_tutor_accepted_for_a_topic_are_to_be_learnt_from(house: Database) -> None:
    waiting = a_request(an_offer("liisa"), id=RequestId("waiting"))
    unclear, over = helped("unclear", topic=None), helped("over", state=RequestState.SORTED)
    not_so = helped("not so", state=RequestState.DID_NOT_HAPPEN)
    store(house, waiting, unclear, helped("open"), replace(over, asked_at=MONDAY_8AM - timedelta(days=1)), not_so)
    with house.read(TOWN) as unit:
        assert unit.examples.to_learn(10) == [
            Lesson(RequestId("over"), SANNA.id, "words of over"),
            Lesson(RequestId("open"), SANNA.id, "words of open"),
        ]
        assert len(unit.examples.to_learn(1)) == 1
    with house.read(OTHER_TOWN) as unit:
        assert unit.examples.to_learn(10) == []


def test_each_is_learnt_once_in_the_order_of_learning_and_for_the_topic_it_has_now(house: Database) -> None:
    store(house, helped("one"), helped("two", KAHOOT))
    later = replace(learnt("one"), at=MONDAY_8AM + timedelta(hours=1))
    learn(house, [later, learnt("two")])
    learn(house, [replace(learnt("one"), kept=b"another")])
    with house.read(TOWN) as unit:
        assert unit.examples.to_learn(10) == []
        assert list(unit.examples.kept()) == [(KAHOOT, b"kept of two"), (IPADS, b"kept of one")]
    with kept(house) as unit:
        held = unit.help_requests.get(RequestId("one"))
        assert held
        unit.help_requests.save(replace(held, topic=KAHOOT))
    with house.read(TOWN) as unit:
        assert {topic for topic, _ in unit.examples.kept()} == {KAHOOT}


def test_while_a_request_looks_for_somebody_again_it_teaches_nothing(house: Database) -> None:
    store(house, helped("one"))
    learn(house, [learnt("one")])
    with kept(house) as unit:
        held = unit.help_requests.get(RequestId("one"))
        assert held
        unit.help_requests.save(replace(held, state=RequestState.WAITING))
    with house.read(TOWN) as unit:
        assert list(unit.examples.kept()) == []
        assert unit.examples.counts() == ()


def test_counts_tell_requests_and_people_by_topic(house: Database) -> None:
    store(house, helped("one"), helped("two"), helped("three", KAHOOT))
    learn(house, [learnt("one"), learnt("two", person=LIISA.person.id), learnt("three")])
    with house.read(TOWN) as unit:
        found = {(each.topic, each.requests, each.people) for each in unit.examples.counts()}
        assert found == {(IPADS, 2, 2), (KAHOOT, 1, 1)}
        assert {each.last for each in unit.examples.counts()} == {MONDAY_8AM}


def test_what_is_kept_is_encrypted_and_goes_with_its_request(house: Database) -> None:
    store(house, helped("one"))
    learn(house, [learnt("one"), learnt("never there")])
    with house.reading() as connection:
        assert connection.execute(text("SELECT vector FROM examples")).scalar_one().startswith("gAAAA")
    with house.writing() as connection:
        connection.execute(delete(HelpRequestRow))
    assert rows(house, "examples") == []


def test_a_week_undone_is_forgotten_and_not_learnt_again(house: Database) -> None:
    before = IsoWeek(2026, 36)
    store(house, helped("one"), helped("two"))
    learn(house, [learnt("one"), learnt("two", before)])
    with kept(house) as unit:
        assert unit.examples.weeks() == (WEEK, before)
        assert unit.examples.undo(WEEK) == 1
        assert unit.examples.undo(WEEK) == 0
    with house.read(TOWN) as unit:
        assert unit.examples.weeks() == (before,)
        assert list(unit.examples.kept()) == [(IPADS, b"kept of two")]
        assert unit.examples.to_learn(10) == []


def test_an_erased_persons_examples_are_gone_and_come_back_from_nowhere(house: Database) -> None:
    store(house, helped("one"))
    learn(house, [learnt("one")])
    with house.writing() as connection:
        erase(connection, Whose(TOWN, SANNA.id, SANNA.slack_user))
    assert rows(house, "examples") == []
    with kept(house) as unit:
        assert unit.examples.to_learn(10) == []
        unit.examples.learn([learnt("one")])
    assert rows(house, "examples") == []
