"""The arguments of a call, form-encoded or JSON, read with Slack's strictness."""

import json
from typing import Any
from urllib.parse import parse_qsl

from demo.slack.payload_types import Payload
from demo.slack.refusals import Refused


class Arguments:
    """What the app sent along with a method."""

    def __init__(self, raw: Payload) -> None:
        self.raw = {key: value for key, value in raw.items() if key != "token"}
        self.token = str(raw.get("token") or "")

    def text(self, key: str) -> str:
        """The value as text, empty if it is not there."""
        value = self.raw.get(key)
        if value is None:
            return ""
        if isinstance(value, dict | list):
            raise Refused("invalid_arguments", f"[ERROR] must be a string [json-pointer:/{key}]")
        return str(value)

    def needed(self, key: str) -> str:
        """The value as text; refused if it is empty."""
        value = self.text(key)
        if not value:
            raise Refused("invalid_arguments", f"[ERROR] missing required field: {key}")
        return value

    def flag(self, key: str) -> bool:
        """Whether it is true, in any of the ways Slack understands."""
        return self.raw.get(key) in (True, "true", "True", "1", 1)

    def number(self, key: str, default: int) -> int:
        """The value as a whole number."""
        value = self.text(key)
        if value and not value.isdigit():
            raise Refused("invalid_arguments", f"[ERROR] must be a number [json-pointer:/{key}]")
        return int(value) if value else default

    def json(self, key: str, error: str) -> Any:  # noqa: ANN401 - any JSON
        """The value as JSON, sent as such or as text; `error` is Slack's word for broken JSON."""
        value = self.raw.get(key)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as broken:
            raise Refused(error) from broken


def read_arguments(content_type: str, body: bytes) -> Arguments:
    """The arguments in a request body."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            raw = json.loads(body or b"{}")
        except ValueError as broken:
            raise Refused("invalid_json") from broken
        if not isinstance(raw, dict):
            raise Refused("json_not_object")
        return Arguments({key: value for key, value in raw.items() if key != "token"})
    if kind in ("", "application/x-www-form-urlencoded"):
        return Arguments(dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))
    raise Refused("invalid_post_type")
