"""The programme: loaded once a version, right in every process, and never from a unit that was undone."""

from dataclasses import replace
from datetime import date, time

from sqlalchemy import event, insert

from coaching.people import Role, RoleState, Standing
from coaching.school_calendar import Break, ClosedDay, DayHours, Leave, Period, Term, Weekday
from storage.database import Database
from storage.programmes import FRAME
from storage.tables import LeaveRow
from tests.builders import HELSINKI, KOIVU, MONDAY_8AM, RANTALA, a_programme, a_school
from tests.databases import opened
from tests.storage.town import LIISA, MARI, PEKKA, TOWN, kept, programme, settle

FULL = a_school(
    region="South",
    zone="Europe/Stockholm",
    teaching_days=frozenset({Weekday.MON, Weekday.SAT}),
    day=DayHours(time(7, 45), time(15, 5)),
    periods=(Period("1", time(8, 15), time(9)), Period("kahvi ☕", time(9), time(9, 20))),
    week_cycle=("A", "B"),
    terms=(Term("Autumn", date(2026, 8, 11), date(2026, 12, 18)),),
    breaks=(Break("syysloma", date(2026, 10, 12), date(2026, 10, 18)),),
    closed=(ClosedDay(date(2026, 12, 6), "Independence Day"),),
    contact="U0HEAD0001",
    it_support="it@example.org",
    safeguarding="Ask the head",
)


def test_the_programme_is_as_it_was_imported(database: Database) -> None:
    settle(database)
    found, expected = programme(database), a_programme(LIISA, PEKKA)
    assert (found.name, found.language, found.zone) == (expected.name, expected.language, HELSINKI)
    assert found.schools == expected.schools
    assert found.topics == expected.topics
    assert found.tutors == expected.tutors
    assert found.coordinators == (MARI,)


def test_every_part_of_a_calendar_comes_back(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.imports.save_schools((FULL, a_school(KOIVU, "Koivu")), (), MONDAY_8AM)
    assert programme(database).schools[RANTALA] == FULL


def test_leaves_come_with_their_tutor(database: Database) -> None:
    settle(database)
    away = (Leave(date(2026, 9, 14), date(2026, 9, 18)), Leave(date(2027, 1, 1)))
    with kept(database) as unit:
        rows = [
            {"workspace_id": TOWN, "person": "liisa", "position": place, "first": each.first, "last": each.last}
            for place, each in enumerate(away)
        ]
        unit.scope.run_all(insert(LeaveRow), rows)
        unit.touch_programme()
    assert programme(database).tutors[LIISA.person.id] == replace(LIISA, leaves=away)


def test_only_active_people_who_accepted_are_tutors(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.people.give_role(LIISA.person.id, Role.TUTOR, RoleState.ENDED, MONDAY_8AM)
        unit.people.save(replace(PEKKA.person, standing=Standing.DEACTIVATED))
        unit.people.save(replace(MARI, standing=Standing.UNKNOWN))
    assert programme(database).tutors == {}
    assert programme(database).coordinators == (replace(MARI, standing=Standing.UNKNOWN),)
    with kept(database) as unit:
        unit.people.save(replace(MARI, standing=Standing.DEACTIVATED))
    assert programme(database).coordinators == ()


def test_an_unchanged_programme_is_not_loaded_again(database: Database) -> None:
    settle(database)
    first = programme(database)
    loads: list[str] = []
    with database.read(TOWN) as unit:
        event.listen(unit.scope.connection, "before_execute", lambda *args: loads.append(str(args[1])))
        assert unit.programme() is first
        assert unit.programme() is first
    assert len(loads) == 1  # only its version was asked for
    assert str(FRAME) not in loads


def test_the_version_comes_with_the_person(database: Database) -> None:
    settle(database)
    first = programme(database)
    asked: list[str] = []
    with database.read(TOWN) as unit:
        event.listen(unit.scope.connection, "before_execute", lambda *args: asked.append(str(args[1])))
        unit.people.by_slack(MARI.slack_user)
        assert unit.programme() is first
    assert len(asked) == 1


def test_another_process_sees_the_change_in_its_next_unit(database_url: str) -> None:
    with opened(database_url) as one, opened(database_url) as two:
        settle(one)
        before = programme(two)
        with kept(one) as unit:
            unit.people.give_role(LIISA.person.id, Role.TUTOR, RoleState.ENDED, MONDAY_8AM)
        after = programme(two)
    assert (set(before.tutors), set(after.tutors)) == ({"liisa", "pekka"}, {"pekka"})
    assert after.version > before.version


def test_a_unit_sees_its_own_change_and_nobody_else_does_until_it_is_kept(database: Database) -> None:
    settle(database)
    with database.begin(TOWN) as unit:
        unit.people.give_role(LIISA.person.id, Role.TUTOR, RoleState.ENDED, MONDAY_8AM)
        assert set(unit.programme().tutors) == {"pekka"}
        assert set(programme(database).tutors) == {"liisa", "pekka"}
    assert set(programme(database).tutors) == {"liisa", "pekka"}
    with kept(database) as unit:
        unit.people.give_role(PEKKA.person.id, Role.TUTOR, RoleState.ENDED, MONDAY_8AM)
    assert set(programme(database).tutors) == {"liisa"}
