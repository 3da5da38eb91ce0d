"""A line typed in a hurry: what it is about is understood in time, late, or left to its writer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coaching.help_requests import Read
from coaching.kinds import Kind
from coaching.use_cases.help_requests import readings
from coaching.when_needed import WhenNeeded
from demo.slack import Someone
from storage.tables import HelpRequestRow, OutboxRow
from tests.encoders import Alike
from tests.scenarios.asking import request_of
from tests.scenarios.conftest import north
from tests.scenarios.town import Town

FLURB = "how do I flurb with my pupils"
"""No letter of it is like the coordinator's words; the encoder knows that flurbing is what one does in a quiz."""


@pytest.fixture
def encoder() -> Alike:
    return Alike(["iPads", "iPad", "tablet", "AirPlay", "screen"], ["Kahoot", "quiz", "flurb"])


@pytest.fixture
def clever(tmp_path: Path, encoder: Alike, sqlite_url: str) -> Iterator[Town]:
    """The northern town with sentence vectors."""
    with north(tmp_path, encoder=encoder, database_url=sqlite_url) as town:
        yield town


def test_what_letters_cannot_tell_is_understood_by_its_meaning(clever: Town) -> None:
    sanna = clever.people["Sanna Virtanen"]
    sanna.says(f"/tutorhelp {FLURB}")
    sanna.sees("Got it. I'm asking Pekka Laine.")
    sanna.sees("Topic: Kahoot")
    clever.slack.allows("")


def test_where_the_vector_is_late_the_receipt_with_the_name_follows(clever: Town, encoder: Alike) -> None:
    encoder.late = True
    sanna = clever.people["Sanna Virtanen"]
    sanna.says(f"/tutorhelp {FLURB}")
    sanna.sees("Got it. I'm asking Pekka Laine.")
    sanna.sees("Topic: Kahoot")
    (row,) = clever.rows(OutboxRow, kind="receipt")
    assert row["state"] == "sent", "through the response_url, since the acknowledgement was empty"
    assert [seconds < 2 for _, seconds in encoder.asked] == [True, True]
    assert clever.rows(OutboxRow, kind="card", state="sent") == [], "nobody is asked before the undo time ends"
    clever.later(seconds=60)
    clever.people["Pekka Laine"].sees(FLURB)
    sanna.sees("Waiting for Pekka Laine.")


def test_a_form_whose_words_are_late_names_nobody_until_they_are_understood(clever: Town, encoder: Alike) -> None:
    encoder.late = True
    sanna = clever.people["Sanna Virtanen"]
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", FLURB)
    sanna.presses("Send")
    sanna.sees("I'm looking for the right colleague.")
    sanna.presses("Close")
    clever.later(seconds=60)
    sanna.sees("Waiting for Pekka Laine.")
    clever.slack.allows("")


def test_a_message_to_the_bot_is_understood_late_as_well(clever: Town, encoder: Alike) -> None:
    encoder.late = True
    sanna = clever.people["Sanna Virtanen"]
    sanna.writes(FLURB)
    sanna.presses("Ask a tutor")
    sanna.sees("Got it. I'm asking Pekka Laine.")
    clever.slack.allows("")


def test_words_about_nothing_that_is_known_are_for_their_writer_to_place(town: Town, sanna: Someone) -> None:
    sanna.says("/tutorhelp my car will not start, who can fix it")
    sanna.sees("Topic: not sure yet")
    assert request_of(town)["topic"] is None
    town.slack.allows("")


def test_chips_end_with_something_else_which_takes_them_away(town: Town, sanna: Someone) -> None:
    sanna.says("/tutorhelp the table and the wizard")
    request = request_of(town)
    if request["topic"] is None and request["chips"]:
        sanna.presses("Something else")
        assert request_of(town)["chips"] == ()
        sanna.does_not_see("Is it about…?")
    town.slack.allows("")


def test_what_was_read_of_a_typed_line_is_shown_and_changed(
    town: Town, sanna: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "guess_when", lambda words: WhenNeeded.TODAY)
    monkeypatch.setattr(readings, "guess_kind", lambda words: Kind.IN_CLASS)
    sanna.says("/tutorhelp please come today, my iPads won't show")
    sanna.sees("I read this as: In-class support, today. You can change it.")
    assert request_of(town)["read"] == (Read.TOPIC, Read.WHEN, Read.KIND)
    sanna.presses("Change details")
    sanna.chooses("What kind of help?", "Quick fix")
    sanna.presses("Save")
    assert (request_of(town)["kind"], request_of(town)["read"]) == (Kind.QUICK_FIX, ())
    assert len(town.rows(HelpRequestRow)) == 1
    town.slack.allows("")
