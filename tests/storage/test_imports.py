"""What an import leaves in the database, on both kinds: all of it or nothing, and the same again changes nothing."""

import json

import pytest
from sqlalchemy import select, update

from coaching.imports.findings import Fault
from coaching.notices import NoticeKind
from coaching.people import RoleState, Standing
from storage.database import Database
from storage.tables import PersonRow, SchoolRow, TopicRow
from tests.coaching.imports.builders import HEADER, MONDAY_9AM, PROGRAMME, SCHOOL, TUTOR, a_line, people, toml
from tests.storage.import_office import KOIVULA, LIISA, LIST, QUIZZES, TOWN, Office


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_programme_and_people_stand_in_the_database_as_in_the_files(office: Office) -> None:
    done = office.brings(people(LIST), toml(PROGRAMME))
    assert done.changes is not None
    programme = office.programme()
    assert (programme.name, programme.language, programme.zone) == ("Peer coaching", "en", "Europe/Helsinki")
    assert [school.name for school in programme.schools.values()] == ["Rantala"]
    assert [(topic.name, topic.words) for topic in programme.topics] == [("Screen sharing", ("mirror",))]
    with office.database.read(TOWN) as unit:
        liisa = unit.people.by_slack(LIISA)
        assert liisa
        tutoring = unit.people.tutoring(liisa)
    assert (liisa.name, liisa.standing, liisa.language) == ("Liisa Mäkelä", Standing.UNKNOWN, "fi")
    assert liisa.schools == tuple(programme.schools)
    assert tutoring
    assert tutoring.weekly_cap == 4
    assert [skill.topic for skill in tutoring.skills] == [programme.topics[0].id]
    assert [time.school for time in tutoring.times] == list(programme.schools)


def test_the_same_files_again_change_nothing(office: Office) -> None:
    office.brings(toml(PROGRAMME), people(LIST))
    version, audited = office.programme().version, office.audited()
    again = office.brings(people(LIST), toml(PROGRAMME), days=1)
    assert again.changes is not None
    assert again.changes.is_nothing
    assert office.programme().version == version
    assert office.audited() == audited
    assert office.owed() == [(NoticeKind.INVITATION, "Mon 09:00")]


def test_every_change_raises_the_programmes_version(office: Office) -> None:
    office.brings(toml(PROGRAMME))
    version = office.programme().version
    office.brings(toml(PROGRAMME.replace("mirror", "cast")))
    assert office.programme().version > version
    assert office.programme().topics[0].words == ("cast",)


def test_a_mistake_anywhere_changes_nothing_anywhere(office: Office) -> None:
    done = office.brings(toml(PROGRAMME), people(LIST + a_line(slack="U0AINO0001", name="Aino", schools="Rantla")))
    assert (done.changes, [each.what for each in done.findings]) == (None, [Fault.NO_SUCH_SCHOOL])
    assert office.rows(SchoolRow) == {}
    assert (office.owed(), office.audited()) == ([], [])


def test_a_dry_run_says_the_same_and_changes_nothing(office: Office) -> None:
    told = office.brings(toml(PROGRAMME), people(LIST), dry_run=True).changes
    assert told
    assert office.rows(SchoolRow) == {}
    assert (office.owed(), office.audited()) == ([], [])
    done = office.brings(toml(PROGRAMME), people(LIST)).changes
    assert done
    assert [each.roles for each in told.people] == [each.roles for each in done.people]
    assert len(told.schools.new) == len(done.schools.new) == 1


def test_people_alone_are_checked_against_the_stored_programme(office: Office) -> None:
    assert [each.what for each in office.brings(people(LIST)).findings] == [Fault.NO_PROGRAMME]
    office.brings(toml(PROGRAMME))
    assert office.brings(people(LIST)).findings == ()
    assert office.role(LIISA) is RoleState.INVITED


def test_people_who_are_not_in_the_list_are_left_alone(office: Office) -> None:
    office.brings(toml(PROGRAMME), people(LIST))
    changes = office.brings(people(HEADER + a_line())).changes
    assert changes
    assert [each.person.name for each in changes.not_listed] == ["Liisa Mäkelä"]
    assert office.role(LIISA) is RoleState.INVITED


def test_a_topic_that_is_gone_from_the_file_is_put_away_and_comes_back_as_it_was(office: Office) -> None:
    office.brings(toml(PROGRAMME + QUIZZES), people(LIST))
    quizzes = office.programme().topics[1]
    office.brings(toml(PROGRAMME))
    assert [topic.name for topic in office.programme().topics] == ["Screen sharing"]
    assert office.rows(TopicRow) == {"Screen sharing": False, "Quizzes": True}
    office.brings(toml(PROGRAMME + QUIZZES))
    assert office.programme().topics[1] == quizzes


def test_a_school_with_people_is_kept_and_one_without_is_put_away(office: Office) -> None:
    other = SCHOOL.replace("Rantala", "Empty")
    office.brings(toml(PROGRAMME + KOIVULA + other), people(HEADER + a_line(schools="Koivula")))
    changes = office.brings(toml(PROGRAMME)).changes
    assert changes
    assert [school.name for school in changes.schools.kept] == ["Koivula"]
    assert office.rows(SchoolRow) == {"Rantala": False, "Koivula": False, "Empty": True}
    assert [school.name for school in office.programme().schools.values()] == ["Rantala", "Koivula"]


def test_a_name_from_slack_is_not_overwritten_by_the_list(office: Office) -> None:
    office.brings(toml(PROGRAMME), people(LIST))
    with office.database.writing() as connection:
        connection.execute(update(PersonRow).values(name="Liisa M.", looked_up_at=MONDAY_9AM))
    changes = office.brings(people(HEADER + TUTOR)).changes
    assert changes
    assert changes.is_nothing


def test_every_effect_is_audited_with_ids_and_no_names(office: Office) -> None:
    office.brings(toml(PROGRAMME), people(HEADER + TUTOR))
    assert office.audited() == [
        "import set the programme",
        "import added a school",
        "import added a topic",
        "import saved the person",
        "import invited: tutor",
    ]


NAMES = ["Robert'); DROP TABLE people;--", "=cmd|' /C calc'!A0", "100%_\\", "שרה לוי", "Zoë 👩🏽‍🏫", "O\u0308sten"]


@pytest.mark.parametrize("name", NAMES)
def test_check_47_what_looks_like_sql_or_a_formula_is_stored_as_written(office: Office, name: str) -> None:
    programme = PROGRAMME.replace('"mirror"', json.dumps(name, ensure_ascii=False))
    done = office.brings(toml(programme), people(HEADER + a_line(name=name, subject=name)))
    assert done.findings == ()
    with office.database.reading() as connection:
        row = connection.execute(select(PersonRow.__table__)).one()
    assert (row.name, row.subject) == (name, name)
    assert office.programme().topics[0].words == (name,)


def test_a_visit_plan_stands_whole_or_not_at_all_and_the_same_again_changes_nothing(office: Office) -> None:
    plan = people("slack;school;date\nU0LIISA001;Rantala;2026-09-09\nU0LIISA001;Rantala;2026-09-10\n", "visits.csv")
    office.brings(plan, toml(PROGRAMME), people(LIST))
    office.says(LIISA, RoleState.ACCEPTED)
    mine = office.programme().tutors[office.id_of(LIISA)]
    assert [visit.on.day for visit in mine.visits] == [9, 10]
    again = office.brings(plan)
    assert again.changes is not None
    assert again.changes.is_nothing
    broken = people("slack;school;date\nU0LIISA001;Rantala;2026-09-09\nU0LIISA001;Rantla;2026-09-11\n", "visits.csv")
    assert office.brings(broken).changes is None
    shorter = people("slack;school;date\nU0LIISA001;Rantala;2026-09-10\nU0LIISA001;Rantala;2026-09-11\n", "visits.csv")
    office.brings(shorter, days=1)
    mine = office.programme().tutors[office.id_of(LIISA)]
    assert [visit.on.day for visit in mine.visits] == [9, 10, 11], "the 9th is before what this plan speaks of"
