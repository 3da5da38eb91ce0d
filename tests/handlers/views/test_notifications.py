"""What a locked phone, a screen reader and Slack's own memory get to know of a message."""

import json
from typing import Any

import pytest
from regex import fullmatch, search

from bot import slack_client
from coaching.people import Reader
from demo.slack.visible_text import Reader as Eyes
from demo.slack.visible_text import shown_mrkdwn
from handlers.views.blocks import NOTIFICATION
from tests.handlers.looks import of_type, texts, without_quotes
from tests.handlers.screens import ASKED_AT, CANARY, HELSINKI, WORDS, messages, views

OPAQUE = r"[\w:.-]*"
EYES = Eyes(HELSINKI, ASKED_AT, {})


def test_point_01_every_message_has_a_text_that_is_a_sentence(to: Reader) -> None:
    unsaid = [message.text for message in messages(to).values() if not search(r"\w.*[.!?]$", message.text)]
    assert unsaid == []


def test_point_02_the_text_is_short_and_whole(to: Reader) -> None:
    shown = {name: shown_mrkdwn(message.text, EYES) for name, message in messages(to).items()}
    assert [name for name, text in shown.items() if not 0 < len(text) <= NOTIFICATION or text.endswith("…")] == []


def test_check_67_neutral_notifications(to: Reader) -> None:
    """Words stand in quotes alone: not in the text, an id, a value, or anything that Slack keeps for us."""
    for name, message in messages(to).items():
        beside = json.dumps([message.text, without_quotes(message.blocks)], ensure_ascii=False)
        assert CANARY not in beside, name
        assert not any(word in message.text for word in WORDS.split() if len(word) > 6), name


def test_check_67_neutral_forms(to: Reader) -> None:
    for name, view in views(to).items():
        for typed in of_type(view, "plain_text_input"):
            typed.pop("initial_value", "")  # the reader's own words, to go on with
        beside = json.dumps({**view, "blocks": without_quotes(view["blocks"])}, ensure_ascii=False)
        assert CANARY not in beside, name
        assert fullmatch(OPAQUE, view.get("private_metadata", "")), name


def test_no_repr_of_a_message_shows_words(to: Reader) -> None:
    assert [name for name, message in messages(to).items() if CANARY in repr(message)] == []


def test_point_04_nothing_is_markdown(to: Reader) -> None:
    marked = {name: of_type(message.blocks, "mrkdwn", "markdown") for name, message in messages(to).items()}
    marked |= {name: of_type(view, "mrkdwn", "markdown") for name, view in views(to).items()}
    assert {name: found for name, found in marked.items() if found} == {}


def test_point_07_nobody_is_shouted_at(to: Reader) -> None:
    everything = json.dumps([[message.text, message.blocks] for message in messages(to).values()])
    assert not search(r"<!|<@|@(channel|here|everyone)\b", everything)


def test_point_69_no_meaning_by_picture_or_colour_alone(to: Reader) -> None:
    everything = [*(message.blocks for message in messages(to).values()), *views(to).values()]
    assert [image for image in of_type(everything, "image") if not image.get("alt_text")] == []
    assert [text for text in texts(everything) if search(r"\p{Extended_Pictographic}", text)] == []
    assert {text["emoji"] for text in of_type(everything, "plain_text")} == {False}


def test_point_10_no_address_in_a_message_is_unfurled(monkeypatch: pytest.MonkeyPatch, to: Reader) -> None:
    posted: list[dict[str, Any]] = []
    monkeypatch.setattr(slack_client, "write", lambda web, method, arguments: posted.append(arguments))
    client = slack_client.SlackClient.to("http://127.0.0.1:9/", "xoxb-none")
    for message in messages(to).values():
        client.post("D1", message.text, message.blocks)
    assert {(post["unfurl_links"], post["unfurl_media"]) for post in posted} == {(False, False)}
    assert {"url"} & {key for link in of_type(posted, "link") for key in link} == set()
