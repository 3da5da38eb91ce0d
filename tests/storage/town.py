"""A workspace with a programme for tests of rows: Sanna asks, Liisa and Pekka help, Mari coordinates."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from coaching.help_requests import HelpRequest
from coaching.imports.stored import Frame, Listed
from coaching.notices import Notice, NoticeKind, notice
from coaching.people import Person, PersonId, Role, RoleState, WorkspaceId
from coaching.programmes import Programme
from storage.database import Database
from storage.outbox import Deliveries, Delivery
from storage.tables import metadata
from storage.unit_of_work import SqlUnitOfWork
from storage.workspaces import Workspaces
from tests.builders import HELSINKI, MONDAY_8AM, a_person, a_programme, a_tutor

TOWN, OTHER_TOWN = WorkspaceId("T0TOWN0001"), WorkspaceId("T0OTHER001")
SANNA = a_person()
LIISA, PEKKA = a_tutor("Liisa Korhonen"), a_tutor("Pekka Laine", weekly_cap=3)
MARI = a_person("Mari Nieminen")
MINUTE = timedelta(minutes=1)
LEASE = timedelta(seconds=30)


def settle(database: Database, workspace: WorkspaceId = TOWN) -> None:
    """The workspace learnt, its programme and people stored."""
    Workspaces(database).learn(workspace, "U0BOT00001", ["chat:write", "commands"], MONDAY_8AM)
    programme = a_programme()
    with database.begin(workspace) as unit:
        unit.imports.save_frame(Frame(programme.name, programme.language, HELSINKI))
        unit.imports.save_schools(tuple(programme.schools.values()), (), MONDAY_8AM)
        unit.imports.save_topics(programme.topics, (), MONDAY_8AM)
        unit.imports.save_people(list(listed()), MONDAY_8AM)
        unit.commit()


def listed() -> Iterator[Listed]:
    yield Listed(SANNA)
    for tutor in (LIISA, PEKKA):
        roles = {Role.TUTOR: RoleState.ACCEPTED}
        yield Listed(tutor.person, roles=roles, skills=tutor.skills, times=tutor.times, weekly_cap=tutor.weekly_cap)
    yield Listed(MARI, roles={Role.COORDINATOR: RoleState.ACCEPTED})


@contextmanager
def kept(database: Database, workspace: WorkspaceId = TOWN) -> Iterator[SqlUnitOfWork]:
    """A unit that is committed when the block ends."""
    with database.begin(workspace) as unit:
        yield unit
        unit.commit()


def programme(database: Database, workspace: WorkspaceId = TOWN) -> Programme:
    with database.read(workspace) as unit:
        return unit.programme()


def store(database: Database, *requests: HelpRequest) -> None:
    with kept(database) as unit:
        for request in requests:
            unit.help_requests.add(request)


def owe(database: Database, *notices: Notice) -> None:
    with kept(database) as unit:
        unit.outbox.add(notices)


def news(about: str = "request", to: Person = SANNA, due: datetime = MONDAY_8AM) -> Notice:
    return notice(NoticeKind.REQUEST_NEWS, about, to.id, due)


def claim(database: Database, now: datetime = MONDAY_8AM, *, worker: str = "one", limit: int = 100) -> list[Delivery]:
    return Deliveries(database).claim(now, worker=worker, limit=limit, lease=LEASE)


def started(database: Database, now: datetime = MONDAY_8AM) -> Delivery:
    """The first that can be claimed, on its way."""
    (delivery,) = claim(database, now, limit=1)
    assert Deliveries(database).start(delivery, deadline=now + timedelta(seconds=20), now=now)
    return delivery


def people(count: int) -> list[Person]:
    return [a_person(f"Person{number} Example", id=PersonId(f"p{number}")) for number in range(count)]


def add_people(database: Database, people: Iterable[Person]) -> None:
    with kept(database) as unit:
        for person in people:
            unit.people.add(person)


def crowd(database: Database, count: int) -> list[Person]:
    """The same, many at once."""
    everybody = people(count)
    with kept(database) as unit:
        unit.imports.save_people([Listed(each) for each in everybody], MONDAY_8AM)
    return everybody


def rows(database: Database, table: str) -> list[Mapping[str, Any]]:
    """All rows of a table, of every workspace, opened."""
    wanted = metadata.tables[table]
    with database.reading() as connection:
        return [dict(row) for row in connection.execute(select(wanted).order_by(*wanted.primary_key)).mappings()]
