"""The coordinator at work: files go in, rows are looked at."""

from datetime import timedelta

from sqlalchemy import select, update

from coaching.imports.reading import SourceFile, read
from coaching.people import PersonId, Role, RoleState, SlackUserId, Standing, WorkspaceId
from coaching.programmes import Programme
from coaching.use_cases.programmes import Imported, Programmes
from storage.database import Database
from storage.tables import AuditRow, OutboxRow, PersonRow, SchoolRow, TopicRow
from storage.workspaces import Workspaces
from tests.coaching.imports.builders import HEADER, LANGUAGES, MONDAY_9AM, SCHOOL, TOPIC, TUTOR, a_line

TOWN = WorkspaceId("T0TOWN0001")
LIISA, SANNA = SlackUserId("U0LIISA001"), SlackUserId("U0SANNA001")
LIST = HEADER + TUTOR + a_line()
QUIZZES = TOPIC.replace("Screen sharing", "Quizzes")
KOIVULA = SCHOOL.replace("Rantala", "Koivula")


class Office:
    """The coordinator at work: files go in, rows are looked at."""

    def __init__(self, database: Database) -> None:
        self.database = database
        Workspaces(database).learn(TOWN, "U0BOT00001", ["chat:write"], MONDAY_9AM)

    def brings(self, *files: SourceFile, dry_run: bool = False, days: int = 0) -> Imported:
        now = MONDAY_9AM + timedelta(days=days)
        return Programmes(self.database.begin).bring(TOWN, read(files, LANGUAGES), None, now=now, dry_run=dry_run)

    def programme(self) -> Programme:
        with self.database.read(TOWN) as unit:
            return unit.programme()

    def id_of(self, slack_user: SlackUserId) -> PersonId:
        with self.database.read(TOWN) as unit:
            person = unit.people.by_slack(slack_user)
        assert person
        return person.id

    def role(self, slack_user: SlackUserId, role: Role = Role.TUTOR) -> RoleState | None:
        with self.database.read(TOWN) as unit:
            return unit.people.role(self.id_of(slack_user), role)

    def says(self, slack_user: SlackUserId, state: RoleState) -> None:
        """The person's own word about the tutor's role; the directory knows them by now."""
        with self.database.begin(TOWN) as unit:
            person = unit.people.by_slack(slack_user)
            assert person
            unit.people.give_role(person.id, Role.TUTOR, state, MONDAY_9AM)
            unit.commit()
        with self.database.writing() as connection:
            connection.execute(update(PersonRow).values(standing=Standing.ACTIVE))

    def owed(self) -> list[tuple[str, str]]:
        """Kind and moment of what people are owed, on the clock of Helsinki."""
        with self.database.reading() as connection:
            rows = connection.execute(select(OutboxRow.kind, OutboxRow.due).order_by(OutboxRow.number)).all()
        return [(row.kind, f"{row.due + timedelta(hours=3):%a %H:%M}") for row in rows]

    def audited(self) -> list[str]:
        with self.database.reading() as connection:
            return list(connection.execute(select(AuditRow.did).order_by(AuditRow.number)).scalars())

    def rows(self, table: type[SchoolRow] | type[TopicRow]) -> dict[str, bool]:
        """Each name, and whether it is put away."""
        with self.database.reading() as connection:
            return {row.name: row.put_away_at is not None for row in connection.execute(select(table.__table__))}
