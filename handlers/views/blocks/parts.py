"""The parts of a message that are read: texts, people's words, and how much of both there is room for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers.views.texts import cut, length, parts_of

Block = dict[str, Any]

HEADER, SECTION, FIELD = 150, 3000, 2000
"""Slack's limits in characters: header, section and rich text, field of a section."""
NOTIFICATION = 150
"""What a lock screen shows of a message's top-level text, and what we let it say."""
MESSAGE = 13_000
"""Characters in all blocks of a message together; Slack refuses about 13,200, which it documents nowhere."""
HOME, MOST_BLOCKS = 100, 50
"""Blocks of a Home tab or a modal, and of a message."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message: `text` is what notifications and screen readers speak, without anybody's words."""

    text: str
    blocks: tuple[Block, ...] = field(repr=False)


def plain_text(text: str, most: int) -> Block:
    """The text as an object of Slack's, cut where it is longer than Slack allows there."""
    return {"type": "plain_text", "text": cut(text, most), "emoji": False}


def header(text: str) -> Block:
    return {"type": "header", "text": plain_text(text, HEADER)}


def section(text: str) -> Block:
    return {"type": "section", "text": plain_text(text, SECTION)}


def small(text: str) -> Block:
    return {"type": "context", "elements": [plain_text(text, SECTION)]}


def facts(*texts: str) -> Block:
    """Short facts side by side; on phones below each other."""
    return {"type": "section", "fields": [plain_text(text, FIELD) for text in texts if text]}


def divider() -> Block:
    return {"type": "divider"}


def quote(words: str) -> list[Block]:
    """A person's words as they were typed, in as many blocks as they need; none where nothing was said."""
    return (
        [{"type": "rich_text", "elements": [_quoted(part)]} for part in parts_of(words, SECTION - 100)] if words else []
    )


def dialogue(lines: Iterable[tuple[str, str]]) -> list[Block]:
    """What people said to each other, as one block: of each (who says it, their words)."""
    elements = [part for who, words in lines for part in (_told(who), _quoted(words))]
    return [{"type": "rich_text", "elements": elements}] if elements else []


def with_words(words: str, *, before: Sequence[Block], after: Sequence[Block], rest: str) -> tuple[Block, ...]:
    """A person's words between other blocks, whole if the message has room; `rest` is said where it has not."""
    room = MESSAGE - characters([*before, *after]) - length(rest)
    shown = cut(words, room)
    return (*before, *quote(shown if words else ""), *([] if shown == words else [small(rest)]), *after)


def characters(part: object) -> int:
    """All that is to be read in blocks, as Slack adds it up."""
    if isinstance(part, dict):
        text = part.get("text")
        return sum(characters(inner) for inner in part.values()) + (length(text) if isinstance(text, str) else 0)
    return sum(characters(inner) for inner in part) if isinstance(part, list | tuple) else 0


def as_many_as_fit(entries: Iterable[list[Block]], *, blocks: int, room: int) -> list[list[Block]]:
    """The first entries of a list that stay within so many blocks and characters; none is cut in two."""
    fitting: list[list[Block]] = []
    for entry in entries:
        blocks, room = blocks - len(entry), room - characters(entry)
        if blocks < 0 or room < 0:
            break
        fitting.append(entry)
    return fitting


def notification(text: str) -> str:
    """The top-level text of a message: one sentence, with Slack's three control characters escaped."""
    return cut(text, NOTIFICATION).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(part: str) -> Block:
    return {"type": "rich_text_quote", "elements": [{"type": "text", "text": part}]}


def _told(text: str) -> Block:
    return {"type": "rich_text_section", "elements": [{"type": "text", "text": cut(text, SECTION)}]}
