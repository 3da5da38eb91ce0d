"""Block Kit on a page: what a script finds on the controls, what they show, and that no unknown kind is left out."""

from typing import Any

import pytest

from demo.page import Frame, UnknownType, render_blocks, render_message
from demo.page.environment import TEMPLATES
from tests.demo.blocks import Json, actions, button, input_, options, plain, section, text_input
from tests.demo.page_html import Element, page
from tests.demo.page_samples import CONFIRM, HOME, MESSAGE, MODAL, READER, TOMORROW_9_30, placed, select


def shown(*blocks: Json, **more: Any) -> Element:
    return page(render_blocks(blocks, READER, **more))


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ({"type": "carousel", "elements": []}, "'carousel' in blocks/"),
        ({"text": plain("no type")}, "'' in blocks/"),
        ({"type": "../surfaces/home"}, "'../surfaces/home' in blocks/"),
        (actions(select("rich_text_input")), "'rich_text_input' in elements/"),
        (section("x", accessory=select("workflow_button")), "'workflow_button' in elements/"),
        ({"type": "rich_text", "elements": [{"type": "rich_text_table"}]}, "'rich_text_table' in rich_text/"),
    ],
)
def test_an_unknown_type_is_named_and_not_left_out(block: Json, kind: str) -> None:
    with pytest.raises(UnknownType, match=kind):
        shown(block)


def kinds(folder: str) -> set[str]:
    return {path.stem for path in (TEMPLATES / folder).glob("*.html")}


def test_the_samples_hold_every_kind_that_can_be_drawn() -> None:
    used: set[str] = set()

    def look(part: object) -> None:
        if isinstance(part, dict):
            used.add(str(part.get("type")))
            for inner in part.values():
                look(inner)
        elif isinstance(part, list):
            for inner in part:
                look(inner)

    look([MESSAGE, MODAL, HOME])
    assert kinds("blocks") | kinds("elements") | kinds("rich_text") <= used


def test_a_button_says_where_it_stands_and_what_it_means() -> None:
    pressed = shown({**actions(button("Accept", "offer.accept", value="offer-1")), "block_id": "row:1"}).find("button")
    assert pressed["data-block-id"] == "row:1"
    assert pressed["data-action-id"] == "offer.accept"
    assert pressed["data-value"] == "offer-1"
    assert "primary" not in pressed["class"]


def test_a_button_that_asks_first_opens_a_dialog_with_both_answers() -> None:
    tree = shown(actions(button("Delete my data", "delete", style="danger", confirm=CONFIRM)))
    trigger, dialog = tree.find("button", data_action_id="delete"), tree.find("dialog")
    assert trigger["popovertarget"] == trigger["data-confirm"] == dialog["id"]
    assert dialog.find("button", data_confirms=dialog["id"]).text == "Delete"
    assert [one.text for one in dialog.all("button")] == ["Keep", "Delete"]
    assert "This cannot be undone." in dialog.text


def test_an_overflow_menu_offers_each_option_and_keeps_links_links() -> None:
    tree = page(render_message(MESSAGE, READER, Frame()))
    menu = tree.all("details", **{"class": "overflow"})[0]
    assert [one["data-value"] for one in menu.all(data_action_id="more")] == ["pause", "leave", "read"]
    assert menu.find("a")["href"] == "https://example.org/"


@pytest.mark.parametrize(
    ("element", "tag", "attribute", "value"),
    [
        (select("datepicker", initial_date="2026-09-08"), "input", "value", "2026-09-08"),
        (select("timepicker", initial_time="09:30"), "input", "value", "09:30"),
        (select("datetimepicker", initial_date_time=TOMORROW_9_30), "input", "value", "2026-09-08T09:30"),
        (text_input(initial_value="words"), "input", "value", "words"),
        (text_input(max_length=7), "input", "maxlength", "7"),
    ],
)
def test_a_field_starts_with_its_value(element: Json, tag: str, attribute: str, value: str) -> None:
    assert shown(input_("Label", element)).find(tag)[attribute] == value


@pytest.mark.parametrize(
    ("element", "chosen"),
    [
        (placed("static_select", options=options("Maths", "Music"), initial_option=options("Music")[0]), "Music"),
        (placed("users_select", initial_user="U2"), "Pekka Niemi"),
        (placed("static_select", options=options("Maths")), "Pick by static_select"),
    ],
)
def test_a_menu_shows_what_is_chosen_or_its_hint(element: Json, chosen: str) -> None:
    choices = shown(input_("Label", element)).all("option")
    assert next((one for one in choices if "selected" in one.attributes), choices[0]).text == chosen


def test_what_was_put_in_stands_instead_of_the_first_value() -> None:
    block = input_("When?", select("static_select", options=options("Now", "Later")), block_id="when")
    value = {"type": "static_select", "selected_option": options("Later")[0]}
    tree = shown(block, values={("when", "static_select"): value})
    assert tree.find("option", selected="").text == "Later"


def test_what_was_emptied_stays_empty() -> None:
    block = input_("Words", text_input(initial_value="old"), block_id="b")
    tree = shown(block, values={("b", "words"): {"type": "plain_text_input", "value": None}})
    assert tree.find("input")["value"] == ""


def test_only_what_the_app_hears_of_at_once_says_so() -> None:
    menu = select("static_select", options=options("Now"))
    assert "data-dispatch" not in shown(input_("When?", menu)).find("select").attributes
    assert shown(input_("When?", menu, dispatch_action=True)).find("select")["data-dispatch"] == "change"
    assert shown(actions(menu)).find("select")["data-dispatch"] == "change"


def test_a_complaint_stands_at_its_field() -> None:
    tree = shown(input_("Words", text_input(), block_id="words"), errors={"words": "Please say a word."})
    complaint = tree.find(role="alert")
    assert complaint.text == "Please say a word."
    assert complaint["id"] in tree.find("input")["aria-describedby"]
    assert tree.find("input")["aria-invalid"] == "true"


def test_a_first_line_break_of_a_long_text_is_kept() -> None:
    area = shown(input_("Words", text_input(multiline=True, initial_value="\nTwo"))).find("textarea")
    assert area.text == "\n\nTwo"  # a browser drops the first
