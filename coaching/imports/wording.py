"""What a text in a file must be to be kept: without control characters, and short enough to be shown."""

import unicodedata

from coaching.imports.findings import Fault, Margin

LONGEST_NAME = 75
"""Characters: Slack's limit for an option in a menu, where schools, topics and people are chosen."""
LONGEST_TEXT = 300
"""Characters: two lines on a phone are meant, and the screens that show it have room for this."""
LONGEST_CELL = 40_000
"""Characters: Slack's limit for a message; a cell beyond it is a lost quote, not a text."""


def proper(text: str, line: int, margin: Margin, *, about: str, longest: int = LONGEST_TEXT) -> str:
    """The text without spaces around it; what is wrong with it is noted."""
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text.strip()):
        margin.note(line, Fault.CONTROL_CHARACTER, text[:LONGEST_CELL], about=about)
    elif len(text.strip()) > longest:
        margin.note(line, Fault.TOO_LONG, str(longest), about=about)
    return text.strip()


def proper_name(text: str, line: int, margin: Margin, *, about: str) -> str:
    """A name that can stand in a menu and in a cell, where `;` parts one from the next."""
    name = proper(text, line, margin, about=about, longest=LONGEST_NAME)
    if ";" in name:
        margin.note(line, Fault.SEMICOLON_IN_NAME, name, about=about)
    return name
