"""Who gets a round, a volunteer, a triad, a prompt or a check-in on PostgreSQL holds its row; lists hold nothing."""

from collections.abc import Callable

import pytest

from coaching.errors import StorageBusy
from storage.database import Database
from storage.engine import Waits
from storage.unit_of_work import SqlUnitOfWork
from tests.builders import MONDAY_8AM
from tests.databases import opened
from tests.storage.town import SANNA, TOWN, kept, settle
from tests.triad_builders import WEEK, a_check_in, a_prompt, a_round, a_triad, a_volunteer

Get = Callable[[SqlUnitOfWork], object]

SHORT = Waits(row=0.1)
GETTING: dict[str, Get] = {
    "round": lambda unit: unit.rounds.get(a_round().id),
    "current round": lambda unit: unit.rounds.current(),
    "volunteer": lambda unit: unit.volunteers.get(a_round().id, SANNA.id),
    "triad": lambda unit: unit.triads.get(a_triad().id),
    "prompt": lambda unit: unit.prompts.get(a_prompt().id),
    "check-in": lambda unit: unit.check_ins.get(a_check_in().id),
}


def furnish(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.rounds.save(a_round())
        unit.volunteers.save([a_volunteer()])
        unit.triads.save([a_triad()])
        unit.prompts.add([a_prompt()])
        unit.check_ins.save(a_check_in())


def test_who_gets_one_holds_it_and_whoever_only_reads_waits_for_nobody(postgres_url: str) -> None:
    with opened(postgres_url, waits=SHORT) as database:
        furnish(database)
        for name, get in GETTING.items():
            with database.begin(TOWN) as holder:
                assert get(holder), name
                with database.read(TOWN) as reader:
                    assert get(reader), name
                with pytest.raises(StorageBusy), database.begin(TOWN) as another:
                    get(another)


def test_lists_are_not_held(postgres_url: str) -> None:
    with opened(postgres_url, waits=SHORT) as database:
        furnish(database)
        with database.begin(TOWN) as one:
            assert one.triads.active() == one.triads.of_round(a_round().id) == [one.triads.of_person(SANNA.id)]
            assert one.volunteers.of_round(a_round().id)
            assert one.prompts.of_week(a_triad().id, WEEK) == one.prompts.of_person(SANNA.id, WEEK)
            assert one.check_ins.of_week(a_triad().id, WEEK) == one.check_ins.of_person(SANNA.id)
            with database.begin(TOWN) as another:
                for name, get in GETTING.items():
                    assert get(another), name


def test_a_session_is_reported_by_one_member_at_a_time(postgres_url: str) -> None:
    with opened(postgres_url, waits=SHORT) as database:
        furnish(database)
        with database.begin(TOWN) as one:
            one.prompts.add_session(a_triad().id, WEEK, {})
            with pytest.raises(StorageBusy), database.begin(TOWN) as another:
                another.prompts.add_session(a_triad().id, WEEK, {})


def test_whoever_takes_what_is_due_holds_it(postgres_url: str) -> None:
    with opened(postgres_url, waits=SHORT) as database:
        furnish(database)
        with database.begin(TOWN) as one:
            assert one.prompts.due(MONDAY_8AM, 1)
            with database.begin(TOWN) as another:
                assert another.prompts.due(MONDAY_8AM, 1) == []
                with pytest.raises(StorageBusy):
                    another.prompts.get(a_prompt().id)
