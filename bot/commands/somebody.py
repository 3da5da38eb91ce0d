"""Which person a command is about, and the database they stand in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.clock import Clock
from bot.commands.faults import CannotGoOn
from bot.databases import opened
from bot.settings import Settings
from coaching.people import WorkspaceId
from storage.database import Database
from storage.personal_data import Found, find
from storage.workspaces import Workspaces

NOBODY_YET = "No workspace is known yet: nothing is kept about anybody."
NOBODY = "Nobody of that member id or exact name is kept here. Nothing was changed."
SEVERAL = "That name fits several people. Nothing was changed; give one of these member ids:"


@dataclass(frozen=True, slots=True)
class Somebody:
    """The one person meant, where they are kept."""

    database: Database
    workspace: WorkspaceId
    person: Found


@contextmanager
def somebody(settings: Settings, clock: Clock, who: str) -> Iterator[Somebody]:
    """The person of that member id or exact name; `CannotGoOn` for nobody, and for several with all of them."""
    database = opened(settings, clock)
    try:
        known = Workspaces(database).known()
        if known is None:
            raise CannotGoOn(NOBODY_YET)
        with database.reading() as connection:
            found = find(connection, known.id, who)
        yield Somebody(database, known.id, _only(found))
    finally:
        database.close()


def called(person: Found) -> str:
    """The person as the operator knows them."""
    return f"{person.name or 'somebody not looked up yet'} ({person.slack_user})"


def _only(found: list[Found]) -> Found:
    if not found:
        raise CannotGoOn(NOBODY)
    if len(found) > 1:
        raise CannotGoOn("\n".join([SEVERAL, *(_candidate(person) for person in found)]))
    return found[0]


def _candidate(person: Found) -> str:
    return f"  {person.slack_user}  {person.name}  {', '.join(person.schools)}  {person.standing}".rstrip()
