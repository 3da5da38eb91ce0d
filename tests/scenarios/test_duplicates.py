"""The same act delivered again and again, two people on one button, two processes at once: one effect."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path

import pytest

from bot.app import build
from bot.server import HttpServer
from demo.slack import Someone
from demo.slack.deliveries import Form
from demo.slack.http_delivery import HttpDelivery, packed
from storage.tables import AuditRow, HelpRequestRow, InboxRow, OfferRow, OutcomeRow
from tests.scenarios.conftest import north
from tests.scenarios.town import ASKS, WORDS, Town


def states(town: Town) -> list[str]:
    return [row["state"] for row in town.rows(HelpRequestRow)]


def test_check_39_a_command_delivered_again_gets_the_first_answer_again(town: Town, sanna: Someone) -> None:
    sanna.says(ASKS)
    first = sanna.sees_message("Got it. I'm asking Liisa Korhonen.")
    (typed,) = town.slack.ledger.deliveries("command")
    for _ in range(3):
        town.slack.inbound.command(dict(typed.arguments))
        town.slack.settle()
    answers = [message.blocks for message in sanna.messages()]
    assert len(answers) == 4
    assert [blocks[0] | {"block_id": ""} for blocks in answers] == [first.blocks[0] | {"block_id": ""}] * 4
    assert states(town) == ["waiting"]
    town.slack.allows("Got it.")


def test_check_39_ten_clicks_on_each_button_are_one_effect_without_a_word(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    def presses_ten_times(who: Someone, label: str, on: str) -> None:
        shown = who.sees_message(on)
        for _ in range(10):
            town.clock.moves(seconds=0.3)
            who.presses_old(shown, label)

    sanna.says(ASKS)
    presses_ten_times(sanna, "Undo", on="Got it.")
    sanna.sees("Taken back. Nobody was asked.")
    town.asked(sanna)
    presses_ten_times(liisa, "Pass on", on="Sanna Virtanen (Rantala) asks")
    liisa.sees("You passed this on.")
    presses_ten_times(pekka, "Accept", on="Sanna Virtanen (Rantala) asks")
    pekka.sees("You accepted.")
    sanna.sees("iPads: Pekka Laine takes your request.")
    presses_ten_times(sanna, "Not yet", on="Pekka Laine takes your request. Next")
    pekka.sees("iPads: Sanna Virtanen says it isn't sorted yet.")
    presses_ten_times(pekka, "Done", on="You accepted. Sanna Virtanen says it isn't sorted yet.")
    pekka.sees("You said it is done. Sanna Virtanen is asked how it went.")
    sanna.sees("iPads: How did it go with Pekka Laine?")
    presses_ten_times(sanna, "Yes, sorted", on="They say it is done.")
    presses_ten_times(sanna, "Reopen", on="Sorted. Thank you for telling me.")
    pekka.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    sanna.sees("Waiting for Pekka Laine.")
    pekka.sees("Sanna Virtanen (Rantala) asks")
    done = [row["did"] for row in town.rows(AuditRow) if row["who"]]
    assert done[2:] == [
        "asked for help",
        "took a request back",
        "asked for help",
        "passed a request on",
        "accepted a request",
        "said not_yet",
        "said sorted",
        "said sorted",
        "opened a request again",
    ]
    assert len(town.rows(OutcomeRow)) == 3


def test_check_39_ten_clicks_on_cancel_and_on_an_invitation_are_one_effect(town: Town, sanna: Someone) -> None:
    outi = town.someone("Outi Niemi", tz="Europe/Helsinki")
    town.brings("Outi Niemi,Rantala,tutor,,,en,Kahoot:expert,mon 08:00-12:00 @Rantala,")
    invited = outi.sees_message("suggests you as a tutor")
    for _ in range(10):
        outi.presses_old(invited, "No thanks")
    outi.sees("That's fine. You won't be asked.")
    town.asked(sanna)
    waiting = sanna.sees_message("Waiting for Liisa Korhonen.")
    for _ in range(10):
        sanna.presses_old(waiting, "Cancel")
    sanna.sees("Cancelled.")
    done = [row["did"] for row in town.rows(AuditRow)]
    assert (done.count("cancelled a request"), done.count("declined the tutor's role")) == (1, 1)


def test_check_39_the_same_click_delivered_ten_times_is_one_effect_without_a_word(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Accept")
    click = town.slack.ledger.deliveries("block_actions")[-1]
    for _ in range(9):
        town.slack.inbound.interaction(dict(click.arguments))
        town.slack.settle()
    liisa.sees("You accepted.")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    assert len(liisa.messages()) == 2, "the invitation and the card"


def test_a_form_sent_twice_is_one_request(town: Town, sanna: Someone) -> None:
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", "AirPlay in room 12")
    sanna.presses("Send")
    sanna.sees("Got it.")
    sent = town.slack.ledger.deliveries("view_submission")[-1]
    town.slack.forge(Form.INTERACTIVE, dict(sent.arguments))
    assert states(town) == ["waiting"]


def test_point_29_two_tutors_on_one_button_the_second_is_thanked(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    card = town.asked(sanna)
    liisa.presses("Pass on")
    pekka.presses("Accept")
    pekka.sees("You accepted.")
    liisa.presses_old(card, "Accept")
    liisa.sees("Pekka Laine took this one a moment before you. Nothing to do for you. Thank you!")
    liisa.sees("You passed this on.")
    sanna.sees("iPads: Pekka Laine takes your request.")
    assert sorted(row["state"] for row in town.rows(OfferRow)) == ["accepted", "passed"]


def test_check_42_an_acknowledgement_lost_on_the_way_leads_to_one_effect(sqlite_url: str, tmp_path: Path) -> None:
    with north(tmp_path, over="sockets", database_url=sqlite_url, ack_deadline=0.4) as town:
        sanna, liisa, pekka = (town.people[name] for name in ("Sanna Virtanen", "Liisa Korhonen", "Pekka Laine"))
        town.asked(sanna)
        town.slack.sockets.drop_acks = 2
        liisa.is_deactivated()
        town.later(minutes=1)
        told = town.slack.ledger.deliveries("event:user_change")
        assert [entry.verdict for entry in told] == ["http_timeout", "http_timeout", "ok"]
        assert [row["did"] for row in town.rows(AuditRow)].count("left") == 1
        assert sorted(row["state"] for row in town.rows(OfferRow)) == ["asked", "lapsed"]
        pekka.sees("Sanna Virtanen (Rantala) asks")
        sanna.sees("Waiting for Pekka Laine.")


def test_check_42_a_command_whose_acknowledgement_was_lost_is_kept_and_told_in_the_dm(
    sqlite_url: str, tmp_path: Path
) -> None:
    with north(tmp_path, over="sockets", database_url=sqlite_url, ack_deadline=0.4) as town:
        sanna = town.people["Sanna Virtanen"]
        town.slack.sockets.drop_acks = 1
        sanna.says(ASKS)
        sanna.sees('/tutorhelp failed with the error "operation_timeout"')
        assert states(town) == ["waiting"]
        town.later(seconds=60)
        sanna.sees("Waiting for Liisa Korhonen.")
        town.people["Liisa Korhonen"].sees("Sanna Virtanen (Rantala) asks")


# Two processes on one PostgreSQL


@pytest.fixture
def two_ways(postgres_url: str, tmp_path: Path) -> Iterator[tuple[Town, list[HttpDelivery]]]:
    """The town, and the ways to two bots that share its database."""
    with ExitStack() as stack:
        town = stack.enter_context(north(tmp_path, database_url=postgres_url))
        twin = build(town.bot.settings, town.clock, inline=True)
        stack.callback(twin.close)
        server = HttpServer(twin.wsgi, "127.0.0.1", 0, threads=8)
        server.start()
        stack.callback(server.close, 2)
        other = HttpDelivery(f"http://127.0.0.1:{server.port}/slack/events", town.slack.signing_secret)
        yield town, [town.http, other]


def delivered_at_once(ways: list[HttpDelivery], form: Form, payload: dict[str, object], times: int = 4) -> list[int]:
    """The statuses of as many deliveries to each process, all under way together."""
    body, kind = packed(form, payload)
    with ThreadPoolExecutor(2 * times) as crowd:
        sent = [crowd.submit(way.post, body, way.signed(body, kind), 10.0) for way in ways for _ in range(times)]
        return [each.result().status for each in sent]


def test_check_39_one_command_to_two_processes_at_once_is_one_request(
    two_ways: tuple[Town, list[HttpDelivery]],
) -> None:
    town, ways = two_ways
    sanna = town.people["Sanna Virtanen"]
    payload = town.slack.payloads.command(sanna.person, sanna.dm, "/tutorhelp", WORDS)
    assert delivered_at_once(ways, Form.COMMAND, payload) == [200] * 8
    assert states(town) == ["waiting"]
    assert len(town.rows(OfferRow)) == 1
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    town.people["Liisa Korhonen"].sees("Sanna Virtanen (Rantala) asks")


def test_check_39_one_event_to_two_processes_at_once_is_one_effect(two_ways: tuple[Town, list[HttpDelivery]]) -> None:
    town, ways = two_ways
    sanna, liisa, pekka = (town.people[name] for name in ("Sanna Virtanen", "Liisa Korhonen", "Pekka Laine"))
    town.accepted(sanna)
    liisa.changes(tz="Europe/Helsinki")
    event = deepcopy(town.slack.ledger.deliveries("event:user_change")[-1].arguments)
    event |= {"event_id": "Ev0SAME", "event": event["event"] | {"user": event["event"]["user"] | {"deleted": True}}}
    assert set(delivered_at_once(ways, Form.EVENT, event)) == {200}
    assert sorted(row["state"] for row in town.rows(OfferRow)) == ["asked", "lapsed"]
    assert [row["did"] for row in town.rows(AuditRow)].count("left") == 1
    town.slack.settle()
    pekka.sees("Sanna Virtanen (Rantala) asks")
    sanna.sees("There has been a change. I'm now asking Pekka Laine.")


def test_check_39_one_click_to_two_processes_at_once_is_one_effect(two_ways: tuple[Town, list[HttpDelivery]]) -> None:
    town, ways = two_ways
    sanna, liisa = town.people["Sanna Virtanen"], town.people["Liisa Korhonen"]
    card = town.asked(sanna)
    (row,) = town.rows(OfferRow)
    action = {
        "type": "button",
        "action_id": "offer.accept",
        "block_id": "b",
        "value": row["id"],
        "action_ts": "1.000001",
    }
    click = town.slack.payloads.message_actions(liisa.person, card, [action])
    before = len(town.rows(InboxRow))
    assert delivered_at_once(ways, Form.INTERACTIVE, click) == [200] * 8
    town.slack.settle()
    assert len(town.rows(InboxRow)) == before + 1
    liisa.sees("You accepted.")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
