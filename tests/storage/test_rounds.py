"""Rounds of forming triads, as rows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching.rounds import RoundId, RoundState
from storage.database import Database
from storage.errors import Conflict
from tests.builders import MONDAY_8AM
from tests.storage.town import OTHER_TOWN, TOWN, kept, rows, settle
from tests.triad_builders import a_round

FULL = a_round(
    state=RoundState.DRAFT,
    next_on=date(2027, 1, 11),
    seed=2**40 + 1,
    progress=100,
    cause="no_common_period",
    cause_count=3,
    counted_on=date(2026, 9, 8),
    joined=25,
    enough_coaches=False,
)
ENDED = {"state": RoundState.ENDED, "ended_at": MONDAY_8AM + timedelta(days=90)}


def test_a_round_comes_back_as_it_was_saved(database: Database) -> None:
    settle(database)
    for given in (a_round(), FULL):
        with kept(database) as unit:
            unit.rounds.save(given)
        for look in (database.begin, database.read):
            with look(TOWN) as unit:
                assert unit.rounds.get(given.id) == given
                assert unit.rounds.current() == given
                assert unit.rounds.get(RoundId("none")) is None
        with database.read(OTHER_TOWN) as unit:
            assert unit.rounds.get(given.id) is None
            assert unit.rounds.current() is None


def test_between_rounds_there_is_none(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.rounds.save(replace(FULL, **ENDED))  # type: ignore[arg-type]
    with database.read(TOWN) as unit:
        assert unit.rounds.current() is None
        assert unit.rounds.get(FULL.id) == replace(FULL, **ENDED)  # type: ignore[arg-type]


def test_the_next_round_opens_in_the_same_unit_that_ends_the_last(database: Database) -> None:
    settle(database)
    following = a_round(id=RoundId("following"))
    with kept(database) as unit:
        unit.rounds.save(a_round())
    with kept(database) as unit:
        unit.rounds.save(a_round(**ENDED))
        unit.rounds.save(following)
    with database.read(TOWN) as unit:
        assert unit.rounds.current() == following
        assert unit.rounds.last_ended() == a_round(**ENDED)
    with database.read(OTHER_TOWN) as unit:
        assert unit.rounds.last_ended() is None


def test_two_rounds_are_never_under_way_at_once(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.rounds.save(a_round())
    with pytest.raises(Conflict), kept(database) as unit:
        unit.rounds.save(a_round(id=RoundId("second")))
    assert [row["id"] for row in rows(database, "rounds")] == ["round"]


def test_each_workspace_has_a_round_of_its_own(database: Database) -> None:
    for town in (TOWN, OTHER_TOWN):
        settle(database, town)
        with kept(database, town) as unit:
            unit.rounds.save(a_round())
    assert len(rows(database, "rounds")) == 2
