"""One person's data, out and gone, on both kinds of database: all of it, and nobody else's."""

import json

import pytest
from sqlalchemy import Column, MetaData, Table, Text, update

from coaching.people import WorkspaceId
from storage.database import Database
from storage.personal_data import Undeclared, as_json, as_text, erase, export, find, named_by_schools
from storage.personal_data.pointers import personal_tables
from storage.personal_data.readable import TITLES
from storage.personal_data.redaction import OF_OTHERS
from storage.privacy import PrivacyClass, care, care_of, kept_of
from storage.tables import HelpRequestRow, PersonRow, metadata
from tests.builders import MONDAY_8AM
from tests.storage.full_house import AINO, HOUSE, LIISA, SANNA, Colleague, content, everything, furnish

OTHER_HOUSE = WorkspaceId("T0OTHER001")
PERSONAL = [each.table.name for each in personal_tables(metadata)]


@pytest.fixture
def house(database: Database) -> Database:
    furnish(database)
    return database


def data_of(database: Database, person: Colleague) -> dict[str, list[dict[str, object]]]:
    with database.reading() as connection:
        made = export(connection, HOUSE, person.found, now=MONDAY_8AM)
    found: dict[str, list[dict[str, object]]] = json.loads(as_json(made))["data"]
    return found


def erased(database: Database, person: Colleague) -> dict[str, int]:
    with database.writing() as connection:
        return dict(erase(connection, person.whose))


def rows_with(database: Database, table: str, *marks: str) -> int:
    """Rows in which one of the marks stands anywhere; not asked of the schema."""
    return sum(any(mark in str(list(row.values())) for mark in marks) for row in content(database, table))


# What every table says of itself.


def test_check_61_every_table_that_points_at_a_person_says_so() -> None:
    silent = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for key in table.foreign_key_constraints
        for column in key.columns
        if key.referred_table.name == "people" and column.name != "workspace_id"
        if (said := care_of(table)) is None or column.name not in said.people
    ]
    assert silent == []


def test_check_61_words_have_one_writer() -> None:
    """Only then can they be given to whoever wrote them, and to nobody else."""
    unclear = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if (kept := kept_of(column)) and kept.privacy is PrivacyClass.WORDS
        if (said := care_of(table)) is None or said.writer(column.name) not in said.people
    ]
    assert unclear == []


def test_check_61_a_column_without_a_class_stops_everything(house: Database) -> None:
    grown = MetaData()
    Table("people", grown, Column("workspace_id", Text), Column("hobby", Text), info=care())
    with pytest.raises(Undeclared) as stopped, house.reading() as connection:
        export(connection, HOUSE, SANNA.found, now=MONDAY_8AM, schema=grown)
    assert stopped.value.place == "people.workspace_id"


def test_every_table_of_an_export_has_a_title() -> None:
    assert sorted(TITLES) == sorted(PERSONAL)


# Out.


def test_check_61_every_row_that_points_at_the_person_is_in_their_export(house: Database) -> None:
    given = {table: len(rows) for table, rows in data_of(house, SANNA).items()}
    assert given == {table: rows_with(house, table, SANNA.id, SANNA.slack_user) for table in PERSONAL}
    assert all(given.values())


def test_check_61_their_own_words_are_open_and_others_are_not_in_it(house: Database) -> None:
    with house.reading() as connection:
        made = export(connection, HOUSE, SANNA.found, now=MONDAY_8AM)
    for text in (as_json(made), as_text(made)):
        assert [each for each in SANNA.texts if each not in text] == []
        strangers = [each for other in (LIISA, AINO) for each in (other.id, other.slack_user, other.name)]
        assert [each for each in (*strangers, *LIISA.texts, "secret of") if each in text] == []


def test_check_61_a_tutors_export_says_that_they_were_asked_and_not_what_the_teacher_wrote(house: Database) -> None:
    offers = data_of(house, LIISA)["offers"]
    assert [(row["request"], row["state"]) for row in offers] == [("sanna-done", "accepted"), ("sanna-open", "asked")]
    assert SANNA.words not in str(data_of(house, LIISA))


def test_check_61_whoever_is_named_in_the_persons_own_words_is_made_unreadable(house: Database) -> None:
    said = f"{LIISA.name.upper()} and Liisa  Korhonen (@{LIISA.slack_user}) saw it, Liisankatu 3 and Sanna Virtanen too"
    with house.writing() as connection:
        connection.execute(update(HelpRequestRow).where(HelpRequestRow.requester == SANNA.id).values(words=said))
    words = {row["words"] for row in data_of(house, SANNA)["help_requests"]}
    left = "(a colleague) and (a colleague) (@(a colleague)) saw it, Liisankatu 3 and Sanna Virtanen too"
    assert words == {left}


def test_each_side_gets_what_it_wrote_itself_of_questions_and_answers(house: Database) -> None:
    given = {row["id"]: (row["question"], row["answer"]) for row in data_of(house, SANNA)["exchanges"]}
    assert given == {
        "sanna-done-exchange": (OF_OTHERS, SANNA.answer),
        "sanna-open-exchange": (OF_OTHERS, SANNA.answer),
        "liisa-done-exchange": (SANNA.question, OF_OTHERS),
        "liisa-open-exchange": (SANNA.question, OF_OTHERS),
    }


def test_what_was_arranged_can_be_read(house: Database) -> None:
    with house.reading() as connection:
        text = as_text(export(connection, HOUSE, SANNA.found, now=MONDAY_8AM))
    for line in ("chips: iPads", "times: 2026-09-06 05:00 UTC", "words shown: yes", "quiet start: 12:00:00"):
        assert f"  {line}\n" in text
    assert f"cover lessons: {SANNA.words}\n" in text
    assert "What you wrote to the bot in the last week" in text


def test_ids_of_schools_and_topics_are_explained(house: Database) -> None:
    with house.reading() as connection:
        made = export(connection, HOUSE, SANNA.found, now=MONDAY_8AM)
    assert dict(made.names) == {"ipads": "iPads", "koivu": "Koivu", "rantala": "Rantala"}
    assert "topic: iPads" in as_text(made)
    assert "weekday: Tuesday" in as_text(made)


def test_letters_that_play_tricks_with_a_terminal_are_shown_as_such(house: Database) -> None:
    with house.writing() as connection:
        connection.execute(update(PersonRow).where(PersonRow.id == SANNA.id).values(name="Sanna \x1b[2J\u202e"))
        made = export(connection, HOUSE, SANNA.found, now=MONDAY_8AM)
    assert not set("\x1b\u202e") & set(as_text(made) + as_json(made))
    assert json.loads(as_json(made))["data"]["people"][0]["name"] == "Sanna \x1b[2J\u202e"


# Who is meant.


@pytest.mark.parametrize("who", [SANNA.slack_user, "Sanna Virtanen", " sanna  VIRTANEN "])
def test_a_person_is_found_by_member_id_and_by_exact_name(house: Database, who: str) -> None:
    with house.reading() as connection:
        assert [person.id for person in find(connection, HOUSE, who)] == [SANNA.id]


@pytest.mark.parametrize("who", ["Sanna", "", "U0NOBODY01", "%"])
def test_nobody_is_found_by_half_a_name(house: Database, who: str) -> None:
    with house.reading() as connection:
        assert find(connection, HOUSE, who) == []


def test_namesakes_are_all_found(house: Database) -> None:
    with house.writing() as connection:
        connection.execute(update(PersonRow).where(PersonRow.id == AINO.id).values(name="SANNA VIRTANEN"))
        assert {person.slack_user for person in find(connection, HOUSE, SANNA.name)} == {
            SANNA.slack_user,
            AINO.slack_user,
        }


def test_schools_that_name_somebody_are_known(house: Database) -> None:
    with house.reading() as connection:
        assert named_by_schools(connection, HOUSE, SANNA.found) == ["Rantala"]
        assert named_by_schools(connection, HOUSE, AINO.found) == ["Rantala", "Koivu"]


# Gone.


def test_nothing_of_an_erased_person_is_left_in_any_row(house: Database) -> None:
    erased(house, SANNA)
    left = everything(house)
    marks = (SANNA.id, SANNA.slack_user, SANNA.name, *SANNA.texts)
    assert [mark for mark in marks if mark in left] == []


def test_every_table_that_points_at_a_person_is_reached(house: Database) -> None:
    told = set(erased(house, SANNA))
    assert set(PERSONAL) - told == {"rather_not"}  # to say that there was one would tell something
    assert [row["person"] for row in content(house, "rather_not")] == [LIISA.id]


def test_what_is_counted_stays_without_the_person(house: Database) -> None:
    def ends() -> list[tuple[object, ...]]:
        requests = content(house, "help_requests")
        outcomes = content(house, "outcomes")
        return [
            *[(row["id"], row["topic"], row["school"], row["state"], row["ended_at"]) for row in requests],
            *[(row["id"], row["request"], row["side"], row["result"]) for row in outcomes],
        ]

    before = ends()
    erased(house, SANNA)
    assert ends() == before


def test_what_two_wrote_to_each_other_goes_with_either_of_them(house: Database) -> None:
    assert len(content(house, "exchanges")) == 4
    erased(house, SANNA)
    assert content(house, "exchanges") == []


def test_colleagues_keep_what_is_theirs(house: Database) -> None:
    def of_liisa() -> list[dict[str, object]]:
        return [row for name in PERSONAL for row in content(house, name) if LIISA.id in row.values()]

    before = [row for row in of_liisa() if SANNA.id not in row.values()]
    erased(house, SANNA)
    assert of_liisa() == before


def test_a_person_of_another_workspace_with_the_same_ids_is_left_alone(house: Database) -> None:
    furnish(house, workspace=OTHER_HOUSE)
    before = everything(house, OTHER_HOUSE)
    erased(house, SANNA)
    assert everything(house, OTHER_HOUSE) == before


def test_erasing_twice_finds_nothing_the_second_time(house: Database) -> None:
    erased(house, SANNA)
    assert erased(house, SANNA) == {}


def test_an_id_that_begins_like_another_is_another(house: Database) -> None:
    with house.writing() as connection:
        connection.execute(update(PersonRow).where(PersonRow.id == LIISA.id).values(slack_user=SANNA.slack_user + "2"))
    with house.writing() as connection:
        connection.execute(
            update(metadata.tables["inbox"])
            .where(metadata.tables["inbox"].c.key.contains(LIISA.slack_user))
            .values(key=f"pressed:{SANNA.slack_user}2:1")
        )
    erased(house, SANNA)
    assert [row["key"] for row in content(house, "inbox")] == [
        "event:liisa",
        "event:sanna",
        f"pressed:{SANNA.slack_user}2:1",
    ]
