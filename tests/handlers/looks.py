"""What stands on a screen: its texts, buttons and fields, found anywhere in the JSON."""

import math
from collections.abc import Iterator
from typing import Any

from handlers.views import Block, Rendered

PHONE = 50
"""Characters in a line on a phone, about."""


def nodes(part: Any) -> Iterator[Block]:
    """Every object in the JSON, outer ones first."""
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from nodes(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from nodes(inner)


def of_type(part: Any, *kinds: str) -> list[Block]:
    return [node for node in nodes(part) if node.get("type") in kinds]


def texts(part: Any) -> list[str]:
    """Every text that a person reads there."""
    return [node["text"] for node in nodes(part) if isinstance(node.get("text"), str)]


def buttons(part: Any) -> list[Block]:
    return of_type(part, "button")


def words_of_buttons(part: Any) -> list[str]:
    return [button["text"]["text"] for button in buttons(part)]


def quoted(part: Any) -> str:
    """A person's words, put together again from the quotes that they fill."""
    return "".join(text for quote in of_type(part, "rich_text_quote") for text in texts(quote))


def without_quotes(part: Any) -> Any:
    return [block for block in part if block["type"] != "rich_text"]


def lines_before_buttons(message: Rendered) -> int:
    """How many lines of a phone's screen are to be read before the first button; all, if there is none."""
    lines = 0
    for block in message.blocks:
        if block["type"] == "actions" or "accessory" in block:
            break
        lines += sum(math.ceil(len(line) / PHONE) or 1 for text in texts(block) for line in text.split("\n"))
    return lines
