"""Every key that Slack's payloads carry is there; clicks from many hands at once are kept apart."""

import threading
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from demo.slack import PretendSlack
from demo.slack.deliveries import Form
from tests.demo.blocks import Json, actions, button, modal, options, section
from tests.demo.listeners import Serve, ask_liisa, opens, remembers, whole

INTERACTION = {"type", "token", "team", "enterprise", "is_enterprise_install", "user"}
VIEW = {
    "id",
    "team_id",
    "type",
    "blocks",
    "private_metadata",
    "callback_id",
    "state",
    "hash",
    "title",
    "clear_on_close",
    "notify_on_close",
    "close",
    "submit",
    "previous_view_id",
    "root_view_id",
    "app_id",
    "external_id",
    "app_installed_team_id",
    "bot_id",
}


@pytest.fixture
def delivered(slack: PretendSlack, bolt: App, serve: Serve, client: WebClient) -> PretendSlack:
    """A workspace in which each kind of payload was delivered once."""
    bolt.command("/tutorhelp")(opens(modal(section("x"), callback_id="f", notify_on_close=True)))
    bolt.view("f")(lambda ack: ack())
    bolt.view_closed("f")(lambda ack: ack())
    bolt.action("accept")(lambda ack: ack())
    bolt.shortcut("ask")(lambda ack: ack())
    bolt.shortcut("ask_about")(lambda ack: ack())
    bolt.event("message")(lambda: None)
    serve()
    sanna = slack.person("Sanna")
    ask_liisa(client, sanna.id)
    sanna.presses("Accept")
    sanna.says("/tutorhelp words")
    sanna.submits()
    sanna.says("/tutorhelp words")
    sanna.closes()
    sanna.uses_shortcut("Ask a tutor")
    sanna.uses_shortcut("Ask about this", on=sanna.writes("hello"))
    return slack


def payload(slack: PretendSlack, kind: str) -> Json:
    return slack.ledger.deliveries(kind)[0].arguments


def test_payloads_carry_every_key(delivered: PretendSlack) -> None:
    assert set(payload(delivered, "command")) == {
        *("token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name"),
        *("command", "text", "api_app_id", "is_enterprise_install", "response_url", "trigger_id"),
    }
    assert set(payload(delivered, "block_actions")) == INTERACTION | {
        *("api_app_id", "container", "trigger_id", "channel", "message", "state", "response_url", "actions"),
    }
    assert set(payload(delivered, "block_actions")["actions"][0]) == {
        *("type", "action_id", "block_id", "text", "value", "action_ts"),
    }
    assert set(payload(delivered, "view_submission")) == INTERACTION | {
        *("api_app_id", "trigger_id", "view", "response_urls"),
    }
    assert set(payload(delivered, "view_submission")["view"]) == VIEW
    assert set(payload(delivered, "view_closed")) == INTERACTION | {"api_app_id", "view", "is_cleared"}
    assert set(payload(delivered, "shortcut")) == INTERACTION | {"action_ts", "callback_id", "trigger_id"}
    assert set(payload(delivered, "message_action")) == INTERACTION | {
        *("action_ts", "callback_id", "trigger_id", "channel", "message", "message_ts", "response_url"),
    }
    heard = delivered.ledger.deliveries("event:message")[-1].arguments
    assert set(heard) == {
        *("token", "team_id", "context_team_id", "context_enterprise_id", "api_app_id", "event", "type"),
        *("event_id", "event_time", "authorizations", "is_ext_shared_channel", "event_context"),
    }
    assert set(heard["event"]) == {
        *("client_msg_id", "type", "text", "user", "ts", "blocks", "team", "channel", "event_ts"),
        "channel_type",
    }


def test_a_click_on_an_ephemeral_carries_no_message(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    clicks: list[Any] = []
    answer = {"text": "x", "blocks": [actions(button("Undo", "undo"))]}
    bolt.command("/tutorhelp")(lambda ack: ack(answer))
    bolt.action("undo")(remembers(clicks, whole))
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")
    sanna.presses("Undo")

    assert "message" not in clicks[0]
    assert clicks[0]["container"]["is_ephemeral"] is True


def test_what_was_chosen_in_a_message_travels_with_the_next_click(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    clicks: list[Any] = []
    bolt.action("kind")(lambda ack: ack())
    bolt.action("go")(remembers(clicks, whole))
    serve()
    sanna = slack.person("Sanna")
    select = {"type": "static_select", "action_id": "kind", "options": options("Quick", "Long")}
    blocks = [section("Kind?", block_id="b", accessory=select), actions(button("Go", "go"))]
    client.chat_postMessage(channel=sanna.id, text="x", blocks=blocks)

    sanna.chooses("Kind?", "Long")
    sanna.presses("Go")

    assert clicks[0]["state"]["values"]["b"]["kind"]["selected_option"]["value"] == "long"


def test_an_interaction_with_two_selects_names_what_was_picked(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    seen: list[Any] = []
    bolt.action("who")(remembers(seen, lambda body: body["actions"][0]["selected_user"]))
    bolt.action("when")(remembers(seen, lambda body: body["actions"][0]["selected_date"]))
    serve()
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa")
    who = section("Who?", accessory={"type": "users_select", "action_id": "who"})
    when = section("When?", accessory={"type": "datepicker", "action_id": "when"})
    client.chat_postMessage(channel=sanna.id, text="x", blocks=[who, when])

    sanna.chooses("Who?", liisa)
    sanna.chooses("When?", "2026-09-08")

    assert seen == [liisa.id, "2026-09-08"]


def test_ten_clicks_at_once_all_arrive(slack: PretendSlack, bolt: App, serve: Serve, client: WebClient) -> None:
    seen: list[Any] = []
    bolt.action("accept")(remembers(seen, lambda body: body["trigger_id"]))
    serve()
    slack.inbound.deadline = 3
    liisa = slack.person("Liisa")
    ask_liisa(client, liisa.id)

    hands = [threading.Thread(target=liisa.presses, args=["Accept"]) for _ in range(10)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert len(set(seen)) == 10


def test_any_payload_can_be_forged(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    seen: list[Any] = []
    bolt.action("admin")(remembers(seen, whole))
    serve()
    forged = {"type": "block_actions", "user": {"id": "U404"}, "actions": [{"action_id": "admin"}]}

    receipt = slack.forge(Form.INTERACTIVE, forged | {"team": {"id": slack.team_id}, "view": {}})

    assert receipt.is_acknowledged
    assert seen[0]["user"]["id"] == "U404"
    assert slack.ledger.deliveries("forged")[0].verdict == "ok"


def test_a_stranger_can_press_but_not_command(slack: PretendSlack, bolt: App, serve: Serve, client: WebClient) -> None:
    teams: list[Any] = []

    @bolt.action("accept")
    def accepted(ack: Ack, body: Json) -> None:
        ack()
        teams.append(body["user"]["team_id"])

    serve()
    eve, sanna = slack.person("Eve", team_id="T0OTHER"), slack.person("Sanna")
    shared = slack.channel("shared", eve, sanna, with_bot=True, is_ext_shared=True)
    ask_liisa(client, shared.id)

    eve.presses("Accept")
    eve.says("/tutorhelp", in_=shared)

    assert teams == ["T0OTHER"]
    eve.sees("/tutorhelp is not a valid command.")
