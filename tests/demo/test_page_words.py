"""Words on a page: markup looks as in Slack where it is meant, and all else stays words."""

from typing import Any

import pytest

from demo.page import Frame, render_blocks, render_message
from demo.page.mrkdwn import mrkdwn_html
from tests.demo.blocks import Json, actions, button, input_, plain, section, text_input
from tests.demo.page_html import Element, page
from tests.demo.page_samples import READER, TOMORROW_9_30, select

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'x' {{ 7 * 7 }} <!channel> *not bold*"


def shown(*blocks: Json, **more: Any) -> Element:
    return page(render_blocks(blocks, READER, **more))


def hostile_places() -> list[Json]:
    words = plain(HOSTILE)
    option = {"text": words, "value": HOSTILE, "description": words}
    return [
        {"type": "header", "text": words},
        {"type": "section", "text": words, "fields": [words]},
        {"type": "context", "elements": [words]},
        {"type": "image", "image_url": HOSTILE, "alt_text": HOSTILE, "title": words},
        {"type": "alert", "text": words},
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": HOSTILE}]}],
        },
        {**actions(button(HOSTILE, HOSTILE, value=HOSTILE, accessibility_label=HOSTILE)), "block_id": HOSTILE},
        actions({"type": "overflow", "action_id": "o", "options": [option]}),
        actions(select("static_select", placeholder=words, options=[option])),
        actions(select("static_select", option_groups=[{"label": words, "options": [option]}])),
        actions(select("multi_static_select", options=[option], initial_options=[option])),
        input_(HOSTILE, text_input(multiline=True, initial_value=HOSTILE, placeholder=words), hint=words),
        input_(HOSTILE, text_input(initial_value=HOSTILE)),
        input_(HOSTILE, select("radio_buttons", options=[option])),
        input_(HOSTILE, select("checkboxes", options=[option])),
    ]


@pytest.mark.parametrize("block", hostile_places(), ids=lambda block: str(block["type"]))
def test_words_are_never_read_as_markup(block: Json) -> None:
    tree = shown(block)
    everything = tree.text + " ".join(value for one in tree for value in one.attributes.values())
    assert HOSTILE in everything
    assert tree.all("script") == []
    assert tree.all("strong") == []


def test_a_message_without_blocks_shows_its_text() -> None:
    content = {"text": "See *you* at &lt;nine&gt;<script>x</script>"}
    tree = page(render_message(content, READER, Frame()))
    assert tree.find("strong").text == "you"
    assert "at <nine>" in tree.text
    assert tree.all("script") == []


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            "*Liisa* _can_ ~not~ *_come_*",
            "<strong>Liisa</strong> <em>can</em> <s>not</s> <strong><em>come</em></strong>",
        ),
        ("2*3*4 snake_case_word", "2*3*4 snake_case_word"),
        ("`*code* <@U1>`", "<code>*code* &lt;@U1&gt;</code>"),
        (
            "*<@U1>* <#C1>",
            '<strong><span class="mention">@Liisa Laine</span></strong> <span class="mention">#staff</span>',
        ),
        ("&gt; one\n&gt; two\nthree", "<blockquote>one\ntwo</blockquote>three"),
        ("a &lt;b&gt; &amp;amp; <i>", "a &lt;b&gt; &amp;amp; i"),
        ("\ue0000\ue001 <@U1>", '0 <span class="mention">@Liisa Laine</span>'),
        ("<javascript:alert(1)|press>", "press"),
    ],
)
def test_mrkdwn_looks_as_in_slack(source: str, html: str) -> None:
    assert mrkdwn_html(source, READER) == html


def test_a_date_in_mrkdwn_is_shown_in_the_readers_zone() -> None:
    tree = shown(section(f"<!date^{TOMORROW_9_30}^{{date_short_pretty}} at {{time}}|8 Sep>"))
    assert tree.find("time").text == "tomorrow at 09:30"
    assert tree.find("time")["datetime"] == "2026-09-08T06:30:00+00:00"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " javascript:x"])
def test_no_script_hides_in_an_address(url: str) -> None:
    tree = shown(actions(button("Open", url=url)), {"type": "image", "image_url": url, "alt_text": "a"})
    assert tree.all("a") == []
    assert tree.find("img")["src"] == ""
