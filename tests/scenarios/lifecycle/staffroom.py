"""Who takes part in the lives of requests, and what they act on: the real use cases on rows in a file of their own."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from coaching.help_requests import RequestId
from coaching.imports.stored import Frame, Listed
from coaching.people import Actor, Person, PersonId, Role, RoleState, Standing, WorkspaceId
from coaching.school_calendar import Weekday
from coaching.tutors import Level
from coaching.use_cases.absences import Absences
from coaching.use_cases.acts import Act
from coaching.use_cases.arrangements import Arrangements
from coaching.use_cases.coordinators import Coordinators
from coaching.use_cases.help_requests import HelpRequests
from coaching.use_cases.offers import Offers
from coaching.use_cases.outcomes import Outcomes
from coaching.use_cases.people import DirectoryEntry, People
from coaching.use_cases.tutors import Tutors
from coaching.use_cases.understanding import NoEncoder, TopicMemory
from coaching.use_cases.widening import Widening
from storage.database import Database
from storage.engine import Engines, Waits, address, make_engines
from storage.key_check import check_keys
from storage.programme_cache import ProgrammeCache
from storage.unit_of_work import SqlUnitOfWork
from storage.workspaces import Workspaces
from tests.builders import (
    HELSINKI,
    IPADS,
    KAHOOT,
    KOIVU,
    MONDAY_8AM,
    RANTALA,
    a_person,
    a_programme,
    a_school,
    a_tutor,
    tutoring,
)
from tests.databases import KEYS, clock

Rows = dict[str, list[tuple[object, ...]]]
PLACE = WorkspaceId("T0STAFF001")
MON, TUE, WED, THU, FRI = list(Weekday)[:5]
RANTALAS = a_school(it_support="IT desk, 09 123", safeguarding="Worried about a child? Call Mirja, 050 000.")
TEACHERS = (a_person("Sanna Virtanen"), a_person("Timo Aalto", schools=()))
"""Timo has not said yet which of the two schools is his."""
TUTORS = (
    a_tutor("Liisa Korhonen", times=[tutoring(MON), tutoring(TUE)], level=Level.EXPERT),
    a_tutor("Pekka Laine", topics=[IPADS, KAHOOT], times=[tutoring(MON, None, end=12), tutoring(THU)], weekly_cap=3),
    a_tutor("Ritva Salo", topics=[IPADS, KAHOOT], times=[tutoring(MON, KOIVU, 10, 14), tutoring(WED)]),
    a_tutor("Otto Maki", times=[tutoring(MON, None), tutoring(FRI, None)]),
)
"""Four, since three are asked at most."""
MARI = a_person("Mari Nieminen", schools=(RANTALA, KOIVU))
EVERYBODY = (*TEACHERS, *(tutor.person for tutor in TUTORS), MARI)


class Died(Exception):
    """The process ended before its transaction did."""


class Unit(SqlUnitOfWork):
    """Its ids are the same in every run, and its process can be made to die."""

    room: "Staffroom"

    def new_id(self) -> str:
        return f"id-{next(self.room.ids):04}"

    def commit(self) -> None:
        if self.room.dies:
            raise Died
        super().commit()


class Staffroom:
    """The use cases as `build` puts them together; every act is a press with a key of its own."""

    def __init__(self, database: Database, file: Path) -> None:
        self.database, self.file = database, file
        self.ids, self.dies = count(1), False
        self._keys, self._programmes = count(1), ProgrammeCache()
        self._rows = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        begin, look = self.begin, self.look
        self.help_requests = HelpRequests(begin, look, TopicMemory(look, NoEncoder()))
        self.arrangements, self.offers = Arrangements(begin, look), Offers(begin, look)
        self.outcomes, self.coordinators = Outcomes(begin), Coordinators(begin, look)
        self.tutors, self.absences = Tutors(begin, look), Absences(begin, look)
        self.people, self.widening = People(begin, look), Widening(begin, look)

    def begin(self, workspace: WorkspaceId) -> Unit:
        return self._unit(Unit(self.database.begin_writing, workspace, self._programmes, self.database.clock))

    def look(self, workspace: WorkspaceId) -> Unit:
        reading = self.database.begin_reading
        return self._unit(Unit(reading, workspace, self._programmes, self.database.clock, holding=False))

    def act(self, who: PersonId, now: datetime) -> Act:
        return Act(actor(who), f"press {next(self._keys)}", now)

    def stands(self, who: PersonId, standing: Standing, now: datetime) -> None:
        """The directory says so of them."""
        person = person_of(who)
        self.people.met(PLACE, DirectoryEntry(person.slack_user, person.name, standing), now)

    def rows(self) -> Rows:
        """Everything as it is stored, words still sealed."""
        tables = [name for (name,) in self._rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: self._rows.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in tables}

    def audited(self) -> list[PersonId | None]:
        """Who had an effect, in the order of the effects."""
        return [found and PersonId(found) for (found,) in self._rows.execute("SELECT who FROM audit ORDER BY number")]

    def requests(self) -> list[RequestId]:
        """Of every request, in the order in which they were asked."""
        return [RequestId(found) for (found,) in self._rows.execute("SELECT id FROM help_requests ORDER BY rowid")]

    def next_looks(self) -> list[datetime]:
        """When the ladder wants to look at a request."""
        with self.look(PLACE) as unit:
            found = (unit.help_requests.get(each) for each in self.requests())
            return [each.look_at for each in found if each and each.is_open and each.look_at]

    def close(self) -> None:
        self._rows.close()
        self.database.close()

    def _unit(self, unit: Unit) -> Unit:
        unit.room = self
        return unit


def person_of(who: PersonId) -> Person:
    return next(person for person in EVERYBODY if person.id == who)


def actor(who: PersonId) -> Actor:
    return Actor(PLACE, person_of(who).slack_user)


class Building:
    """Where a new staffroom is ready at once: two files as in the beginning, with and without a coordinator."""

    def __init__(self, empty: Path, folder: Path) -> None:
        self._file = folder / "staffroom.db"
        self._engines: Engines = make_engines(address(f"sqlite:///{self._file}"), KEYS, Waits())
        self._beginnings = {has: folder / f"beginning-{has}.db" for has in (True, False)}
        for has_coordinator, beginning in self._beginnings.items():
            shutil.copy(empty, self._file)
            with closing(Database(self._engines, Waits(), clock)) as database:
                check_keys(database)
                _settle(database, has_coordinator=has_coordinator)
            shutil.copy(self._file, beginning)

    def room(self, *, has_coordinator: bool) -> Staffroom:
        for left in self._file.parent.glob(f"{self._file.name}-*"):
            left.unlink()
        shutil.copy(self._beginnings[has_coordinator], self._file)
        return Staffroom(Database(self._engines, Waits(), clock), self._file)


def _settle(database: Database, *, has_coordinator: bool) -> None:
    Workspaces(database).learn(PLACE, "U0BOT00001", ["chat:write", "commands"], MONDAY_8AM)
    programme = a_programme(schools=(RANTALAS, a_school(KOIVU, "Koivu")))
    with database.begin(PLACE) as unit:
        unit.imports.save_frame(Frame(programme.name, programme.language, HELSINKI))
        unit.imports.save_schools(tuple(programme.schools.values()), (), MONDAY_8AM)
        unit.imports.save_topics(programme.topics, (), MONDAY_8AM)
        unit.imports.save_people(list(_listed(has_coordinator=has_coordinator)), MONDAY_8AM)
        for person in EVERYBODY:
            unit.people.opened_home(person.id, MONDAY_8AM)
        unit.commit()


def _listed(*, has_coordinator: bool) -> Iterator[Listed]:
    yield from (Listed(person) for person in TEACHERS)
    given = {Role.TUTOR: RoleState.ACCEPTED}
    for tutor in TUTORS:
        yield Listed(tutor.person, roles=given, skills=tutor.skills, times=tutor.times, weekly_cap=tutor.weekly_cap)
    yield Listed(MARI, roles={Role.COORDINATOR: RoleState.ACCEPTED} if has_coordinator else {})
