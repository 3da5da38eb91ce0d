"""Home, shortcuts, what the bot hears, changes of people."""

from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from demo.slack import PretendSlack
from demo.slack.gestures import NotPossible
from tests.demo.blocks import (
    Json,
    actions,
    button,
    home,
    modal,
    section,
)
from tests.demo.listeners import Serve, kind_and_deleted, opens, remembers


def test_home_is_published_when_it_is_opened(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    @bolt.event("app_home_opened")
    def opened(event: Json, client: WebClient) -> None:
        blocks = [section("Needs you"), actions(button("Ask a tutor", "ask"))]
        client.views_publish(user_id=event["user"], view=home(*blocks))

    bolt.action("ask")(opens(modal(section("A form"))))
    serve()
    sanna = slack.person("Sanna")

    sanna.opens_home()
    sanna.sees("Needs you")
    sanna.presses("Ask a tutor")

    sanna.sees("A form")


def test_shortcuts_open_forms_and_carry_the_message(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    @bolt.shortcut("ask_about")
    def about(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        view = modal(section("About: " + body["message"]["text"]))
        client.views_open(trigger_id=body["trigger_id"], view=view)

    bolt.shortcut("ask")(opens(modal(section("An empty form"))))
    serve()
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa")
    message = liisa.writes("The projector is dark", in_=slack.direct(sanna, liisa))

    sanna.uses_shortcut("Ask a tutor")
    sanna.sees("An empty form")
    sanna.uses_shortcut("Ask about this", on=message)
    sanna.sees("About: The projector is dark")


def test_the_bot_hears_what_is_written_to_it_and_nothing_else(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    heard: list[Json] = []
    bolt.event("message")(remembers(heard, lambda body: body["event"]))
    serve()
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa Laine")

    sanna.writes("a < b, ask @Liisa Laine at https://example.org")
    sanna.writes("between us", in_=slack.direct(sanna, liisa))
    sanna.writes("to all", in_=slack.channel("staff", sanna, with_bot=True))

    assert [event["text"] for event in heard] == [f"a &lt; b, ask <@{liisa.id}> at <https://example.org>"]
    assert heard[0]["channel_type"] == "im"


def test_changes_of_people_are_told(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    told: list[Any] = []
    for kind in ("user_change", "team_join"):
        bolt.event(kind)(remembers(told, kind_and_deleted))
    serve()

    sanna = slack.person("Sanna")
    sanna.joins()
    sanna.is_deactivated()

    assert told == [("team_join", False), ("user_change", True)]
    with pytest.raises(NotPossible, match="deactivated"):
        sanna.says("/tutorhelp")
