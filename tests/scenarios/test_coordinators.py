"""Coordinators whom the operator's settings name."""

from pathlib import Path

from storage.tables import RoleRow
from tests.scenarios.town import a_town


def test_who_the_settings_name_is_coordinator_from_the_start(tmp_path: Path) -> None:
    with a_town(tmp_path, coordinators=("U0NAMED",)) as town:
        maija = town.someone("Maija Salo", id="U0NAMED")
        maija.joins()
        sanna = town.someone("Sanna Virtanen")
        town.brings("Sanna Virtanen,Rantala,teacher,,,en,,,")
        sanna.says("/tutorhelp my iPads won't show")
        sanna.sees("Nobody has been free yet.")
        town.later(seconds=60)
        sanna.sees("May the coordinator read your request? So far they know the topic and the school only.")
        maija.sees("A request has no tutor: iPads, Rantala.")
        assert [row["state"] for row in town.rows(RoleRow, role="coordinator")] == ["accepted"]
        town.slack.finish()


def test_a_second_start_names_nobody_twice(tmp_path: Path) -> None:
    for _ in range(2):
        with a_town(tmp_path, coordinators=("U0NAMED",)) as town:
            town.settle()
            assert len(town.rows(RoleRow, role="coordinator")) == 1
