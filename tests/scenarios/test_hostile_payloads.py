"""Signed nonsense: every type of payload with keys missing, of other types, empty or nested deep. No crash, no row."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.front_filter import signed
from demo.slack import Someone
from demo.slack.deliveries import Form
from demo.slack.http_delivery import packed
from storage.tables import metadata
from tests.scenarios.town import ASKS, Town

Step = str | int
Payload = dict[str, Any]


def nested(depth: int, *, in_lists: bool) -> Any:
    inner: Any = "end"
    for _ in range(depth):
        inner = [inner] if in_lists else {"type": inner}
    return inner


INSTEAD = [
    None, True, False, 0, -1, 1.5, 10**30, "", [], {}, [None], [[]], {"": None}, {"id": None}, {"type": 7},
    nested(30, in_lists=True), nested(30, in_lists=False), nested(90, in_lists=True), nested(400, in_lists=False),
]  # fmt: skip


def everything_kept(town: Town) -> dict[str, list[str]]:
    """Every row; but a Home tab is owed to whoever opens it, and when somebody was last looked up is no effect."""
    found: dict[str, list[str]] = {}
    with town.bot.database.reading() as connection:
        for table in metadata.sorted_tables:
            kept = [column.name for column in table.columns if column.name not in ("looked_up_at", "home_opened_at")]
            only = " WHERE kind <> 'home'" if table.name == "outbox" else ""
            names = ", ".join(f'"{name}"' for name in kept)
            rows = connection.exec_driver_sql(f'SELECT {names} FROM "{table.name}"{only}')
            found[table.name] = sorted(str(tuple(row)) for row in rows)
    return found


@pytest.fixture
def samples(town: Town, sanna: Someone, liisa: Someone) -> list[tuple[Form, Payload]]:
    """One payload of every type, each of which has already had its effect."""
    sanna.says(ASKS)
    sanna.sees("Got it.")
    sanna.opens_home()
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", "AirPlay in room 12")
    sanna.presses("Send")
    sanna.closes()
    sanna.says("/coaching home")
    sanna.presses("Undo", occurrence=1)
    town.later(seconds=60)
    card = liisa.sees_message("Sanna Virtanen (Rantala) asks")
    liisa.presses("Accept", on=card)
    liisa.changes(tz="Europe/Helsinki")
    town.someone("Outi Niemi").joins()
    town.slack.revoke_tokens()
    town.slack.reinstall()
    town.later(minutes=6)
    sanna.sees("AirPlay") if sanna.eyes.find("AirPlay") else None
    town.slack.allows("")
    entries = town.slack.ledger.deliveries()
    seen = {(entry.name, entry.arguments.get("command"), first_action_of(entry.arguments)): entry for entry in entries}
    payloads = town.slack.payloads
    return [
        *((form_of(entry.name), dict(entry.arguments)) for entry in seen.values()),
        (Form.INTERACTIVE, payloads.shortcut(sanna.person, "request.shortcut")),
        (Form.INTERACTIVE, payloads.message_shortcut(sanna.person, "request.about", card)),
        (Form.INTERACTIVE, {**view_of(entries), "type": "view_closed", "is_cleared": False}),
        (
            Form.INTERACTIVE,
            {**view_of(entries), "type": "block_suggestion", "action_id": "a", "block_id": "b", "value": "x"},
        ),
        (Form.EVENT, payloads.event({"type": "message", "channel_type": "im", "user": sanna.id, "text": "hello"})),
        (Form.EVENT, {"type": "url_verification", "challenge": "abc", "token": "t"}),
        (Form.EVENT, {"type": "app_rate_limited", "team_id": town.slack.team_id, "minute_rate_limited": 1}),
    ]


def form_of(name: str) -> Form:
    return Form.EVENT if ":event:" in name else Form.COMMAND if name.endswith("command") else Form.INTERACTIVE


def first_action_of(payload: Mapping[str, Any]) -> object:
    return (payload.get("actions") or [{}])[0].get("action_id")


def view_of(entries: list[Any]) -> Payload:
    return next(dict(entry.arguments) for entry in entries if entry.name == "to_app:view_submission")


def paths_in(part: Any, before: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    if isinstance(part, dict | list):
        for step, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield (*before, step)
            yield from paths_in(inner, (*before, step))


def changed(payload: Payload, path: tuple[Step, ...], instead: Any) -> None:
    """Another value at the path, or none; nothing where an earlier change took the place away."""
    *outer, last = path
    part: Any = payload
    for step in outer:
        try:
            part = part[step]
        except (KeyError, IndexError, TypeError):
            return
    if instead is GONE and isinstance(part, dict):
        part.pop(last, None)
    elif isinstance(instead, bool) and isinstance(part, dict) and isinstance(part.get(last), bool):
        return  # the opposite is another true payload
    elif isinstance(part, dict):
        part[last] = deepcopy(instead)
    elif isinstance(part, list) and isinstance(last, int) and last < len(part):
        part[last] = None if instead is GONE else deepcopy(instead)


GONE = object()


def as_fields(payload: Payload) -> dict[str, str]:
    """A command's fields are texts or not there: other texts would be other commands."""
    return {key: value for key, value in payload.items() if isinstance(value, str)}


def test_check_45_nonsense_of_every_type_is_answered_and_leaves_no_row(
    town: Town, samples: list[tuple[Form, Payload]]
) -> None:
    places = [(form, sample, list(paths_in(sample))) for form, sample in samples]
    assert len(places) >= 14
    before = everything_kept(town)

    @settings(max_examples=250)
    @given(st.data())
    def answered(data: st.DataObject) -> None:
        form, sample, paths = data.draw(st.sampled_from(places))
        payload = deepcopy(sample)
        for _ in range(data.draw(st.integers(1, 3))):
            changed(payload, data.draw(st.sampled_from(paths)), data.draw(st.sampled_from([GONE, *INSTEAD])))
        body, kind = packed(form, as_fields(payload) if form is Form.COMMAND else payload)
        status = town.http.post(body, town.http.signed(body, kind), 5).status
        assert 200 <= status < 300 or 400 <= status < 500, town.log.getvalue()[-1500:]
        assert '"level": "error"' not in town.log.getvalue(), town.log.getvalue()[-1500:]
        assert everything_kept(town) == before

    town.troubles |= {"trigger_id", "invalid_arguments", "no_service", "expired_url", "used_url"}
    answered()
    town.slack.settle()
    assert everything_kept(town) == before


BODIES = [
    (b"", "application/json"),
    (b"null", "application/json"),
    (b"[]", "application/json"),
    (b"7", "application/json"),
    (b'"text"', "application/json"),
    (b"{", "application/json"),
    (b'{"type": "event_callback"}', "application/json"),
    (b'{"type": NaN}', "application/json"),
    (b"\xff\xfe\x00", "application/json"),
    (b"[" * 100_000, "application/json"),
    (b'{"a":' * 100_000, "application/json"),
    (b"", "application/x-www-form-urlencoded"),
    (b"payload=", "application/x-www-form-urlencoded"),
    (b"payload=%5B%5D", "application/x-www-form-urlencoded"),
    (b"payload=%7B%22type%22%3A1%7D", "application/x-www-form-urlencoded"),
    (b"command=%2Ftutorhelp", "application/x-www-form-urlencoded"),
    (b"command=%2Ftutorhelp&team_id=T0PRETEND&user_id=%00%ff", "application/x-www-form-urlencoded"),
    (urlencode({f"k{number}": "v" for number in range(500)}).encode(), "application/x-www-form-urlencoded"),
    (b"command=a&" * 200, "application/x-www-form-urlencoded"),
    (b"{}", "text/plain"),
    (b"--x\r\n", "multipart/form-data; boundary=x"),
]


def test_check_45_bodies_of_no_shape_are_refused(town: Town) -> None:
    before = everything_kept(town)
    for body, kind in BODIES:
        headers = town.http.signed(b"", kind)
        stamp = headers["X-Slack-Request-Timestamp"]
        headers["X-Slack-Signature"] = signed(town.slack.signing_secret, stamp, body)
        assert town.http.post(body, headers, 5).status == 400, (body[:60], kind)
    assert everything_kept(town) == before


def test_check_45_nobody_leaves_by_a_mistake_in_a_payload(town: Town, liisa: Someone) -> None:
    liisa.changes(tz="Europe/Helsinki")
    told = town.slack.ledger.deliveries("event:user_change")[-1].arguments
    before = everything_kept(town)
    for fact in ("deleted", "is_bot", "is_restricted", "is_stranger"):
        for instead in (1, "true", [None], {"yes": True}):
            event = deepcopy(dict(told)) | {"event_id": "Ev0OTHER"}
            event["event"]["user"][fact] = instead
            assert town.slack.forge(Form.EVENT, event).status == 400, (fact, instead)
    assert everything_kept(town) == before
