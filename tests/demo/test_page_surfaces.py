"""Messages, modals and Home tabs on a page: what stands around the blocks."""

from typing import Any

from demo.page import Frame, render_blocks, render_home, render_message, render_modal
from tests.demo.blocks import Json, modal, mrkdwn, plain, section
from tests.demo.page_html import Element, page
from tests.demo.page_samples import HOME, MESSAGE, NOW, READER


def message(content: Json, **frame: Any) -> Element:
    return page(render_message(content, READER, Frame(**frame)))


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_a_message_says_who_wrote_it_when_and_to_whom() -> None:
    tree = message({"text": "x", "blocks": [section("Got it.")]}, at=NOW, only_for_you=True)
    assert one_line(tree.text) == "Only visible to you PC Peer Coach APP 08:00 Got it."


def test_a_persons_message_has_no_badge() -> None:
    assert "APP" not in message({"text": "Tomorrow?"}, sender="Liisa Laine", is_app=False).text


def test_an_edited_message_says_so_and_a_file_shows_its_name() -> None:
    tree = message(MESSAGE)
    assert "(edited)" in tree.text
    assert "What is kept about me" in tree.text
    assert "JSON · 18.4 kB" in tree.text


def test_a_modal_has_its_title_its_blocks_and_its_buttons() -> None:
    tree = page(render_modal(modal(section("Words"), close=plain("Not now"), callback_id="form"), READER))
    assert one_line(tree.text) == "PC Ask a tutor Words Not now Send"
    assert tree.find(role="dialog")["data-callback-id"] == "form"


def test_a_modal_to_be_read_has_only_one_button() -> None:
    view = {"type": "modal", "title": plain("Receipt"), "blocks": [section("Words")]}
    assert [one.text for one in page(render_modal(view, READER)).all("button")] == ["Close"]


def test_a_home_tab_shows_its_blocks() -> None:
    assert "Needs you" in page(render_home(HOME, READER)).text


def test_fields_accessories_and_pictures_of_a_section_are_shown() -> None:
    blocks = (
        {"type": "section", "fields": [mrkdwn("*Asked*"), plain("Rantala")]},
        section("x", accessory={"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A dot"}),
    )
    tree = page(render_blocks(blocks, READER))
    assert [one.text for one in tree.find(**{"class": "fields"}).all("div")] == ["Asked", "Rantala"]
    assert tree.find("img")["alt"] == "A dot"
