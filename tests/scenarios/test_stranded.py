"""A request whose tutor was gone in the very moment of being asked does not wait for nobody."""

from sqlalchemy import update

from demo.slack import Someone
from storage.tables import PersonRow, WorkspaceRow
from tests.scenarios.town import ASKS, Town


def test_a_request_that_waits_for_nobody_goes_to_the_next_tutor(town: Town, sanna: Someone, pekka: Someone) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    _liisa_leaves_as_another_process_asks_her(town)
    town.later(seconds=60)
    sanna.sees("Waiting for Pekka Laine.")
    pekka.sees("asks: iPads, this week.")


def test_a_request_that_waits_for_a_tutor_is_left_alone(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    liisa.sees("asks: iPads, this week.")
    town.bot.run_job("ladder")
    town.slack.settle()
    sanna.sees("Waiting for Liisa Korhonen.")


def _liisa_leaves_as_another_process_asks_her(town: Town) -> None:
    """As the rows are then: she has left, and the request that came meanwhile is with her."""
    liisa = town.people["Liisa Korhonen"]
    with town.bot.database.writing() as connection:
        connection.execute(update(PersonRow).where(PersonRow.slack_user == liisa.id).values(standing="deactivated"))
        connection.execute(update(WorkspaceRow).values(programme_version=WorkspaceRow.programme_version + 1))
