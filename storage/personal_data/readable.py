"""A person's data as they get it: JSON for machines, and the same as text for people."""

import calendar
import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from storage.personal_data.export import Export, Row

TITLES: Mapping[str, str] = {
    "people": "You, as Slack's directory and the programme's list know you",
    "roles": "What you do in the programme",
    "skills": "Topics you help with",
    "tutoring_times": "When and where you help",
    "visits": "Schools where you are planned to be, until a month after",
    "leaves": "When you are away",
    "dm_channels": "Your conversation with the bot",
    "help_requests": "What you asked for",
    "examples": "What topics learnt from your requests: figures made of your words, which nobody can read",
    "offers": "What you were asked to help with (the words are the teacher's and not here)",
    "answer_records": "How often you took on, passed on or left open what you were asked, for choosing tutors only",
    "topic_records": "How your help went, topic by topic, for choosing tutors only",
    "exchanges": "Questions and answers about help: yours, not the other side's",
    "volunteers": "What you said when you volunteered for a round of triads; whom you named is left out",
    "rather_not": "Whom you would rather not be in a triad with: how many, and only you are told",
    "triad_members": "Triads that you are or were in, how you want to be asked, and what you agreed",
    "prompts": "Weekly questions to you: kinds, times and what became of them",
    "sessions": "Your turns in the sessions of your triads",
    "check_ins": "Your log: what you said of your weeks",
    "drafts": "What you wrote to the bot in the last week",
    "outcomes": "How it went, in your words",
    "outbox": "Messages to you in the last 30 days: kinds and times, no words",
    "living_messages": "Messages of the bot that stand in your conversation",
    "inbox": "Your last clicks and commands, so that none counts twice",
    "schools": "Schools that name you as their contact",
    "audit": "What you did, and what was done about you: no words",
}
"""Every table that an export may hold, in the order in which a person reads it."""

ABOUT = (
    "Everything that Peer Coach keeps about you. Names of others and what others wrote is left out. "
    "Times are UTC. Messages in Slack itself are kept by Slack."
)
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control letters and letters that turn the direction of writing: they would play tricks with a terminal."""


def as_json(export: Export) -> str:
    """The export as a JSON object."""
    content = {
        "about": ABOUT,
        "person": {"name": export.person.name, "slack": export.person.slack_user},
        "made_at": export.made_at,
        "data": {name: export.tables[name] for name in _ordered(export)},
        "names": export.names,
    }
    text = json.dumps(content, ensure_ascii=False, indent=2, default=_plain)
    return UNPRINTABLE.sub(_escaped, text) + "\n"


def as_text(export: Export) -> str:
    """The export for reading."""
    head = f"{_clean(export.person.name or export.person.slack_user)}, {_moment(export.made_at)}\n{ABOUT}"
    return "\n\n".join([head, *(_section(export, name) for name in _ordered(export))]) + "\n"


def _ordered(export: Export) -> list[str]:
    known = [name for name in TITLES if name in export.tables]
    return known + sorted(set(export.tables) - set(known))


def _section(export: Export, name: str) -> str:
    title = TITLES.get(name, name)
    rows = [_entry(row, export.names) for row in export.tables[name]] or ["  nothing"]
    return f"{title}\n{'-' * len(title)}\n" + "\n\n".join(rows)


def _entry(row: Row, names: Mapping[str, str]) -> str:
    said = {column: _said(column, value, names) for column, value in row.items() if value is not None}
    return "\n".join(f"  {column.replace('_', ' ')}: {value}" for column, value in said.items())


def _said(column: str, value: Any, names: Mapping[str, str]) -> str:
    match value:
        case int() if column == "weekday":
            return calendar.day_name[value]
        case Mapping():
            return "see the JSON"
        case datetime():
            return _moment(value)
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(_said(column, each, names) for each in value)
        case _:
            return _clean(names.get(value, value) if isinstance(value, str) else str(_plain(value)))


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text).replace("\n", "\n    ")


def _moment(value: datetime) -> str:
    return value.strftime("%Y-%m-%d %H:%M UTC")


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date | time) else value
