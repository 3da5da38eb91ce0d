"""The unit of work: nothing is kept unless somebody says so, and nobody sees another workspace."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from coaching.errors import StorageError, StorageReadOnly
from coaching.notices import homes
from coaching.offers import OfferState
from coaching.outcomes import Outcome, Result, Side
from coaching.people import Role, RoleState
from storage.database import Database
from storage.errors import Conflict
from storage.ids import new_id
from storage.prepared import AT_DIALECT
from storage.unit_of_work import SqlUnitOfWork
from storage.workspaces import Workspaces
from tests.builders import MONDAY_8AM, a_draft, a_person, a_request, an_exchange, an_offer
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

    def break_off() -> None:
        with database.begin(TOWN) as unit:
            unit.help_requests.add(a_request())
            assert unit.help_requests.open_of(SANNA.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
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
    with database.begin(TOWN) as unit:
        unit.audit(SANNA.id, "asked for help", "request", MONDAY_8AM)
        unit.help_requests.add(a_request(requester="nobody"))
        with pytest.raises(Conflict):
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
    with database.read(TOWN) as unit:
        unit.help_requests.add(a_request())
        with pytest.raises(StorageReadOnly):
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


def test_nothing_can_be_written_once_the_unit_is_kept(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.audit(SANNA.id, "looked", "request", MONDAY_8AM)
        unit.commit()
        with pytest.raises(StorageError):
            unit.audit(SANNA.id, "looked again", "request", MONDAY_8AM)
    assert [row["did"] for row in rows(database, "audit")] == ["looked"]


def test_every_statement_of_a_unit_names_its_workspace(database: Database) -> None:
    settle(database)
    said: list[str] = []
    with kept(database) as unit:
        connection = unit.scope.connection
        event.listen(connection, "before_execute", lambda _connection, statement, *_: said.append(str(statement)))
        everything_a_unit_can(unit)
        unit.scope.write()
        said.extend(each.text for each in vars(connection.dialect)[AT_DIALECT].values())
    assert len(said) > 25
    assert [statement for statement in said if "workspace_id" not in statement and "workspaces" not in statement] == []


def everything_a_unit_can(unit: SqlUnitOfWork) -> None:
    request = a_request(an_offer())
    unit.inbox.claim("key", MONDAY_8AM)
    unit.inbox.claim("key", MONDAY_8AM)
    unit.inbox.keep("key", request.id)
    unit.people.add(a_person("New"))
    unit.people.save(LIISA.person)
    unit.people.not_looked_up(1)
    unit.people.tutoring(LIISA.person)
    unit.people.held(SANNA.slack_user)
    unit.people.hold(SANNA.slack_user)
    unit.people.leaves(SANNA.id)
    unit.people.set_leaves(SANNA.id, LIISA.leaves)
    unit.people.set_tutoring(LIISA)
    unit.people.opened_home(SANNA.id, MONDAY_8AM)
    unit.outbox.add(homes([SANNA.id], MONDAY_8AM))
    unit.people.role(SANNA.id, Role.COACH)
    unit.people.give_role(SANNA.id, Role.COACH, RoleState.ACCEPTED, MONDAY_8AM)
    unit.help_requests.add(request)
    unit.help_requests.get(request.id)
    unit.help_requests.of_offer(request.offers[0].id)
    changed = replace(request.offers[0], state=OfferState.PASSED)
    unit.help_requests.save(replace(request, words="other", offers=(changed,)))
    asked_back = replace(changed, exchanges=(an_exchange(),), note="bring the cable")
    unit.help_requests.save(replace(request, words="other", offers=(asked_back,)))
    unit.help_requests.save(replace(request, offers=(replace(asked_back, exchanges=(an_exchange("no"),)),)))
    unit.help_requests.open_of(SANNA.id)
    unit.help_requests.said_since(SANNA.id, MONDAY_8AM)
    unit.help_requests.recent_of(SANNA.id, MONDAY_8AM)
    unit.help_requests.offered_to(LIISA.person.id)
    unit.help_requests.waiting()
    unit.help_requests.for_coordinator()
    unit.help_requests.ideas(MONDAY_8AM)
    unit.help_requests.to_look_at(MONDAY_8AM, 10)
    unit.help_requests.look_again(MONDAY_8AM)
    unit.help_requests.offers_since(MONDAY_8AM)
    unit.drafts.save(a_draft())
    unit.drafts.get(a_draft().id)
    unit.drafts.of_message(SANNA.id, a_draft().written)
    unit.drafts.open_of(SANNA.id)
    unit.outcomes.add(Outcome(request.id, SANNA.id, Side.REQUESTER, Result.SORTED, MONDAY_8AM))
    unit.outcomes.of(request.id)
    unit.outbox.add([news()])
    unit.outbox.forget("request")
    unit.programme()
    unit.park("app was removed")
    unit.audit(SANNA.id, "looked", "request", MONDAY_8AM)


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
