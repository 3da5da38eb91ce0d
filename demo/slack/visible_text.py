"""What a person reads: messages, modals and Home as plain text, dates in the reader's zone, markup gone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from demo.slack.initial_values import initial_value
from demo.slack.messages import Message
from demo.slack.payload_types import Block, Payload
from demo.slack.slack_dates import shown_date
from demo.slack.views import View, elements_of

_ENTITY = re.compile(r"<([^<>]+)>")
_MARK = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![\w*_~`])")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, when, and what the ids mean to them."""

    tz: str
    now: datetime
    names: Mapping[str, str]


def text_of_message(message: Message, reader: Reader) -> str:
    """The visible text; the top-level text counts only where there are no blocks, files stand below by their names."""
    words = [text_of_block(block, reader, {}) for block in message.blocks] or [shown_mrkdwn(message.text, reader)]
    return "\n".join([*words, *(file.shown_name for file in message.files)])


def text_of_view(view: View, reader: Reader) -> str:
    """Title, blocks with what was put in, complaints, buttons."""
    lines = [_plain(view.source.get("title"))]
    for block in view.blocks:
        lines.append(text_of_block(block, reader, view.values))
        lines.append(view.errors.get(str(block.get("block_id")), ""))
    lines += [_plain(view.source.get("submit")), _plain(view.source.get("close"))]
    return "\n".join(line for line in lines if line)


def text_of_block(block: Block, reader: Reader, values: Mapping[tuple[str, str], Payload]) -> str:
    """One block as a person reads it."""
    lines = list(_own_words(block, reader))
    for element in elements_of(block):
        key = str(block.get("block_id")), str(element.get("action_id"))
        lines.extend(_element_words(element, values.get(key), reader))
    return "\n".join(line for line in lines if line)


def _own_words(block: Block, reader: Reader) -> Iterable[str]:
    match block.get("type"):
        case "rich_text":
            yield "\n".join(_rich(part, reader) for part in block.get("elements", []))
        case "markdown":
            yield str(block.get("text", ""))
        case "context":
            yield "  ".join(_text(part, reader) for part in block.get("elements", []))
        case "table" | "data_table":
            for row in block.get("rows", []):
                yield " | ".join(_cell(cell, reader) for cell in row)
        case "container":
            yield _text(block.get("title"), reader)
            for child in block.get("child_blocks") or []:
                yield text_of_block(child, reader, {})
        case "data_visualization":
            yield str(block.get("title", ""))
        case _:
            for part in ("title", "subtitle", "label", "text", "body", "description", "hint"):
                yield _text(block.get(part), reader)
            for field in block.get("fields") or []:
                yield _text(field, reader)
            yield str(block.get("alt_text") or "")


def _element_words(element: Payload, value: Payload | None, reader: Reader) -> Iterable[str]:
    yield _text(element.get("text"), reader)
    if element.get("type") in ("radio_buttons", "checkboxes"):
        for option in element.get("options", []):
            yield _text(option.get("text"), reader)
            yield _text(option.get("description"), reader)
        return
    shown = shown_value(value if value is not None else initial_value(element), reader)
    yield shown or _plain(element.get("placeholder"))


def shown_value(value: Payload | None, reader: Reader) -> str:
    """What an input shows for the value in it."""
    value = value or {}
    chosen = [*(value.get("selected_options") or []), value.get("selected_option") or {}]
    words = [_text(option.get("text"), reader) for option in chosen]
    named = [str(value.get(f"selected_{what}")) for what in ("user", "conversation", "channel")]
    for what in ("users", "conversations", "channels"):
        named += value.get(f"selected_{what}") or []
    words += [reader.names.get(one, "") for one in named]
    words += [str(value.get(key) or "") for key in ("value", "selected_date", "selected_time")]
    if value.get("selected_date_time"):
        pattern = "{date_short} {time}"
        words.append(shown_date(int(value["selected_date_time"]), pattern, reader.tz, reader.now))
    return ", ".join(word for word in words if word)


def _text(part: Payload | str | None, reader: Reader) -> str:
    if isinstance(part, str):
        return part
    if not part:
        return ""
    if part.get("type") == "mrkdwn":
        return shown_mrkdwn(str(part.get("text", "")), reader)
    return str(part.get("text") or part.get("alt_text") or "")


def _plain(part: Payload | None) -> str:
    return str((part or {}).get("text", ""))


def _cell(cell: Payload, reader: Reader) -> str:
    if cell.get("type") == "rich_text":
        return "".join(_rich(part, reader) for part in cell.get("elements", []))
    return str(cell.get("text", cell.get("value", "")))


def shown_mrkdwn(text: str, reader: Reader) -> str:
    """mrkdwn as it looks: links by their label, mentions by name, no stars and underscores."""
    shown = _ENTITY.sub(lambda found: _entity(found.group(1), reader), text)
    for _ in range(3):  # *_both_* needs a second pass
        shown = _MARK.sub(r"\2", shown)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _entity(inner: str, reader: Reader) -> str:
    target, _, label = inner.partition("|")
    if target.startswith("!date^"):
        _, epoch, pattern, *_ = target.split("^")
        return shown_date(int(epoch), pattern, reader.tz, reader.now)
    if target.startswith("@"):
        return "@" + reader.names.get(target[1:], label or target[1:])
    if target.startswith("#"):
        return "#" + reader.names.get(target[1:], label or target[1:])
    if target.startswith("!"):
        return "@" + (label or target[1:])
    return label or target


def _rich(part: Payload, reader: Reader) -> str:
    match part.get("type"):
        case "text":
            return str(part.get("text", ""))
        case "link":
            return str(part.get("text") or part.get("url", ""))
        case "user":
            return "@" + reader.names.get(str(part.get("user_id")), "someone")
        case "channel":
            return "#" + reader.names.get(str(part.get("channel_id")), "channel")
        case "broadcast":
            return "@" + str(part.get("range"))
        case "emoji":
            return f":{part.get('name')}:"
        case "date":
            return shown_date(int(part["timestamp"]), str(part["format"]), reader.tz, reader.now)
        case "rich_text_list":
            return "\n".join(_rich(child, reader) for child in part.get("elements", []))
    return "".join(_rich(child, reader) for child in part.get("elements", []))
