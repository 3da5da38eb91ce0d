"""The door for HTTP: only what Slack signed, in time and in shape, comes in; the rest leaves no trace but a reason."""

import json
import logging
import time
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front_filter import PATH, Answer, FrontFilter, signed
from bot.payloads import Payload

SECRET = "an invented secret"
NOW = 1_790_000_000
WORDS = "my iPad will not mirror"
COMMAND = {"command": "/tutorhelp", "text": WORDS, "team_id": "T0SCHOOL", "user_id": "U0SANNA"}
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


class Door:
    """The filter with listeners behind it that remember what came through."""

    def __init__(self) -> None:
        self.came_through: list[Payload] = []
        self.reasons: list[str] = []
        pages = {"/healthz": lambda: Answer(200, "well")}
        self.app = FrontFilter(pages, self.dispatch, SECRET, self.reasons.append, real_time=lambda: NOW)

    def dispatch(self, payload: Payload, headers: Mapping[str, str]) -> Answer:
        self.came_through.append(payload)
        return Answer(200, "heard", dict(headers))

    def asks(self, environ: dict[str, Any]) -> int:
        said: list[str] = []
        self.headers: dict[str, str] = {}

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> Any:
            said.append(status)
            self.headers = dict(headers)

        self.body = b"".join(self.app(environ, start_response))
        return int(said[0].split()[0])

    def gets(self, body: bytes, *, kind: str = FORM, **changes: Any) -> int:
        return self.asks(request(body, kind) | changes)


def request(body: bytes, kind: str = FORM, *, stamp: int = NOW) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": PATH,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": str(stamp),
        "HTTP_X_SLACK_SIGNATURE": signed(SECRET, str(stamp), body),
        "wsgi.input": BytesIO(body),
    }


def form(fields: Mapping[str, str] = COMMAND) -> bytes:
    return urlencode(fields).encode()


@pytest.fixture
def door() -> Door:
    return Door()


def test_what_slack_signed_comes_in(door: Door) -> None:
    assert door.gets(form()) == 200
    assert door.came_through == [COMMAND]
    assert door.body == b"heard"


def test_a_repeated_delivery_says_so_to_the_listeners(door: Door) -> None:
    door.gets(form(), HTTP_X_SLACK_RETRY_NUM="1", HTTP_X_SLACK_RETRY_REASON="http_timeout", HTTP_COOKIE="x")
    assert door.headers["x-slack-retry-num"] == "1"
    assert "cookie" not in door.headers


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"HTTP_X_SLACK_SIGNATURE": ""}, "unsigned"),
        ({"HTTP_X_SLACK_REQUEST_TIMESTAMP": ""}, "unsigned"),
        ({"HTTP_X_SLACK_SIGNATURE": "v0=" + "0" * 64}, "signature"),
        ({"HTTP_X_SLACK_SIGNATURE": "v0=ä"}, "signature"),
        ({"HTTP_X_SLACK_SIGNATURE": "v0=\udce4"}, "signature"),
        ({"HTTP_X_SLACK_SIGNATURE": signed(SECRET, str(NOW), b"another body")}, "signature"),
        ({"HTTP_X_SLACK_SIGNATURE": signed("another secret", str(NOW), form())}, "signature"),
        ({"HTTP_X_SLACK_REQUEST_TIMESTAMP": "yesterday"}, "stamp"),
        ({"HTTP_X_SLACK_REQUEST_TIMESTAMP": "1e9"}, "stamp"),
        ({"HTTP_X_SLACK_REQUEST_TIMESTAMP": "٣٤٥"}, "stamp"),
        ({"HTTP_X_SLACK_REQUEST_TIMESTAMP": "9" * 5000}, "stamp"),
        ({"HTTP_X_SLACK_REQUEST_TIMESTAMP": str(NOW + 1)}, "signature"),
    ],
)
def test_check_44_a_forged_request_is_refused_with_401(door: Door, changes: dict[str, str], reason: str) -> None:
    assert door.gets(form(), **changes) == 401
    assert door.reasons == [reason]
    assert door.came_through == []


@pytest.mark.parametrize("away", [-301, 301, -86400, 86400])
def test_check_44_an_old_or_future_stamp_is_refused(door: Door, away: int) -> None:
    assert door.asks(request(form(), stamp=NOW + away)) == 401
    assert door.reasons == ["stale"]


@pytest.mark.parametrize("away", [-300, 300])
def test_a_stamp_within_five_minutes_counts(door: Door, away: int) -> None:
    assert door.asks(request(form(), stamp=NOW + away)) == 200


def test_check_44_the_age_of_a_signature_is_real_even_where_the_clock_is_moved() -> None:
    assert FrontFilter({}).real_time is time.time


def test_check_44_a_body_of_ten_megabytes_is_refused_unread(door: Door) -> None:
    body = b"x" * 10_000_000
    assert door.gets(body) == 413
    endless = {"CONTENT_LENGTH": "", "wsgi.input": BytesIO(body), "wsgi.input_terminated": True}
    assert door.asks(request(b"") | endless) == 413
    assert door.gets(b"", CONTENT_LENGTH="99999999999") == 413


def test_check_44_a_body_without_a_length_is_not_waited_for(door: Door) -> None:
    assert door.gets(form(), CONTENT_LENGTH="") == 401
    assert door.gets(form(), CONTENT_LENGTH="-1") == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"3",
        b'"text"',
        b'{"type": "event_callback"}',
        b'{"type": "event_callback", "team_id": "T1", "event_id": "E1", "event": []}',
        b'{"type": "event_callback", "team_id": 1, "event_id": "E1", "event": {"type": "message"}}',
        b'{"type": "event_callback", "team_id": "T1", "event_id": "E1", "event": {"type": {}}}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 500 + b"1" + b"}" * 500,
    ],
)
def test_check_44_signed_json_of_another_shape_is_refused_with_400(door: Door, body: bytes) -> None:
    assert door.gets(body, kind=JSON) == 400
    assert door.came_through == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"command": "/tutorhelp"},
        {"payload": ""},
        {"payload": "null"},
        {"payload": "[]"},
        {"payload": '{"type": "block_actions"}'},
        {"payload": '{"type": "block_actions", "user": {"id": "U1"}, "actions": []}'},
        {"payload": '{"type": "block_actions", "user": {"id": "U1"}, "actions": [{}]}'},
        {"payload": '{"type": "block_actions", "user": "U1", "actions": [{"type": "button", "action_id": "a"}]}'},
        {"payload": '{"type": "view_submission", "user": {"id": "U1"}}'},
        {"payload": '{"type": "view_submission", "user": {"id": "U1"}, "team": 3, "view": {"callback_id": "a"}}'},
        {"payload": '{"type": "shortcut", "user": {"id": "U1"}}'},
        {"payload": '{"type": {}, "user": {"id": "U1"}}'},
        {str(number): "field" for number in range(200)},
    ],
)
def test_check_44_signed_forms_of_another_shape_are_refused_with_400(door: Door, fields: dict[str, str]) -> None:
    assert door.gets(form(fields)) == 400
    assert door.came_through == []


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode), st.sampled_from([FORM, JSON, "", "text/plain"]))
def test_check_44_no_signed_body_makes_a_500(body: bytes, kind: str) -> None:
    assert Door().gets(body, kind=kind) in (200, 400)


def nested(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    keys = st.sampled_from(["type", "user", "team", "event", "view", "actions", "id", "authorizations", "channel"])
    return st.lists(inside, max_size=2) | st.dictionaries(keys, inside, max_size=4)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), nested, max_leaves=12))
def test_check_44_no_signed_json_makes_a_500(value: object) -> None:
    assert Door().gets(json.dumps(value).encode(), kind=JSON) in (200, 400)


def test_slacks_question_for_the_address_is_passed_on(door: Door) -> None:
    assert door.gets(b'{"type": "url_verification", "challenge": "abc"}', kind=JSON) == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", PATH, 405),
        ("PUT", PATH, 405),
        ("POST", "/", 404),
        ("GET", "/slack/install", 404),
        ("GET", "/healthz", 200),
        ("HEAD", "/healthz", 200),
        ("POST", "/healthz", 405),
    ],
)
def test_other_paths_and_methods(door: Door, method: str, path: str, status: int) -> None:
    assert door.gets(form(), REQUEST_METHOD=method, PATH_INFO=path) == status


def test_without_a_secret_only_our_own_pages_are_there() -> None:
    door = Door()
    door.app = FrontFilter({"/healthz": lambda: Answer(200)})
    assert door.gets(form()) == 404
    assert door.gets(b"", REQUEST_METHOD="GET", PATH_INFO="/healthz") == 200


def test_check_44_nothing_of_a_refused_body_is_logged(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    door.gets(form(), HTTP_X_SLACK_SIGNATURE="v0=wrong")
    door.gets(form({**COMMAND, "team_id": ""}))
    assert [getattr(record, "reason", "") for record in caplog.records] == ["signature", "wrong_shape"]
    assert "iPad" not in caplog.text + repr([record.__dict__ for record in caplog.records])
    assert SECRET not in repr(door.app)
