"""Block Kit as plain data, within Slack's limits: everything a person sees is built from these few pieces.

Nothing here is markdown: texts are `plain_text` or `rich_text`, so that no typed character can become a mention, a
link or a format.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from regex import findall

Block = dict[str, Any]

HEADER, SECTION, BUTTON, LABEL, VALUE = 150, 3000, 75, 75, 2000
"""Slack's limits in characters: header, section and rich text, button text, accessibility label, value."""
NOTIFICATION = 150
"""What a lock screen shows of a message's top-level text, and what we let it say."""
QUOTED = 8700
"""Of a person's words at most so much stands in one message: Slack refuses about 13,200 characters in all."""
CLUSTER = 100
"""No emoji family or stacked accent is longer."""
TITLE = 24


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message: `text` is what notifications and screen readers speak, without anybody's words."""

    text: str
    blocks: tuple[Block, ...] = field(repr=False)


def length(text: str) -> int:
    """Characters as the strictest reading of Slack's limits counts them: UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """The text in at most so many characters, never cut inside what a reader sees as one, with an ellipsis."""
    if length(text) <= most:
        return text
    kept, room = [], most - 1
    for grapheme in _graphemes(text):
        room -= length(grapheme)
        if room < 0:
            break
        kept.append(grapheme)
    return "".join(kept).rstrip() + "…"


def _graphemes(text: str) -> Iterable[str]:
    """What a reader sees as one character; a heap of marks no script needs is taken apart."""
    for grapheme in findall(r"\X", text):
        yield from [grapheme] if length(grapheme) <= CLUSTER else grapheme


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
    return {"type": "section", "fields": [_plain(text, 2000) for text in texts if text]}


def divider() -> Block:
    return {"type": "divider"}


def quote(words: str, rest: str) -> list[Block]:
    """A person's words, whole if they fit; `rest` is said where they do not."""
    shown = cut(words, QUOTED)
    blocks: list[Block] = [_quote(part) for part in _parts(shown, SECTION - 100)]
    return blocks if shown == words else [*blocks, small(rest)]


def _quote(part: str) -> Block:
    quoted = {"type": "rich_text_quote", "elements": [{"type": "text", "text": part}]}
    return {"type": "rich_text", "elements": [quoted]}


def _parts(text: str, most: int) -> Iterable[str]:
    part: list[str] = []
    room = most
    for grapheme in _graphemes(text):
        if length(grapheme) > room:
            yield "".join(part)
            part, room = [], most
        part.append(grapheme)
        room -= length(grapheme)
    yield "".join(part)


def button(text: str, action: str, value: str, *, label: str = "", primary: bool = False) -> Block:
    """A button; `label` tells a screen reader what sets it apart from its like in a list."""
    made: Block = {
        "type": "button",
        "action_id": action,
        "text": _plain(text, BUTTON),
        "value": value[:VALUE],
    }
    if label:
        made["accessibility_label"] = cut(label, LABEL)
    if primary:
        made["style"] = "primary"
    return made


def link(text: str, action: str, url: str) -> Block:
    return {"type": "button", "action_id": action, "text": _plain(text, BUTTON), "url": url}


def asking(button: Block, *, title: str, text: str, yes: str, no: str) -> Block:
    """The button with a question before it acts: only for what cannot be taken back."""
    confirm = {"title": _plain(title, 100), "text": _plain(text, 300), "confirm": _plain(yes, 30)}
    return {**button, "confirm": {**confirm, "deny": _plain(no, 30)}}


def actions(*elements: Block, about: str = "") -> Block:
    """A row of buttons; `about` makes its block id its own in a list of like rows."""
    row: Block = {"type": "actions", "elements": list(elements)}
    return {**row, "block_id": f"row:{about}"} if about else row


def choice(hint: str, action: str, options: Iterable[tuple[str, str]]) -> Block:
    """A menu of (text, value); at most the first 100, which is all Slack shows."""
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": _plain(hint, 150),
        "options": [_option(text, value) for text, value in options][:100],
    }


def _option(text: str, value: str) -> Block:
    return {"text": _plain(text, 75), "value": value}


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
    entry = {**entry, "initial_value": filled} if filled else entry
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
    return {"type": "home", "blocks": list(blocks)[:100]}


def notification(text: str) -> str:
    """The top-level text of a message: one sentence, with Slack's three control characters escaped."""
    return cut(text, NOTIFICATION).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
