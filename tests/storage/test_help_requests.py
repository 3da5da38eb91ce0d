"""Requests and their offers as rows: all of it comes back, only what changed is written, one holder at a time."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from coaching.help_requests import HelpRequest, RequestId, RequestState, WhenNeeded
from coaching.offers import OfferId, OfferState, Why
from storage.database import Database
from tests.builders import MONDAY_8AM, a_request, an_offer
from tests.storage.town import LIISA, PEKKA, SANNA, TOWN, kept, settle, store

LATER = MONDAY_8AM + timedelta(hours=1)
BOTH = a_request(
    an_offer("liisa", OfferState.PASSED, answered_at=LATER), an_offer("pekka", reasons=(Why.ONLINE, Why.TOPIC))
)


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
    with kept(database) as unit:
        assert unit.help_requests.get(BOTH.id)
        unit.help_requests.save(changed)
    with database.read(TOWN) as unit:
        assert unit.help_requests.get(BOTH.id) == changed


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
    states = [OfferState.ASKED, OfferState.ACCEPTED, OfferState.PASSED, OfferState.LAPSED]
    offers = [an_offer("liisa", state, id=f"offer-{state}", ask_at=LATER) for state in states]
    before = an_offer("liisa", id="before", ask_at=LATER - timedelta(seconds=1))
    store(database, a_request(*offers, before, an_offer("pekka", ask_at=LATER)))
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
