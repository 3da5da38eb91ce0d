"""The unit of work: nothing is kept unless somebody says so, and nobody sees another workspace."""

from dataclasses import replace

import pytest

from coaching.errors import StorageError
from storage.database import Database
from storage.errors import Conflict
from storage.ids import new_id
from storage.workspaces import Workspaces
from tests.builders import MONDAY_8AM, a_request, an_offer
from tests.storage.town import LIISA, OTHER_TOWN, SANNA, TOWN, claim, kept, news, owe, programme, rows, settle, store


def test_what_is_not_committed_is_not_kept(database: Database) -> None:
    settle(database)
    with database.begin(TOWN) as unit:
        unit.help_requests.add(a_request())
        unit.outbox.add([news()])
        unit.audit(SANNA.id, "asked for help", "request", MONDAY_8AM)
    assert (rows(database, "help_requests"), rows(database, "outbox"), rows(database, "audit")) == ([], [], [])


def test_an_error_in_the_block_undoes_all_of_it(database: Database) -> None:
    settle(database)
    with pytest.raises(ZeroDivisionError), database.begin(TOWN) as unit:
        unit.help_requests.add(a_request())
        assert unit.help_requests.open_of(SANNA.id)
        raise ZeroDivisionError
    assert rows(database, "help_requests") == []


def test_what_is_committed_is_seen_by_the_next_unit(database: Database) -> None:
    settle(database)
    with database.begin(TOWN) as unit:
        unit.help_requests.add(a_request(an_offer()))
        unit.audit(SANNA.id, "asked for help", "request", MONDAY_8AM)
        unit.commit()
    with database.read(TOWN) as unit:
        assert unit.help_requests.open_of(SANNA.id) == [a_request(an_offer())]
    assert [(row["who"], row["did"], row["to_what"]) for row in rows(database, "audit")] == [
        (SANNA.id, "asked for help", "request")
    ]


def test_what_a_unit_wrote_it_reads(database: Database) -> None:
    settle(database)
    with database.begin(TOWN) as unit:
        unit.help_requests.add(a_request(an_offer()))
        assert unit.help_requests.get(a_request().id) == a_request(an_offer())
        assert unit.help_requests.offered_to(LIISA.person.id) == [a_request(an_offer())]


def test_a_refused_write_leaves_nothing_of_the_unit(database: Database) -> None:
    settle(database)
    with pytest.raises(Conflict), database.begin(TOWN) as unit:
        unit.audit(SANNA.id, "asked for help", "request", MONDAY_8AM)
        unit.help_requests.add(a_request(requester="nobody"))
        unit.commit()
    assert (rows(database, "help_requests"), rows(database, "audit")) == ([], [])


def test_a_refused_write_can_not_be_committed_after_all(database: Database) -> None:
    settle(database)
    with database.begin(TOWN) as unit:
        unit.audit(SANNA.id, "asked for help", "request", MONDAY_8AM)
        unit.help_requests.add(a_request(requester="nobody"))
        with pytest.raises(StorageError):
            unit.help_requests.get(a_request().id)
        with pytest.raises(StorageError):
            unit.commit()
    assert (rows(database, "help_requests"), rows(database, "audit")) == ([], [])


def test_a_reading_unit_writes_nothing(database: Database) -> None:
    settle(database)
    with pytest.raises(StorageError), database.read(TOWN) as unit:
        unit.help_requests.add(a_request())
        unit.commit()
    assert rows(database, "help_requests") == []


def test_two_workspaces_with_the_same_ids_do_not_meet(database: Database) -> None:
    settle(database)
    settle(database, OTHER_TOWN)
    store(database, a_request(an_offer()))
    owe(database, news())
    with kept(database, OTHER_TOWN) as unit:
        assert unit.inbox.claim("key", MONDAY_8AM) is None
        assert unit.help_requests.get(a_request().id) is None
        assert unit.help_requests.of_offer(an_offer().id) is None
        assert unit.help_requests.open_of(SANNA.id) == []
        assert unit.help_requests.offered_to(LIISA.person.id) == []
        assert unit.help_requests.offers_since(MONDAY_8AM) == {}
        unit.people.save(replace(SANNA, name="Somebody else"))
        unit.outbox.forget("request")
    with kept(database) as unit:
        assert unit.inbox.claim("key", MONDAY_8AM) is None
        found = unit.people.by_slack(SANNA.slack_user)
    assert found == SANNA
    assert [delivery.workspace for delivery in claim(database)] == [TOWN]


def test_parking_stops_a_workspace_and_keeps_the_first_date_of_purging(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.park("app was removed", purge_at=MONDAY_8AM)
    with kept(database) as unit:
        unit.park("token was withdrawn")
    known = Workspaces(database).known()
    assert known
    assert (known.state, known.parked_because, known.purge_due_at) == ("parked", "token was withdrawn", MONDAY_8AM)


def test_ids_say_nothing_and_do_not_repeat() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(each) == 24 and each.isalnum() for each in ids)


def test_an_unknown_workspace_has_an_empty_programme(database: Database) -> None:
    empty = programme(database)
    assert (empty.version, empty.schools, empty.topics, empty.tutors) == (0, {}, (), {})
