"""What Slack would refuse: seeded faults, one each, and valid screens that pass."""

from typing import Any

import pytest

from demo.slack.validators import faults_of_message, faults_of_view
from tests.demo.blocks import (
    Json,
    actions,
    button,
    home,
    input_,
    modal,
    mrkdwn,
    options,
    plain,
    section,
    text_input,
)

CONFIRM = {"title": plain("Sure?"), "text": plain("It is gone then."), "confirm": plain("Yes"), "deny": plain("No")}
IMAGE = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A plan"}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "s", "options": options("A", "B"), **more}


def chart(series: int = 1, **more: Any) -> Json:
    one = {"name": "Requests", "data": [{"label": "iPads", "value": 7}]}
    axis = {"categories": ["iPads"], "x_label": "Topic", "y_label": "Number"}
    body = {"type": "bar", "series": [one] * series, "axis_config": axis}
    return {"type": "data_visualization", "title": "Requests", "chart": body, **more}


def table(rows: int, **more: Any) -> Json:
    return {"type": "data_table", "caption": "All", "rows": [[{"type": "raw_text", "text": "x"}]] * rows, **more}


GOOD_BLOCKS: list[Json] = [
    {"type": "header", "text": plain("Request: iPads")},
    section("*Sanna* asks", fields=None) | {"fields": [mrkdwn("*Who*\nSanna"), plain("Rantala")]},
    section("Menu", accessory={"type": "overflow", "action_id": "o", "options": options("Pass on")}),
    section("Picture", accessory=IMAGE),
    {"type": "context", "elements": [IMAGE, mrkdwn("Why you got this"), plain("x")]},
    {"type": "divider"},
    {**IMAGE, "title": plain("A plan")},
    actions(
        button("Accept", "a", style="primary", value="r1", accessibility_label="Accept Sanna's request"),
        button("Delete", "b", style="danger", confirm=CONFIRM),
        button("Open", "c", url="https://example.org"),
        select(action_id="d", placeholder=plain("Choose"), initial_option=options("A")[0]),
        {"type": "datetimepicker", "action_id": "e", "initial_date_time": 1788757200},
        {"type": "users_select", "action_id": "f"},
        {"type": "radio_buttons", "action_id": "g", "options": [{"text": mrkdwn("*A*"), "value": "a"}]},
    ),
    rich(
        {"type": "text", "text": "quoted words", "style": {"italic": True}},
        {"type": "link", "url": "https://example.org", "text": "here"},
        {"type": "date", "timestamp": 1788757200, "format": "{date_short} {time}", "fallback": "then"},
        {"type": "emoji", "name": "wave"},
    ),
    {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": "q"}]}]},
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "useful",
                "positive_button": {"text": plain("Useful"), "value": "yes"},
                "negative_button": {"text": plain("Not yet"), "value": "no"},
            }
        ],
    },
    chart(),
    table(3),
    {"type": "card", "title": mrkdwn("Music with tablets"), "actions": [button("Sign up", "w")]},
    {"type": "markdown", "text": "**bold**"},
    {"type": "container", "title": plain("Why"), "child_blocks": [section("x")]},
]

GOOD_FORM = modal(
    input_(
        "What would help you?", text_input(multiline=True, max_length=1000, focus_on_load=True), hint=plain("No names")
    ),
    input_("Number", {"type": "number_input", "action_id": "n", "is_decimal_allowed": False, "min_value": "1"}),
    input_("When", {"type": "datetimepicker", "action_id": "w"}, optional=True, dispatch_action=True),
    input_("Day", {"type": "datepicker", "action_id": "d", "initial_date": "2026-09-08"}),
    input_("Time", {"type": "timepicker", "action_id": "t", "initial_time": "09:15", "timezone": "Europe/Helsinki"}),
    input_("Topic", {"type": "external_select", "action_id": "x", "min_query_length": 0}),
    input_("Who", {"type": "multi_users_select", "action_id": "u", "max_selected_items": 3}),
    input_(
        "Days", {"type": "checkboxes", "action_id": "c", "options": options("Mon"), "initial_options": options("Mon")}
    ),
    {"type": "alert", "text": plain("Tutors may be in class."), "level": "info"},
    close=plain("Cancel"),
    private_metadata="r7",
    callback_id="help.form",
    external_id="help-1",
    notify_on_close=True,
)


@pytest.mark.parametrize("block", GOOD_BLOCKS, ids=lambda block: block["type"])
def test_a_good_block_passes(block: Json) -> None:
    assert faults_of_message({"text": "x", "blocks": [block]}) == []


def test_a_good_form_and_a_good_home_pass() -> None:
    assert faults_of_view(GOOD_FORM) == []
    assert faults_of_view(home(section("Needs you"), actions(button("Ask")))) == []
    assert faults_of_view({**GOOD_FORM, "private_metadata": "", "external_id": ""}) == []


BAD_BLOCKS: dict[str, Json] = {
    "section without text": {"type": "section"},
    "section with empty text": section(""),
    "section with 3001 characters": section("x" * 3001),
    "section with text as string": {"type": "section", "text": "x"},
    "eleven fields": {"type": "section", "fields": [mrkdwn("x")] * 11},
    "a field of 2001": {"type": "section", "fields": [mrkdwn("x" * 2001)]},
    "header as mrkdwn": {"type": "header", "text": mrkdwn("x")},
    "header of 151": {"type": "header", "text": plain("x" * 151)},
    "context of 11": {"type": "context", "elements": [mrkdwn("x")] * 11},
    "context without elements": {"type": "context", "elements": []},
    "button in a context": {"type": "context", "elements": [button("x")]},
    "26 buttons": actions(*(button("x", f"a{number}") for number in range(26))),
    "no buttons": actions(),
    "button text of 76": actions(button("x" * 76)),
    "button text as mrkdwn": actions({"type": "button", "text": mrkdwn("x"), "action_id": "a"}),
    "button value of 2001": actions(button("x", value="x" * 2001)),
    "button url of 3001": actions(button("x", url="https://example.org/" + "x" * 3001)),
    "button of an unknown style": actions(button("x", style="secondary")),
    "button with an unknown property": actions(button("x", colour="red")),
    "action_id of 256": actions(button("x", "a" * 256)),
    "accessibility label of 76": actions(button("x", accessibility_label="x" * 76)),
    "block_id of 256": section("x", block_id="b" * 256),
    "the same action_id twice": actions(button("x", "a"), button("y", "a")),
    "confirm without title": actions(button("x", confirm={k: v for k, v in CONFIRM.items() if k != "title"})),
    "confirm text of 301": actions(button("x", confirm={**CONFIRM, "text": plain("x" * 301)})),
    "confirm button of 31": actions(button("x", confirm={**CONFIRM, "confirm": plain("x" * 31)})),
    "overflow of 6": section("x", accessory={"type": "overflow", "action_id": "a", "options": options(*"abcdef")}),
    "overflow of 0": section("x", accessory={"type": "overflow", "action_id": "a", "options": []}),
    "select without options": section("x", accessory={"type": "static_select", "action_id": "a"}),
    "select of 101": section("x", accessory=select(options=options(*(str(n) for n in range(101))))),
    "option text of 76": section("x", accessory=select(options=options("x" * 76))),
    "option value of 151": section("x", accessory=select(options=[{"text": plain("x"), "value": "v" * 151}])),
    "option without value": section("x", accessory=select(options=[{"text": plain("x")}])),
    "initial option that is none": section("x", accessory=select(initial_option=options("C")[0])),
    "placeholder of 151": section("x", accessory=select(placeholder=plain("x" * 151))),
    "11 radio buttons": actions({"type": "radio_buttons", "action_id": "a", "options": options(*"abcdefghijk")}),
    "11 checkboxes": actions({"type": "checkboxes", "action_id": "a", "options": options(*"abcdefghijk")}),
    "text input in actions": actions(text_input()),
    "image without alt_text": {"type": "image", "image_url": "https://example.org/a.png"},
    "image without address": {"type": "image", "alt_text": "x"},
    "unknown block": {"type": "accordion"},
    "no type": {"text": plain("x")},
    "unknown element": actions({"type": "slider", "action_id": "a"}),
    "rich text with an empty text": rich({"type": "text", "text": ""}),
    "rich text with an unknown part": rich({"type": "video"}),
    "markdown of 12001": {"type": "markdown", "text": "x" * 12_001},
    "alert in a message": {"type": "alert", "text": plain("x")},
    "a chart with 7 series": chart(7),
    "a chart with a long title": chart(title="x" * 51),
    "a chart with a missing category": chart() | {"chart": {**chart()["chart"], "series": [{"name": "x", "data": []}]}},
    "a table without caption": table(2, caption=""),
    "a table with 102 rows": table(102),
    "a card with a long title": {"type": "card", "title": mrkdwn("x" * 151)},
    "a container with 11 blocks": {"type": "container", "title": plain("x"), "child_blocks": [section("x")] * 11},
    "input without label": {"type": "input", "element": text_input()},
    "file input in a message": input_("File", {"type": "file_input", "action_id": "f"}),
}


@pytest.mark.parametrize("block", BAD_BLOCKS.values(), ids=BAD_BLOCKS.keys())
def test_a_seeded_fault_in_a_block_is_found(block: Json) -> None:
    faults = faults_of_message({"text": "x", "blocks": [section("Good"), block]})
    assert faults
    assert all("invalid_blocks" in fault and "json-pointer:/blocks/1" in fault for fault in faults)


@pytest.mark.parametrize(
    ("payload", "fault"),
    [
        ({}, "no_text"),
        ({"text": "", "blocks": []}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": [{"type": "divider"}] * 51}, "no more than 50 items allowed"),
        ({"text": "x", "blocks": [section("x" * 2999)] * 5}, "msg_blocks_too_long"),
        ({"text": "x", "blocks": [section("x", block_id="b"), section("y", block_id="b")]}, "already exists"),
        ({"text": "x", "blocks": "section"}, "must be an array"),
        ({"text": "x", "blocks": ["section"]}, "must be an object"),
        ({"text": "x", "blocks": [chart(), chart(), chart()]}, "no more than 2 charts"),
        ({"text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
        ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_format"),
        (
            {"text": "x", "metadata": {"event_type": "a", "event_payload": {"x": "y" * 9000}}},
            "metadata_too_large",
        ),
    ],
)
def test_a_message_as_a_whole_has_rules(payload: Json, fault: str) -> None:
    assert fault in " ".join(faults_of_message(payload))


def test_an_edit_may_have_less_text() -> None:
    assert faults_of_message({"text": "x" * 4001}) == []
    assert faults_of_message({"text": "x" * 4001}, is_update=True) == ["msg_too_long"]


def form(**changes: Any) -> Json:
    return {**GOOD_FORM, **changes}


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        (form(title=plain("x" * 25)), "title"),
        (form(title=mrkdwn("x")), "title"),
        ({key: value for key, value in GOOD_FORM.items() if key != "title"}, "title"),
        (form(submit=plain("x" * 25)), "submit"),
        (form(close=plain("x" * 25)), "close"),
        ({key: value for key, value in GOOD_FORM.items() if key != "submit"}, "submit"),
        (form(private_metadata="x" * 3001), "private_metadata"),
        (form(private_metadata={"a": 1}), "private_metadata"),
        (form(callback_id="x" * 256), "callback_id"),
        (form(external_id="x" * 256), "external_id"),
        (form(blocks=[]), "blocks"),
        (form(blocks=[{"type": "divider"}] * 101), "no more than 100 items allowed"),
        (form(blocks=[section("x" * 2900)] * 90), "view_too_large"),
        (form(blocks=[{"type": "markdown", "text": "x"}]), "not allowed in modal"),
        (form(blocks=[chart()]), "not allowed in modal"),
        (form(blocks=[input_("x" * 2001, text_input())]), "label"),
        (form(blocks=[input_("x", button("y"))]), "element"),
        (form(blocks=[input_("x", text_input(max_length=3001))]), "max_length"),
        (form(colour="red"), "unsupported property"),
        ({"type": "dialog", "blocks": []}, "unsupported type"),
        ({**home(section("x")), "submit": plain("Send")}, "submit"),
        (home({"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}), "not allowed in home"),
    ],
)
def test_a_seeded_fault_in_a_view_is_found(view: Json, fault: str) -> None:
    assert fault in " ".join(faults_of_view(view))


def test_a_big_screen_is_judged_quickly() -> None:
    import time

    big = home(*(section("x", accessory=select(block_id=None)) for _ in range(2)), *[section("x")] * 98)
    for block in big["blocks"]:
        block.get("accessory", {}).pop("block_id", None)
    began = time.perf_counter()
    assert faults_of_view(big) == []
    assert time.perf_counter() - began < 0.5
