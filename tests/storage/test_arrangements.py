"""What a teacher and a tutor arrange, as rows: times, questions with their answers, the tutor's note."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import event, text

from coaching.offers import OfferId
from coaching.outcomes import Side
from storage.database import Database
from tests.builders import MONDAY_8AM, a_request, an_exchange, an_offer
from tests.storage.town import TOWN, kept, rows, settle, store

LATER = MONDAY_8AM + timedelta(hours=1)
TIMES = (MONDAY_8AM + timedelta(days=1, microseconds=1), MONDAY_8AM + timedelta(days=2))
FIRST, SECOND = an_exchange("all of them", id="first"), an_exchange(id="second", question="since when?")
ARRANGED = an_offer(
    "liisa",
    reminded_at=LATER,
    as_second=True,
    times=TIMES,
    times_by=Side.TUTOR,
    exchanges=(FIRST, SECOND),
    note="bring the cable",
)


def test_what_was_arranged_comes_back_with_the_offer(database: Database) -> None:
    settle(database)
    request = a_request(ARRANGED, an_offer("pekka", exchanges=(an_exchange(),)))
    store(database, request)
    with database.begin(TOWN) as unit:
        assert unit.help_requests.get(request.id) == request
    with database.read(TOWN) as unit:
        assert unit.help_requests.waiting() == [request]


def test_what_is_arranged_step_by_step_is_kept_at_each_step(database: Database) -> None:
    settle(database)
    plain = an_offer("liisa")
    steps = [
        replace(plain, times=TIMES, times_by=Side.REQUESTER),
        replace(plain, exchanges=(replace(FIRST, answer=""),)),
        replace(plain, exchanges=(FIRST,)),
        replace(plain, exchanges=(FIRST, SECOND), note="bring the cable"),
        ARRANGED,
        replace(ARRANGED, times=(), times_by=None, note=""),
    ]
    store(database, a_request(plain))
    for step in steps:
        with kept(database) as unit:
            assert unit.help_requests.of_offer(OfferId("offer-liisa"))
            unit.help_requests.save(a_request(step))
        with database.read(TOWN) as unit:
            assert unit.help_requests.of_offer(OfferId("offer-liisa")) == a_request(step)


def test_a_question_can_be_answered_in_the_unit_that_asked_it(database: Database) -> None:
    settle(database)
    store(database, a_request(an_offer("liisa")))
    with kept(database) as unit:
        for exchange in (replace(FIRST, answer=""), FIRST):
            unit.help_requests.save(a_request(an_offer("liisa", exchanges=(exchange,))))
    with database.read(TOWN) as unit:
        assert unit.help_requests.waiting() == [a_request(an_offer("liisa", exchanges=(FIRST,)))]


def test_each_text_belongs_to_whoever_wrote_it(database: Database) -> None:
    settle(database)
    store(database, a_request(ARRANGED))
    assert {(row["tutor"], row["requester"]) for row in rows(database, "exchanges")} == {("liisa", "sanna")}


def test_nothing_written_can_be_read_in_the_database(database: Database) -> None:
    settle(database)
    store(database, a_request(ARRANGED, setting="7B, room 12"))
    with database.reading() as connection:
        stored = [
            *connection.execute(text("SELECT words, setting FROM help_requests")).one(),
            *connection.execute(text("SELECT question, answer FROM exchanges WHERE id = 'first'")).one(),
            connection.execute(text("SELECT note FROM offers")).scalar_one(),
        ]
    assert all(token.startswith("gAAAA") for token in stored)


def test_many_requests_are_read_in_two_statements(database: Database) -> None:
    settle(database)
    many = [
        a_request(an_offer(id=f"offer-{key}", exchanges=(an_exchange(id=f"exchange-{key}"),)), id=f"request-{key}")
        for key in range(5)
    ]
    store(database, *many)
    said: list[str] = []
    with database.read(TOWN) as unit:
        event.listen(unit.scope.connection, "before_execute", lambda _, statement, *_rest: said.append(str(statement)))
        assert unit.help_requests.waiting() == many
    assert len(said) == 2
