"""Whom a message would notify: mentions in mrkdwn, in rich text and in the top-level text."""

import re
from collections.abc import Iterator
from typing import Any

from demo.slack.payload_types import Payload

_MENTION = re.compile(r"<(@[UW][A-Z0-9]+|!subteam\^[A-Z0-9]+|![a-z]+)(?:[|^][^>]*)?>")
_BARE_MENTION = re.compile(r"(?<!\w)@(here|channel|everyone)\b")
_BROADCASTS = ("!here", "!channel", "!everyone")


def notified_by(payload: Payload) -> frozenset[str]:
    """User ids, subteams and broadcasts (`!channel`) that posting `payload` would notify."""
    text = str(payload.get("text") or "")
    found = set(_in_mrkdwn(text))
    if payload.get("link_names") in (True, "1", "true") or payload.get("parse") == "full":
        found |= {"!" + word for word in _BARE_MENTION.findall(text)}
    for part in _parts(payload.get("blocks") or []):
        found |= set(_in_part(part))
    return frozenset(found)


def _in_part(part: Payload) -> Iterator[str]:
    match part.get("type"):
        case "mrkdwn":
            yield from _in_mrkdwn(str(part.get("text", "")))
        case "markdown":
            yield from _in_mrkdwn(str(part.get("text", "")))
        case "user" if "user_id" in part:
            yield str(part["user_id"])
        case "usergroup":
            yield str(part.get("usergroup_id"))
        case "broadcast":
            yield "!" + str(part.get("range"))


def _in_mrkdwn(text: str) -> Iterator[str]:
    for found in _MENTION.findall(text):
        if found.startswith("@"):
            yield found[1:]
        elif found in _BROADCASTS or found.startswith("!subteam^"):
            yield found


def _parts(node: Any) -> Iterator[Payload]:  # noqa: ANN401 - any JSON
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _parts(value)
    elif isinstance(node, list):
        for item in node:
            yield from _parts(item)
