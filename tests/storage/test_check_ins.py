"""Check-ins, as rows: each writer's own log."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from coaching.check_ins import Activity, Audience, CheckInId, NotMet
from coaching.triads import TriadId
from storage.database import Database
from storage.errors import Conflict
from tests.builders import MONDAY_8AM
from tests.storage.town import LIISA, OTHER_TOWN, SANNA, TOWN, kept, rows, settle
from tests.triad_builders import WEEK, a_check_in, a_triad

TRIAD = TriadId("triad")
FULL = a_check_in(
    did=(Activity.PLANNED, Activity.WATCHED), sentence="we tried waiting longer", audience=Audience.MY_TRIAD
)
NOT_MET = a_check_in("liisa", met=False, did=(), because=NotMet.NO_COVER)
LAST_WEEK = a_check_in(id=CheckInId("older"), week=replace(WEEK, week=36), at=MONDAY_8AM - timedelta(days=7))
ELSEWHERE = a_check_in(id=CheckInId("elsewhere"), triad=TriadId("another"), at=MONDAY_8AM - timedelta(hours=1))


@pytest.fixture
def town(database: Database) -> Database:
    settle(database)
    with kept(database) as unit:
        unit.triads.save([a_triad()])
        for each in (FULL, NOT_MET, LAST_WEEK, ELSEWHERE):
            unit.check_ins.save(each)
    return database


def test_check_ins_come_back_as_saved(town: Database) -> None:
    for look in (town.begin, town.read):
        with look(TOWN) as unit:
            assert [unit.check_ins.get(each.id) for each in (FULL, NOT_MET)] == [FULL, NOT_MET]
            assert unit.check_ins.get(CheckInId("none")) is None
    with town.read(OTHER_TOWN) as unit:
        assert unit.check_ins.get(FULL.id) is None
        assert unit.check_ins.of_person(SANNA.id) == unit.check_ins.of_week(TRIAD, WEEK) == []


def test_they_are_found_by_week_by_triad_and_by_writer(town: Database) -> None:
    with town.read(TOWN) as unit:
        assert unit.check_ins.of_week(TRIAD, WEEK) == [NOT_MET, FULL]
        assert unit.check_ins.of_person(SANNA.id) == [FULL, ELSEWHERE, LAST_WEEK]
        assert unit.check_ins.of_triad(TRIAD, LAST_WEEK.week) == [LAST_WEEK, NOT_MET, FULL]
        assert unit.check_ins.of_triad(TRIAD, WEEK) == [NOT_MET, FULL]


def test_the_writer_may_change_it(town: Database) -> None:
    changed = replace(FULL, met=False, did=(), because=NotMet.CLASH, sentence="", audience=Audience.ONLY_ME)
    with kept(town) as unit:
        assert unit.check_ins.get(FULL.id) == FULL
        unit.check_ins.save(changed)
    with town.read(TOWN) as unit:
        assert unit.check_ins.get(FULL.id) == changed


def test_the_writer_may_take_it_out(town: Database) -> None:
    with kept(town) as unit:
        unit.check_ins.drop(FULL.id)
        assert unit.check_ins.of_person(SANNA.id) == [ELSEWHERE, LAST_WEEK]
    with town.read(OTHER_TOWN) as unit, kept(town, OTHER_TOWN) as other:
        other.check_ins.drop(NOT_MET.id)
        assert unit.check_ins.get(NOT_MET.id) is None
    assert NOT_MET.id in {row["id"] for row in rows(town, "check_ins")}


def test_one_week_has_one_check_in_of_each_member(town: Database) -> None:
    with pytest.raises(Conflict), kept(town) as unit:
        unit.check_ins.save(replace(FULL, id=CheckInId("second")))
    assert len(rows(town, "check_ins")) == 4


def test_the_sentence_is_encrypted_and_where_there_is_none_nothing_is(town: Database) -> None:
    with town.reading() as connection:
        cells = {str(each) for each in connection.execute(text("SELECT sentence FROM check_ins")).scalars()}
    assert {cell[:5] for cell in cells} == {"gAAAA", "None"}


def test_the_log_outlives_the_triad(town: Database) -> None:
    with kept(town) as unit:
        unit.triads.drop([TRIAD])
    with town.read(TOWN) as unit:
        assert unit.check_ins.of_person(SANNA.id) == [FULL, ELSEWHERE, LAST_WEEK]
        assert unit.check_ins.of_person(LIISA.person.id) == [NOT_MET]
