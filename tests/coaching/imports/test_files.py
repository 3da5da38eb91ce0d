"""What is no readable file at all: told apart as far as it helps, never a trace."""

import codecs

import pytest

from coaching.imports.findings import Fault
from coaching.imports.reading import MOST_BYTES
from tests.coaching.imports.builders import (
    HEADER,
    PROGRAMME,
    TUTOR,
    checked,
    faults,
    found,
    in_list,
    people,
    reading,
    toml,
)


def test_a_programme_and_people_are_read_in_any_order() -> None:
    files = [toml(PROGRAMME), people(HEADER + TUTOR)]
    one, other = checked(*files), checked(*reversed(files))
    assert one.findings == other.findings == ()
    assert one.programme == other.programme
    assert one.people == other.people
    assert len(one.people) == 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b" \r\n\t\n", Fault.EMPTY),
        (codecs.BOM_UTF8, Fault.EMPTY),
        (b"PK\x03\x04\x14\x00\x06\x00", Fault.WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", Fault.WORKBOOK),
        (HEADER.encode("utf-16"), Fault.UTF_16),
        (HEADER.encode("utf-16-le"), Fault.UTF_16),
        (HEADER.encode("utf-16-be"), Fault.UTF_16),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\xff\x01\x02", Fault.BINARY),
        (b"a" * (MOST_BYTES + 1), Fault.TOO_BIG),
    ],
)
def test_what_is_no_text_is_named(content: bytes, fault: Fault) -> None:
    assert faults(people(content)) == [(0, fault)]


def test_a_byte_that_is_not_utf_8_is_named_with_its_line_and_what_old_excel_meant() -> None:
    content = HEADER.encode() + b"U0SANNA001,Sanna,Rantala,teacher,,,,,,\nU0AINO0001,M\xe4kel\xe4,,,,,,,,\n"
    finding = checked(people(content)).findings[0]
    assert (finding.line, finding.what, finding.said, finding.about) == (3, Fault.NOT_UTF_8, "E4", "ä")


def test_the_mark_that_excel_writes_before_utf_8_is_accepted() -> None:
    files = [toml(codecs.BOM_UTF8 + PROGRAMME.encode()), people(codecs.BOM_UTF8 + (HEADER + TUTOR).encode())]
    assert checked(*files).findings == ()


def test_other_kinds_of_files_are_refused() -> None:
    assert faults(people("hello", name="people.txt")) == [(0, Fault.UNKNOWN_KIND)]


def test_two_programmes_are_one_too_many() -> None:
    assert faults(toml(PROGRAMME), toml(PROGRAMME, name="other.toml")) == [(0, Fault.SECOND_PROGRAMME)]


def test_the_same_file_twice_is_named_once_and_read_once() -> None:
    assert faults(toml(PROGRAMME), people(HEADER + TUTOR), people(HEADER + TUTOR)) == [(0, Fault.TWICE_GIVEN)]


def test_several_lists_are_read_as_one() -> None:
    north = people(HEADER + TUTOR, name="north.csv")
    south = people(HEADER + "U0SANNA001,Sanna,Rantala,teacher,,,,,,\n", name="south.csv")
    assert [person.name for person in checked(toml(PROGRAMME), north, south).people] == [
        "Liisa Mäkelä",
        "Sanna",
    ]


def test_a_person_in_two_lists_is_named_with_both_places() -> None:
    twice = checked(toml(PROGRAMME), people(HEADER + TUTOR, name="a.csv"), people(HEADER + TUTOR, name="b.csv"))
    assert [(each.file, each.line, each.what, each.about) for each in twice.findings] == [
        ("b.csv", 2, Fault.LISTED_TWICE, "a.csv line 2")
    ]


def test_people_alone_need_a_programme_in_the_store() -> None:
    assert found(people(HEADER + TUTOR)) == [(0, Fault.NO_PROGRAMME, "")]


def test_people_beside_an_unreadable_programme_are_not_blamed_for_it() -> None:
    assert faults(toml("[programme"), people(HEADER + TUTOR)) == [(1, Fault.TOML_SYNTAX)]


def test_mistakes_of_all_files_are_found_at_once() -> None:
    lines = in_list(HEADER + TUTOR.replace("Rantala,", "Rantla,"), PROGRAMME.replace("08:00-16:00", "8-16"))
    assert [(line, what) for line, what, _ in lines] == [(2, Fault.NO_SUCH_SCHOOL), (9, Fault.BAD_HOURS)]


def test_names_that_have_to_be_looked_up_are_known_before_slack_is_asked() -> None:
    lines = "Liisa Mäkelä,Liisa,Rantala,,,,,,,\nU0SANNA001,Sanna,Rantala,,,,,,,\nu0aino0001,Aino,,,,,,,,\n"
    assert reading(people(HEADER + lines)).names == ("Liisa Mäkelä",)
