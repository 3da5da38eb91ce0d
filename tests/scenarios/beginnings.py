"""A town as its set-up left it, for many stories: the rows and Slack's side are copied instead of played again."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo.slack import Someone
from tests.scenarios.town import Town


@dataclass(frozen=True)
class Beginning:
    """Where a story takes up: a database file, and what Slack has seen so far."""

    file: Path
    names: dict[str, str]
    workspace: dict[str, dict[Any, Any]]
    ids: tuple[int, int]
    ledger: list[Any]
    seen: set[tuple[str, str]]


KEPT = ("people", "conversations", "messages")


def beginning_of(town: Town, file: Path) -> Beginning:
    """The town as it stands now, its database copied to `file`."""
    assert town.bot.database.path
    with sqlite3.connect(town.bot.database.path) as source, sqlite3.connect(file) as copy:
        source.backup(copy)
    source.close()
    copy.close()
    slack = town.slack
    return Beginning(
        file=file,
        names={name: person.id for name, person in town.people.items()},
        workspace={part: dict(getattr(slack.workspace, part)) for part in KEPT},
        ids=(slack.workspace.ids._count, slack.workspace.ids._last_microsecond),
        ledger=list(slack.ledger._entries),
        seen=set(slack.expect._seen),
    )


def takes_up(town: Town, beginning: Beginning) -> None:
    """Slack's side as it was at the beginning; the town's database is its copy already."""
    slack = town.slack
    for part, kept in beginning.workspace.items():
        getattr(slack.workspace, part).update(kept)
    slack.workspace.ids._count, slack.workspace.ids._last_microsecond = beginning.ids
    slack.ledger._entries[:] = beginning.ledger
    slack.expect._seen.update(beginning.seen)
    town.watch.looked_at = len(slack.ledger.new_messages())
    town.people.update({name: Someone(slack, person) for name, person in beginning.names.items()})
