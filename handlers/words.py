"""What a person typed, as plain words: the one way in for text from Slack."""

from re import Match
from re import compile as pattern
from unicodedata import category

ENTITY = pattern(r"<([^<>]*)>")
ADDRESS = pattern(r"mailto:|tel:|[a-z][a-z0-9+.-]*://")
SPECIAL = {"!channel": "@channel", "!here": "@here", "!everyone": "@everyone"}


def plain(text: object) -> str:
    """Words from a command or a message: mentions as @name, links as words with the address, no markup of Slack's.

    What is no text is nothing said.
    """
    shown = ENTITY.sub(_entity, as_typed(text))
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def as_typed(text: object) -> str:
    """Words from a form, where Slack adds no markup.

    Characters that no database or screen can hold (NUL, lone surrogates, other controls) are left out; what then has
    nothing to be seen is nothing said.
    """
    kept = "".join(char for char in text if _can_be_kept(char)).strip() if isinstance(text, str) else ""
    return kept if any(map(_can_be_seen, kept)) else ""


def _entity(match: Match[str]) -> str:
    target, _, label = match.group(1).partition("|")
    if target.startswith(("@", "#")):
        return f"{target[0]}{label or target[1:]}"
    if target.startswith("!"):
        return SPECIAL.get(target, label or f"@{target[1:].split('^')[0]}")
    if ADDRESS.match(target):
        address = target.removeprefix("mailto:").removeprefix("tel:")
        return f"{label} ({address})" if label and label != address else address
    return match.group(0)


def _can_be_kept(char: str) -> bool:
    return char in "\n\t" or category(char) not in ("Cc", "Cs")


def _can_be_seen(char: str) -> bool:
    return category(char)[0] not in "CZ"  # invisible marks, separators
