"""Requests and their offers as rows: all of it comes back, only what changed is written, one holder at a time."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from coaching.help_requests import Cover, HelpRequest, Read, RequestId, RequestState, WhenNeeded
from coaching.kinds import CoverKind, Experience, Kind
from coaching.ladder import LADDER, After, Ladder, Unit
from coaching.offers import OfferId, OfferState, Why
from storage.database import Database
from tests.builders import IPADS, KAHOOT, KOIVU, MONDAY_8AM, a_request, an_offer
from tests.storage.town import LIISA, PEKKA, SANNA, TOWN, kept, settle, store

LATER = MONDAY_8AM + timedelta(hours=1)
ODD_LADDER = Ladder(timedelta(milliseconds=1500), second=After(Unit.DAY_WINDOW), coordinator=After(Unit.TUTORING_DAY))
BOTH = a_request(
    an_offer("liisa", OfferState.PASSED, answered_at=LATER), an_offer("pekka", reasons=(Why.ONLINE, Why.TOPIC))
)
FULL = replace(
    BOTH,
    state=RequestState.MET,
    asked_at=LATER,
    kind=Kind.CO_TEACHING,
    chips=(KAHOOT, IPADS),
    read=(Read.TOPIC, Read.WHEN),
    school=KOIVU,
    online=True,
    setting="7B, room 12",
    level=Experience.STARTING,
    when=WhenNeeded.CHOSEN_TIME,
    needed_at=LATER,
    ladder=LADDER[WhenNeeded.RIGHT_NOW],
    agreed_at=LATER,
    cover=Cover(CoverKind.JOINED_CLASSES, "7B and 7C", LATER),
    words_shown=True,
    coordinator_at=LATER,
    it_suggested=True,
    met_at=LATER,
    look_at=LATER,
)
"""Every field is another than a new request's."""


def test_a_request_comes_back_with_its_offers_in_their_order(database: Database) -> None:
    settle(database)
    store(database, BOTH)
    with database.begin(TOWN) as unit:
        assert unit.help_requests.get(BOTH.id) == BOTH
    for offer in BOTH.offers:
        with database.begin(TOWN) as unit:
            assert unit.help_requests.of_offer(offer.id) == BOTH


def test_nothing_is_got_by_an_id_that_is_not_there(database: Database) -> None:
    settle(database)
    with database.begin(TOWN) as unit:
        assert unit.help_requests.get(RequestId("nothing")) is None
        assert unit.help_requests.of_offer(OfferId("nothing")) is None


def test_a_saved_request_is_as_given(database: Database) -> None:
    settle(database)
    store(database, a_request(an_offer("liisa"), topic=None, school=None, state=RequestState.NEEDS_SCHOOL))
    changed = replace(
        BOTH, when=WhenNeeded.TODAY, state=RequestState.SORTED, ended_at=LATER, undo_until=LATER, words="again"
    )
    for step in (changed, FULL, replace(FULL, cover=None, setting=""), BOTH):
        with kept(database) as unit:
            assert unit.help_requests.get(BOTH.id)
            unit.help_requests.save(step)
        with database.read(TOWN) as unit:
            assert unit.help_requests.get(BOTH.id) == step


def test_a_request_with_all_that_it_can_hold_comes_back_as_it_was(database: Database) -> None:
    plain = a_request()
    same = {each.name for each in fields(plain) if getattr(plain, each.name) == getattr(FULL, each.name)}
    assert same == {"id", "requester", "words", "undo_until", "topic", "ended_at"}
    settle(database)
    store(database, FULL)
    with database.read(TOWN) as unit:
        assert unit.help_requests.get(FULL.id) == FULL


@pytest.mark.parametrize("when", LADDER)
def test_every_row_of_the_ladder_comes_back_as_it_was_in_force(database: Database, when: WhenNeeded) -> None:
    settle(database)
    store(database, a_request(ladder=LADDER[when]), a_request(id="odd", ladder=ODD_LADDER))
    with database.read(TOWN) as unit:
        assert [each.ladder for each in unit.help_requests.waiting()] == [ODD_LADDER, LADDER[when]]


def test_what_is_added_can_be_changed_in_the_same_unit(database: Database) -> None:
    settle(database)
    first = a_request(an_offer("liisa"), id="first")
    with kept(database) as unit:
        unit.help_requests.add(first)
        unit.help_requests.save(replace(first, state=RequestState.NOBODY))
        unit.help_requests.add(a_request())
        unit.help_requests.save(a_request(an_offer("pekka")))
        unit.help_requests.save(a_request(an_offer("pekka", note="bring the cable")))
    with database.read(TOWN) as unit:
        assert unit.help_requests.get(first.id) == replace(first, state=RequestState.NOBODY)
        assert unit.help_requests.get(a_request().id) == a_request(an_offer("pekka", note="bring the cable"))


def test_a_request_can_be_saved_without_being_got_and_twice(database: Database) -> None:
    settle(database)
    store(database, a_request(an_offer("liisa")))
    with kept(database) as unit:
        unit.help_requests.save(BOTH)
        unit.help_requests.save(replace(BOTH, state=RequestState.WITHDRAWN, ended_at=LATER))
    with database.read(TOWN) as unit:
        assert unit.help_requests.get(BOTH.id) == replace(BOTH, state=RequestState.WITHDRAWN, ended_at=LATER)


def test_words_that_did_not_change_are_not_written_again(database: Database) -> None:
    settle(database)
    store(database, BOTH)
    before = token(database)
    with kept(database) as unit:
        unit.help_requests.save(replace(BOTH, state=RequestState.NOBODY))
    assert token(database) == before
    with kept(database) as unit:
        unit.help_requests.save(replace(BOTH, words="something else"))
    assert token(database) != before


def token(database: Database) -> object:
    with database.reading() as connection:
        return connection.execute(text("SELECT words FROM help_requests")).scalar_one()


def test_a_persons_open_requests_come_newest_first(database: Database) -> None:
    settle(database)
    old, new = a_request(id="old"), a_request(an_offer("liisa"), id="new", asked_at=LATER)
    ended = a_request(id="ended", state=RequestState.SORTED, ended_at=LATER)
    other = a_request(id="other", requester=LIISA.person.id)
    store(database, old, ended, new, other)
    with database.read(TOWN) as unit:
        assert unit.help_requests.open_of(SANNA.id) == [new, old]


def test_a_tutor_sees_open_requests_they_were_asked_for_oldest_first(database: Database) -> None:
    settle(database)

    def asked(key: str, answer: OfferState, **fields: object) -> HelpRequest:
        return a_request(an_offer("liisa", answer, id=f"offer-{key}"), id=key, **fields)

    first, second = asked("first", OfferState.ACCEPTED), asked("second", OfferState.ASKED, asked_at=LATER)
    rest = [
        asked("passed", OfferState.PASSED),
        asked("lapsed", OfferState.LAPSED),
        asked("ended", OfferState.ACCEPTED, state=RequestState.SORTED),
    ]
    store(database, second, first, *rest)
    with database.read(TOWN) as unit:
        assert unit.help_requests.offered_to(LIISA.person.id) == [first, second]
        assert unit.help_requests.offered_to(PEKKA.person.id) == []


def test_offers_are_counted_by_tutor_from_a_moment_on(database: Database) -> None:
    settle(database)
    states = list(OfferState)
    offers = [an_offer("liisa", state, id=f"offer-{state}", ask_at=LATER) for state in states]
    before = an_offer("liisa", id="before", ask_at=LATER - timedelta(seconds=1))
    store(database, a_request(*offers, before, an_offer("pekka", ask_at=LATER, as_second=True)))
    with database.read(TOWN) as unit:
        assert unit.help_requests.offers_since(LATER) == {LIISA.person.id: 2, PEKKA.person.id: 1}
        assert unit.help_requests.offers_since(LATER + timedelta(seconds=1)) == {}


def test_whoever_gets_a_request_second_sees_what_the_first_did(database: Database) -> None:
    settle(database)
    store(database, a_request(an_offer("liisa"), an_offer("pekka")))
    with kept(database) as unit:
        request = unit.help_requests.of_offer(OfferId("offer-liisa"))
        assert request
        unit.help_requests.save(replace(request, state=RequestState.ACCEPTED))
    with database.begin(TOWN) as unit:
        again = unit.help_requests.of_offer(OfferId("offer-pekka"))
        assert again
        assert again.state is RequestState.ACCEPTED
