"""A list of people: what a right one means, the forms in which it comes, and one line for every kind of mistake."""

from datetime import time

import pytest

from coaching.imports.findings import Doubt, Fault
from coaching.people import Role
from coaching.school_calendar import TutoringTime, Weekday
from coaching.tutors import Level, Skill
from tests.coaching.imports.builders import (
    HEAD,
    HEADER,
    PROGRAMME,
    SCHOOL,
    TERMS,
    TOPIC,
    TUTOR,
    Found,
    a_line,
    checked,
    in_list,
    people,
    toml,
)

QUIZZES = TOPIC.replace("Screen sharing", "Quizzes: Kahoot")
KOIVULA = SCHOOL.replace("Rantala", "Koivula") + 'week_cycle = "A/B"\n' + TERMS
TWO_SCHOOLS = HEAD + SCHOOL + KOIVULA + TOPIC + QUIZZES
ANOTHER = "U0AINO0001,Aino,Rantala,teacher,,,,,,\n"


def test_a_whole_line_means_what_it_says() -> None:
    line = a_line(
        slack="U0LIISA001",
        name="Liisa",
        schools="Koivula; rantala ;Koivula",
        roles="Tutor;cover contact",
        subject="Maths",
        phase="primary",
        language="FI",
        topics="quizzes: kahoot:learning;Screen sharing",
        tutoring_times="thu b 12:00-15:00 @online;tue 8:00–15:00 @RANTALA",
        weekly_cap="4",
    )
    result = checked(toml(TWO_SCHOOLS), people(HEADER + line))
    assert result.findings == ()
    liisa = result.people[0]
    assert liisa.schools == ("koivula", "rantala")
    assert liisa.roles == {Role.TUTOR, Role.COVER_CONTACT}
    assert (liisa.subject, liisa.phase, liisa.language, liisa.weekly_cap) == ("Maths", "primary", "fi", 4)
    assert [(skill.topic, skill.level) for skill in liisa.skills] == [
        ("quizzes: kahoot", Level.LEARNING),
        ("screen sharing", Level.CONFIDENT),
    ]
    assert [(each.weekday, each.start, each.end, each.school, each.week) for each in liisa.times] == [
        (Weekday.TUE, time(8), time(15), "rantala", None),
        (Weekday.THU, time(12), time(15), None, "B"),
    ]


def test_a_topic_with_a_colon_needs_no_level() -> None:
    line = a_line(roles="tutor", topics="Quizzes: Kahoot", tutoring_times="tue 08:00-15:00 @online")
    (person,) = checked(toml(TWO_SCHOOLS), people(HEADER + line)).people
    assert [skill.level for skill in person.skills] == [Level.CONFIDENT]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_form_in_which_spreadsheets_export_is_taken(separator: str, line_end: str) -> None:
    header = "slack,name,schools,roles,topics,tutoring_times"
    tutor = (
        'U0LIISA001,Liisa,Rantala,tutor;coach,Screen sharing:expert,"tue 08:00-11:00 @Rantala;tue 12:00-15:00 @online"'
    )
    quoted = tutor.replace("tutor;coach", '"tutor;coach"')
    text = line_end.join(line.replace(",", separator) for line in (header, quoted, ""))
    result = checked(toml(PROGRAMME), people(text))
    assert result.findings == ()
    assert len(result.people[0].times) == 2


def test_the_line_with_which_excel_names_its_separator_is_passed_over() -> None:
    text = "sep=;\r\nslack;name;schools;roles\r\nU0SANNA001;Sanna;Rantala;\r\n"
    assert [person.name for person in checked(toml(PROGRAMME), people(text)).people] == ["Sanna"]


def test_empty_lines_and_empty_cells_at_the_end_are_passed_over() -> None:
    text = HEADER + "\n,,,,,,,,,\n" + ANOTHER.strip() + ",,,\n\n"
    assert [person.name for person in checked(toml(PROGRAMME), people(text)).people] == ["Aino"]


def test_columns_come_in_any_order_and_spelling() -> None:
    text = "Name, ROLES ,Tutoring times,slack,schools\nSanna,,,U0SANNA001,Rantala\n"
    assert [person.name for person in checked(toml(PROGRAMME), people(text)).people] == ["Sanna"]


def test_a_line_is_named_by_where_it_begins() -> None:
    text = HEADER + a_line(slack="U0AINO0001", name="Aino", subject="two\n\nlines") + a_line(schools="Rantla")
    assert in_list(text) == [
        (2, Fault.CONTROL_CHARACTER, "two\n\nlines"),
        (5, Fault.NO_SUCH_SCHOOL, "Rantla"),
    ]


HEADERS: list[tuple[str, list[Found]]] = [
    ("U0SANNA001,Sanna,Rantala,teacher\n", [(1, Fault.HEADER_MISSING, "")]),
    ("slack,name,schools\n" + "U0SANNA001,Sanna,Rantala\n", [(1, Fault.COLUMN_MISSING, "roles")]),
    ("slack,name,schools,roles,role\nU0SANNA001,S,Rantala,,\n", [(1, Fault.UNKNOWN_COLUMN, "role")]),
    ("slack,name,schools,roles,Name\nU0SANNA001,S,Rantala,,S\n", [(1, Fault.COLUMN_TWICE, "name")]),
    (HEADER, [(0, Fault.NOBODY_LISTED, "")]),
    (HEADER + "\n,,,\n\n", [(0, Fault.NOBODY_LISTED, "")]),
    (HEADER + "U0SANNA001,Sanna,Rantala\n", [(2, Fault.CELL_COUNT, "3")]),
    (HEADER + "U0SANNA001,Sanna,Rantala,,,,,,,,x\n", [(2, Fault.CELL_COUNT, "11")]),
    (HEADER + ANOTHER + '"U0SANNA001,Sanna\n\n', [(3, Fault.OPEN_QUOTE, "")]),
    (HEADER + ANOTHER + '"U0SANNA001"x,Sanna\n', [(3, Fault.STRAY_QUOTE, "")]),
]


@pytest.mark.parametrize(("text", "expected"), HEADERS, ids=[each[0][1] for _, each in HEADERS])
def test_what_is_no_list_of_people_is_told(text: str, expected: list[Found]) -> None:
    assert in_list(text) == expected


TIMES = {"roles": "tutor", "topics": "Screen sharing", "schools": "Koivula"}
CELLS: list[tuple[dict[str, str], list[Found]]] = [
    ({"slack": ""}, [(2, Fault.NO_TEXT, "slack")]),
    ({"slack": "u0sanna001"}, [(2, Fault.BAD_MEMBER_ID, "u0sanna001")]),
    ({"slack": "<@U0SANNA001>"}, [(2, Fault.BAD_MEMBER_ID, "<@U0SANNA001>")]),
    ({"slack": "C0SANNA001"}, [(2, Fault.BAD_MEMBER_ID, "C0SANNA001")]),
    ({"slack": "sanna@school.example"}, [(2, Fault.AN_ADDRESS, "sanna@school.example")]),
    ({"slack": "Sanna Virtanen"}, [(2, Fault.NAME_NOT_LOOKED_UP, "Sanna Virtanen")]),
    ({"name": ""}, [(2, Fault.NO_TEXT, "name")]),
    ({"name": "San\0na"}, [(2, Fault.CONTROL_CHARACTER, "San\0na")]),
    ({"name": "San\x1bna"}, [(2, Fault.CONTROL_CHARACTER, "San\x1bna")]),
    ({"name": "x" * 76}, [(2, Fault.TOO_LONG, "75")]),
    ({"schools": "x" * 40_001}, [(2, Fault.NO_SUCH_SCHOOL, "x" * 40_001), (2, Fault.TOO_LONG, "40000")]),
    ({"subject": "x" * 301}, [(2, Fault.TOO_LONG, "300")]),
    ({"subject": "x" * 200_000}, [(2, Fault.TOO_LONG, "40000")]),
    ({"schools": "Rantla"}, [(2, Fault.NO_SUCH_SCHOOL, "Rantla")]),
    ({"roles": "tuter"}, [(2, Fault.BAD_ROLE, "tuter")]),
    ({"language": "suomi"}, [(2, Fault.BAD_LANGUAGE, "suomi")]),
    ({"weekly_cap": "0"}, [(2, Fault.BAD_CAP, "0")]),
    ({"weekly_cap": "two"}, [(2, Fault.BAD_CAP, "two")]),
    ({"weekly_cap": "٣"}, [(2, Fault.BAD_CAP, "٣")]),
    ({"weekly_cap": "9" * 5000}, [(2, Fault.BAD_CAP, "9" * 5000)]),
    ({"topics": "Screen sharing"}, [(2, Doubt.NOT_A_TUTOR, "Sanna")]),
    (
        {"roles": "tutor", "schools": ""},
        [
            (2, Fault.TUTOR_WITHOUT_SCHOOL, "Sanna"),
            (2, Fault.TUTOR_WITHOUT_TIMES, "Sanna"),
            (2, Fault.TUTOR_WITHOUT_TOPICS, "Sanna"),
        ],
    ),
    (TIMES | {"topics": "Kahoot", "tutoring_times": "tue 08:00-09:00 @online"}, [(2, Fault.NO_SUCH_TOPIC, "Kahoot")]),
    (
        TIMES | {"topics": "Screen sharing:guru", "tutoring_times": "tue 08:00-09:00 @online"},
        [(2, Fault.BAD_LEVEL, "guru")],
    ),
    (
        TIMES | {"topics": "Screen sharing;screen sharing:expert", "tutoring_times": "tue 08:00-09:00 @online"},
        [(2, Fault.TOPIC_TWICE, "screen sharing")],
    ),
    (TIMES | {"tutoring_times": "tuesday mornings"}, [(2, Fault.BAD_TUTORING_TIME, "tuesday mornings")]),
    (TIMES | {"tutoring_times": "tue 08:00-09:00"}, [(2, Fault.BAD_TUTORING_TIME, "tue 08:00-09:00")]),
    (TIMES | {"tutoring_times": "tue 08:00-09:00 @"}, [(2, Fault.BAD_TUTORING_TIME, "tue 08:00-09:00 @")]),
    (TIMES | {"tutoring_times": "tis 08:00-09:00 @online"}, [(2, Fault.BAD_WEEKDAY, "tis")]),
    (TIMES | {"tutoring_times": "tue 8-9 @online"}, [(2, Fault.BAD_HOURS, "8-9")]),
    (TIMES | {"tutoring_times": "tue 09:00-08:00 @online"}, [(2, Fault.HOURS_BACKWARDS, "09:00-08:00")]),
    (TIMES | {"tutoring_times": "tue 09:00-24:00 @online"}, [(2, Fault.NO_SUCH_HOUR, "09:00-24:00")]),
    (TIMES | {"tutoring_times": "tue 08:00-09:00 @Rantla"}, [(2, Fault.NO_SUCH_SCHOOL, "Rantla")]),
    (TIMES | {"tutoring_times": "tue C 08:00-09:00 @Koivula"}, [(2, Fault.NO_SUCH_WEEK_LETTER, "C")]),
    (TIMES | {"tutoring_times": "tue A 08:00-09:00 @Rantala"}, [(2, Fault.NO_WEEK_CYCLE, "A")]),
    (TIMES | {"tutoring_times": "sat 08:00-09:00 @Koivula"}, [(2, Doubt.TIME_ON_A_FREE_DAY, "sat 08:00-09:00")]),
    (TIMES | {"tutoring_times": "tue 07:00-09:00 @online"}, [(2, Doubt.TIME_OUTSIDE_DAY, "tue 07:00-09:00")]),
    (
        TIMES | {"tutoring_times": "tue A 08:00-10:00 @Koivula;tue 09:00-11:00 @online"},
        [(2, Doubt.TIMES_OVERLAP, "tue A 08:00-10:00")],
    ),
]


@pytest.mark.parametrize(("cells", "expected"), CELLS, ids=[f"{each[0][1]}-{each[0][2][:20]!r}" for _, each in CELLS])
def test_a_mistake_in_a_cell_is_found_once(cells: dict[str, str], expected: list[Found]) -> None:
    assert in_list(HEADER + a_line(**cells), TWO_SCHOOLS) == expected


def test_times_in_weeks_of_different_letters_do_not_overlap() -> None:
    line = a_line(**TIMES, tutoring_times="tue A 08:00-10:00 @Koivula;tue B 08:00-10:00 @online")
    assert in_list(HEADER + line, TWO_SCHOOLS) == []


def test_somebody_listed_twice_is_told_with_the_first_place() -> None:
    result = checked(toml(PROGRAMME), people(HEADER + TUTOR + ANOTHER + TUTOR))
    assert [(each.line, each.what, each.about) for each in result.findings] == [
        (4, Fault.LISTED_TWICE, "people.csv line 2")
    ]


def test_two_people_may_share_a_name() -> None:
    assert in_list(HEADER + ANOTHER + ANOTHER.replace("U0AINO0001", "U0AINO0002")) == [(3, Doubt.SAME_NAME, "Aino")]


def test_a_tutor_keeps_the_store_free_of_what_is_not_a_tutors() -> None:
    (person,) = checked(toml(PROGRAMME), people(HEADER + TUTOR)).people
    assert person.skills == (Skill(person.skills[0].topic, Level.EXPERT),)
    assert person.times == (TutoringTime(Weekday.TUE, time(8), time(15), person.schools[0]),)


STRANGE_NAMES = [
    "Robert'); DROP TABLE people;--",
    "=cmd|' /C calc'!A0",
    "+358 @SUM(1+1)",
    "100%_\\",
    "שרה לוי",
    "محمد\u200f علي",
    "Zoë 👩🏽‍🏫",
    "O\u0308sten",
    "<!channel> <@U1> &lt;",
    '"quoted"',
]


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_check_47_what_looks_like_sql_or_a_formula_is_read_as_written(name: str) -> None:
    (person,) = checked(toml(PROGRAMME), people(HEADER + a_line(name=name, subject=name))).people
    assert (person.name, person.subject) == (name, name)
