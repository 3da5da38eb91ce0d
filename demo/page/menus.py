"""What the composer and the menus offer: commands with their hints, shortcuts, as the manifest tells them to Slack."""

from dataclasses import dataclass
from functools import cache

import yaml

from demo.local_workspace import MANIFEST


@dataclass(frozen=True, slots=True)
class Offered:
    """A command or a shortcut."""

    name: str
    about: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Menus:
    """Everything that the app adds to Slack's own client."""

    commands: tuple[Offered, ...]
    shortcuts: tuple[Offered, ...]
    on_messages: tuple[Offered, ...]


@cache
def menus() -> Menus:
    """As the manifest has it."""
    features = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["features"]
    commands = (Offered(c["command"], c["description"], c.get("usage_hint", "")) for c in features["slash_commands"])
    shortcuts = [(s["type"], Offered(s["name"], s["description"])) for s in features["shortcuts"]]
    return Menus(
        tuple(commands),
        tuple(one for kind, one in shortcuts if kind == "global"),
        tuple(one for kind, one in shortcuts if kind == "message"),
    )
