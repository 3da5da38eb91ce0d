"""What a browser tab is told while it is open: the parts of its page that changed, as server-sent events."""

import json
from collections.abc import Iterator

from demo.page.parts import Part, around_of, messages_of
from demo.page.reading import mark_read
from demo.page.tabs import Tab

LONGEST_SILENCE = 1.0
"""Seconds: the strip's clock goes on although nothing else changes, and who went away is noticed."""


def live(tab: Tab) -> Iterator[bytes]:
    """Events until the workspace ends: everything at first, then what changed; a comment where nothing did."""
    known: dict[str, str] = {}
    version = -1
    while not tab.workspace.is_ending:
        version = tab.workspace.wait_for_change(version, LONGEST_SILENCE)
        if not tab.is_home:
            mark_read(tab.workspace, tab.person.id, tab.place)
        around, messages = list(around_of(tab)), list(messages_of(tab))
        fresh = [part for part in (*around, *messages) if known.get(part.id) != part.digest]
        gone = known.keys() - {part.id for part in (*around, *messages)}
        if fresh or gone:
            yield _event(tab, fresh, messages)
        else:
            yield b": still here\n\n"
        known = {part.id: part.digest for part in (*around, *messages)}


def _event(tab: Tab, fresh: list[Part], messages: list[Part]) -> bytes:
    told = {
        "title": tab.title,
        "parts": {part.id: {"digest": part.digest, "html": part.html} for part in fresh},
        "order": [part.id for part in messages],
    }
    return b"data: " + json.dumps(told).encode() + b"\n\n"
