"""Forms: filling in, complaints, stacks, updates, closing."""

from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from demo.slack import PretendSlack
from demo.slack.gestures import NotPossible
from tests.demo.blocks import (
    Json,
    input_,
    modal,
    options,
    section,
    text_input,
)
from tests.demo.listeners import Serve, opens, remembers, whole

FORM = modal(
    input_("What would help you?", text_input(max_length=20), block_id="words"),
    input_(
        "What kind of help?",
        {"type": "radio_buttons", "action_id": "kind", "options": options("Quick fix", "Workshop idea")},
        block_id="kind",
        optional=True,
    ),
    callback_id="help.form",
    private_metadata="r7",
)


def values_of(body: Json) -> Json:
    values: Json = body["view"]["state"]["values"]
    return values


def test_a_form_is_filled_in_and_sent(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    sent: list[Json] = []
    bolt.command("/tutorhelp")(opens(FORM))
    bolt.view("help.form")(remembers(sent, whole))
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")
    sanna.sees("What would help you?")
    sanna.fills("What would help you?", "Kahoot with 7A")
    sanna.chooses("What kind of help?", "Workshop idea")
    sanna.submits()

    sanna.sees_no_modal()
    values = values_of(sent[0])
    assert values["words"]["words"]["value"] == "Kahoot with 7A"
    assert values["kind"]["kind"]["selected_option"]["value"] == "workshop idea"
    assert sent[0]["view"]["private_metadata"] == "r7"


def test_a_required_field_is_asked_for_before_anything_is_sent(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    bolt.command("/tutorhelp")(opens(FORM))
    serve()
    sanna = slack.person("Sanna")
    sanna.says("/tutorhelp")

    sanna.presses("Send")

    sanna.sees("Please complete this required field.")
    assert slack.ledger.deliveries("view_submission") == []
    with pytest.raises(NotPossible, match="no more than 20 characters"):
        sanna.fills("What would help you?", "x" * 21)


def test_the_app_can_complain_about_a_field_and_the_words_stay(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    bolt.command("/tutorhelp")(opens(FORM))
    bolt.view("help.form")(lambda ack: ack(response_action="errors", errors={"words": "One sentence is enough."}))
    serve()
    sanna = slack.person("Sanna")
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", "hm")

    sanna.submits()

    sanna.sees("One sentence is enough.")
    sanna.sees("hm")


def test_a_complaint_about_no_field_is_refused(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    bolt.command("/tutorhelp")(opens(FORM))
    bolt.view("help.form")(lambda ack: ack(response_action="errors", errors={"nothing": "No"}))
    serve()
    sanna = slack.person("Sanna")
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", "hm")

    sanna.submits()

    sanna.sees("We had some trouble connecting. Try again?")
    assert slack.ledger.refused("acknowledgement")[0].verdict == "invalid_response_action"


def test_forms_follow_one_another_and_can_be_cleared(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    second = modal(section("Second"), callback_id="second")
    third = modal(section("Third"), callback_id="third")
    bolt.command("/tutorhelp")(opens(modal(section("First"), callback_id="first")))
    bolt.view("first")(lambda ack: ack(response_action="push", view=second))
    bolt.view("second")(lambda ack: ack(response_action="update", view=third))
    bolt.view("third")(lambda ack: ack(response_action="clear"))
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")
    sanna.submits()
    sanna.sees("Second")
    sanna.submits()
    sanna.sees("Third")
    assert len(slack.workspace.views.stacks[sanna.id]) == 2
    sanna.submits()

    sanna.sees_no_modal()


def test_closing_is_told_only_if_the_app_asked_for_it(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    told: list[Any] = []
    bolt.command("/tutorhelp")(opens(modal(section("x"), callback_id="quiet")))
    bolt.command("/escaped")(opens(modal(section("x"), callback_id="loud", notify_on_close=True)))
    bolt.view_closed("loud")(remembers(told, lambda body: body["is_cleared"]))
    serve()
    sanna = slack.person("Sanna")

    for command in ("/tutorhelp", "/escaped"):
        sanna.says(command)
        sanna.closes()

    assert told == [False]


def test_what_was_put_in_survives_an_update_of_the_form(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    when = {"type": "static_select", "action_id": "when", "options": options("Today", "Pick a time")}
    words = input_("Words", text_input(), block_id="words")
    time = input_("Time", {"type": "datetimepicker", "action_id": "at"}, block_id="at")
    short = modal(words, input_("When?", when, block_id="when", dispatch_action=True), callback_id="f")
    long = modal(words, input_("When?", when, block_id="when", dispatch_action=True), time, callback_id="f")

    @bolt.action("when")
    def chosen(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=long)

    bolt.command("/tutorhelp")(opens(short))
    serve()
    sanna = slack.person("Sanna")
    sanna.says("/tutorhelp")
    sanna.fills("Words", "kept")

    sanna.chooses("When?", "Pick a time")

    sanna.sees("kept")
    sanna.sees("Pick a time")
    sanna.sees("Time")


def test_an_external_select_asks_the_app_what_it_offers(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    select = {"type": "external_select", "action_id": "topic", "min_query_length": 0}
    sent: list[Json] = []
    bolt.command("/tutorhelp")(opens(modal(input_("Topic", select, block_id="t"), callback_id="f")))
    bolt.options("topic")(lambda ack, body: ack(options=options(body["value"], "Other")))
    bolt.view("f")(remembers(sent, whole))
    serve()
    sanna = slack.person("Sanna")
    sanna.says("/tutorhelp")

    sanna.chooses("Topic", "iPads")
    sanna.submits()

    assert values_of(sent[0])["t"]["topic"]["selected_option"]["value"] == "ipads"
