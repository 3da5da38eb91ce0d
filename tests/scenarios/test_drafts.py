"""What somebody writes to the bot: kept to itself until they choose; asked, it is a request with its own message."""

from demo.slack import Someone
from storage.tables import DraftRow, HelpRequestRow
from tests.scenarios.asking import buttons, main_buttons
from tests.scenarios.town import WORDS, Town

KEPT = "I've kept this to myself. What shall I do with it?"


def states(town: Town) -> tuple[list[str], list[str]]:
    """Of drafts, and of requests."""
    return [row["state"] for row in town.rows(DraftRow)], [row["state"] for row in town.rows(HelpRequestRow)]


def test_a_draft_that_is_asked_becomes_a_request_with_a_message_of_its_own(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    sanna.writes(WORDS)
    draft = sanna.sees_message(KEPT)
    assert main_buttons(draft) == ["Ask a tutor"]
    sanna.presses("Ask a tutor")
    assert buttons(sanna.sees_message("It is a request now. My message about it says who is asked.")) == set()
    living = sanna.sees_message("Got it. I'm asking Liisa Korhonen.")
    assert "Undo" in buttons(living)
    liisa.does_not_see(WORDS)
    town.later(seconds=60)
    now = sanna.sees_message("Waiting for Liisa Korhonen.")
    assert (now.ts, "Undo" in buttons(now), "Cancel" in buttons(now)) == (living.ts, False, True)
    liisa.sees(WORDS)
    assert states(town) == (["asked"], ["waiting"])


def test_a_request_from_a_draft_is_undone_where_it_stands(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.writes(WORDS)
    sanna.sees(KEPT)
    sanna.presses("Ask a tutor")
    sanna.sees("It is a request now.")
    sanna.presses("Undo")
    assert buttons(sanna.sees_message("Taken back. Nobody was asked.")) == set()
    town.later(days=1)
    sanna.does_not_see("Waiting for")
    liisa.does_not_see("Sanna Virtanen")
    assert states(town) == (["asked"], ["undone"])


def test_a_draft_about_a_child_at_risk_is_answered_with_the_contact_first(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    sanna.writes("a pupil told me that he is beaten at home")
    sanna.sees(KEPT)
    sanna.presses("Ask a tutor")
    sanna.sees("It is a request now.")
    held = sanna.sees_message("I have kept them and sent them to nobody.")
    assert "Worried about a child? Call Mirja, 050 000." in sanna.eyes.text_of(held)
    assert main_buttons(held) == ["Send to a tutor"]
    sanna.presses("Don't send")
    sanna.sees("Taken back. Nobody was asked.")
    town.later(days=1)
    liisa.does_not_see("Sanna Virtanen")


def test_neither_forgets_the_words(town: Town, sanna: Someone) -> None:
    sanna.writes("only thinking aloud about my iPads")
    sanna.sees(KEPT)
    sanna.presses("Neither")
    sanna.sees("All right, I've forgotten it. Nobody was told.")
    assert [row["words"] for row in town.rows(DraftRow)] == [None]
    assert states(town) == (["dropped"], [])
