"""Two processes on PostgreSQL that choose tutors at the same moment: each sees what the other gave out."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text

from coaching.errors import StorageBusy
from coaching.help_requests import HelpRequest, RequestState
from coaching.people import PersonId
from coaching.school_calendar import Leave
from storage.database import Database
from storage.engine import Waits
from storage.unit_of_work import SqlUnitOfWork
from tests.builders import MONDAY_8AM, a_request, an_offer
from tests.databases import opened
from tests.storage.town import LIISA, MINUTE, SANNA, TOWN, kept, settle, store

PEKKA, PEKKA_IS_FULL_AT = PersonId("pekka"), 3
AWAY, AWAY_AGAIN = Leave(date(2026, 10, 12), date(2026, 10, 16)), Leave(date(2026, 12, 1), date(2026, 12, 4))
SHORT = Waits(lock=0.3, row=0.2, statement=0.4)
"""In earnest a unit waits longer; a test only wants to know that it would."""


def ask(database: Database, request: HelpRequest) -> None:
    """Offer it to Pekka, unless his week is full."""
    with kept(database) as unit:
        full = unit.help_requests.offers_since(MONDAY_8AM).get(PEKKA, 0) >= PEKKA_IS_FULL_AT
        nobody = replace(request, state=RequestState.NOBODY)
        offered = replace(request, offers=(an_offer(PEKKA, id=f"offer-{request.id}"),))
        unit.help_requests.add(nobody if full else offered)


def test_many_who_ask_at_once_do_not_pass_a_tutors_cap(postgres_url: str) -> None:
    with opened(postgres_url) as one, opened(postgres_url) as two:
        settle(one)
        together = threading.Barrier(8)

        def at_once(number: int) -> None:
            together.wait()
            ask((one, two)[number % 2], a_request(id=f"request-{number}"))

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(at_once, range(8)))
        with one.read(TOWN) as unit:
            assert unit.help_requests.offers_since(MONDAY_8AM) == {PEKKA: PEKKA_IS_FULL_AT}


def test_choosing_is_refused_in_time_where_somebody_else_is_at_it_for_too_long(postgres_url: str) -> None:
    with opened(postgres_url, waits=SHORT) as database:
        settle(database)
        with database.begin(TOWN) as first:
            first.help_requests.offers_since(MONDAY_8AM)
            with pytest.raises(StorageBusy):
                ask(database, a_request())


def test_whoever_holds_a_request_does_not_wait_for_who_chooses(postgres_url: str) -> None:
    """Or two that hold a request each could wait for each other."""
    with opened(postgres_url, waits=SHORT) as database:
        settle(database)
        store(database, a_request(an_offer()))
        with database.begin(TOWN) as chooser, database.begin(TOWN) as holder:
            chooser.help_requests.offers_since(MONDAY_8AM)
            assert holder.help_requests.get(a_request().id)
            assert holder.help_requests.offers_since(MONDAY_8AM) == {LIISA.person.id: 1}
            holder.commit()


def test_who_only_looks_waits_for_nobody_and_lets_nobody_wait(postgres_url: str) -> None:
    with opened(postgres_url, waits=SHORT) as database:
        settle(database)
        with database.read(TOWN) as reader, database.begin(TOWN) as chooser, database.read(TOWN) as other:
            for unit in (reader, chooser, other):
                assert unit.help_requests.offers_since(MONDAY_8AM) == {}


def test_somebody_who_asks_can_be_offered_something_meanwhile(postgres_url: str) -> None:
    """Asking holds one's own row, and waits for whoever chooses: they may be choosing that person."""
    with opened(postgres_url) as database, ThreadPoolExecutor(1) as pool:
        settle(database)
        asking = threading.Event()

        def ask_too() -> None:
            with kept(database) as unit:
                assert unit.people.held(LIISA.person.slack_user)
                asking.set()
                unit.help_requests.offers_since(MONDAY_8AM)

        with database.begin(TOWN) as first:
            first.help_requests.offers_since(MONDAY_8AM)
            waiting = pool.submit(ask_too)
            asking.wait()
            first.help_requests.add(a_request(an_offer(LIISA.person.id)))
            first.commit()
        waiting.result()


# The mark that everything has to be looked at again.


Step = Callable[[SqlUnitOfWork], None]


def second_after_first(database: Database, first: Step, second: Step) -> None:
    """The first is kept when the second waits for it, or has no need to."""

    def run() -> None:
        with kept(database) as unit:
            second(unit)

    with ThreadPoolExecutor(1) as pool:
        with kept(database) as unit:
            first(unit)
            unit.scope.write()
            done = pool.submit(run)
            while not done.done() and not somebody_waits(database):
                pass
        done.result()


def somebody_waits(database: Database) -> bool:
    with database.reading() as connection:
        return bool(connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar_one())


@pytest.mark.parametrize("due", [MONDAY_8AM, MONDAY_8AM + 5 * MINUTE])
def test_a_look_that_is_just_taken_does_not_swallow_the_mark(postgres_url: str, due: datetime) -> None:
    """Whoever looks has an older programme in hand, and moves the next look on."""
    now, later = MONDAY_8AM + MINUTE, MONDAY_8AM + timedelta(days=1)
    request = a_request(look_at=due)

    def look(unit: SqlUnitOfWork) -> None:
        assert unit.help_requests.get(request.id)
        unit.help_requests.save(replace(request, look_at=later))

    with opened(postgres_url) as database:
        settle(database)
        store(database, request)
        second_after_first(database, look, lambda unit: unit.help_requests.look_again(now))
        with database.read(TOWN) as unit:
            assert unit.help_requests.to_look_at(now, 10) == [request.id]


def test_days_away_given_twice_at_once_are_those_given_last(postgres_url: str) -> None:
    with opened(postgres_url) as database:
        settle(database)
        second_after_first(
            database,
            lambda unit: unit.people.set_leaves(SANNA.id, [AWAY]),
            lambda unit: unit.people.set_leaves(SANNA.id, [AWAY, AWAY_AGAIN]),
        )
        with database.read(TOWN) as unit:
            assert unit.people.leaves(SANNA.id) == (AWAY, AWAY_AGAIN)
