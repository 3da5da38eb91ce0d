"""Whom no restored backup may bring back: rows, and the same in a file outside the database.

A mark is a keyed hash: without the keys nobody can tell from it who it was, and with them only by asking for one id.
"""

import base64
import hashlib
import hmac
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, case, select

from coaching.people import PersonId, SlackUserId, WorkspaceId
from storage.scope import insert_into
from storage.tables import PersonRow, TombstoneRow, WorkspaceRow

WHOLE_WORKSPACE = ""
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One erasure. It covers what is older than it: whoever comes back later is somebody new."""

    workspace: WorkspaceId
    mark: str
    key: str = field(repr=False)
    erased_at: datetime


Marks = Mapping[str, Tombstone]


def tombstone_of_person(
    workspace: WorkspaceId, slack_user: SlackUserId, now: datetime, *, known: Iterable[Tombstone]
) -> Tombstone:
    """The tombstone of a person, marked with the key that the others have."""
    key = key_of(known)
    return Tombstone(workspace, mark(key, workspace, slack_user), key, now)


def tombstone_of_workspace(workspace: WorkspaceId, now: datetime, *, known: Iterable[Tombstone]) -> Tombstone:
    """The tombstone of a workspace with everybody in it."""
    return Tombstone(workspace, WHOLE_WORKSPACE, key_of(known), now)


def key_of(known: Iterable[Tombstone]) -> str:
    """The key in use, or a fresh one."""
    fresh = base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")
    return next((each.key for each in known), fresh)


def mark(key: str, workspace: str, slack_user: str) -> str:
    """What stands on the tombstone instead of an id."""
    return hmac.digest(key.encode(), f"{workspace}:{slack_user}".encode(), hashlib.sha256).hex()


def merged(tombstones: Iterable[Tombstone]) -> tuple[Tombstone, ...]:
    """One for each mark, the latest; that of a whole workspace stands for everybody erased there before."""
    latest: dict[tuple[str, str], Tombstone] = {}
    for each in sorted(tombstones, key=lambda stone: stone.erased_at):
        latest[each.workspace, each.mark] = each
    return tuple(
        each for each in latest.values() if not _is_within(each, latest.get((each.workspace, WHOLE_WORKSPACE)))
    )


def _is_within(stone: Tombstone, whole: Tombstone | None) -> bool:
    return whole is not None and stone.mark != WHOLE_WORKSPACE and stone.erased_at <= whole.erased_at


# Rows.


def stored(connection: Connection, workspace: WorkspaceId | None = None) -> list[Tombstone]:
    """The rows, of one workspace or of all."""
    query = select(TombstoneRow.workspace_id, TombstoneRow.mark, TombstoneRow.key, TombstoneRow.erased_at)
    if workspace is not None:
        query = query.where(TombstoneRow.workspace_id == workspace)
    return [Tombstone(WorkspaceId(row[0]), *row[1:]) for row in connection.execute(query)]


def store(connection: Connection, stone: Tombstone) -> None:
    """The row as given, or the later one that is there."""
    adding = insert_into(TombstoneRow, connection.dialect.name)
    new = adding.excluded
    later = case((TombstoneRow.erased_at > new.erased_at, TombstoneRow.erased_at), else_=new.erased_at)
    row = {"workspace_id": stone.workspace, "mark": stone.mark, "key": stone.key, "erased_at": stone.erased_at}
    connection.execute(
        adding.on_conflict_do_update(index_elements=["workspace_id", "mark"], set_={"erased_at": later}), row
    )


# Who is back.


def returned(
    connection: Connection, tombstones: Iterable[Tombstone]
) -> Iterator[tuple[WorkspaceId, PersonId, Tombstone]]:
    """People whose rows are older than their own erasure: an older copy of the database was restored."""
    buried = _by_workspace_and_key(tombstones)
    people = select(PersonRow.workspace_id, PersonRow.id, PersonRow.slack_user, PersonRow.added_at)
    for workspace, person, slack_user, added_at in connection.execute(people):
        for key, marks in buried.get(workspace, {}).items():
            stone = marks.get(mark(key, workspace, slack_user))
            if stone is not None and added_at <= stone.erased_at:
                yield WorkspaceId(workspace), PersonId(person), stone


def returned_workspaces(connection: Connection, tombstones: Iterable[Tombstone]) -> list[Tombstone]:
    """The same for whole workspaces."""
    known = {row.id: row.learnt_at for row in connection.execute(select(WorkspaceRow.id, WorkspaceRow.learnt_at))}
    return [
        stone
        for stone in tombstones
        if stone.mark == WHOLE_WORKSPACE and stone.workspace in known and known[stone.workspace] <= stone.erased_at
    ]


def _by_workspace_and_key(tombstones: Iterable[Tombstone]) -> Mapping[str, Mapping[str, Marks]]:
    found: dict[str, dict[str, dict[str, Tombstone]]] = defaultdict(lambda: defaultdict(dict))
    for stone in tombstones:
        if stone.mark != WHOLE_WORKSPACE:
            found[stone.workspace][stone.key][stone.mark] = stone
    return found
