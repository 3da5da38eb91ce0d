"""The outermost shape of what Slack sends: what does not have it never reaches Bolt.

Only what Bolt itself reads and what says who acted is checked; listeners read the rest.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any
from urllib.parse import parse_qsl

from pydantic import (
    BaseModel,
    ConfigDict,
    StrictBool,
    StrictStr,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

Payload = dict[str, Any]

DEEPEST = 60
"""Slack's own payloads are about 15 deep."""
MOST_FIELDS = 100

Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9_.-]{1,64}$")]


IdOrObject = StrictStr | dict[str, Any] | None


class Malformed(Exception):
    """Not a payload of Slack's; `reason` is a code, never what was sent."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Shape(BaseModel):
    """Known keys have their types; others may be anything."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Named(Shape):
    id: Id


class Member(Named):
    team_id: Id | None = None


class Team(Named):
    enterprise_id: Id | None = None


class Command(Shape):
    command: StrictStr
    team_id: Id
    user_id: Id
    text: StrictStr = ""
    trigger_id: StrictStr = ""
    response_url: StrictStr = ""
    enterprise_id: StrictStr | None = None
    channel_id: StrictStr | None = None


class Pressed(Shape):
    type: StrictStr
    action_id: StrictStr
    value: StrictStr | None = None
    block_id: StrictStr | None = None


class View(Shape):
    id: StrictStr | None = None
    type: StrictStr
    callback_id: StrictStr | None = ""
    private_metadata: StrictStr | None = ""
    app_installed_team_id: Id | None = None
    state: dict[str, Any] | None = None


class Interaction(Shape):
    type: StrictStr
    user: Member
    team: Team | None = None
    enterprise: Named | None = None
    channel: Named | None = None
    is_enterprise_install: StrictBool | None = None
    callback_id: StrictStr | None = None
    trigger_id: StrictStr | None = None
    response_url: StrictStr | None = None
    message: dict[str, Any] | None = None
    container: dict[str, Any] | None = None
    view: View | None = None
    actions: tuple[Pressed, ...] | None = None


class Authorization(Shape):
    team_id: Id | None = None
    enterprise_id: Id | None = None
    user_id: Id | None = None
    is_enterprise_install: StrictBool | None = None


class Happening(Shape):
    type: StrictStr
    user: IdOrObject = None
    channel: IdOrObject = None
    team: IdOrObject = None
    subtype: StrictStr | None = None
    channel_type: StrictStr | None = None
    text: StrictStr | None = None
    bot_id: StrictStr | None = None


class Event(Shape):
    type: StrictStr
    event_id: StrictStr
    team_id: Id
    user: IdOrObject = None
    channel: IdOrObject = None
    team: IdOrObject = None
    event: Happening
    authorizations: tuple[Authorization, ...] | None = None


SHAPES: dict[str, TypeAdapter[Any]] = {
    "command": TypeAdapter(Command),
    "event": TypeAdapter(Event),
    "interaction": TypeAdapter(Interaction),
}


NEEDS = {
    "block_actions": "actions",
    "view_submission": "view",
    "view_closed": "view",
    "shortcut": "callback_id",
    "message_action": "callback_id",
}
"""What Bolt takes for granted in an interaction of each type."""
WITHOUT_PERSON = frozenset({"url_verification", "app_rate_limited"})


def from_http(body: bytes, content_type: str) -> Payload:
    """The payload of one request of Slack's, in the shape that it must have."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("not_utf8") from None
    if content_type.partition(";")[0].strip().lower() == "application/json":
        return checked(_json(text))
    fields = _form(text)
    return checked(_json(fields["payload"]) if "payload" in fields else fields)


def checked(payload: object) -> Payload:
    """The payload itself, found to have the shape of a command, an event or an interaction."""
    if not isinstance(payload, dict):
        raise Malformed("not_an_object")
    if too_deep(payload):
        raise Malformed("too_deep")
    if not isinstance(payload.get("type", ""), str):
        raise Malformed("wrong_shape")
    if payload.get("type") in WITHOUT_PERSON:
        return payload
    try:
        _shape(payload).validate_python(payload)
    except ValidationError:
        raise Malformed("wrong_shape") from None
    needed = NEEDS.get(payload.get("type", ""))
    if needed and not payload.get(needed):
        raise Malformed("wrong_shape")
    return payload


def _shape(payload: Payload) -> TypeAdapter[Any]:
    if "command" in payload:
        return SHAPES["command"]
    return SHAPES["event" if payload.get("type") == "event_callback" else "interaction"]


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Malformed("not_json") from None


def _form(text: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"))
    except (ValueError, UnicodeDecodeError):
        raise Malformed("not_a_form") from None


def too_deep(payload: object, deepest: int = DEEPEST) -> bool:
    """Whether lists and objects are nested deeper than anything that Slack sends."""
    level: list[object] = [payload]
    for _ in range(deepest):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()
