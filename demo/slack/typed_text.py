"""How Slack encodes what people type: entities, links and mentions; and a rich_text block beside it."""

import re

from demo.slack.payload_types import Block
from demo.slack.workspace import Workspace

_LINK = re.compile(r"https?://[^\s<>|]+")


def escaped(text: str) -> str:
    """`&`, `<` and `>` as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_message_text(text: str, workspace: Workspace) -> str:
    """The text of a message event: entities, links in angle brackets, known @names and #names as ids."""
    return _with_links(_with_mentions(escaped(text), workspace, "<@{id}>", "<#{id}|{name}>"))


def as_command_text(text: str, workspace: Workspace, *, should_escape: bool) -> str:
    """The text of a command: as typed, or with ids for names where the manifest asks for it."""
    if not should_escape:
        return text
    return _with_links(_with_mentions(escaped(text), workspace, "<@{id}|{username}>", "<#{id}|{name}>"))


def rich_text_of(text: str, block_id: str) -> list[Block]:
    """The rich_text block that Slack's clients send along with a typed message."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": block_id, "elements": [section]}]


def _with_links(text: str) -> str:
    return _LINK.sub(lambda found: f"<{found.group(0)}>", text)


def _with_mentions(text: str, workspace: Workspace, person_form: str, place_form: str) -> str:
    for person in sorted(workspace.people.values(), key=lambda p: -len(p.name)):
        form = person_form.format(id=person.id, username=person.username)
        text = text.replace(f"@{person.name}", form)
    for place in workspace.conversations.values():
        if place.name:
            text = text.replace(f"#{place.name}", place_form.format(id=place.id, name=place.name))
    return text
