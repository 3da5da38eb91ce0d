"""Who is meant: by Slack's member id, or by exactly the name that the directory has."""

import unicodedata
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from coaching.people import PersonId, SlackUserId, Standing, WorkspaceId
from storage.tables import PersonRow, SchoolRow


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who may be meant, with what tells namesakes apart."""

    id: PersonId
    slack_user: SlackUserId
    name: str = field(repr=False)
    standing: Standing
    schools: tuple[str, ...]
    """By name."""


def find(connection: Connection, workspace: WorkspaceId, who: str) -> list[Found]:
    """The member of that id, or everybody of that name; capitals and the number of spaces do not matter."""
    people = _people(connection, workspace)
    exact = [person for person in people if person.slack_user == who.strip()]
    return exact or [person for person in people if plain(person.name) == plain(who) != ""]


def plain(name: str) -> str:
    """The name as it is compared."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _people(connection: Connection, workspace: WorkspaceId) -> list[Found]:
    named = select(SchoolRow.id, SchoolRow.name).where(SchoolRow.workspace_id == workspace)
    schools = {row.id: row.name for row in connection.execute(named)}
    rows = connection.execute(
        select(PersonRow.id, PersonRow.slack_user, PersonRow.name, PersonRow.standing, PersonRow.schools)
        .where(PersonRow.workspace_id == workspace)
        .order_by(PersonRow.name, PersonRow.slack_user)
    )
    return [
        Found(
            PersonId(row.id),
            SlackUserId(row.slack_user),
            row.name,
            Standing(row.standing),
            tuple(schools.get(school, school) for school in row.schools),
        )
        for row in rows
    ]


def named_by_schools(connection: Connection, workspace: WorkspaceId, person: Found) -> list[str]:
    """Schools whose texts for people, which the coordinator wrote, name the person."""
    rows = connection.execute(
        select(SchoolRow.name, SchoolRow.it_support, SchoolRow.safeguarding, SchoolRow.contact)
        .where(SchoolRow.workspace_id == workspace)
        .order_by(SchoolRow.position)
    )
    name = plain(person.name)
    return [
        row.name
        for row in rows
        if row.contact == person.slack_user
        or (name and any(name in plain(text or "") for text in (row.it_support, row.safeguarding)))
    ]
