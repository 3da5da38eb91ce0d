"""What the app's manifest allows: scopes, commands, shortcuts, events."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from demo.slack.payload_types import Payload


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command that exists."""

    name: str
    should_escape: bool


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An entry of the shortcuts menu."""

    name: str
    kind: str
    callback_id: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts of a manifest that change how Slack behaves."""

    app_name: str
    scopes: frozenset[str]
    commands: dict[str, Command]
    shortcuts: dict[str, Shortcut]
    events: frozenset[str]
    home_tab: bool
    takes_messages: bool
    """Whether people can write and type commands in the app's Messages tab."""
    interactive: bool


def read_manifest(source: Payload | Path) -> Manifest:
    """The manifest from a YAML or JSON file, or from a dictionary already read."""
    raw: Payload = yaml.safe_load(source.read_text(encoding="utf-8")) if isinstance(source, Path) else source
    features, settings = raw.get("features", {}), raw.get("settings", {})
    bot, app_home = features.get("bot_user", {}), features.get("app_home", {})
    commands = [Command(c["command"], bool(c.get("should_escape"))) for c in features.get("slash_commands", [])]
    shortcuts = [Shortcut(s["name"], s["type"], s["callback_id"]) for s in features.get("shortcuts", [])]
    return Manifest(
        app_name=bot.get("display_name") or raw["display_information"]["name"],
        scopes=frozenset(raw.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        commands={command.name: command for command in commands},
        shortcuts={shortcut.name: shortcut for shortcut in shortcuts},
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        home_tab=bool(app_home.get("home_tab_enabled")),
        takes_messages=bool(app_home.get("messages_tab_enabled"))
        and not app_home.get("messages_tab_read_only_enabled"),
        interactive=bool(settings.get("interactivity", {}).get("is_enabled")),
    )
