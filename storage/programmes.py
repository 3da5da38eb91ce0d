"""The programme from its rows: its frame, schools, topics, tutors and coordinators."""

from sqlalchemy import bindparam, select

from coaching.people import REFUSED, Person, Role, RoleState
from coaching.programmes import Programme
from storage.person import COLUMNS, person_of
from storage.schools import load_schools
from storage.scope import Scope
from storage.tables import PersonRow, RoleRow, WorkspaceRow
from storage.topics import load_topics
from storage.tutors import load_tutors

FRAME = select(WorkspaceRow.programme_name, WorkspaceRow.programme_language, WorkspaceRow.programme_zone).where(
    WorkspaceRow.id == bindparam("workspace")
)
COORDINATORS = (
    select(*COLUMNS)
    .join(RoleRow, (RoleRow.workspace_id == PersonRow.workspace_id) & (RoleRow.person == PersonRow.id))
    .where(
        PersonRow.workspace_id == bindparam("workspace"),
        PersonRow.standing.not_in(REFUSED),
        RoleRow.role == Role.COORDINATOR,
        RoleRow.state == RoleState.ACCEPTED,
    )
    .order_by(RoleRow.since, PersonRow.id)
)


def load(scope: Scope, version: int) -> Programme:
    """The programme as of this transaction; an empty one for a workspace that is not known."""
    name, language, zone = scope.run(FRAME).first() or ("", "en", "UTC")
    return Programme(
        version=version,
        name=name,
        language=language,
        zone=zone,
        schools=load_schools(scope),
        topics=load_topics(scope),
        tutors=load_tutors(scope),
        coordinators=_coordinators(scope),
    )


def _coordinators(scope: Scope) -> tuple[Person, ...]:
    return tuple(person_of(row) for row in scope.run(COORDINATORS))
