"""The invented municipality has an area tutor with visits, and weeks ahead that nobody covers yet."""

from datetime import datetime
from zoneinfo import ZoneInfo

from demo.__main__ import FIRST_MONDAY
from demo.local_workspace import local_workspace
from demo.municipality import ZONE
from demo.staff_rooms import furnish, invitations_accepted


def test_the_coordinator_finds_planned_visits_and_a_gap_on_the_first_morning() -> None:
    with local_workspace(datetime.fromisoformat(FIRST_MONDAY).replace(tzinfo=ZoneInfo(ZONE))) as workspace:
        furnish(workspace.slack, workspace.people)
        invitations_accepted(workspace.people)
        workspace.settle()
        maija, johanna = workspace.people["maija"], workspace.people["johanna"]
        maija.opens_home()
        home = maija.eyes.everything()
        assert "Johanna Rautio: Koivula, 8. syyskuuta 2026" in home
        assert "Johanna Rautio: Koivula, 15. syyskuuta 2026" in home
        [gap] = [line for line in home.splitlines() if "Koivula" in line and "39–40" in line]
        assert "Videon leikkaus" in gap
        johanna.sees("Koivula, 8. syyskuuta 2026")
        workspace.slack.allows("")
