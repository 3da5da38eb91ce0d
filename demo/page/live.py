"""What a browser tab is told while it is open: the parts of its page that changed, as server-sent events."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from demo.page.parts import Part, around_of, messages_of
from demo.page.reading import mark_read
from demo.page.tabs import Tab

STILL_HERE = b": still here\n\n"
LONGEST_SILENCE = 1.0
"""Seconds: the strip's clock goes on although nothing else changes, and who went away is noticed."""


def live(tab: Tab, is_there: Callable[[], bool]) -> Iterator[bytes]:
    """Events until the workspace or the tab is gone: everything at first, then what changed; a comment where nothing
    did. What it shows counts as read.
    """
    known: dict[str, str] = {}
    version, minute = -1, datetime.min.replace(tzinfo=UTC)
    while not tab.workspace.is_ending:
        before = version, minute
        version = tab.workspace.wait_for_change(version, LONGEST_SILENCE)
        minute = tab.workspace.clock().replace(second=0, microsecond=0)
        if not is_there():
            return
        if (version, minute) == before:
            yield STILL_HERE
            continue
        if not tab.is_home:
            mark_read(tab.workspace, tab.person.id, tab.place)
        around, messages = list(around_of(tab)), list(messages_of(tab))
        fresh = [part for part in (*around, *messages) if known.get(part.id) != part.digest]
        gone = known.keys() - {part.id for part in (*around, *messages)}
        if fresh or gone:
            yield b"data: " + _told(tab, version, fresh, messages) + b"\n\n"
        else:
            yield STILL_HERE
        known = {part.id: part.digest for part in (*around, *messages)}


def news(tab: Tab, seen: int) -> bytes | None:
    """The same once, for a tab that cannot be seen, so that nothing counts as read; None where all was told."""
    version = tab.workspace.version
    if version == seen:
        return None
    messages = list(messages_of(tab))
    return _told(tab, version, [*around_of(tab), *messages], messages)


def _told(tab: Tab, version: int, fresh: list[Part], messages: list[Part]) -> bytes:
    told = {
        "version": version,
        "title": tab.title,
        "parts": {part.id: {"digest": part.digest, "html": part.html} for part in fresh},
        "order": [part.id for part in messages],
    }
    return json.dumps(told).encode()
