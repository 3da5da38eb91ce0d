"""What stays in a form when the app shows another version of it."""

from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from demo.slack import PretendSlack, Someone
from tests.demo.blocks import Json, actions, button, input_, modal, options, text_input
from tests.demo.listeners import Serve, opens

LABELS = options("Quick", "Long")


@pytest.fixture
def sanna(slack: PretendSlack) -> Someone:
    return slack.person("Sanna")


def form(*inputs: Json) -> Json:
    return modal(*inputs, actions(button("Other version", "change")), callback_id="f")


def words(block_id: str = "b", action_id: str = "a", **more: Any) -> Json:
    return input_("Words", text_input(action_id, **more), block_id=block_id, optional=True)


def choice(**more: Any) -> Json:
    element = {"type": "static_select", "action_id": "a", "options": LABELS, **more}
    return input_("Words", element, block_id="b", optional=True)


def changes(bolt: App, serve: Serve, first: Json, second: Json) -> list[Json]:
    """A form that a button turns into another; returns the states that were sent."""
    sent: list[Json] = []

    @bolt.action("change")
    def change(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=second)

    @bolt.view("f")
    def submitted(ack: Ack, body: Json) -> None:
        ack()
        sent.append(body["view"]["state"]["values"])

    bolt.command("/tutorhelp")(opens(first))
    serve()
    return sent


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        (words(), "iPads"),
        (words(block_id="c"), None),
        (words(action_id="c"), None),
        (words(initial_value="x"), "iPads"),
    ],
    ids=["same ids", "another block_id", "another action_id", "another initial value"],
)
def test_typed_words_stay_while_both_ids_stay(
    bolt: App, serve: Serve, sanna: Someone, second: Json, kept: str | None
) -> None:
    sent = changes(bolt, serve, form(words()), form(second))
    sanna.says("/tutorhelp")
    sanna.fills("Words", "iPads")

    sanna.presses("Other version")
    sanna.submits()

    (value,) = [element["value"] for block in sent[0].values() for element in block.values()]
    assert value == kept


def test_a_first_value_below_the_same_ids_does_not_change(bolt: App, serve: Serve, sanna: Someone) -> None:
    changes(bolt, serve, form(words(initial_value="iPads")), form(words(initial_value="Kahoot")))
    sanna.says("/tutorhelp")

    sanna.presses("Other version")

    sanna.sees("iPads")
    sanna.does_not_see("Kahoot")


def test_a_first_value_shows_where_nothing_was_or_an_id_is_new(bolt: App, serve: Serve, sanna: Someone) -> None:
    second = form(words(initial_value="Kahoot"), words("new", initial_value="Padlet"))
    changes(bolt, serve, form(words()), second)
    sanna.says("/tutorhelp")

    sanna.presses("Other version")

    sanna.sees("Kahoot")
    sanna.sees("Padlet")


def test_another_kind_of_field_starts_afresh(bolt: App, serve: Serve, sanna: Someone) -> None:
    sent = changes(bolt, serve, form(words()), form(choice()))
    sanna.says("/tutorhelp")
    sanna.fills("Words", "iPads")

    sanna.presses("Other version")
    sanna.does_not_see("iPads")
    sanna.submits()

    assert sent[0]["b"]["a"] == {"type": "static_select", "selected_option": None}
