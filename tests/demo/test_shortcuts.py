"""Both kinds of shortcuts: what they carry, who has them, how they are answered."""

import json
import urllib.request
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from demo.slack import PretendSlack, Someone
from demo.slack.gestures import NotPossible
from demo.slack.messages import Message
from tests.demo.blocks import Json
from tests.demo.listeners import Serve, ask_liisa, remembers, whole


@pytest.fixture
def used(bolt: App, serve: Serve) -> list[Json]:
    told: list[Json] = []
    bolt.shortcut("ask")(remembers(told, whole))
    bolt.shortcut("ask_about")(remembers(told, whole))
    serve()
    return told


@pytest.fixture
def sanna(slack: PretendSlack) -> Someone:
    return slack.person("Sanna")


def from_liisa(slack: PretendSlack, sanna: Someone) -> Message:
    """A message in a conversation in which the app is not."""
    liisa = slack.person("Liisa")
    return liisa.writes("The projector is <dark>", in_=slack.direct(sanna, liisa))


def test_a_global_shortcut_knows_no_place(sanna: Someone, used: list[Json]) -> None:
    sanna.uses_shortcut("Ask a tutor")

    assert (used[0]["type"], used[0]["callback_id"], used[0]["user"]["id"]) == ("shortcut", "ask", sanna.id)
    assert not {"channel", "response_url", "message"} & set(used[0])


def test_a_message_shortcut_carries_words_author_and_place(
    slack: PretendSlack, sanna: Someone, used: list[Json]
) -> None:
    message = from_liisa(slack, sanna)

    sanna.uses_shortcut("Ask about this", on=message)

    assert used[0]["type"] == "message_action"
    assert used[0]["user"]["id"] == sanna.id
    assert used[0]["message"]["text"] == "The projector is &lt;dark&gt;"
    assert used[0]["message"]["user"] == message.author
    assert used[0]["channel"] == {"id": message.channel, "name": "directmessage"}
    assert used[0]["message_ts"] == used[0]["message"]["ts"] == message.ts


def test_the_answer_to_a_message_shortcut_is_a_new_message_for_one(
    slack: PretendSlack, sanna: Someone, used: list[Json]
) -> None:
    message = from_liisa(slack, sanna)
    sanna.uses_shortcut("Ask about this", on=message)

    body = json.dumps({"text": "Kept for you"}).encode()
    request = urllib.request.Request(used[0]["response_url"], body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200

    assert sanna.sees_message("Kept for you").only_for == sanna.id
    sanna.sees("The projector is <dark>")


def test_an_edited_message_travels_as_it_is_now(slack: PretendSlack, sanna: Someone, used: list[Json]) -> None:
    message = sanna.writes("iPad", in_=slack.direct(sanna, slack.person("Liisa")))
    sanna.edits(message, "iPads in room 12")

    sanna.uses_shortcut("Ask about this", on=message)

    assert used[0]["message"]["text"] == "iPads in room 12"
    assert "edited" in used[0]["message"]


def test_a_message_shortcut_works_on_the_apps_own_messages(client: WebClient, sanna: Someone, used: list[Json]) -> None:
    ask_liisa(client, sanna.id)

    sanna.uses_shortcut("Ask about this", on=sanna.sees_message("iPads"))

    assert used[0]["message"]["bot_id"]


def test_there_is_no_menu_where_slack_shows_none(
    slack: PretendSlack, client: WebClient, sanna: Someone, used: list[Any]
) -> None:
    pekka, eve = slack.person("Pekka"), slack.person("Eve", team_id="T0OTHER")
    message = from_liisa(slack, sanna)
    client.chat_postEphemeral(channel=pekka.dm.id, user=pekka.id, text="Only you")

    with pytest.raises(NotPossible, match="has no menu on that message"):
        pekka.uses_shortcut("Ask about this", on=message)
    with pytest.raises(NotPossible, match="has no menu on that message"):
        pekka.uses_shortcut("Ask about this", on=pekka.sees_message("Only you"))
    with pytest.raises(NotPossible, match="there is no global shortcut called 'Ask about this'"):
        sanna.uses_shortcut("Ask about this")
    with pytest.raises(NotPossible, match="there is no message shortcut called 'Ask a tutor'"):
        sanna.uses_shortcut("Ask a tutor", on=message)
    with pytest.raises(NotPossible):
        eve.uses_shortcut("Ask a tutor")
    assert used == []
