"""The number that says whether a process's copy of the programme is still right."""

from sqlalchemy import bindparam, select, update

from storage.scope import Scope
from storage.tables import WorkspaceRow

OURS = WorkspaceRow.id == bindparam("workspace")
VERSION = select(WorkspaceRow.programme_version).where(OURS)
RAISE = update(WorkspaceRow).where(OURS).values(programme_version=WorkspaceRow.programme_version + 1)


def version_of(scope: Scope) -> int:
    """The version; 0 for a workspace that is not known."""
    return scope.run(VERSION).scalar_one_or_none() or 0


def raise_version(scope: Scope) -> None:
    """Say that something which the programme holds was changed in this transaction."""
    scope.later(RAISE, [{"workspace": scope.workspace}])
    scope.version = None
    scope.raised_version = True
