"""The inbox: an input has its effect once, however often and to however many processes it comes."""

import threading
import time
from datetime import timedelta

from sqlalchemy import text

from storage.database import Database
from tests.builders import MONDAY_8AM, a_request
from tests.databases import opened
from tests.storage.town import OTHER_TOWN, TOWN, kept, rows, settle

KEY = "event:Ev0123456789"


def ask(database: Database, number: int, answers: list[str]) -> None:
    """What a listener does with an input: claim, effect, keep, commit; or the first answer again."""
    with database.begin(TOWN) as unit:
        earlier = unit.inbox.claim(KEY, MONDAY_8AM)
        if earlier is not None:
            answers.append(earlier)
            return
        request = f"request-{number}"
        unit.help_requests.add(a_request(id=request))
        unit.inbox.keep(KEY, request)
        unit.commit()
        answers.append(request)


def test_an_input_is_new_once_and_then_answers_as_before(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        assert unit.inbox.claim(KEY, MONDAY_8AM) is None
        unit.inbox.keep(KEY, "request")
    with kept(database) as unit:
        assert unit.inbox.claim(KEY, MONDAY_8AM + timedelta(hours=25)) == "request"
    with kept(database) as unit:
        assert unit.inbox.claim("event:Ev9", MONDAY_8AM) is None


def test_an_input_without_an_answer_is_known_as_well(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.inbox.claim(KEY, MONDAY_8AM)
    with kept(database) as unit:
        assert unit.inbox.claim(KEY, MONDAY_8AM) == ""


def test_an_input_whose_effect_was_undone_is_new_again(database: Database) -> None:
    settle(database)
    with database.begin(TOWN) as unit:
        assert unit.inbox.claim(KEY, MONDAY_8AM) is None
    with database.begin(TOWN) as unit:
        assert unit.inbox.claim(KEY, MONDAY_8AM) is None


def test_the_same_key_in_another_workspace_is_another_input(database: Database) -> None:
    settle(database)
    settle(database, OTHER_TOWN)
    with kept(database) as unit:
        unit.inbox.claim(KEY, MONDAY_8AM)
    with kept(database, OTHER_TOWN) as unit:
        assert unit.inbox.claim(KEY, MONDAY_8AM) is None


def test_check_39_the_same_input_to_eight_threads_at_once_has_one_effect(database: Database) -> None:
    settle(database)
    answers: list[str] = []
    threads = [threading.Thread(target=ask, args=(database, number, answers)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (request,) = rows(database, "help_requests")
    assert answers == [request["id"]] * 8


def test_check_39_a_second_process_waits_for_the_first_and_gives_its_answer(database_url: str) -> None:
    with opened(database_url) as first, opened(database_url) as second:
        settle(first)
        answers: list[str] = []
        thread = threading.Thread(target=ask, args=(second, 2, answers))
        with first.begin(TOWN) as unit:
            assert unit.inbox.claim(KEY, MONDAY_8AM) is None
            unit.help_requests.add(a_request(id="request-1"))
            unit.inbox.keep(KEY, "request-1")
            thread.start()
            wait_until_it_waits(first)
            assert answers == []
            unit.commit()
        thread.join()
        assert answers == ["request-1"]
        assert len(rows(first, "help_requests")) == 1


def test_check_39_a_second_process_takes_over_where_the_first_broke_off(database_url: str) -> None:
    with opened(database_url) as first, opened(database_url) as second:
        settle(first)
        answers: list[str] = []
        thread = threading.Thread(target=ask, args=(second, 2, answers))
        with first.begin(TOWN) as unit:
            assert unit.inbox.claim(KEY, MONDAY_8AM) is None
            thread.start()
            wait_until_it_waits(first)
        thread.join()
        assert answers == ["request-2"]


def wait_until_it_waits(database: Database) -> None:
    """PostgreSQL tells who waits for a lock; SQLite does not, and a moment has to do."""
    if database.dialect == "sqlite":
        threading.Event().wait(0.05)
        return
    blocked = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    until = time.monotonic() + 1
    while time.monotonic() < until:
        with database.reading() as connection:
            if connection.execute(blocked).scalar_one():
                return
