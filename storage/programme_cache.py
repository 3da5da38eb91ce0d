"""The programme a process has in its hands, built anew only when the version in the database has moved on."""

from coaching.programmes import Programme
from storage.programme_version import version_of
from storage.programmes import load
from storage.scope import Scope


class ProgrammeCache:
    """One programme a workspace; a reference is swapped whole, so threads need no lock."""

    def __init__(self) -> None:
        self._programmes: dict[str, Programme] = {}

    def programme(self, scope: Scope) -> Programme:
        """The programme as of this transaction."""
        if scope.version is None:
            scope.version = version_of(scope)
        kept = self._programmes.get(scope.workspace)
        if kept is not None and kept.version == scope.version and not scope.raised_version:
            return kept
        # The version was read first: rows that change meanwhile come with a higher one, and are read again then.
        programme = load(scope, scope.version)
        # What this transaction itself has changed may yet be undone: nobody else may see it.
        if not scope.raised_version:
            self._programmes[scope.workspace] = programme
        return programme
