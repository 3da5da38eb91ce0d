"""Everything that an import may change, read and written whole: frame, schools, topics, people and their roles."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from coaching.imports.stored import Frame, Listed, Stored
from coaching.people import Role, RoleState
from coaching.school_calendar import School, SchoolId
from coaching.topics import Topic, TopicId
from coaching.tutors import Level, Skill
from storage import import_rows as rows
from storage import schools, topics
from storage.import_rows import Write
from storage.person import person_of
from storage.programme_version import raise_version
from storage.records import FORGET
from storage.scope import Scope
from storage.tables import LeaveRow, SchoolRow, SkillRow, TopicRow, TutoringTimeRow
from storage.tutors import ADD, DROP, DROP_VISITS, TIMES, by_person, time_of
from storage.visits import VISITS, visit_of


class SqlImports:
    def __init__(self, scope: Scope, clock: Callable[[], datetime]) -> None:
        self._scope = scope
        self._clock = clock

    def stored(self) -> Stored:
        """What stands now; another import of the workspace waits until this unit has ended."""
        run = self._scope.run
        frame = run(rows.FRAME).first()
        school_rows, topic_rows = run(schools.ALL_SCHOOLS).all(), run(topics.ALL_TOPICS).all()
        return Stored(
            frame=_frame(frame) if frame and frame.programme_name else None,
            schools=tuple(schools.school_of(row) for row in school_rows),
            topics=tuple(topics.topic_of(row) for row in topic_rows),
            put_away=frozenset(
                {SchoolId(row.id) for row in school_rows if row.put_away_at}
                | {TopicId(row.id) for row in topic_rows if row.put_away_at}
            ),
            people={each.person.slack_user: each for each in self._people()},
            visits=tuple(visit_of(row) for row in run(VISITS)),
            schools_of_open_requests=frozenset(run(rows.SCHOOLS_OF_OPEN_REQUESTS).scalars()),
        )

    def save_frame(self, frame: Frame) -> None:
        self._scope.run(rows.SAVE_FRAME, name=frame.name, language=frame.language, zone=frame.zone)
        raise_version(self._scope)

    def save_schools(self, kept: Sequence[School], put_away: Sequence[School], now: datetime) -> None:
        """The programme's schools in their order, and those that it has no longer."""
        self._save(SchoolRow, [schools.row_of(each) for each in kept], [each.id for each in put_away], now)

    def save_topics(self, kept: Sequence[Topic], put_away: Sequence[Topic], now: datetime) -> None:
        """The programme's topics in their order, and those that it has no longer."""
        self._save(TopicRow, [topics.row_of(each) for each in kept], [each.id for each in put_away], now)

    def save_people(self, people: Sequence[Listed], now: datetime) -> None:
        """These people, new or not, with roles, topics and times as given; topics and times not given are gone."""
        workspace, dialect = self._scope.workspace, self._scope.dialect
        self._scope.run_all(rows.people(dialect), rows.people_rows(workspace, people, self._clock()))
        self._scope.run_all(rows.roles(dialect), rows.role_rows(workspace, people, now))
        for table, found in ((SkillRow, rows.skill_rows), (TutoringTimeRow, rows.time_rows)):
            everybody = [{"workspace": workspace, "whose": each.person.id} for each in people]
            self._scope.run_all(DROP[table], everybody)
            self._scope.run_all(ADD[table], found(workspace, people))
        former = [each for each in people if each.roles.get(Role.TUTOR) is RoleState.WITHDRAWN]
        for drop in (DROP[LeaveRow], DROP_VISITS, *FORGET):
            self._scope.run_all(drop, [{"workspace": workspace, "whose": each.person.id} for each in former])
        raise_version(self._scope)

    def _save(self, table: Write, kept: list[dict[str, Any]], put_away: Sequence[str], now: datetime) -> None:
        ours = {"workspace_id": self._scope.workspace, "put_away_at": None}
        placed = [ours | each | {"position": position} for position, each in enumerate(kept)]
        self._scope.run_all(rows.things(table, self._scope.dialect), placed)
        gone = [{"workspace": self._scope.workspace, "which": each, "since": now} for each in put_away]
        self._scope.run_all(rows.PUT_AWAY[table], gone)
        raise_version(self._scope)

    def _people(self) -> Iterator[Listed]:
        roles = by_person(self._scope.run(rows.ROLES))
        skills = by_person(self._scope.run(rows.SKILLS))
        times = by_person(self._scope.run(TIMES))
        for row in self._scope.run(rows.PEOPLE):
            yield Listed(
                person=person_of(row),
                subject=row.subject,
                phase=row.phase,
                roles={Role(each.role): RoleState(each.state) for each in roles[row.id]},
                skills=tuple(Skill(TopicId(each.topic), Level(each.level)) for each in skills[row.id]),
                times=tuple(time_of(each) for each in times[row.id]),
                weekly_cap=_cap(roles[row.id]),
            )


def _frame(row: Row[*tuple[Any, ...]]) -> Frame:
    return Frame(row.programme_name, row.programme_language, row.programme_zone)


def _cap(roles: Sequence[Row[*tuple[Any, ...]]]) -> int | None:
    return next((each.weekly_cap for each in roles if each.role == Role.TUTOR), None)
