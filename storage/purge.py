"""A workspace whose app was removed: on the day that was set, all its rows go, and one tombstone stays."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, text

from coaching.people import WorkspaceId
from storage.tables import WorkspaceRow, metadata
from storage.tombstones import Tombstone, store, stored, tombstone_of_workspace
from storage.workspaces import WorkspaceState

if TYPE_CHECKING:
    from storage.database import Database

Bury = Callable[[Tombstone], None]
"""Writes a tombstone outside the database, before anything is deleted."""
NO_HURRY = text("SET LOCAL statement_timeout = 0")


def due(connection: Connection, now: datetime) -> list[WorkspaceId]:
    """Workspaces that were removed and whose day has come."""
    query = select(WorkspaceRow.id).where(WorkspaceRow.state == WorkspaceState.PARKED, WorkspaceRow.purge_due_at <= now)
    return [WorkspaceId(each) for each in connection.execute(query).scalars()]


def purge(database: "Database", workspace: WorkspaceId, now: datetime, bury: Bury) -> bool:
    """Whether its rows are gone; False where the app has come back meanwhile. All of it in one transaction."""
    with database.writing() as connection:
        # Held: a token that works again waits here, and finds nothing, or was first, and nothing is deleted.
        connection.execute(select(WorkspaceRow.id).where(WorkspaceRow.id == workspace).with_for_update())
        if workspace not in due(connection, now):
            return False
        stone = tombstone_of_workspace(workspace, now, known=stored(connection, workspace))
        bury(stone)
        _delete_all(connection, stone)
    return True


def purge_again(database: "Database", stone: Tombstone) -> None:
    """The rows of a restored copy, gone as before."""
    with database.writing() as connection:
        _delete_all(connection, stone)


def _delete_all(connection: Connection, stone: Tombstone) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(NO_HURRY)
    for table in reversed(metadata.sorted_tables):
        if "workspace_id" in table.columns:
            connection.execute(delete(table).where(table.c.workspace_id == stone.workspace))
    connection.execute(delete(WorkspaceRow).where(WorkspaceRow.id == stone.workspace))
    store(connection, stone)
