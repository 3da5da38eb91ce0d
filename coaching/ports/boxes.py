"""What comes in once and what goes out once."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Protocol

from coaching.notices import Notice, NoticeKind
from coaching.people import PersonId


class Inbox(Protocol):
    """Which inputs had their effect: one row an input, in the same transaction as the effect."""

    def claim(self, key: str, now: datetime) -> str | None:
        """None where the input is new (it is now claimed); else what the first time was about.

        A second process that claims the same key waits for the first one's end.
        """
        ...

    def keep(self, key: str, about: str) -> None:
        """What the input was about: an id, never words."""
        ...


class Outbox(Protocol):
    """Where notices wait for the notifier."""

    def add(self, notices: Iterable[Notice]) -> None:
        """Owe these; a waiting notice of the same kind, thing and person is replaced, not doubled.

        A Home tab is owed only to somebody who ever opened theirs.
        """
        ...

    def came(self, person: PersonId, kinds: Collection[NoticeKind], since: datetime) -> list[datetime]:
        """When messages of these kinds were posted to the person since then; edits are none."""
        ...

    def forget(self, about: str) -> None:
        """Drop what still waits about a thing."""
        ...
