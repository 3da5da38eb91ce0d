"""The statements and rows of an import, for many people at once: acknowledgements wait while it writes."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Insert, bindparam, case, select, update

from coaching.help_requests import OPEN
from coaching.imports.stored import Listed
from coaching.people import Role
from storage import tutors
from storage.person import COLUMNS, values_of
from storage.scope import insert_into
from storage.tables import (
    HelpRequestRow,
    PersonRow,
    RoleRow,
    SchoolRow,
    SkillRow,
    TopicRow,
    WorkspaceRow,
)
from storage.tutors import Rows

Write = type[SchoolRow] | type[TopicRow]

WORKSPACE: BindParameter[str] = bindparam("workspace")
FRAME = (
    # Held, so that two imports of one workspace come one after the other.
    select(WorkspaceRow.programme_name, WorkspaceRow.programme_language, WorkspaceRow.programme_zone)
    .where(WorkspaceRow.id == WORKSPACE)
    .with_for_update()
)
SAVE_FRAME = (
    update(WorkspaceRow)
    .where(WorkspaceRow.id == WORKSPACE)
    .values(
        programme_name=bindparam("name"),
        programme_language=bindparam("language"),
        programme_zone=bindparam("zone"),
    )
)
PEOPLE = select(*COLUMNS).where(PersonRow.workspace_id == WORKSPACE).order_by(PersonRow.id)
ROLES = select(RoleRow.person, RoleRow.role, RoleRow.state, RoleRow.weekly_cap).where(RoleRow.workspace_id == WORKSPACE)
SKILLS = (
    # Of put-away topics too: they come back with the topic.
    select(SkillRow.person, SkillRow.topic, SkillRow.level)
    .where(SkillRow.workspace_id == WORKSPACE)
    .order_by(SkillRow.person, SkillRow.position, SkillRow.topic)
)
SCHOOLS_OF_OPEN_REQUESTS = (
    select(HelpRequestRow.school)
    .where(HelpRequestRow.workspace_id == WORKSPACE, HelpRequestRow.state.in_(OPEN), HelpRequestRow.school.is_not(None))
    .distinct()
)
PUT_AWAY = {
    table: update(table)
    .where(table.workspace_id == WORKSPACE, table.id == bindparam("which"))
    .values(put_away_at=bindparam("since"))
    for table in (SchoolRow, TopicRow)
}


@cache
def things(table: Write, dialect: str) -> Insert:
    """Adds schools or topics, or writes over those of the same ids."""
    adding = insert_into(table, dialect)
    written = {column.name: column for column in adding.excluded if column.name not in ("workspace_id", "id")}
    return adding.on_conflict_do_update(index_elements=["workspace_id", "id"], set_=written)


@cache
def people(dialect: str) -> Insert:
    """Adds people, or writes over what a list says of those of the same ids."""
    adding = insert_into(PersonRow, dialect)
    told = ("name", "language", "schools", "subject", "phase", "belongs")
    written = {column.name: column for column in adding.excluded if column.name in told}
    return adding.on_conflict_do_update(index_elements=["workspace_id", "id"], set_=written)


@cache
def roles(dialect: str) -> Insert:
    """Adds roles, or changes their state and cap; `since` is when the state changed."""
    adding = insert_into(RoleRow, dialect)
    new = adding.excluded
    since = case((RoleRow.state == new.state, RoleRow.since), else_=new.since)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "person", "role"],
        set_={"state": new.state, "since": since, "weekly_cap": new.weekly_cap},
    )


def people_rows(workspace: str, people: Sequence[Listed], added_at: datetime) -> Rows:
    """New people as rows; what only Slack and the people themselves can say is left open."""
    return [
        {
            "workspace_id": workspace,
            "id": each.person.id,
            **values_of(each.person),
            "subject": each.subject,
            "phase": each.phase,
            "added_at": added_at,
            "deactivated_at": None,
            "home_opened_at": None,
        }
        for each in people
    ]


def role_rows(workspace: str, people: Sequence[Listed], now: datetime) -> Rows:
    """Every role of these people as it is from now on."""
    return [
        {
            **_of(workspace, each),
            "role": role,
            "state": state,
            "since": now,
            "weekly_cap": each.weekly_cap if role is Role.TUTOR else None,
        }
        for each in people
        for role, state in each.roles.items()
    ]


def skill_rows(workspace: str, people: Sequence[Listed]) -> Rows:
    return [row for each in people for row in tutors.skill_rows(workspace, each.person.id, each.skills)]


def time_rows(workspace: str, people: Sequence[Listed]) -> Rows:
    return [row for each in people for row in tutors.time_rows(workspace, each.person.id, each.times)]


def _of(workspace: str, listed: Listed) -> dict[str, Any]:
    return {"workspace_id": workspace, "person": listed.person.id}
