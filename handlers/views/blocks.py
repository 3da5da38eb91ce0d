"""Block Kit as plain data, within Slack's limits: everything a person sees is built from these few pieces.

Nothing here is markdown: texts are `plain_text` or `rich_text`, so that no typed character can become a mention, a
link or a format.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers.views.texts import cut, length, parts_of

Block = dict[str, Any]

HEADER, SECTION, FIELD, LABEL, VALUE, OPTION, OPTIONS = 150, 3000, 2000, 75, 2000, 75, 100
"""Slack's limits in characters: header, section and rich text, field of a section, accessibility label, value,
option of a menu; and how many options there are in a menu, or in one group of it."""
NOTIFICATION = 150
"""What a lock screen shows of a message's top-level text, and what we let it say."""
MESSAGE = 13_000
"""Characters in all blocks of a message together; Slack refuses about 13,200, which it documents nowhere."""
ON_PHONE = 30
"""Of a button's text, a phone shows no more; only a name can be that long."""
TITLE = 24
HOME, MOST_BLOCKS = 100, 50
"""Blocks of a Home tab, and of a message."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message: `text` is what notifications and screen readers speak, without anybody's words."""

    text: str
    blocks: tuple[Block, ...] = field(repr=False)


def _plain(text: str, most: int) -> Block:
    return {"type": "plain_text", "text": cut(text, most), "emoji": False}


def header(text: str) -> Block:
    return {"type": "header", "text": _plain(text, HEADER)}


def section(text: str) -> Block:
    return {"type": "section", "text": _plain(text, SECTION)}


def small(text: str) -> Block:
    return {"type": "context", "elements": [_plain(text, SECTION)]}


def facts(*texts: str) -> Block:
    """Short facts side by side; on phones below each other."""
    return {"type": "section", "fields": [_plain(text, FIELD) for text in texts if text]}


def divider() -> Block:
    return {"type": "divider"}


def with_words(words: str, *, before: Sequence[Block], after: Sequence[Block], rest: str) -> tuple[Block, ...]:
    """A person's words between other blocks, whole if the message has room; `rest` is said where it has not."""
    room = MESSAGE - characters([*before, *after]) - length(rest)
    shown = cut(words, room)
    quoted = [_quote(part) for part in parts_of(shown, SECTION - 100)] if words else []
    return (*before, *quoted, *([] if shown == words else [small(rest)]), *after)


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


def _quote(part: str) -> Block:
    quoted = {"type": "rich_text_quote", "elements": [{"type": "text", "text": part}]}
    return {"type": "rich_text", "elements": [quoted]}


def button(text: str, action: str, value: str, *, label: str = "", primary: bool = False) -> Block:
    """A button; `label` tells a screen reader what sets it apart from its like in a list."""
    made = {**_button(text, action, label), "value": value[:VALUE]}
    return {**made, "style": "primary"} if primary else made


def link(text: str, action: str, url: str, *, label: str = "") -> Block:
    """A button that leads to another place in Slack."""
    return {**_button(text, action, label), "url": url}


def _button(text: str, action: str, label: str) -> Block:
    made: Block = {"type": "button", "action_id": action, "text": _plain(text, ON_PHONE)}
    return {**made, "accessibility_label": cut(label, LABEL)} if label else made


def spoken(text: str, about: str) -> str:
    """The label of a button in a list: what is on it, then what sets it apart; empty outside of lists."""
    return f"{cut(text, ON_PHONE)}: {about}" if about else ""


def actions(*elements: Block, about: str = "") -> Block:
    """A row of buttons; `about` makes its block id its own in a list of like rows."""
    row: Block = {"type": "actions", "elements": list(elements)}
    return {**row, "block_id": f"row:{about}"} if about else row


def choice(hint: str, action: str, options: Iterable[tuple[str, str]]) -> Block:
    """A menu of (text, value); more than Slack allows in one list stand in groups."""
    made = [_option(text, value) for text, value in options]
    lists: Block = {"options": made} if len(made) <= OPTIONS else {"option_groups": _groups(made)}
    return {"type": "static_select", "action_id": action, "placeholder": _plain(hint, 150), **lists}


def _groups(options: list[Block]) -> list[Block]:
    """Groups that are named after their first and last option."""
    parts = [options[start : start + OPTIONS] for start in range(0, len(options), OPTIONS)]
    return [{"label": _plain(_from_to(part), OPTION), "options": part} for part in parts][:OPTIONS]


def _from_to(options: list[Block]) -> str:
    first, last = (cut(option["text"]["text"], OPTION // 2 - 2) for option in (options[0], options[-1]))
    return f"{first} – {last}"


def _option(text: str, value: str) -> Block:
    return {"text": _plain(text, OPTION), "value": value}


def text_field(label: str, field: str, *, example: str, hint: str, most: int, filled: str = "") -> Block:
    """A field of several lines."""
    entry: Block = {
        "type": "plain_text_input",
        "action_id": field,
        "multiline": True,
        "max_length": most,
        "focus_on_load": True,
        "placeholder": _plain(example, 150),
    }
    entry = {**entry, "initial_value": cut(filled, most)} if filled else entry
    return {
        "type": "input",
        "block_id": field,
        "label": _plain(label, 2000),
        "hint": _plain(hint, 2000),
        "element": entry,
    }


def choice_field(label: str, field: str, options: Iterable[tuple[str, str]]) -> Block:
    """A menu in a form; the first option is chosen already."""
    made = [_option(text, value) for text, value in options]
    entry = {"type": "static_select", "action_id": field, "options": made, "initial_option": made[0]}
    return {"type": "input", "block_id": field, "label": _plain(label, 2000), "element": entry}


def form(callback: str, *, title: str, submit: str, close: str, blocks: Iterable[Block]) -> Block:
    """A modal to be filled in."""
    return {
        "type": "modal",
        "callback_id": callback,
        "title": _plain(title, TITLE),
        "submit": _plain(submit, TITLE),
        "close": _plain(close, TITLE),
        "blocks": list(blocks),
    }


def page(*, title: str, close: str, blocks: Iterable[Block]) -> Block:
    """A modal to be read."""
    return {
        "type": "modal",
        "title": _plain(title, TITLE),
        "close": _plain(close, TITLE),
        "blocks": list(blocks),
    }


def home(blocks: Iterable[Block]) -> Block:
    """A Home tab; at most the first 100 blocks."""
    return {"type": "home", "blocks": list(blocks)[:HOME]}


def notification(text: str) -> str:
    """The top-level text of a message: one sentence, with Slack's three control characters escaped."""
    return cut(text, NOTIFICATION).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
