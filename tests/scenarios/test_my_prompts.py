"""When somebody is asked is their own choice: day, time, rhythm, a pause that stops everything at once."""

from datetime import datetime

import pytest

from demo.slack import Someone
from storage.tables import PromptRow
from tests.scenarios.town import Town
from tests.scenarios.triads import coach_each_other, person_id


@pytest.fixture
def trio(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> tuple[Someone, Someone, Someone]:
    coach_each_other(town, sanna, liisa, pekka)
    town.settle()
    return sanna, liisa, pekka


def due(town: Town, person: Someone, state: str = "planned") -> list[datetime]:
    return [row["due"] for row in town.rows(PromptRow, person=person_id(town, person), state=state)]


def chooses(person: Someone, **fields: str) -> None:
    person.opens_home()
    person.presses("When I'm asked…")
    for label, value in fields.items():
        person.chooses(label.replace("_", " "), value)
    person.presses("Save")


def test_a_member_chooses_day_and_time_and_only_their_own_question_moves(
    town: Town, trio: tuple[Someone, Someone, Someone]
) -> None:
    sanna, liisa, _ = trio
    town.later(hours=1)
    before, others = due(town, sanna), due(town, liisa)
    assert before
    assert before[0].weekday() == 4
    chooses(sanna, Day="Wednesday", Time="10:00")
    sanna.sees("I ask you one question a week: Wednesday, 10:00.")
    assert [each.weekday() for each in due(town, sanna)] == [2]
    assert due(town, liisa) == others


def test_point_53_a_pause_stops_at_once_what_was_planned_and_can_be_ended(
    town: Town, trio: tuple[Someone, Someone, Someone]
) -> None:
    sanna, *_ = trio
    town.later(hours=1)
    assert due(town, sanna)
    chooses(sanna, Pause_until="2026-09-28")
    sanna.sees("I ask you nothing until 28 September 2026.")
    assert due(town, sanna) == []
    sanna.presses("Ask me again")
    sanna.sees("I ask you one question a week: Friday, 14:00.")
    assert len(due(town, sanna)) == 1


def test_somebody_in_no_triad_is_refused(town: Town, maija: Someone) -> None:
    maija.opens_home()
    maija.does_not_see("When I'm asked…")
    home = maija.eyes.home
    assert home
    maija.forges(home, action_id="prompt.settings", value="mine")
    maija.sees("That isn't yours to decide")
