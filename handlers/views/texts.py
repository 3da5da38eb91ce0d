"""How long a text is for Slack, and where it may be cut: never inside what a reader sees as one character."""

from collections.abc import Iterable

from regex import finditer

CLUSTER = 100
"""No emoji family or stacked accent is longer."""


def length(text: str) -> int:
    """Characters as the strictest reading of Slack's limits counts them: UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


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
    for found in finditer(r"\X", text):
        grapheme = found.group()
        yield from [grapheme] if length(grapheme) <= CLUSTER else grapheme


def parts_of(text: str, most: int) -> Iterable[str]:
    """The text in parts of at most so many characters."""
    if length(text) <= most:
        yield text
        return
    part: list[str] = []
    room = most
    for grapheme in _graphemes(text):
        if length(grapheme) > room:
            yield "".join(part)
            part, room = [], most
        part.append(grapheme)
        room -= length(grapheme)
    yield "".join(part)
