"""The cached directory and its roles."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coaching.imports.stored import Listed
from coaching.people import Person, PersonId, Role, RoleState, SlackUserId, Standing
from coaching.school_calendar import Leave, QuietHours, Weekday
from coaching.tutors import Level, Skill
from storage.database import Database
from storage.people import SqlPeople
from tests.builders import KAHOOT, KOIVU, MONDAY_8AM, PRINTING, a_person, tutoring
from tests.storage.town import LIISA, MARI, PEKKA, SANNA, TOWN, add_people, kept, programme, rows, settle

LATER = MONDAY_8AM + timedelta(days=1)
NEW = a_person(
    "Aino Mallinen", standing=Standing.UNKNOWN, language="fi", zone="Europe/Helsinki", schools=("koivu", "rantala")
)


def test_a_person_is_found_by_either_id_as_they_were_stored(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        assert unit.people.by_slack(NEW.slack_user) is None
        assert unit.people.add(NEW) == NEW
    with database.read(TOWN) as unit:
        assert unit.people.by_slack(NEW.slack_user) == NEW
        assert unit.people.get(NEW.id) == NEW
        assert unit.people.get(PersonId("nobody")) is None


def test_a_member_whom_another_process_just_added_is_kept(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.people.add(NEW)
    with kept(database) as unit:
        assert unit.people.add(replace(NEW, id=PersonId("again"), name="")) == NEW
    assert len([row for row in rows(database, "people") if row["slack_user"] == NEW.slack_user]) == 1


def test_a_saved_person_is_as_given(database: Database) -> None:
    settle(database)
    told = replace(
        SANNA, name="Sanna Laine", standing=Standing.GUEST, language="sv", zone="Europe/Stockholm", schools=()
    )
    told = replace(told, looked_up_at=LATER, slack_user=SlackUserId("U0MOVED001"))
    own = replace(told, own_language="fi", quiet=QuietHours(time(21), time(7, 30)), wants_questions=False)
    for person in (told, own, told):
        with kept(database) as unit:
            unit.people.save(person)
        with database.read(TOWN) as unit:
            assert unit.people.get(SANNA.id) == person
            assert unit.people.by_slack(person.slack_user) == person


def test_what_a_person_chose_is_not_changed_by_the_list(database: Database) -> None:
    settle(database)
    own = replace(SANNA, own_language="fi", quiet=QuietHours(time(12), time(13)), wants_questions=False)
    with kept(database) as unit:
        unit.people.save(own)
    with kept(database) as unit:
        unit.imports.save_people([Listed(replace(SANNA, name="Sanna Laine"))], LATER)
    with database.read(TOWN) as unit:
        assert unit.people.get(SANNA.id) == replace(own, name="Sanna Laine")


def test_the_day_of_leaving_is_kept_until_somebody_comes_back(database: Database) -> None:
    settle(database)

    def left_at() -> object:
        return next(row["deactivated_at"] for row in rows(database, "people") if row["id"] == SANNA.id)

    gone = replace(SANNA, standing=Standing.DEACTIVATED, looked_up_at=MONDAY_8AM)
    for person, expected in ((gone, MONDAY_8AM), (replace(gone, looked_up_at=LATER), MONDAY_8AM), (SANNA, None)):
        with kept(database) as unit:
            unit.people.save(person)
        assert left_at() == expected


def test_who_was_never_looked_up_comes_first_then_the_longest_ago(database: Database) -> None:
    settle(database)
    known = replace(NEW, id=PersonId("known"), slack_user=SlackUserId("U0KNOWN001"), looked_up_at=MONDAY_8AM)
    newer = replace(known, id=PersonId("newer"), slack_user=SlackUserId("U0NEWER001"), looked_up_at=LATER)
    add_people(database, [newer, known, NEW])
    with database.read(TOWN) as unit:
        assert unit.people.not_looked_up(10) == [NEW, known, newer]
        assert unit.people.not_looked_up(1) == [NEW]


def test_roles_stack_and_each_has_its_state(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        assert unit.people.role(SANNA.id, Role.TUTOR) is None
        unit.people.give_role(SANNA.id, Role.TUTOR, RoleState.INVITED, MONDAY_8AM)
        unit.people.give_role(SANNA.id, Role.COACH, RoleState.ACCEPTED, MONDAY_8AM)
        unit.people.give_role(SANNA.id, Role.TUTOR, RoleState.DECLINED, LATER)
    with database.read(TOWN) as unit:
        assert unit.people.role(SANNA.id, Role.TUTOR) is RoleState.DECLINED
        assert unit.people.role(SANNA.id, Role.COACH) is RoleState.ACCEPTED
        assert unit.people.role(LIISA.person.id, Role.COACH) is None


def test_what_an_invited_person_would_help_with_is_known_before_they_accept(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.people.give_role(LIISA.person.id, Role.TUTOR, RoleState.INVITED, MONDAY_8AM)
    with database.read(TOWN) as unit:
        assert unit.people.tutoring(LIISA.person) == LIISA
        assert unit.people.tutoring(SANNA) is None


@pytest.mark.parametrize(("person", "raised"), [(SANNA, 0), (LIISA.person, 1), (MARI, 1)])
def test_the_programmes_version_rises_where_it_holds_the_person(
    database: Database, person: Person, raised: int
) -> None:
    settle(database)
    before = programme(database).version
    with kept(database) as unit:
        unit.people.save(replace(person, name="New Name"))
    assert programme(database).version == before + raised


CHRISTMAS, AUTUMN = Leave(date(2026, 12, 1), date(2026, 12, 4)), Leave(date(2026, 10, 12), date(2026, 10, 16))
FOR_NOW = Leave(date(2027, 1, 7))


def test_days_away_are_as_given_in_the_order_of_their_first_days(database: Database) -> None:
    settle(database)
    version = programme(database).version
    for given in ([CHRISTMAS, FOR_NOW, AUTUMN], [FOR_NOW], []):
        with kept(database) as unit:
            unit.people.set_leaves(LIISA.person.id, given)
            assert unit.people.leaves(LIISA.person.id) == tuple(sorted(given, key=lambda leave: leave.first))
        now = programme(database)
        assert now.tutors[LIISA.person.id].leaves == tuple(sorted(given, key=lambda leave: leave.first))
        assert now.version > version
        version = now.version


def test_somebody_who_is_no_tutor_can_be_away_too(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.people.set_leaves(SANNA.id, [AUTUMN])
        unit.people.set_leaves(SANNA.id, [AUTUMN, CHRISTMAS])
    with database.read(TOWN) as unit:
        assert unit.people.leaves(SANNA.id) == (AUTUMN, CHRISTMAS)
        assert unit.people.leaves(MARI.id) == ()


def test_topics_times_and_cap_are_as_the_tutor_gave_them(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.people.set_leaves(LIISA.person.id, [AUTUMN])
    version = programme(database).version
    skills = (Skill(PRINTING, Level.EXPERT), Skill(KAHOOT, Level.LEARNING))
    times = (tutoring(Weekday.FRI, None), tutoring(Weekday.MON, KOIVU))
    for after in (
        replace(LIISA, skills=skills, times=times, weekly_cap=2, leaves=(AUTUMN,)),
        replace(LIISA, skills=(), times=(), leaves=(AUTUMN,)),
    ):
        with kept(database) as unit:
            unit.people.set_tutoring(after)
        now = programme(database)
        assert now.tutors[LIISA.person.id] == after
        assert now.tutors[PEKKA.person.id] == PEKKA
        assert now.version > version
        version = now.version


def test_opening_the_home_tab_is_remembered(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        assert isinstance(unit.people, SqlPeople)
        unit.people.opened_home(SANNA.id, LATER)
    opened = {row["id"]: row["home_opened_at"] for row in rows(database, "people")}
    assert (opened[SANNA.id], opened[MARI.id]) == (LATER, None)


def test_whom_a_colleague_only_named_is_kept_so_until_they_belong(database: Database) -> None:
    settle(database)
    named = Person(PersonId("named"), SlackUserId("U0NAMED001"), "", Standing.UNKNOWN, belongs=False)
    with kept(database) as unit:
        assert unit.people.add(named) == named
    with kept(database) as unit:
        assert unit.people.get(named.id) == named
        unit.people.save(replace(named, belongs=True))
    with database.read(TOWN) as unit:
        assert unit.people.by_slack(named.slack_user) == replace(named, belongs=True)
