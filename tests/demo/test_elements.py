"""Buttons, menus and selects in messages, pressed as people press them."""

from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from demo.slack import PretendSlack
from demo.slack.gestures import NotPossible
from demo.slack.stories.looking import NotThere
from tests.demo.blocks import (
    Json,
    actions,
    button,
    options,
    plain,
    section,
)
from tests.demo.listeners import Serve, ask_liisa, chosen_in, remembers, value_of


def test_pressing_a_button_changes_the_message_in_place(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    @bolt.action("accept")
    def accepted(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        place, ts = body["channel"]["id"], body["message"]["ts"]
        client.chat_update(channel=place, ts=ts, text="Accepted.", blocks=[section("You help Sanna.")])

    serve()
    liisa = slack.person("Liisa")
    ask_liisa(client, liisa.id)
    liisa.sees("Sanna asks about iPads.")

    liisa.presses("Accept", on="iPads")

    liisa.sees("You help Sanna.")
    liisa.does_not_see("Accept")
    assert liisa.last_notification() == "Accepted."
    assert len(slack.ledger.posts(to=liisa)) == 1
    slack.finish()


def test_a_button_that_is_not_there_is_named_with_what_is(slack: PretendSlack, serve: Serve, client: WebClient) -> None:
    serve()
    liisa = slack.person("Liisa")
    ask_liisa(client, liisa.id)

    with pytest.raises(NotThere, match=r"called 'Pass on'; there is \['Accept'\]"):
        liisa.presses("Pass on")


def test_an_old_version_of_a_message_can_still_be_pressed(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    pressed: list[Any] = []
    bolt.action("accept")(remembers(pressed, value_of))
    serve()
    liisa = slack.person("Liisa")
    ts = ask_liisa(client, liisa.id)
    old = liisa.sees_message("Sanna asks")
    client.chat_update(channel=liisa.dm.id, ts=ts, text="Gone", blocks=[section("Somebody else helps.")])

    liisa.presses_old(old, "Accept")

    assert pressed == ["r1"]


def test_a_click_that_no_button_offers_can_be_forged(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    seen: list[Any] = []
    bolt.action("accept")(remembers(seen, value_of))
    serve()
    liisa = slack.person("Liisa")
    ask_liisa(client, liisa.id)

    liisa.forges(liisa.sees_message("iPads"), action_id="accept", value="another-request")

    assert seen == ["another-request"]


def test_a_dialog_asks_before_the_click_is_sent(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    clicks: list[Any] = []
    bolt.action("delete")(remembers(clicks, lambda body: 1))
    serve()
    sanna = slack.person("Sanna")
    confirm = {
        "title": plain("Delete?"),
        "text": plain("It cannot be undone."),
        "confirm": plain("Yes, delete"),
        "deny": plain("No"),
    }
    client.chat_postMessage(channel=sanna.id, text="x", blocks=[actions(button("Delete", "delete", confirm=confirm))])

    sanna.presses("Delete")
    sanna.sees("It cannot be undone.")
    assert clicks == []
    sanna.presses("No")
    assert clicks == []
    sanna.presses("Delete")
    sanna.presses("Yes, delete")

    assert clicks == [1]


def test_an_overflow_entry_is_pressed_by_its_words(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    chosen: list[Any] = []
    bolt.action("more")(remembers(chosen, chosen_in))
    serve()
    liisa = slack.person("Liisa")
    menu = {"type": "overflow", "action_id": "more", "options": options("Pass on", "Away today")}
    client.chat_postMessage(channel=liisa.id, text="x", blocks=[section("Request", accessory=menu)])

    liisa.presses("Away today")

    assert chosen == ["away today"]


def test_equal_buttons_are_told_apart_by_the_words_beside_them(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    pressed: list[str] = []
    bolt.action("open")(remembers(pressed, value_of))
    serve()
    sanna = slack.person("Sanna")
    rows = [section(name, accessory=button("Open", "open", value=name)) for name in ("iPads", "Kahoot")]
    client.chat_postMessage(channel=sanna.id, text="x", blocks=rows)

    with pytest.raises(NotThere, match="2 things are called 'Open'"):
        sanna.presses("Open")
    sanna.presses("Open", on="Kahoot")
    sanna.presses("Open", occurrence=1)

    assert pressed == ["Kahoot", "iPads"]


def test_a_select_in_a_message_tells_the_app_at_once(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    chosen: list[Any] = []
    bolt.action("school")(remembers(chosen, chosen_in))
    serve()
    sanna = slack.person("Sanna")
    select = {"type": "static_select", "action_id": "school", "options": options("Rantala", "Kivi")}
    client.chat_postMessage(channel=sanna.id, text="x", blocks=[section("Which school?", accessory=select)])

    sanna.chooses("Which school?", "Rantala")

    assert chosen == ["rantala"]
    with pytest.raises(NotPossible, match="there is no 'Meri' to choose"):
        sanna.chooses("Which school?", "Meri")
