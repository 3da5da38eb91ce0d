"""Who is meant by a name: exactly one of the workspace's staff, or a sentence that helps to say it better."""

import pytest

from coaching.imports.findings import Doubt, Fault
from coaching.imports.members import is_member_id, is_name
from coaching.people import Standing
from tests.coaching.imports.builders import (
    HEADER,
    PROGRAMME,
    a_directory,
    a_line,
    a_member,
    checked,
    in_list,
    near,
    people,
    toml,
)

LIISA = a_member("Liisa Mäkelä", "U0LIISA001")
NAMED = HEADER + a_line(slack="Liisa Mäkelä", name="")


def test_a_name_is_settled_by_the_directory() -> None:
    (person,) = checked(toml(PROGRAMME), people(NAMED), directory=a_directory(LIISA)).people
    assert (person.slack_user, person.name) == ("U0LIISA001", "Liisa Mäkelä")


@pytest.mark.parametrize("said", ["liisa  mäkelä", "@Liisa Mäkelä", "Liisa Ma\u0308kela\u0308"])
def test_case_and_spelling_of_a_name_do_not_count(said: str) -> None:
    line = HEADER + a_line(slack=said)
    (person,) = checked(toml(PROGRAMME), people(line), directory=a_directory(LIISA)).people
    assert person.slack_user == "U0LIISA001"


def test_of_several_people_of_one_name_the_ids_are_told() -> None:
    both = a_directory(LIISA, a_member("Liisa Mäkelä", "U0LIISA002"))
    assert in_list(NAMED, directory=both) == [(2, Fault.SEVERAL_MEMBERS, "Liisa Mäkelä")]
    told = near([toml(PROGRAMME), people(NAMED)], both)
    assert told == ("Liisa Mäkelä (U0LIISA001)", "Liisa Mäkelä (U0LIISA002)")


def test_accounts_that_left_do_not_make_a_name_ambiguous() -> None:
    directory = a_directory(a_member("Liisa Mäkelä", "U0LIISA000", Standing.DEACTIVATED), LIISA)
    assert in_list(NAMED, directory=directory) == []


@pytest.mark.parametrize("standing", [Standing.DEACTIVATED, Standing.BOT, Standing.ELSEWHERE])
def test_who_is_not_staff_is_refused(standing: Standing) -> None:
    directory = a_directory(a_member("Liisa Mäkelä", "U0LIISA001", standing))
    assert in_list(NAMED, directory=directory) == [(2, Fault.NOT_STAFF, "Liisa Mäkelä")]


def test_a_guest_is_taken_with_a_doubt() -> None:
    directory = a_directory(a_member("Liisa Mäkelä", "U0LIISA001", Standing.GUEST))
    assert in_list(NAMED, directory=directory) == [(2, Doubt.GUEST, "Liisa Mäkelä")]


def test_an_unknown_name_comes_with_those_that_resemble_it() -> None:
    misspelt = HEADER + a_line(slack="Lisa Mäkelä")
    assert in_list(misspelt, directory=a_directory(LIISA)) == [(2, Fault.NO_SUCH_MEMBER, "Lisa Mäkelä")]
    assert near([toml(PROGRAMME), people(misspelt)], a_directory(LIISA)) == ("Liisa Mäkelä",)


def test_a_name_and_an_id_of_one_person_are_one_person() -> None:
    text = NAMED + a_line(slack="U0LIISA001", name="L. Mäkelä")
    assert in_list(text, directory=a_directory(LIISA)) == [(3, Fault.LISTED_TWICE, "L. Mäkelä")]


@pytest.mark.parametrize(
    ("said", "id_", "name"),
    [
        ("U024BE7LH", True, False),
        ("W012A3CDE", True, False),
        ("WILLIAMSON", False, True),
        ("Uma Ek", False, True),
        ("u024be7lh", False, False),
        ("T024BE7LH", False, False),
        ("a@b.example", False, False),
        ("", False, False),
    ],
)
def test_ids_and_names_are_told_apart(said: str, id_: bool, name: bool) -> None:
    assert (is_member_id(said), is_name(said)) == (id_, name)
