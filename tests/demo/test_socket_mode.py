"""Socket Mode with the real Bolt handler and the real client of slack_sdk."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from websockets.sync.client import connect

from demo.slack import PretendSlack
from demo.slack.socket_mode import SocketMode
from tests.demo.blocks import actions, button, modal, section
from tests.demo.conftest import Clock
from tests.demo.listeners import ask_liisa, opens, remembers, value_of

Connect = Callable[[], SocketModeHandler]


@pytest.fixture
def sockets(slack: PretendSlack) -> SocketMode:
    return slack.deliver_over_sockets()


@pytest.fixture
def connects(slack: PretendSlack, bolt: App, sockets: SocketMode) -> Iterator[Connect]:
    handlers: list[SocketModeHandler] = []

    def start() -> SocketModeHandler:
        handler = SocketModeHandler(bolt, slack.app_token, ping_interval=0.2)
        handlers.append(handler)
        before = sockets.connections
        handler.connect()  # type: ignore[no-untyped-call]
        wait_for(lambda: sockets.connections > before)
        return handler

    yield start
    for handler in handlers:
        handler.client.auto_reconnect_enabled = False
    sockets.hang_up()
    for handler in handlers:
        close_quickly(handler)


def close_quickly(handler: SocketModeHandler) -> None:
    """Wakes the client's queue, which would else wait a second for a message."""
    client = handler.client
    wait_for(lambda: not client.is_connected())
    client.message_processor.event.set()
    client.message_queue.put(None)
    handler.close()  # type: ignore[no-untyped-call]


def wait_for(condition: Callable[[], bool], seconds: float = 5) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.005)


def test_commands_clicks_forms_and_events_come_over_the_socket(
    slack: PretendSlack, bolt: App, connects: Connect, client: WebClient
) -> None:
    pressed: list[Any] = []
    heard: list[str] = []
    bolt.command("/tutorhelp")(lambda ack, body: ack(f"Got it: {body['text']}"))
    bolt.command("/escaped")(opens(modal(section("A form"), callback_id="f")))
    bolt.view("f")(lambda ack: ack(response_action="update", view=modal(section("Thank you"))))
    bolt.action("accept")(remembers(pressed, value_of))
    bolt.event("message")(lambda event: heard.append(event["text"]))
    connects()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp my iPads")
    sanna.sees("Got it: my iPads")
    ask_liisa(client, sanna.id)
    sanna.presses("Accept")
    sanna.says("/escaped")
    sanna.sees("A form")
    sanna.submits()
    sanna.sees("Thank you")
    sanna.writes("hello")

    assert pressed == ["r1"]
    assert heard == ["hello"]


def test_what_is_not_acknowledged_shows_slacks_own_error(slack: PretendSlack, connects: Connect) -> None:
    connects()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")

    sanna.sees('/tutorhelp failed with the error "operation_timeout"')


def test_without_a_connection_nothing_arrives(slack: PretendSlack, sockets: SocketMode) -> None:
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")

    sanna.sees('/tutorhelp failed with the error "dispatch_failed"')


def test_a_lost_acknowledgement_brings_the_event_again(
    slack: PretendSlack, bolt: App, sockets: SocketMode, connects: Connect
) -> None:
    seen: list[Any] = []

    @bolt.event("message")
    def heard(body: dict[str, Any], request: Any) -> None:
        seen.append((body["event_id"], request.headers.get("x-slack-retry-num")))

    connects()
    sockets.drop_acks = 1
    slack.person("Sanna").writes("hello")

    (first, no_retry), (second, retry) = seen
    assert first == second
    assert (no_retry, retry) == (["0"], ["1"])


def test_each_payload_goes_to_one_of_the_connections(
    slack: PretendSlack, bolt: App, sockets: SocketMode, connects: Connect
) -> None:
    heard: list[str] = []
    bolt.event("message")(lambda event: heard.append(event["text"]))
    connects()
    connects()
    sanna = slack.person("Sanna")

    for number in range(4):
        sanna.writes(str(number))

    assert sorted(heard) == ["0", "1", "2", "3"]
    assert sockets.connections == 2


def test_an_app_that_is_told_to_go_comes_back(
    slack: PretendSlack, bolt: App, sockets: SocketMode, connects: Connect
) -> None:
    bolt.command("/tutorhelp")(lambda ack: ack("Here"))
    connects()

    sockets.disconnect("refresh_requested")

    assert sockets.wait_connected()
    slack.inbound.deadline = 3
    sanna = slack.person("Sanna")
    sanna.says("/tutorhelp")
    sanna.sees("Here")
    assert len(slack.ledger.accepted("apps.connections.open")) == 2


def test_a_warned_app_connects_anew_before_it_is_cut_off(
    slack: PretendSlack, sockets: SocketMode, connects: Connect
) -> None:
    connects()

    sockets.disconnect("warning")

    wait_for(lambda: len(slack.ledger.accepted("apps.connections.open")) == 2)
    wait_for(lambda: sockets.connections == 2)


def test_an_app_whose_connection_is_cut_comes_back(
    slack: PretendSlack, bolt: App, sockets: SocketMode, connects: Connect
) -> None:
    bolt.command("/tutorhelp")(lambda ack: ack("Here"))
    connects()

    sockets.cut()

    assert sockets.wait_connected()
    slack.inbound.deadline = 3
    sanna = slack.person("Sanna")
    sanna.says("/tutorhelp")
    sanna.sees("Here")


def test_the_eleventh_connection_is_turned_away(slack: PretendSlack, sockets: SocketMode) -> None:
    kept = [connect(sockets.new_url()) for _ in range(10)]
    hellos = [json.loads(one.recv(2)) for one in kept]
    with connect(sockets.new_url()) as eleventh:
        assert json.loads(eleventh.recv(2))["reason"] == "too_many_websockets"
    for one in kept:
        one.close()
    assert sorted(hello["num_connections"] for hello in hellos) == list(range(1, 11))
    assert hellos[0]["debug_info"]["approximate_connection_time"] > 0


def test_an_address_serves_once_and_needs_the_app_token(
    slack: PretendSlack, sockets: SocketMode, client: WebClient
) -> None:
    url = sockets.new_url()
    with connect(url) as first:
        assert json.loads(first.recv(2))["type"] == "hello"
    with connect(url) as second:
        assert json.loads(second.recv(2))["reason"] == "link_disabled"
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        client.apps_connections_open(app_token=slack.bot_token)


def test_events_missed_without_a_connection_come_later(
    slack: PretendSlack, bolt: App, sockets: SocketMode, connects: Connect, clock: Clock
) -> None:
    heard: list[str] = []
    bolt.event("message")(lambda event: heard.append(event["text"]))
    slack.person("Sanna").writes("hello")
    connects()

    clock.moves(minutes=1)
    slack.settle()

    assert heard == ["hello"]


def test_a_cut_during_a_click_is_an_error_for_the_person(
    slack: PretendSlack, bolt: App, sockets: SocketMode, connects: Connect, client: WebClient
) -> None:
    bolt.action("go")(sockets.cut)
    connects()
    sanna = slack.person("Sanna")
    client.chat_postMessage(channel=sanna.id, text="x", blocks=[actions(button("Go", "go"))])

    sanna.presses("Go")

    sanna.sees("Something went wrong")
