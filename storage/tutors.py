"""Tutors to rows and back: what they help with, when and where, and when not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, delete, insert, select, update

from coaching.people import Person, PersonId, Role, RoleState, Standing
from coaching.school_calendar import Leave, SchoolId, TutoringTime, Weekday
from coaching.topics import TopicId
from coaching.tutors import Level, Skill, Tutor
from storage.person import COLUMNS, person_of
from storage.scope import Scope
from storage.tables import LeaveRow, PersonRow, RoleRow, SkillRow, TopicRow, TutoringTimeRow, VisitRow
from storage.visits import VISITS, visit_of

OfTutor = type[SkillRow] | type[TutoringTimeRow] | type[LeaveRow]

WORKSPACE: BindParameter[str] = bindparam("workspace")
TUTORS = (
    select(*COLUMNS, RoleRow.weekly_cap)
    .join(RoleRow, (RoleRow.workspace_id == PersonRow.workspace_id) & (RoleRow.person == PersonRow.id))
    .where(
        PersonRow.workspace_id == WORKSPACE,
        PersonRow.standing == Standing.ACTIVE,
        RoleRow.role == Role.TUTOR,
        RoleRow.state == RoleState.ACCEPTED,
    )
    .order_by(PersonRow.id)
)
SKILLS = (
    select(SkillRow.person, SkillRow.topic, SkillRow.level)
    .join(TopicRow, (TopicRow.workspace_id == SkillRow.workspace_id) & (TopicRow.id == SkillRow.topic))
    .where(SkillRow.workspace_id == WORKSPACE, TopicRow.put_away_at.is_(None))
    .order_by(SkillRow.person, SkillRow.position, SkillRow.topic)
)
TIMES = (
    select(
        TutoringTimeRow.person,
        TutoringTimeRow.weekday,
        TutoringTimeRow.starts,
        TutoringTimeRow.ends,
        TutoringTimeRow.school,
        TutoringTimeRow.week,
    )
    .where(TutoringTimeRow.workspace_id == WORKSPACE)
    .order_by(TutoringTimeRow.person, TutoringTimeRow.position)
)
LEAVES = (
    select(LeaveRow.person, LeaveRow.first, LeaveRow.last)
    .where(LeaveRow.workspace_id == WORKSPACE)
    .order_by(LeaveRow.person, LeaveRow.position)
)
LEAVES_OF = LEAVES.where(LeaveRow.person == bindparam("person"))
CAP = select(RoleRow.weekly_cap).where(
    RoleRow.workspace_id == WORKSPACE, RoleRow.person == bindparam("person"), RoleRow.role == Role.TUTOR
)
SAVE_CAP = (
    update(RoleRow)
    .where(RoleRow.workspace_id == WORKSPACE, RoleRow.person == bindparam("whose"), RoleRow.role == Role.TUTOR)
    .values(weekly_cap=bindparam("cap"))
)
DROP = {
    table: delete(table).where(table.workspace_id == WORKSPACE, table.person == bindparam("whose"))
    for table in (SkillRow, TutoringTimeRow, LeaveRow)
}
DROP_VISITS = delete(VisitRow).where(VisitRow.workspace_id == WORKSPACE, VisitRow.tutor == bindparam("whose"))
ADD = {table: insert(table) for table in (SkillRow, TutoringTimeRow, LeaveRow)}

Rows = list[Mapping[str, Any]]


def load_tutors(scope: Scope) -> dict[PersonId, Tutor]:
    """Everybody active who accepted to be a tutor."""
    skills = by_person(scope.run(SKILLS))
    times = by_person(scope.run(TIMES))
    leaves, visits = by_person(scope.run(LEAVES)), by_person(scope.run(VISITS))
    tutors = [
        _tutor(person_of(row), row.weekly_cap, skills[row.id], times=times[row.id], leaves=leaves[row.id])
        for row in scope.run(TUTORS)
    ]
    return {tutor.person.id: _with_visits(tutor, visits[tutor.person.id]) for tutor in tutors}


def _with_visits(tutor: Tutor, visits: Sequence[Row[*tuple[Any, ...]]]) -> Tutor:
    return replace(tutor, visits=tuple(visit_of(each) for each in visits)) if visits else tutor


def tutoring_of(scope: Scope, person: Person) -> Tutor | None:
    """What one person would help with, accepted or not; None without topics and times."""
    skills = scope.run(SKILLS.where(SkillRow.person == bindparam("person")), person=person.id).all()
    times = scope.run(TIMES.where(TutoringTimeRow.person == bindparam("person")), person=person.id).all()
    if not skills and not times:
        return None
    leaves = scope.run(LEAVES_OF, person=person.id).all()
    cap = scope.run(CAP, person=person.id).scalar_one_or_none()
    return _tutor(person, cap, skills, times=times, leaves=leaves)


def _tutor(
    person: Person,
    weekly_cap: int | None,
    skills: Sequence[Row[*tuple[Any, ...]]],
    *,
    times: Sequence[Row[*tuple[Any, ...]]],
    leaves: Sequence[Row[*tuple[Any, ...]]],
) -> Tutor:
    return Tutor(
        person=person,
        skills=tuple(Skill(TopicId(each.topic), Level(each.level)) for each in skills),
        times=tuple(time_of(each) for each in times),
        leaves=tuple(Leave(each.first, each.last) for each in leaves),
        weekly_cap=weekly_cap,
    )


def leaves_of(scope: Scope, person: PersonId) -> tuple[Leave, ...]:
    """The person's days away, in the order of their first days."""
    return tuple(Leave(each.first, each.last) for each in scope.run(LEAVES_OF, person=person))


def every_leave(scope: Scope) -> Mapping[PersonId, tuple[Leave, ...]]:
    """The days away of everybody who has any."""
    found: dict[PersonId, tuple[Leave, ...]] = {}
    for each in scope.run(LEAVES):
        person = PersonId(each.person)
        found[person] = (*found.get(person, ()), Leave(each.first, each.last))
    return found


def replace_leaves(scope: Scope, person: PersonId, leaves: Sequence[Leave]) -> None:
    """These days away and no others."""
    rising = sorted(leaves, key=lambda leave: (leave.first, leave.last))
    _replace(scope, person, {LeaveRow: leave_rows(scope.workspace, person, rising)})


def replace_tutoring(scope: Scope, tutor: Tutor) -> None:
    """The tutor's topics, times and weekly cap as given, none besides."""
    person = tutor.person.id
    skills, times = (
        skill_rows(scope.workspace, person, tutor.skills),
        time_rows(scope.workspace, person, tutor.times),
    )
    _replace(scope, person, {SkillRow: skills, TutoringTimeRow: times})
    scope.later(SAVE_CAP, [{"workspace": scope.workspace, "whose": person, "cap": tutor.weekly_cap}])


def _replace(scope: Scope, person: str, given: Mapping[OfTutor, Rows]) -> None:
    scope.write()  # rows of one statement go together: what this unit gave before must not come after the deleting
    for table, rows in given.items():
        scope.later(DROP[table], [{"workspace": scope.workspace, "whose": person}])
        scope.later(ADD[table], rows)


def skill_rows(workspace: str, person: str, skills: Sequence[Skill]) -> Rows:
    """The topics in their order."""
    return [
        {
            "workspace_id": workspace,
            "person": person,
            "topic": skill.topic,
            "level": int(skill.level),
            "position": position,
        }
        for position, skill in enumerate(skills)
    ]


def time_rows(workspace: str, person: str, times: Sequence[TutoringTime]) -> Rows:
    """The tutoring times in their order."""
    return [
        {
            "workspace_id": workspace,
            "person": person,
            "position": position,
            "weekday": int(time.weekday),
            "starts": time.start,
            "ends": time.end,
            "school": time.school,
            "week": time.week,
        }
        for position, time in enumerate(times)
    ]


def leave_rows(workspace: str, person: str, leaves: Sequence[Leave]) -> Rows:
    """The days away in their order."""
    return [
        {"workspace_id": workspace, "person": person, "position": position, "first": leave.first, "last": leave.last}
        for position, leave in enumerate(leaves)
    ]


def by_person(rows: Iterable[Row[*tuple[Any, ...]]]) -> Mapping[str, list[Row[*tuple[Any, ...]]]]:
    """The rows of each person, in their order; none for whoever has none."""
    grouped: dict[str, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in rows:
        grouped[row.person].append(row)
    return grouped


def time_of(row: Row[*tuple[Any, ...]]) -> TutoringTime:
    """The tutoring time of a row that has the columns of `TIMES`."""
    school = None if row.school is None else SchoolId(row.school)
    return TutoringTime(Weekday(row.weekday), row.starts, row.ends, school, row.week)
