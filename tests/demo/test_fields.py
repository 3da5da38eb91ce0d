"""Every kind of field, filled in and chosen from as people do, in forms and on messages."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from demo.slack import PretendSlack, Someone
from demo.slack.gestures import NotPossible
from demo.slack.stories.looking import NotThere
from tests.demo.blocks import Json, actions, input_, modal, mrkdwn, options, plain, section, text_input
from tests.demo.listeners import Serve, opens, remembers, whole

NINE = datetime(2026, 9, 8, 6, 0, tzinfo=UTC)
LABELS = options("Quick", "Long")
FIRST: Json = {"initial_option": LABELS[0]}
KINDS: dict[str, tuple[Json, list[Any], Json]] = {
    "radio_buttons": ({"options": LABELS}, ["Long"], {"selected_option": LABELS[1]}),
    "checkboxes": ({"options": LABELS}, ["Quick", "Long"], {"selected_options": LABELS}),
    "static_select": ({"options": LABELS}, ["Long"], {"selected_option": LABELS[1]}),
    "multi_static_select": ({"options": LABELS}, ["Long", "Quick"], {"selected_options": LABELS[::-1]}),
    "datepicker": ({}, [date(2026, 9, 8)], {"selected_date": "2026-09-08"}),
    "timepicker": ({}, [time(9, 30)], {"selected_time": "09:30"}),
    "datetimepicker": ({}, [NINE], {"selected_date_time": int(NINE.timestamp())}),
}
"""What an element has, what is chosen, what the app gets."""


@pytest.fixture
def sanna(slack: PretendSlack) -> Someone:
    return slack.person("Sanna")


@pytest.fixture
def sent(bolt: App, serve: Serve) -> list[Json]:
    """What the app is told: choices at once (action `it`), forms (`f`) when they are sent."""
    told: list[Json] = []
    bolt.action("it")(remembers(told, whole))
    bolt.view("f")(remembers(told, whole))
    serve()
    return told


def shows(bolt: App, sanna: Someone, *blocks: Json) -> None:
    """A form with these blocks is open."""
    bolt.command("/tutorhelp")(opens(modal(*blocks, callback_id="f")))
    sanna.says("/tutorhelp")


def state(body: Json) -> Json:
    """The value of the element `it` in the block `b`."""
    found: Json = (body.get("view") or body)["state"]["values"]["b"]["it"]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_in_a_form_is_sent_with_it(bolt: App, sanna: Someone, sent: list[Json], kind: str) -> None:
    parts, chosen, expected = KINDS[kind]
    shows(bolt, sanna, input_("Kind", {"type": kind, "action_id": "it", **parts}, block_id="b"))

    sanna.chooses("Kind", *chosen)
    assert sent == []
    sanna.submits()

    assert state(sent[0]) == {"type": kind, **expected}


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_on_a_message_is_told_at_once(sanna: Someone, sent: list[Json], client: WebClient, kind: str) -> None:
    parts, chosen, expected = KINDS[kind]
    element = {"type": kind, "action_id": "it", **parts}
    where = {"block_id": "b"} | ({"accessory": element} if kind != "datetimepicker" else {})
    blocks = [section("Kind", **where)] if kind != "datetimepicker" else [section("Kind"), actions(element) | where]
    client.chat_postMessage(channel=sanna.id, text="x", blocks=blocks)

    sanna.chooses("Kind", *chosen)

    action = sent[0]["actions"][0]
    assert {key: action[key] for key in expected} == expected
    assert set(action) == {"type", "action_id", "block_id", "action_ts", *expected}
    assert state(sent[0]) == {"type": kind, **expected}


@pytest.mark.parametrize(
    ("kind", "parts", "expected"),
    [
        ("plain_text_input", {"initial_value": "iPads"}, {"value": "iPads"}),
        ("radio_buttons", {"options": LABELS, **FIRST}, {"selected_option": LABELS[0]}),
        ("static_select", {"options": LABELS, **FIRST}, {"selected_option": LABELS[0]}),
        ("checkboxes", {"options": LABELS, "initial_options": LABELS}, {"selected_options": LABELS}),
        ("datepicker", {"initial_date": "2026-09-08"}, {"selected_date": "2026-09-08"}),
        ("timepicker", {"initial_time": "09:30"}, {"selected_time": "09:30"}),
        ("datetimepicker", {"initial_date_time": 1788847200}, {"selected_date_time": 1788847200}),
    ],
)
def test_what_a_field_starts_with_is_seen_and_sent(
    bolt: App, sanna: Someone, sent: list[Json], kind: str, parts: Json, expected: Json
) -> None:
    shows(bolt, sanna, input_("It", {"type": kind, "action_id": "it", **parts}, block_id="b"))

    sanna.submits()

    assert state(sent[0]) == {"type": kind, **expected}


def test_typed_words_take_the_place_of_the_first_ones(bolt: App, sanna: Someone, sent: list[Json]) -> None:
    element = text_input("it", initial_value="What I said before", multiline=True)
    shows(bolt, sanna, input_("Words", element, block_id="b", optional=True))
    sanna.sees("What I said before")

    sanna.fills("Words", "Something\nelse")
    sanna.sees("Something else")
    sanna.does_not_see("before")
    sanna.fills("Words", "")
    sanna.submits()

    assert state(sent[0])["value"] is None


def test_a_field_of_one_line_takes_one_line(bolt: App, sanna: Someone, sent: list[Json]) -> None:
    shows(bolt, sanna, input_("Words", text_input("it")))

    with pytest.raises(NotPossible, match="one line only"):
        sanna.fills("Words", "one\ntwo")


def test_an_overflow_entry_in_a_form_is_pressed(bolt: App, sanna: Someone, sent: list[Json]) -> None:
    menu = {"type": "overflow", "action_id": "it", "options": options("Pass on", "Away today")}
    shows(bolt, sanna, section("Request", accessory=menu))

    sanna.presses("Away today")

    assert sent[0]["actions"][0]["selected_option"]["value"] == "away today"
    assert sent[0]["container"]["type"] == "view"


@pytest.mark.parametrize(
    ("element", "chosen", "problem"),
    [
        ({"type": "radio_buttons", "options": LABELS}, ["Quick", "Long"], "no more than 1"),
        ({"type": "radio_buttons", "options": LABELS}, [], "one stays chosen"),
        ({"type": "static_select", "options": LABELS}, ["Medium"], "there is no 'Medium'"),
        ({"type": "multi_static_select", "options": LABELS, "max_selected_items": 1}, ["Quick", "Long"], "than 1 can"),
        ({"type": "datepicker"}, ["tomorrow"], "is no day"),
        ({"type": "timepicker"}, ["9.30"], "is no time"),
        ({"type": "datetimepicker"}, [NINE.replace(tzinfo=None)], "with its zone"),
        ({"type": "users_select"}, ["Nobody"], "there is no 'Nobody'"),
    ],
)
def test_what_a_field_does_not_offer_cannot_be_chosen(
    bolt: App, sanna: Someone, sent: list[Json], element: Json, chosen: list[Any], problem: str
) -> None:
    shows(bolt, sanna, input_("Kind", {"action_id": "it", **element}))

    with pytest.raises(NotPossible, match=problem):
        sanna.chooses("Kind", *chosen)


def test_a_select_of_people_offers_active_accounts_of_this_workspace(
    slack: PretendSlack, bolt: App, sanna: Someone, sent: list[Json]
) -> None:
    liisa, gone, eve = slack.person("Liisa"), slack.person("Pekka"), slack.person("Eve", team_id="T0OTHER")
    gone.is_deactivated()
    element = {"type": "users_select", "action_id": "it"}
    shows(bolt, sanna, input_("Who?", element, block_id="b"))

    for other in (gone, eve):
        with pytest.raises(NotPossible, match=f"there is no '{other.name}' to choose"):
            sanna.chooses("Who?", other)
    sanna.chooses("Who?", slack.other_bot("Polls"))  # Slack offers bots as well
    sanna.chooses("Who?", "Liisa")
    sanna.sees("Liisa")
    sanna.submits()

    assert state(sent[0])["selected_user"] == liisa.id


def test_a_field_without_a_label_is_known_by_the_words_beside_it(
    sanna: Someone, sent: list[Json], client: WebClient
) -> None:
    choice = actions({"type": "radio_buttons", "action_id": "it", "options": LABELS})
    client.chat_postMessage(channel=sanna.id, text="x", blocks=[section("How long did it take?"), choice])

    sanna.chooses("How long did it take?", "Long")

    assert sent[0]["actions"][0]["selected_option"] == LABELS[1]


def test_equal_fields_are_told_apart_by_the_message_they_are_on(
    sanna: Someone, sent: list[Json], client: WebClient
) -> None:
    for topic in ("iPads", "Kahoot"):
        element = {"type": "static_select", "action_id": "it", "options": LABELS, "placeholder": plain("How long?")}
        client.chat_postMessage(channel=sanna.id, text="x", blocks=[section(topic), actions(element)])

    sanna.chooses("How long?", "Long", on="iPads")

    assert sent[0]["message"]["blocks"][0]["text"] == mrkdwn("iPads")
    assert sent[0]["actions"][0]["placeholder"] == plain("How long?")
    with pytest.raises(NotThere):
        sanna.chooses("How long?", "Long", on="Chromebooks")


# What the app hears while somebody types


def test_typing_is_told_when_enter_is_pressed(bolt: App, sanna: Someone, sent: list[Json]) -> None:
    shows(bolt, sanna, input_("Topic", text_input("it"), block_id="b", dispatch_action=True))

    sanna.fills("Topic", "iPads")
    assert sent == []
    sanna.fills("Topic", "Kahoot", enter=True)

    assert [body["actions"][0]["value"] for body in sent] == ["Kahoot"]
    assert state(sent[0])["value"] == "Kahoot"


def test_typing_is_told_at_each_sign_where_the_field_says_so(bolt: App, sanna: Someone, sent: list[Json]) -> None:
    at_once = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
    shows(bolt, sanna, input_("Topic", text_input("it", **at_once), block_id="b", dispatch_action=True))

    sanna.fills("Topic", "iPads")

    assert [body["actions"][0]["value"] for body in sent] == ["iPads"]


def test_a_choice_in_a_form_can_be_told_at_once_with_all_that_was_put_in(
    bolt: App, sanna: Someone, sent: list[Json]
) -> None:
    choice = {"type": "static_select", "action_id": "it", "options": LABELS}
    words = input_("Words", text_input(), block_id="words")
    shows(bolt, sanna, words, input_("Kind", choice, block_id="b", dispatch_action=True))

    sanna.fills("Words", "iPads")
    sanna.chooses("Kind", "Long")

    assert sent[0]["type"] == "block_actions"
    assert sent[0]["view"]["state"]["values"]["words"]["words"]["value"] == "iPads"
    assert state(sent[0])["selected_option"] == LABELS[1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_complaint_is_seen_at_every_kind_of_field(bolt: App, serve: Serve, sanna: Someone, kind: str) -> None:
    parts, chosen, _ = KINDS[kind]

    @bolt.view("f")
    def sent(ack: Ack) -> None:
        ack(response_action="errors", errors={"b": "Please choose another one."})

    serve()
    shows(bolt, sanna, input_("Kind", {"type": kind, "action_id": "it", **parts}, block_id="b"))
    sanna.submits()
    sanna.sees("Please complete this required field.")

    sanna.chooses("Kind", *chosen)
    sanna.submits()

    sanna.sees("Please choose another one.")
    sanna.does_not_see("required")
