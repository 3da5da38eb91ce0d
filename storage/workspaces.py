"""The workspace that is served: what `auth.test` said of it, and whether anything may be sent to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Insert, Update, bindparam, func, select, update

from coaching.people import SlackUserId, WorkspaceId
from storage.scope import Scope, insert_into
from storage.tables import WorkspaceRow

if TYPE_CHECKING:
    from storage.database import Database


class WorkspaceState(StrEnum):
    LIVE = "live"
    PARKED = "parked"
    """Nothing is sent: Slack took the token back, or the app is removed."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """One Slack team as last learnt."""

    id: WorkspaceId
    bot_user: SlackUserId = field(repr=False)
    scopes: frozenset[str] = field(repr=False)
    learnt_at: datetime
    state: WorkspaceState
    parked_because: str | None = None
    parked_token: str | None = field(default=None, repr=False)
    """The fingerprint of the token that was refused; None where no token was at fault."""
    purge_due_at: datetime | None = None
    """From then on all its rows are deleted."""


KNOWN = select(
    WorkspaceRow.id,
    WorkspaceRow.bot_user,
    WorkspaceRow.scopes,
    WorkspaceRow.learnt_at,
    WorkspaceRow.state,
    WorkspaceRow.parked_because,
    WorkspaceRow.parked_token,
    WorkspaceRow.purge_due_at,
).order_by(WorkspaceRow.learnt_at, WorkspaceRow.id)
OURS = WorkspaceRow.id == bindparam("workspace")
PARK = (
    update(WorkspaceRow)
    .where(OURS)
    .values(
        state=WorkspaceState.PARKED,
        parked_because=bindparam("because"),
        parked_token=func.coalesce(bindparam("token"), WorkspaceRow.parked_token),
        # Events about a removal come in any order: the first date stays.
        purge_due_at=func.coalesce(WorkspaceRow.purge_due_at, bindparam("purge_at")),
    )
)
UNPARK = (
    update(WorkspaceRow)
    .where(OURS)
    .values(state=WorkspaceState.LIVE, parked_because=None, parked_token=None, purge_due_at=None)
)


@cache
def _learn(dialect: str) -> Insert:
    adding = insert_into(WorkspaceRow, dialect)
    new = adding.excluded
    return adding.on_conflict_do_update(
        index_elements=["id"],
        set_={"bot_user": new.bot_user, "scopes": new.scopes, "learnt_at": new.learnt_at},
    )


class Workspaces:
    """The workspace rows, each step in a transaction of its own."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def known(self) -> Workspace | None:
        """The workspace that is served; None before the first was learnt."""
        with self._database.reading() as connection:
            row = connection.execute(KNOWN.limit(1)).first()
        if row is None:
            return None
        return Workspace(
            id=WorkspaceId(row.id),
            bot_user=SlackUserId(row.bot_user),
            scopes=frozenset(row.scopes.split()),
            learnt_at=row.learnt_at,
            state=WorkspaceState(row.state),
            parked_because=row.parked_because,
            parked_token=row.parked_token,
            purge_due_at=row.purge_due_at,
        )

    def learn(self, team: str, bot_user: str, scopes: Iterable[str], now: datetime) -> None:
        """The workspace as `auth.test` says; the programme and a parking stay as they are."""
        row = {
            "id": team,
            "bot_user": bot_user,
            "scopes": " ".join(sorted(scopes)),
            "learnt_at": now,
            "state": WorkspaceState.LIVE,
            "programme_version": 0,
            "programme_name": "",
            "programme_language": "en",
            "programme_zone": "UTC",
        }
        with self._database.writing() as connection:
            connection.execute(_learn(self._database.dialect), row)

    def park(self, workspace: WorkspaceId, because: str, token: str | None = None) -> None:
        """Nothing is sent from now on; `token` is the fingerprint of the one that Slack refused."""
        self._change(PARK, workspace, because=because, token=token, purge_at=None)

    def unpark(self, workspace: WorkspaceId) -> None:
        """Sending goes on, and nothing is purged."""
        self._change(UNPARK, workspace)

    def _change(self, statement: Update, workspace: WorkspaceId, **values: Any) -> None:
        with self._database.writing() as connection:
            connection.execute(statement, {"workspace": workspace, **values})


def park(scope: Scope, because: str, purge_at: datetime | None) -> None:
    """Within a unit: nothing is sent from now on, and from `purge_at` on everything is deleted."""
    scope.run(PARK, because=because, token=None, purge_at=purge_at)
