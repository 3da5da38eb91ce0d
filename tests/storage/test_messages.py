"""Which of the bot's messages in Slack speak to a person or of them, before their rows go."""

from collections.abc import Iterable

import pytest

from coaching.notices import NoticeKind, notice
from coaching.offers import OfferState
from coaching.people import Person
from storage.database import Database
from storage.outbox import Deliveries
from storage.personal_data import Whose, messages_of, shown_to_others
from tests.builders import MONDAY_8AM, a_request, an_offer
from tests.storage.town import LIISA, MARI, PEKKA, SANNA, TOWN, claim, owe, settle, store

SANNAS, LIISAS, PEKKAS, MARIS = "DSANNA", "DLIISA", "DPEKKA", "DMARI"
DMS = {SANNA.id: SANNAS, LIISA.person.id: LIISAS, PEKKA.person.id: PEKKAS, MARI.id: MARIS}
K = NoticeKind


@pytest.fixture
def town(database: Database) -> Database:
    """Sanna asked Liisa, who accepted, and Pekka; another of her requests has nothing to do with Liisa."""
    settle(database)
    store(database, a_request(an_offer("liisa", OfferState.ACCEPTED), an_offer("pekka")))
    store(database, a_request(an_offer("pekka", id="other-offer"), id="other"))
    return database


def sent(database: Database, *told: tuple[NoticeKind, str, Person]) -> None:
    """Each message stands in its receiver's DM, under what it is and what it is about."""
    owe(database, *(notice(kind, about, to.id, MONDAY_8AM) for kind, about, to in told))
    deliveries = Deliveries(database)
    while found := claim(database):
        for each in found:
            assert deliveries.start(each, deadline=MONDAY_8AM, now=MONDAY_8AM)
            ts = f"{each.kind}/{each.about}"
            assert deliveries.sent(each, channel=DMS[each.to], ts=ts, now=MONDAY_8AM)


def deleted(database: Database, person: Person) -> set[tuple[str, str]]:
    with database.reading() as connection:
        return {(each.channel, each.ts) for each in messages_of(connection, whose(person))}


def edited(database: Database, person: Person) -> Iterable[tuple[NoticeKind, str, str]]:
    with database.reading() as connection:
        found = shown_to_others(connection, whose(person), MONDAY_8AM)
    assert all(each.only_edit for each in found)
    return {(each.kind, each.about, DMS[each.to]) for each in found}


def whose(person: Person) -> Whose:
    return Whose(TOWN, person.id, person.slack_user)


def test_everything_in_the_persons_own_dm_goes(town: Database) -> None:
    sent(town, (K.REQUEST, "request", SANNA), (K.DRAFT, "draft", SANNA), (K.REQUEST_NEWS, "request", SANNA))
    assert deleted(town, SANNA) == {
        (SANNAS, "request/request"),
        (SANNAS, "draft/draft"),
        (SANNAS, "request_news/request"),
    }


@pytest.mark.parametrize("kind", [K.CARD_NEWS, K.CARD_REMINDER, K.CALENDAR])
def test_what_is_written_once_and_names_the_requester_goes(town: Database, kind: NoticeKind) -> None:
    sent(town, (kind, "offer-liisa", LIISA.person), (K.CARD, "offer-liisa", LIISA.person))
    assert deleted(town, SANNA) == {(LIISAS, f"{kind}/offer-liisa")}


def test_what_is_written_once_and_names_the_tutor_goes(town: Database) -> None:
    sent(town, (K.CALENDAR, "offer-liisa", SANNA), (K.REQUEST_NEWS, "request", SANNA), (K.REQUEST_NEWS, "other", SANNA))
    assert deleted(town, LIISA.person) == {(SANNAS, "calendar/offer-liisa"), (SANNAS, "request_news/request")}


def test_living_messages_that_name_the_person_are_edited(town: Database) -> None:
    sent(
        town,
        (K.REQUEST, "request", SANNA),
        (K.CARD, "offer-liisa", LIISA.person),
        (K.CARD, "offer-pekka", PEKKA.person),
        (K.NEEDS_COORDINATOR, "request", MARI),
        (K.COVER, "request", MARI),
        (K.REQUEST, "other", SANNA),
        (K.CARD, "other-offer", PEKKA.person),
    )
    of_coordinator = {(K.NEEDS_COORDINATOR, "request", MARIS), (K.COVER, "request", MARIS)}
    of_pekka = {(K.CARD, "offer-pekka", PEKKAS)}
    assert edited(town, LIISA.person) == of_coordinator | of_pekka | {(K.REQUEST, "request", SANNAS)}
    of_liisa = {(K.CARD, "offer-liisa", LIISAS)}
    assert edited(town, SANNA) == of_coordinator | of_pekka | of_liisa | {(K.CARD, "other-offer", PEKKAS)}
