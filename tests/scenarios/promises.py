"""What holds in every story: nobody's words where they do not belong, nothing that Slack refuses, no mention, and
nobody disturbed out of their working hours.

`kept` is asked at the end of each; a story that provokes trouble on purpose names it in `town.troubles`.
"""

import json
import re
from collections.abc import Collection, Iterator
from html import unescape
from typing import Any

from demo.slack import Entry
from demo.slack.visible_text import Reader, text_of_block
from storage.tables import metadata
from tests.scenarios.private_words import Pieces, whose_pieces
from tests.scenarios.town import Town

TOKEN = re.compile(r"xox[a-z]-pretend|xapp-1-pretend|pretend-signing-secret")
OUTGOING = ("chat.postMessage", "chat.update", "response_url", "acknowledgement", "views.open", "views.publish")
CARRIED_BACK = ("value", "block_id", "action_id", "callback_id", "external_id", "private_metadata", "metadata", "url")
"""What Slack keeps, shows to other apps or sends back: ids only."""


def kept(town: Town) -> None:
    """Raises with everything that was broken."""
    pieces = whose_pieces(town)
    entries = [entry for entry in town.slack.ledger.entries if entry.name in OUTGOING]
    broken = [
        *(f"{entry.number} {entry.name} mentions {set(entry.notifies)}" for entry in town.slack.ledger.mentions()),
        *(fault for entry in entries for fault in faults_of_message(entry, pieces)),
        *(fault for entry in entries for fault in shown_to_others(town, entry, pieces)),
        *handed_to_others(town, pieces),
        *untimely(town),
        *unwanted_calls(town),
        *(f"in the log: {line}" for line in town.log.getvalue().splitlines() if leaks(line, pieces)),
        *(f"trouble in the log: {line}" for line in troubles_in_log(town)),
        *(f"stored readably: {piece!r}" for piece in leaks(everything_stored(town), pieces)),
    ]
    if broken:
        raise AssertionError("\n".join(broken))


# What every message keeps to


def faults_of_message(entry: Entry, pieces: Collection[str]) -> Iterator[str]:
    content = entry.arguments
    view = content.get("view") or {}
    blocks = content.get("blocks") or view.get("blocks") or []
    text = content.get("text") or ""
    where = f"{entry.number} {entry.name}"
    if blocks and not view:
        yield from [] if text else [f"{where}: nothing for the notification"]
        yield from [f"{where}: {len(text)} characters for the notification"] if len(unescape(text)) > 150 else []
        yield from [f"{where}: {len(blocks)} blocks"] if len(blocks) > 50 else []
    if entry.name == "chat.postMessage" and (content["unfurl_links"], content["unfurl_media"]) != (False, False):
        yield f"{where}: links are unfolded"
    yield from (f"{where}: says {piece!r} on a locked phone" for piece in leaks(text, pieces))
    yield from (f"{where}: carries {piece!r}" for piece in leaks(" | ".join(carried(content)), pieces))


def carried(part: Any, key: str = "") -> Iterator[str]:
    """Ids, values and addresses anywhere in blocks or a view."""
    if isinstance(part, dict):
        if key == "metadata":
            yield json.dumps(part, ensure_ascii=False)
        for name, inner in part.items():
            yield from carried(inner, name)
    elif isinstance(part, list):
        for inner in part:
            yield from carried(inner, key)
    elif key in CARRIED_BACK:
        yield str(part)


# Who sees what


def shown_to_others(town: Town, entry: Entry, pieces: Pieces) -> Iterator[str]:
    """Somebody's words before eyes other than theirs and those of the tutors who were asked."""
    reader, person = Reader("UTC", town.clock(), {}), receiver(town, entry)
    blocks = entry.arguments.get("blocks") or (entry.arguments.get("view") or {}).get("blocks") or []
    shown = "\n".join(text_of_block(block, reader, {}) for block in blocks)
    for piece in leaks(shown, pieces):
        if person not in pieces.get(piece, ()):
            yield f"{entry.number} {entry.name} shows {piece!r} to {person}"


def receiver(town: Town, entry: Entry) -> str:
    """Whom it was meant for, also where Slack went wrong before it looked."""
    place = town.slack.workspace.conversations.get(str(entry.arguments.get("channel")))
    others = place.members - {town.slack.workspace.bot.id} if place else set()
    return entry.person or next(iter(others), "")


def handed_to_others(town: Town, pieces: Pieces) -> Iterator[str]:
    """The same in files."""
    for message in town.slack.workspace.messages.values():
        people = town.slack.workspace.conversations[message.channel].members - {town.slack.workspace.bot.id}
        for file in message.files:
            for piece in leaks((file.content or b"").decode(errors="replace"), pieces):
                yield from [f"{file.name} holds {piece!r}"] if people - set(pieces.get(piece, ())) else []


# When it came


def untimely(town: Town) -> list[str]:
    """New messages out of working hours that no act asked for and no stuck lesson."""
    town.watch.looks()
    return [line for line in town.watch.untimely if not any(trouble in line for trouble in town.troubles)]


# What Slack and the log say


def unwanted_calls(town: Town) -> list[str]:
    """Calls that Slack refused without a fault being played, and messages to people who are gone."""
    refused = [entry for entry in town.slack.ledger.refused() if not entry.name.startswith("to_app:")]
    to_gone = [entry for entry in town.slack.ledger.entries if "the receiver is deactivated" in entry.notes]
    lines = [
        *(f"{entry.number} {entry.name}: {entry.verdict}" for entry in refused if not entry.fault),
        *(f"{entry.number} {entry.name} to somebody deactivated" for entry in to_gone),
    ]
    return [line for line in lines if not any(trouble in line for trouble in town.troubles)]


def troubles_in_log(town: Town) -> list[str]:
    lines = [line for line in town.log.getvalue().splitlines() if '"level": "error"' in line or '"raised"' in line]
    return [line for line in lines if not any(trouble in line for trouble in town.troubles)]


def everything_stored(town: Town) -> str:
    """Every row as it lies in the database: what is encrypted is not readable here."""
    with town.bot.database.reading() as connection:
        rows = [
            str(tuple(row))
            for table in metadata.sorted_tables
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')
        ]
    return "\n".join(rows)


def leaks(text: str, pieces: Collection[str]) -> list[str]:
    """The pieces that can be read in it, and anything that looks like a secret of Slack's."""
    flat = " ".join(text.split())
    return [piece for piece in sorted(pieces) if piece in flat] + TOKEN.findall(text)
