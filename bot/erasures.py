"""Erasing people: by command, in the night after a leaver's grace, or when a restored copy brought them back.

The tombstone is written first: what is cut off after it is done at the next start.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from coaching.people import Person, PersonId, SlackUserId, WorkspaceId
from coaching.use_cases.people import let_go
from storage.database import Database
from storage.personal_data import SlackMessage, Whose, erase, messages_of, shown_to_others
from storage.purge import purge_again
from storage.tombstone_file import TombstoneFile
from storage.tombstones import (
    Tombstone,
    merged,
    returned,
    returned_workspaces,
    store,
    stored,
    tombstone_of_person,
)
from storage.traces import wipe_traces
from storage.unit_of_work import SqlUnitOfWork

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, or would go."""

    slack_user: SlackUserId
    rows: Mapping[str, int]
    """How many, by table: deleted, or cleared of the person."""
    messages: tuple[SlackMessage, ...]
    """Of the bot, in Slack; they are not deleted yet."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """Who was erased again after a restore."""

    people: int = 0
    workspaces: int = 0


@dataclass(frozen=True, slots=True)
class Erasures:
    """Takes people out of the database, so that they stay out."""

    database: Database
    file: TombstoneFile

    def preview(self, workspace: WorkspaceId, person: PersonId, now: datetime) -> Erased | None:
        """What erasing would do; nothing of it is kept. None where there is no such person."""
        with self.database.begin(workspace) as unit:
            known = unit.people.get(person)
            return _taken_out(unit, known, now) if known else None

    def erase(self, workspace: WorkspaceId, person: PersonId, now: datetime) -> Erased | None:
        """The person, gone, with a tombstone. None where there is no such person (any more)."""
        with self.database.begin(workspace) as unit:
            known = unit.people.get(person)
            if known is None:
                return None
            stones = stored(unit.scope.connection, workspace)
            stone = tombstone_of_person(workspace, known.slack_user, now, known=stones)
            done = _taken_out(unit, known, now)
            self.file.add([stone])
            store(unit.scope.connection, stone)
            unit.audit(None, "erased a person", stone.mark, now)
            unit.commit()
        return done

    def replay(self, now: datetime) -> Replayed:
        """Everybody erased before who is back, gone again: an older copy of the database was restored."""
        remembered, stones = self._all_tombstones()
        if remembered:
            log.warning("lines of the tombstone file cannot be read", extra={"lines": remembered})
        if not stones:
            return Replayed()
        with self.database.reading() as connection:
            people = list(returned(connection, stones))
            workspaces = returned_workspaces(connection, stones)
        for workspace, person, stone in people:
            self._erase_again(workspace, person, stone, now)
        for stone in workspaces:
            purge_again(self.database, stone)
        if people or workspaces:
            wipe_traces(self.database)
            log.warning("erased again", extra={"people": len(people), "workspaces": len(workspaces)})
        return Replayed(len(people), len(workspaces))

    def _erase_again(self, workspace: WorkspaceId, person: PersonId, stone: Tombstone, now: datetime) -> None:
        """The tombstone stays as old as it is: whoever has come back since is somebody new."""
        with self.database.begin(workspace) as unit:
            known = unit.people.get(person)
            if known is not None:
                _taken_out(unit, known, now)
                unit.audit(None, "erased a person again after a restore", stone.mark, now)
                unit.commit()

    def _all_tombstones(self) -> tuple[tuple[int, ...], tuple[Tombstone, ...]]:
        """Those of the file and those of the database, afterwards in both, and in the file under the newest key."""
        remembered = self.file.read()
        with self.database.reading() as connection:
            rows = stored(connection)
        stones = merged([*remembered.tombstones, *rows])
        in_file, in_rows = set(remembered.tombstones), set(rows)
        self.file.add(stone for stone in stones if stone not in in_file or stone in remembered.old_key)
        missing = [stone for stone in stones if stone not in in_rows]
        if missing:
            with self.database.writing() as connection:
                for stone in missing:
                    store(connection, stone)
        return remembered.unreadable, stones


def _taken_out(unit: SqlUnitOfWork, person: Person, now: datetime) -> Erased:
    """All of it within the unit: what was theirs to do handed on, others' messages redrawn, their rows gone."""
    connection = unit.scope.connection
    whose = Whose(unit.workspace, person.id, person.slack_user)
    unit.outbox.add(shown_to_others(connection, whose, now))
    messages = messages_of(connection, whose)
    let_go(unit, person, now)
    unit.scope.write()
    return Erased(person.slack_user, erase(connection, whose), messages)
