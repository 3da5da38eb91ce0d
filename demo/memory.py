"""What the pretend Slack would lose at a restart, as one JSON file: messages, places, counters, the clock. Open modals
and Home tabs are left out; people open them again."""

from collections.abc import Iterable
from dataclasses import field
from datetime import datetime
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from demo.slack import PretendSlack
from demo.slack.conversations import Conversation
from demo.slack.files import File
from demo.slack.messages import Message
from demo.slack.people import Person
from demo.slack.triggers import ResponseUrl

Read = dict[str, dict[str, str]]
"""The newest message that each person has read, by person and place."""


@dataclass(config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))
class Memory:
    """A workspace on its way to a file, or back."""

    now: datetime
    port: int
    """Of the pretend Slack: the bot has kept addresses there."""
    reached: tuple[int, int]
    people: list[Person]
    places: list[Conversation]
    messages: list[Message]
    response_urls: list[ResponseUrl]
    read: Read = field(default_factory=dict)


_ADAPTER = TypeAdapter(Memory)


def remember(slack: PretendSlack, read: Read) -> Memory:
    """The workspace as it is now."""
    workspace = slack.workspace
    with workspace.lock:
        return Memory(
            now=slack.now(),
            port=slack.port,
            reached=workspace.ids.reached,
            people=list(workspace.people.values()),
            places=list(workspace.conversations.values()),
            messages=list(workspace.messages.values()),
            response_urls=workspace.short_lived.response_urls,
            read=read,
        )


def recall(slack: PretendSlack, memory: Memory) -> None:
    """Puts everything back; nobody is told of it as news."""
    workspace = slack.workspace
    with workspace.lock:
        workspace.ids.go_on(memory.reached)
        workspace.people |= {person.id: person for person in memory.people}
        workspace.conversations |= {place.id: place for place in memory.places}
        workspace.messages |= {message.key: message for message in memory.messages}
        for file in _files(memory.messages):
            workspace.files.put(file)
        for url in memory.response_urls:
            workspace.short_lived.keep(url)
    workspace.changed()


def keep_in(path: Path, memory: Memory) -> None:
    """Replaces the file in one step, so that it is whole whenever the process ends."""
    fresh = path.with_suffix(".new")
    fresh.write_bytes(_ADAPTER.dump_json(memory))
    fresh.replace(path)


def kept_in(path: Path) -> Memory | None:
    """What was kept; None where nothing was, or where it cannot be read."""
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def _files(messages: Iterable[Message]) -> Iterable[File]:
    return (file for message in messages for file in message.files)
