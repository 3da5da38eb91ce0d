"""The log: ids and codes, one JSON object a line, and never a word or a token however hard a library tries."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot import log
from demo.slack import faults
from tests.bot.post_office import POST, PostOffice, news

WORDS = "my iPad will not mirror"
TOKEN = "xoxb-12345-abcdef"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    log.configure("DEBUG", stream=stream)
    yield stream
    root.handlers, root.level = before, level


def last(lines: io.StringIO) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lines.getvalue().splitlines()[-1])
    return found


def test_what_happened_is_one_json_object_with_its_ids(lines: io.StringIO) -> None:
    logging.getLogger("bot.notifier").warning("not sent", extra={"delivery": "d1", "reason": "too late"})
    said = last(lines)
    assert (said["event"], said["delivery"], said["reason"]) == ("not sent", "d1", "too late")
    assert said["level"] == "warning"
    assert said["timestamp"].endswith("Z")


@pytest.mark.parametrize("name", ["slack_bolt", "slack_bolt.App", "peer-coach:listener", "slack_sdk.socket_mode", "py"])
def test_check_53_what_a_library_quotes_is_cut_off(lines: io.StringIO, name: str) -> None:
    logging.getLogger(name).error("Unhandled request (%s)", {"text": WORDS})
    ready_made = f"Failed to decode {{'text': '{WORDS}'}}"
    logging.getLogger(name).error(ready_made)
    assert last(lines)["event"] == "Failed to decode"
    assert "iPad" not in lines.getvalue()


def test_check_53_an_exception_shows_its_way_through_the_code_and_not_its_message(lines: io.StringIO) -> None:
    try:
        int(WORDS)
    except ValueError:
        logging.getLogger("handlers.errors").exception("unforeseen", extra={"reference": "A1B2C3"})
    said = last(lines)
    assert said["raised"] == "ValueError"
    assert "test_log.py" in said["at"][-1]
    assert "iPad" not in lines.getvalue()


def test_point_68_what_became_of_a_message_is_logged_by_ids(office: PostOffice, lines: io.StringIO) -> None:
    sanna = office.person("Sanna")
    office.rows.screens["thing"] = news(WORDS)
    office.slack.faults.next(faults.error("invalid_blocks"), POST)
    office.owes(sanna)
    office.sends()
    said = last(lines)
    assert (said["event"], said["to"], said["about"]) == ("not sent", sanna.id, "thing")
    assert WORDS not in lines.getvalue()


def test_check_53_tokens_and_response_urls_are_blackened(lines: io.StringIO) -> None:
    urls = {"url": "https://hooks.slack.com/commands/T1/2/abc", "token": TOKEN, "app": "xapp-1-A-2-b"}
    logging.getLogger("bot.app").warning("token %s", TOKEN, extra=urls)
    said = last(lines)
    assert said["event"] == "token (secret)"
    assert (said["url"], said["token"], said["app"]) == ("(secret)", "(secret)", "(secret)")


def test_a_terminal_gets_plain_lines(monkeypatch: pytest.MonkeyPatch, lines: io.StringIO) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    log.configure("INFO", stream=stream)
    logging.getLogger("bot.serving").info("serving", extra={"port": 3000})
    assert "serving" in stream.getvalue()
    assert "port=3000" in stream.getvalue()


def test_the_level_is_the_one_that_was_set(lines: io.StringIO) -> None:
    log.configure("WARNING", stream=lines)
    logging.getLogger("bot.serving").info("serving")
    assert lines.getvalue() == ""
