"""Slack in trouble during a story: whatever it answers, there is one message in the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from demo.slack import Someone, faults
from demo.slack.deliveries import Form, Receipt, Retry, Transport
from demo.slack.faults import Fault
from demo.slack.payload_types import Payload
from storage.tables import HelpRequestRow, OutboxRow
from tests.scenarios.conftest import TWO_WAYS
from tests.scenarios.town import ASKS, WORDS, Town

NOT_ACCEPTED = [
    faults.rate_limited(1),
    faults.rate_limited("soon"),
    faults.rate_limited(None),
    faults.http_error(500),
    faults.http_error(503),
    faults.error("internal_error"),
    faults.RESET_BEFORE,
]
ACCEPTED = [
    faults.http_error(500, accepted=True),
    faults.error("internal_error", accepted=True),
    faults.error("fatal_error", accepted=True),
    faults.RESET_AFTER,
    faults.CLOSE_AFTER,
    faults.SLICE_AFTER,
    faults.HTML,
    faults.TRUNCATED,
    faults.HUGE,
    faults.missing("ts"),
]


def all_is_sent(town: Town) -> None:
    """Time passes until nothing waits and nothing is uncertain."""
    for _ in range(60):
        if {row["state"] for row in town.rows(OutboxRow)} <= {"sent", "dead"}:
            return
        town.later(seconds=30)
    raise AssertionError([dict(row) for row in town.rows(OutboxRow) if row["state"] not in ("sent", "dead")])


@pytest.mark.parametrize("faults_played", [NOT_ACCEPTED, ACCEPTED], ids=["not accepted", "accepted"])
def test_whatever_slack_answers_to_the_card_there_is_one_card_in_the_end(
    town: Town, sanna: Someone, liisa: Someone, faults_played: list[Fault]
) -> None:
    for number, fault in enumerate(faults_played):
        words = f"iPad number {number} of {fault.name}"
        sanna.says(f"/tutorhelp {words}")
        sanna.sees(words)
        town.later(seconds=59)
        town.slack.faults.next(fault, "chat.postMessage", times=2)
        town.later(seconds=1)
        all_is_sent(town)
        sanna.sees("Waiting for Liisa Korhonen.")
        liisa.sees("Sanna Virtanen (Rantala) asks: iPads")
        assert [words in text for text in liisa.texts()].count(True) == 1, fault
        sanna.reloads()
        assert [words in text for text in sanna.texts()].count(True) == 1, fault
        sanna.presses("Cancel")
        all_is_sent(town)
    assert {row["state"] for row in town.rows(OutboxRow)} == {"sent"}


@pytest.mark.parametrize(
    "fault",
    [faults.http_error(500), faults.HTML, faults.RESET_AFTER, faults.rate_limited(5)],
    ids=["500", "a page", "cut off", "too many"],
)
def test_an_edit_that_went_wrong_is_made_again(town: Town, sanna: Someone, liisa: Someone, fault: Fault) -> None:
    town.asked(sanna)
    town.slack.faults.next(fault, "chat.update", times=2)
    liisa.presses("Accept")
    all_is_sent(town)
    liisa.sees("You accepted.")
    sanna.sees("Liisa Korhonen takes your request. Next tutoring time")
    sanna.sees("iPads: Liisa Korhonen takes your request.")


def test_a_slack_that_hangs_is_given_up_and_settled_later(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.bot.slack.web.timeout = 0.2  # type: ignore[assignment]  # the SDK says int, and means seconds
    sanna.says(ASKS)
    sanna.sees("Got it.")
    town.slack.faults.next(faults.HANG_AFTER, "chat.postMessage", times=2)
    town.later(seconds=60)
    assert "unknown" in {row["state"] for row in town.rows(OutboxRow)}, "uncertain, and so to be seen"
    town.slack.faults.release()
    for _ in range(3):
        town.later(seconds=30)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads")
    assert len(town.slack.ledger.posts(to=liisa)) == 2, "the invitation and one card"
    assert {row["state"] for row in town.rows(OutboxRow)} == {"sent"}


def test_while_slack_is_away_requests_are_taken_and_told_afterwards(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    with town.slack.unreachable():
        sanna.says(ASKS)
        sanna.sees("Got it. I'm asking Liisa Korhonen.")
        town.later(minutes=5)
        assert [row["state"] for row in town.rows(HelpRequestRow)] == ["waiting"]
    town.later(minutes=10)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads")
    maija.sees("I could not reach Slack")


def test_check_25_one_channel_that_slack_has_closed_delays_nobody_else(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    town.slack.faults.next(faults.rate_limited(600), "chat.postMessage")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.does_not_see(WORDS)
    liisa.opens_home()
    liisa.presses("Accept", on=liisa.eyes.home)
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    liisa.opens_messages()
    assert [WORDS in text for text in liisa.texts()] == [False], "the invitation alone"
    town.later(minutes=10)
    liisa.sees_message("You accepted.")


def test_a_living_message_that_somebody_deleted_is_posted_anew(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    first = sanna.sees_message("Waiting for Liisa Korhonen.")
    town.slack.workspace.put_message(replace(first, deleted=True))
    town.troubles.add("message_not_found")
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    anew = sanna.sees_message("Liisa Korhonen takes your request. Next tutoring time")
    assert anew.ts != first.ts
    sanna.sees("iPads: Liisa Korhonen takes your request.")


@TWO_WAYS
def test_check_37_a_form_that_came_too_late_is_offered_by_a_button(any_town: Town) -> None:
    town, sanna = any_town, any_town.people["Sanna Virtanen"]
    with slow_by(town, seconds=3.5):
        sanna.says("/tutorhelp")
    sanna.sees_no_modal()
    sanna.sees("The form did not open in time. Nothing was lost. Please press the button.")
    sanna.presses("Open the form")
    sanna.fills("What would help you?", "the iPad after a slow start")
    sanna.presses("Send")
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    sanna.presses("Close")
    town.troubles.add("expired_trigger_id")
    assert [row["words"] for row in town.rows(HelpRequestRow)] == ["the iPad after a slow start"]
    town.slack.allows("Waiting for Liisa Korhonen.")


def test_check_37_a_trigger_that_comes_twice_opens_one_form_and_says_nothing(town: Town, sanna: Someone) -> None:
    sanna.says("/tutorhelp")
    (typed,) = town.slack.ledger.deliveries("command")
    town.slack.inbound.command(dict(typed.arguments))
    town.troubles.add("exchanged_trigger_id")
    sanna.fills("What would help you?", "AirPlay in room 12")
    sanna.presses("Send")
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    assert len(town.slack.ledger.accepted("views.open")) == 1
    assert len(sanna.messages()) == 0


def test_check_37_what_was_put_into_a_form_stays_there_when_it_cannot_be_kept(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", "words that took me ten minutes")
    moved = town.bot.database.path
    assert moved is not None
    aside = moved.rename(moved.with_suffix(".away"))
    sanna.presses("Send")
    sanna.sees("I can't keep anything at the moment, so nothing was changed. Please tell the coordinator.")
    sanna.sees("words that took me ten minutes")
    aside.rename(moved)
    sanna.presses("Send")
    sanna.sees("Got it. I'm asking")
    sanna.closes()


def test_a_form_wanted_from_home_that_slack_cannot_open_is_offered_in_the_dm(town: Town, sanna: Someone) -> None:
    sanna.opens_home()
    town.slack.faults.next(faults.http_error(500), "views.open")
    sanna.presses("Ask a tutor")
    sanna.opens_messages()
    sanna.sees("The form did not open in time. Nothing was lost. Please press the button.")
    sanna.presses("Open the form")
    sanna.sees("What would help you?")


def test_a_form_that_slack_cannot_open_is_offered_by_a_button(town: Town, sanna: Someone) -> None:
    town.slack.faults.next(faults.http_error(500), "views.open")
    sanna.says("/tutorhelp")
    sanna.sees("The form did not open in time. Nothing was lost. Please press the button.")
    sanna.presses("Open the form")
    sanna.sees("What would help you?")


@contextmanager
def slow_by(town: Town, *, seconds: float) -> Iterator[None]:
    """The bot gets everything late: the clock goes on between Slack's sending and the bot's reading."""
    usual = town.slack.inbound.transport
    town.slack.inbound.transport = Late(usual, town, seconds)
    yield
    town.slack.inbound.transport = usual


@dataclass
class Late:
    """A slow way to the bot."""

    way: Transport
    town: Town
    seconds: float

    def deliver(self, form: Form, payload: Payload, retry: Retry | None, deadline: float) -> Receipt:
        self.town.clock.moves(seconds=self.seconds)
        return self.way.deliver(form, payload, retry, deadline)
