"""The cached directory: people by id and by Slack's id, and their roles."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Insert, bindparam, case, exists, func, select, update

from coaching.people import Person, PersonId, Role, RoleState, SlackUserId, Standing
from coaching.school_calendar import Leave
from coaching.tutors import Tutor
from storage.person import COLUMNS, person_of, values_of
from storage.programme_version import raise_version
from storage.scope import Scope, insert_into
from storage.tables import PersonRow, RoleRow, WorkspaceRow
from storage.tutors import every_leave, leaves_of, replace_leaves, replace_tutoring, tutoring_of

OURS = PersonRow.workspace_id == bindparam("workspace")
BY_SLACK = (
    # Whoever asks for a person by Slack's id asks for the programme next: its version comes along.
    select(*COLUMNS, WorkspaceRow.programme_version)
    .join(WorkspaceRow, WorkspaceRow.id == PersonRow.workspace_id)
    .where(OURS, PersonRow.slack_user == bindparam("slack_user"))
)
HELD = (
    # Not against rows that begin to point at the person: others may owe them messages meanwhile.
    select(*COLUMNS).where(OURS, PersonRow.slack_user == bindparam("slack_user")).with_for_update(key_share=True)
)
GET = select(*COLUMNS).where(OURS, PersonRow.id == bindparam("person"))
NOT_LOOKED_UP = (
    select(*COLUMNS)
    .where(OURS, PersonRow.standing == Standing.UNKNOWN)
    .order_by(PersonRow.looked_up_at.is_not(None), PersonRow.looked_up_at, PersonRow.added_at)
    .limit(bindparam("at_most"))
)
SAVE = (
    update(PersonRow)
    .where(OURS, PersonRow.id == bindparam("person"))
    .values(
        slack_user=bindparam("slack_user"),
        name=bindparam("name"),
        standing=bindparam("standing"),
        language=bindparam("language"),
        zone=bindparam("zone"),
        schools=bindparam("schools"),
        looked_up_at=bindparam("looked_up_at"),
        own_language=bindparam("own_language"),
        quiet_start=bindparam("quiet_start"),
        quiet_end=bindparam("quiet_end"),
        wants_questions=bindparam("wants_questions"),
        subject=bindparam("subject"),
        phase=bindparam("phase"),
        belongs=bindparam("belongs"),
        deactivated_at=case(
            (bindparam("gone") == 1, func.coalesce(PersonRow.deactivated_at, bindparam("gone_at"))), else_=None
        ),
    )
)
OPENED_HOME = (
    update(PersonRow)
    .where(OURS, PersonRow.id == bindparam("person"))
    .values(home_opened_at=bindparam("home_opened_at"))
)
STAFF = select(*COLUMNS).where(OURS, PersonRow.standing == Standing.ACTIVE).order_by(PersonRow.id)
HAS_ROLE = select(exists().where(RoleRow.workspace_id == bindparam("workspace"), RoleRow.person == bindparam("person")))
ROLE = select(RoleRow.state).where(
    RoleRow.workspace_id == bindparam("workspace"),
    RoleRow.person == bindparam("person"),
    RoleRow.role == bindparam("role"),
)


@cache
def add(dialect: str) -> Insert:
    """Adds a person unless that member is there."""
    adding = insert_into(PersonRow, dialect)
    adding = adding.on_conflict_do_nothing(index_elements=["workspace_id", "slack_user"])
    return adding.execution_options(preserve_rowcount=True)


@cache
def give(dialect: str) -> Insert:
    """Adds the role or changes its state."""
    adding = insert_into(RoleRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "person", "role"],
        set_={"state": adding.excluded.state, "since": adding.excluded.since},
    )


class SqlPeople:
    def __init__(self, scope: Scope, clock: Callable[[], datetime]) -> None:
        self._scope = scope
        self._clock = clock

    def by_slack(self, slack_user: SlackUserId) -> Person | None:
        row = self._scope.run(BY_SLACK, slack_user=slack_user).first()
        if row is None:
            return None
        self._scope.version = row.programme_version
        return person_of(row)

    def held(self, slack_user: SlackUserId) -> Person | None:
        """The same, the row held until the end of the unit."""
        row = self._scope.run(HELD, slack_user=slack_user).first()
        return None if row is None else person_of(row)

    def hold(self, slack_user: SlackUserId) -> None:
        """Let no other unit hold the person until the end of this one; on SQLite none writes beside it anyway."""
        if self._scope.dialect == "postgresql":
            self._scope.run(HELD, slack_user=slack_user)

    def get(self, person: PersonId) -> Person | None:
        row = self._scope.run(GET, person=person).first()
        return None if row is None else person_of(row)

    def add(self, person: Person) -> Person:
        """The person as stored; one of the same Slack id that another process just added is kept instead."""
        row = {
            "workspace_id": self._scope.workspace,
            "id": person.id,
            **values_of(person),
            "added_at": self._clock(),
            "deactivated_at": person.looked_up_at if person.standing is Standing.DEACTIVATED else None,
            "home_opened_at": None,
        }
        if self._scope.run(add(self._scope.dialect), **row).rowcount == 1:
            return person
        return self.by_slack(person.slack_user) or person

    def save(self, person: Person) -> None:
        """The person's row as given; the programme's version rises where it may hold that person."""
        gone = person.standing is Standing.DEACTIVATED
        gone_at = (person.looked_up_at or self._clock()) if gone else None
        self._scope.run(SAVE, person=person.id, **values_of(person), gone=int(gone), gone_at=gone_at)
        if self._scope.run(HAS_ROLE, person=person.id).scalar_one():
            raise_version(self._scope)

    def tutoring(self, person: Person) -> Tutor | None:
        """What the person would help with as tutor, accepted or not; None without topics and times."""
        return tutoring_of(self._scope, person)

    def leaves(self, person: PersonId) -> tuple[Leave, ...]:
        """The person's days away, in the order of their first days."""
        return leaves_of(self._scope, person)

    def all_leaves(self) -> Mapping[PersonId, tuple[Leave, ...]]:
        """Everybody's days away, of those who have any."""
        return every_leave(self._scope)

    def set_leaves(self, person: PersonId, leaves: Sequence[Leave]) -> None:
        """These days away and no others; raises the programme's version."""
        raise_version(self._scope)  # first: on PostgreSQL a second unit that replaces them too waits here
        replace_leaves(self._scope, person, leaves)

    def set_tutoring(self, tutor: Tutor) -> None:
        """The tutor's topics, times and weekly cap as given, none besides; raises the programme's version."""
        raise_version(self._scope)
        replace_tutoring(self._scope, tutor)

    def not_looked_up(self, limit: int) -> list[Person]:
        """People of standing UNKNOWN, longest unknown first."""
        return [person_of(row) for row in self._scope.run(NOT_LOOKED_UP, at_most=limit)]

    def staff(self) -> list[Person]:
        """Everybody active, by id."""
        return [person_of(row) for row in self._scope.run(STAFF)]

    def role(self, person: PersonId, role: Role) -> RoleState | None:
        state = self._scope.run(ROLE, person=person, role=role).scalar_one_or_none()
        return None if state is None else RoleState(state)

    def give_role(self, person: PersonId, role: Role, state: RoleState, now: datetime) -> None:
        """The person's state in a role; raises the programme's version."""
        row = {
            "workspace_id": self._scope.workspace,
            "person": person,
            "role": role,
            "state": state,
            "since": now,
            "weekly_cap": None,
        }
        self._scope.later(give(self._scope.dialect), [row])
        raise_version(self._scope)

    def opened_home(self, person: PersonId, now: datetime) -> None:
        """Remember that the person looks at the Home tab, which is then kept fresh for them."""
        self._scope.run(OPENED_HOME, person=person, home_opened_at=now)
