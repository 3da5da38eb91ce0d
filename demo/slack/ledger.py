"""The append-only record of all that passed between Slack and the app, accepted or refused."""

from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Protocol

from demo.slack.payload_types import Payload

NEW = ("chat.postMessage", "chat.postEphemeral", "files.completeUploadExternal", "response_url", "acknowledgement")
"""What can make a new message."""


class HasId(Protocol):
    """Anything with a Slack id, such as a person of a story."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One call of the app, or one delivery to it."""

    number: int
    at: datetime
    name: str
    """A Web API method, `response_url`, `acknowledgement`, or `to_app:` and the kind of payload."""
    arguments: Payload
    verdict: str
    """`ok`, or the word of the refusal."""
    fault: str = ""
    """The fault played on this call, if one was asked for."""
    person: str = ""
    """Whom it reached (a DM, an ephemeral, a modal, a Home tab) or who caused it."""
    channel: str = ""
    ts: str = ""
    notifies: frozenset[str] = frozenset()
    reached: frozenset[str] = frozenset()
    """For whom it showed up as a new message."""
    notes: tuple[str, ...] = ()
    """What Slack did silently: faults of blocks, an ignored body, a deactivated receiver."""

    @property
    def is_accepted(self) -> bool:
        """Slack did what was asked, whatever the app was told."""
        return self.verdict == "ok"


@dataclass(frozen=True, slots=True)
class NewMessage:
    """One new message as one person got it: a badge, a sound, a line on the lock screen."""

    person: str
    at: datetime
    entry: Entry = field(repr=False)


@dataclass(slots=True)
class Ledger:
    """All entries, oldest first."""

    _entries: list[Entry] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def write(self, at: datetime, name: str, arguments: Payload, verdict: str, **facts: object) -> Entry:
        """Adds one entry; entries are never changed."""
        with self._lock:
            entry = Entry(len(self._entries) + 1, at, name, arguments, verdict, **facts)  # type: ignore[arg-type]
            self._entries.append(entry)
            return entry

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything so far."""
        with self._lock:
            return tuple(self._entries)

    def of(self, name: str) -> list[Entry]:
        """All entries of one method or kind of delivery."""
        return [entry for entry in self.entries if entry.name == name]

    def accepted(self, name: str) -> list[Entry]:
        """The calls of `name` that Slack carried out."""
        return [entry for entry in self.of(name) if entry.is_accepted]

    def refused(self, name: str = "") -> list[Entry]:
        """The calls (of `name`) that Slack did not carry out."""
        return [entry for entry in self.entries if not entry.is_accepted and name in ("", entry.name)]

    def posts(self, *, to: HasId | str | None = None) -> list[Entry]:
        """Accepted new messages of any kind, all or those that reached one person or place."""
        wanted = to if isinstance(to, str) or to is None else to.id
        return [
            entry
            for entry in self.entries
            if entry.is_accepted and entry.name in NEW and entry.ts and wanted in (None, entry.person, entry.channel)
        ]

    def new_messages(self, *, to: HasId | str | None = None) -> list[NewMessage]:
        """Every new message that showed up as one, for each person whom it reached: in DMs and group DMs, in channels
        only by a mention. No edits, no answers that only one sees until reload, nothing to deactivated people.
        """
        wanted = to if isinstance(to, str) or to is None else to.id
        return [
            NewMessage(person, entry.at, entry)
            for entry in self.entries
            if entry.is_accepted
            for person in sorted(entry.reached)
            if wanted in (None, person)
        ]

    def deliveries(self, kind: str = "") -> list[Entry]:
        """What was delivered to the app, all or one kind such as `block_actions`."""
        return [entry for entry in self.entries if entry.name.startswith(f"to_app:{kind}")]

    def mentions(self) -> list[Entry]:
        """Accepted calls whose words would notify somebody by mention."""
        return [entry for entry in self.entries if entry.is_accepted and entry.notifies]
