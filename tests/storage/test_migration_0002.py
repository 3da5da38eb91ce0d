"""From a database in which help was asked for to one that knows all that belongs to it, and back, with rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import inspect, select, update

from coaching.help_requests import HelpRequest, RequestId, RequestState, WhenNeeded
from coaching.kinds import Kind
from coaching.ladder import LADDER
from coaching.notices import NoticeKind
from coaching.offers import OfferState
from storage.database import Database
from storage.engine import Waits, address, make_engines
from storage.migrations import downgrade, upgrade
from storage.tables import HelpRequestRow, LivingMessageRow, OfferRow, OutboxRow, metadata
from tests.databases import KEYS, clock, opened
from tests.storage.full_house import HOUSE, LIISA, SANNA, YESTERDAY, furnish

REQUESTS = OPEN, DONE, _, DONE_OF_LIISA = tuple(
    RequestId(key) for key in ("sanna-open", "sanna-done", "liisa-open", "liisa-done")
)


UrlOf = Callable[[Callable[[str], None]], str]


@contextmanager
def older(url: str) -> Iterator[Database]:
    """The database as the version before these tables has it."""
    database = Database(make_engines(address(url), KEYS, Waits()), Waits(), clock)
    yield database
    database.close()


def columns(database: Database, table: str) -> set[str]:
    with database.reading() as connection:
        found = inspect(connection)
        return {each["name"] for each in found.get_columns(table)} if found.has_table(table) else set()


def change(database: Database, row: Any, key: str, **values: Any) -> None:
    with database.writing() as connection:
        assert connection.execute(update(row).where(row.id == key).values(values)).rowcount == 1


def told(database: Database, old: str, new: str) -> None:
    """Liisa's message and notice of that kind are of the other kind."""
    with database.writing() as connection:
        for row in (OutboxRow, LivingMessageRow):
            changed = update(row).where(row.kind == old, row.to_person == LIISA.id).values(kind=new)
            assert connection.execute(changed).rowcount == 1


def kinds(database: Database) -> dict[str, set[str]]:
    """Of Liisa's messages and notices."""
    with database.reading() as connection:
        return {
            row.__tablename__: set(connection.execute(select(row.kind).where(row.to_person == LIISA.id)).scalars())
            for row in (OutboxRow, LivingMessageRow)
        }


def request(database: Database, key: RequestId) -> HelpRequest:
    with database.read(HOUSE) as unit:
        found = unit.help_requests.get(key)
    assert found
    return found


# Up.


def an_old_house(url: str) -> None:
    upgrade(url, "0001")
    with older(url) as database:
        furnish(database, only={table: columns(database, table) for table in metadata.tables})


@pytest.fixture
def old_url(url_of: UrlOf) -> str:
    """A house full of rows, of the version before."""
    return url_of(an_old_house)


def test_what_was_asked_before_is_a_quick_fix_that_the_ladder_looks_at_once(old_url: str) -> None:
    upgrade(old_url)
    with opened(old_url) as database:
        waiting, done = request(database, OPEN), request(database, DONE)
    assert (waiting.words, waiting.state, waiting.kind, waiting.chips) == (
        SANNA.words,
        RequestState.WAITING,
        Kind.QUICK_FIX,
        (),
    )
    assert (waiting.look_at, done.look_at) == (YESTERDAY, None)
    assert (waiting.online, waiting.words_shown, waiting.it_suggested, waiting.cover, waiting.setting) == (
        False,
        False,
        False,
        None,
        "",
    )
    assert [(each.as_second, each.times, each.exchanges, each.note) for each in done.offers] == [(False, (), (), "")]


def test_each_request_gets_its_row_of_the_ladder(old_url: str) -> None:
    asked = dict(zip(REQUESTS, (each for each in WhenNeeded if each is not WhenNeeded.CHOSEN_TIME), strict=True))
    with older(old_url) as database:
        for key, when in asked.items():
            change(database, HelpRequestRow, key, when_needed=when)
    upgrade(old_url)
    with opened(old_url) as database:
        assert {key: request(database, key).ladder for key in asked} == {key: LADDER[asked[key]] for key in asked}


def test_what_nobody_can_take_is_on_the_coordinators_list(old_url: str) -> None:
    with older(old_url) as database:
        change(database, HelpRequestRow, OPEN, state=RequestState.NOBODY)
        told(database, NoticeKind.CARD, "nobody_free")
    upgrade(old_url)
    with opened(old_url) as database:
        with database.read(HOUSE) as unit:
            assert [each.id for each in unit.help_requests.for_coordinator()] == [OPEN]
        assert request(database, OPEN).coordinator_at == YESTERDAY
        assert all(NoticeKind.NEEDS_COORDINATOR in found for found in kinds(database).values())


def test_people_keep_the_settings_that_everybody_had(old_url: str) -> None:
    upgrade(old_url)
    with opened(old_url) as database, database.read(HOUSE) as unit:
        sanna = unit.people.get(SANNA.id)
    assert sanna
    assert (sanna.own_language, sanna.quiet, sanna.wants_questions) == (None, None, True)


# Down, and what an older version can read of it.


def a_house(url: str) -> None:
    upgrade(url)
    with opened(url) as database:
        furnish(database)


@pytest.fixture
def new_url(url_of: UrlOf) -> str:
    return url_of(a_house)


def test_states_that_are_new_become_what_the_older_version_knows(new_url: str) -> None:
    known = {"met": "accepted", "held": "withdrawn", "collected": "withdrawn", "nobody": "nobody"}
    now = dict(zip(REQUESTS, known, strict=True))
    with opened(new_url) as database:
        for key, state in now.items():
            change(database, HelpRequestRow, key, state=state, when_needed="chosen_time", ended_at=None)
    downgrade(new_url, "0001")
    with older(new_url) as database, database.reading() as connection:
        row = HelpRequestRow
        query = select(row.id, row.state, row.when_needed, row.ended_at.is_not(None).label("has_ended"))
        for each in connection.execute(query):
            assert (each.state, each.when_needed) == (known[now[RequestId(each.id)]], "this_week")
            assert each.has_ended == (each.state == "withdrawn")
    upgrade(new_url)
    with opened(new_url) as database:
        assert {request(database, key).words for key in REQUESTS} == {SANNA.words, LIISA.words}


def test_offers_that_are_new_become_what_the_older_version_knows(new_url: str) -> None:
    with opened(new_url) as database:
        change(database, OfferRow, "sanna-open-offer", state=OfferState.NOT_MY_TOPIC, reasons=("again", "topic"))
        change(database, OfferRow, "liisa-done-offer", as_second=True, reasons=("back_up",))
    downgrade(new_url, "0001")
    upgrade(new_url)
    with opened(new_url) as database:
        (passed,), (second,) = request(database, OPEN).offers, request(database, DONE_OF_LIISA).offers
        (kept,) = request(database, DONE).offers
    assert (passed.state, passed.reasons) == (OfferState.PASSED, ("topic",))
    assert (second.state, second.reasons, second.as_second) == (OfferState.LAPSED, (), False)
    assert (kept.state, kept.reasons) == (OfferState.ACCEPTED, ("topic",))


def test_messages_of_kinds_that_are_new_are_forgotten(new_url: str) -> None:
    with opened(new_url) as database:
        told(database, NoticeKind.CARD, NoticeKind.COVER)
        told(database, NoticeKind.REQUEST, NoticeKind.NEEDS_COORDINATOR)
    downgrade(new_url, "0001")
    with older(new_url) as database:
        found = kinds(database)
    assert found == {"outbox": {"nobody_free", "request_news", "home"}, "living_messages": {"nobody_free"}}


def test_tables_are_then_those_of_the_older_version(new_url: str, empty_url: str) -> None:
    def shape(database: Database) -> dict[str, set[str]]:
        return {table: columns(database, table) for table in metadata.tables}

    downgrade(new_url, "0001")
    with older(new_url) as database:
        found = shape(database)
    downgrade(new_url, "base")
    upgrade(empty_url, "0001")
    with older(empty_url) as database:
        assert found == shape(database)
