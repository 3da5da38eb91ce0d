"""The visit plan as rows, on both databases: tutors of the programme come with their visits."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coaching.people import Role, RoleState
from coaching.school_calendar import DayHours
from coaching.visits import Visit
from storage.database import Database
from storage.retention import Expiry
from tests.builders import KOIVU, MONDAY_8AM, RANTALA
from tests.storage.town import LIISA, PEKKA, TOWN, kept, programme, rows, settle

TUESDAY = date(2026, 9, 8)
MORNING = DayHours(time(9), time(12))
VISIT = Visit(LIISA.person.id, KOIVU, TUESDAY, MORNING)
OTHER = Visit(LIISA.person.id, RANTALA, TUESDAY + timedelta(days=1))


@pytest.fixture
def planned(database: Database) -> Database:
    settle(database)
    with kept(database) as unit:
        unit.visits.plan([OTHER, VISIT])
    return database


def test_tutors_come_with_their_visits_by_date(planned: Database) -> None:
    tutors = programme(planned).tutors
    assert tutors[LIISA.person.id].visits == (VISIT, OTHER)
    assert tutors[PEKKA.person.id].visits == ()


def test_a_visit_planned_again_has_its_new_hours_and_is_still_one(planned: Database) -> None:
    later = replace(VISIT, hours=DayHours(time(13), time(15)))
    with kept(planned) as unit:
        unit.visits.plan([later])
    assert programme(planned).tutors[LIISA.person.id].visits == (later, OTHER)
    assert len(rows(planned, "visits")) == 2


def test_a_visit_called_off_is_gone_at_once(planned: Database) -> None:
    version = programme(planned).version
    with kept(planned) as unit:
        unit.visits.call_off([VISIT])
        assert unit.programme().tutors[LIISA.person.id].visits == (OTHER,)
    assert programme(planned).version > version
    assert programme(planned).tutors[LIISA.person.id].visits == (OTHER,)


def test_a_plan_that_is_not_kept_was_never_there(planned: Database) -> None:
    with planned.begin(TOWN) as unit:
        unit.visits.call_off([VISIT, OTHER])
    assert len(rows(planned, "visits")) == 2


def test_visits_go_a_month_after_their_day(planned: Database) -> None:
    Expiry(planned, TOWN, MONDAY_8AM + timedelta(days=31)).run()
    assert len(rows(planned, "visits")) == 2
    Expiry(planned, TOWN, MONDAY_8AM + timedelta(days=32, hours=20)).run()
    assert [row["school"] for row in rows(planned, "visits")] == [RANTALA]


def test_an_import_reads_them_and_takes_them_away_with_the_role(planned: Database) -> None:
    with kept(planned) as unit:
        stored = unit.imports.stored()
        assert stored.visits == (VISIT, OTHER)
        assert stored.visitors == {LIISA.person.slack_user}
        mine = stored.people[LIISA.person.slack_user]
        unit.imports.save_people([replace(mine, roles={Role.TUTOR: RoleState.WITHDRAWN})], MONDAY_8AM)
    assert rows(planned, "visits") == []
