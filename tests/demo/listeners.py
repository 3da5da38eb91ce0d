"""Small listeners and messages for tests."""

from collections.abc import Callable
from http.client import RemoteDisconnected
from typing import Any
from urllib.error import URLError

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.demo.blocks import Json, actions, button, section

Serve = Callable[[], str]
LOST = (ConnectionResetError, RemoteDisconnected, URLError, SlackApiError)
"""How a call ends that Slack refused or that got no answer."""


def opens(view: Json) -> Callable[..., None]:
    def listener(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view)

    return listener


def remembers(kept: list[Any], what: Callable[[Json], Any]) -> Callable[..., None]:
    def listener(ack: Ack, body: Json) -> None:
        ack()
        kept.append(what(body))

    return listener


def whole(body: Json) -> Json:
    return body


def value_of(body: Json) -> Any:
    return body["actions"][0]["value"]


def chosen_in(body: Json) -> Any:
    return body["actions"][0]["selected_option"]["value"]


def kind_and_deleted(body: Json) -> tuple[str, bool]:
    return body["event"]["type"], body["event"]["user"]["deleted"]


def ask_liisa(client: WebClient, person: str, **more: Any) -> str:
    answer = client.chat_postMessage(
        channel=person,
        text="Sanna asks about iPads.",
        blocks=[section("*Sanna* asks about iPads."), actions(button("Accept", "accept", value="r1"))],
        **more,
    )
    return str(answer["ts"])
