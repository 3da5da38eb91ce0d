"""A programme file: what a right one means, and one line for every kind of mistake."""

from datetime import date, time

import pytest

from coaching.imports.findings import Doubt, Fault
from coaching.school_calendar import Break, ClosedDay, DayHours, Period, Term, Weekday
from tests.coaching.imports.builders import HEAD, PROGRAMME, SCHOOL, TERMS, TOPIC, Found, checked, found, near, toml

WHOLE = f"""\
{HEAD}
{SCHOOL}timezone = "Europe/Stockholm"
periods = ["2 09:10-09:55", "1 08:15-09:00", "long break 10:00–10:30"]
week_cycle = "A/B"
contact = "U0MAIJA001"
[[school.term]]
name = "Spring"
first = "2027-01-07"
last = 2027-06-05
{TERMS}
[[school.break]]
name = "Autumn break"
first = 2026-10-12
last = 2026-10-16
[[school.closed]]
date = 2027-05-06
name = "Ascension Day"
{TOPIC}names = {{ fi = "Näytön jakaminen", sv = "" }}
"""


def test_a_whole_programme_means_what_it_says() -> None:
    result = checked(toml(WHOLE))
    assert result.findings == ()
    assert result.programme is not None
    school, topic = result.programme.schools[0], result.programme.topics[0]
    assert (school.zone, school.day) == ("Europe/Stockholm", DayHours(time(8), time(16)))
    assert school.teaching_days == frozenset(list(Weekday)[:5])
    assert [period.name for period in school.periods] == ["1", "2", "long break"]
    assert school.periods[0] == Period("1", time(8, 15), time(9))
    assert school.week_cycle == ("A", "B")
    assert [term.name for term in school.terms] == ["Autumn", "Spring"]
    assert school.terms[0] == Term("Autumn", date(2026, 8, 11), date(2026, 12, 18))
    assert school.breaks == (Break("Autumn break", date(2026, 10, 12), date(2026, 10, 16)),)
    assert school.closed == (ClosedDay(date(2027, 5, 6), "Ascension Day"),)
    assert (school.contact, school.it_support) == ("U0MAIJA001", "Extension 1201")
    assert (topic.words, topic.names) == (("mirror",), {"fi": "Näytön jakaminen"})


def test_a_school_without_its_own_zone_has_the_programmes() -> None:
    programme = checked(toml(PROGRAMME)).programme
    assert programme is not None
    assert programme.schools[0].zone == "Europe/Helsinki"


def in_school(line: str) -> str:
    return HEAD + SCHOOL + line + "\n" + TOPIC


def instead(old: str, new: str) -> str:
    assert old in PROGRAMME
    return PROGRAMME.replace(old, new)


PERIODS = 'periods = ["1 08:15-09:00", '
MISTAKES: list[tuple[str, list[Found]]] = [
    (SCHOOL + TOPIC, [(1, Fault.TABLE_MISSING, "[programme]")]),
    (HEAD + TOPIC, [(0, Fault.TABLE_MISSING, "[[school]]")]),
    (HEAD + SCHOOL, [(0, Fault.TABLE_MISSING, "[[topic]]")]),
    (HEAD + SCHOOL + "[topic]\nname = 'x'", [(12, Fault.NOT_TABLES, "topic")]),
    (
        "programme = 3\n" + SCHOOL + TOPIC,
        [(1, Fault.NOT_A_TABLE, "programme"), (1, Fault.TABLE_MISSING, "[programme]")],
    ),
    (PROGRAMME + "[teachers]\n", [(15, Fault.UNKNOWN_TABLE, "teachers")]),
    (instead('name = "Peer coaching"', "name = 5"), [(2, Fault.NOT_A_TEXT, "name")]),
    (instead('name = "Peer coaching"', 'name = " "'), [(2, Fault.NO_TEXT, "name")]),
    (instead('"Europe/Helsinki"', '"Europe"'), [(4, Fault.BAD_ZONE, "Europe")]),
    (instead('"Europe/Helsinki"', '"/etc/localtime"'), [(4, Fault.BAD_ZONE, "/etc/localtime")]),
    (instead('language = "en"', 'language = "klingon"'), [(3, Fault.BAD_LANGUAGE, "klingon")]),
    (in_school("teaching_day = []"), [(12, Fault.UNKNOWN_KEY, "teaching_day")]),
    (instead('day = "08:00-16:00"\n', ""), [(5, Fault.KEY_MISSING, "day")]),
    (instead('"fri"]', '"fri", "saturnday"]'), [(8, Fault.BAD_WEEKDAY, "saturnday")]),
    (instead('["mon", "tue", "wed", "thu", "fri"]', "[]"), [(8, Fault.NO_TEXT, "teaching_days")]),
    (instead('["mon", "tue", "wed", "thu", "fri"]', '"mon"'), [(8, Fault.NOT_A_LIST, "teaching_days")]),
    (instead("08:00-16:00", "16:00-08:00"), [(9, Fault.HOURS_BACKWARDS, "16:00-08:00")]),
    (instead("08:00-16:00", "08:00-08:00"), [(9, Fault.HOURS_BACKWARDS, "08:00-08:00")]),
    (instead("08:00-16:00", "08:00-24:30"), [(9, Fault.NO_SUCH_HOUR, "08:00-24:30")]),
    (instead("08:00-16:00", "08:60-16:00"), [(9, Fault.NO_SUCH_HOUR, "08:60-16:00")]),
    (instead("08:00-16:00", "from 8 to 16"), [(9, Fault.BAD_HOURS, "from 8 to 16")]),
    (in_school(PERIODS + '"2"]'), [(12, Fault.BAD_PERIOD, "2")]),
    (in_school(PERIODS + '"2 08:45-09:30"]'), [(12, Fault.PERIODS_OVERLAP, "2")]),
    (in_school(PERIODS + '"1 09:15-10:00"]'), [(12, Fault.NAME_TWICE, "1")]),
    (in_school(PERIODS + '"2 10:00-09:00"]'), [(12, Fault.HOURS_BACKWARDS, "2 10:00-09:00")]),
    (in_school(PERIODS + '"2 15:30-16:15"]'), [(12, Doubt.PERIOD_OUTSIDE_DAY, "2 15:30-16:15")]),
    (in_school('week_cycle = "A/B"'), [(12, Fault.WEEK_CYCLE_WITHOUT_TERMS, "A/B")]),
    (in_school('week_cycle = "A,B"\n' + TERMS), [(12, Fault.BAD_WEEK_CYCLE, "A,B")]),
    (in_school('contact = "Maija"'), [(12, Fault.BAD_MEMBER_ID, "Maija")]),
    (in_school(TERMS.replace("2026-12-18", "2026-08-10")), [(15, Fault.DATES_BACKWARDS, "Autumn")]),
    (in_school(TERMS + TERMS.replace("Autumn", "Other")), [(16, Fault.TERMS_OVERLAP, "Other")]),
    (in_school(TERMS.replace("2026-12-18", '"18.12.2026"')), [(15, Fault.NOT_A_DATE, "18.12.2026")]),
    (in_school(TERMS.replace("2026-12-18", "2026-12-18T10:00:00")), [(15, Fault.NOT_A_DATE, "2026-12-18 10:00:00")]),
    (in_school(TERMS.replace("2026-12-18", "9999-12-31")), [(15, Fault.DATE_OUT_OF_RANGE, "9999-12-31")]),
    (in_school(TERMS.replace("last", "end")), [(12, Fault.KEY_MISSING, "last"), (15, Fault.UNKNOWN_KEY, "end")]),
    (
        in_school(TERMS + TERMS.replace("term", "break").replace("2026", "2025")),
        [(16, Doubt.BREAK_OUTSIDE_TERMS, "Autumn")],
    ),
    (
        in_school(TERMS.replace("2026-08-11", "2026-08-15").replace("2026-12-18", "2026-08-16")),
        [(5, Doubt.NO_TEACHING_IN_TERM, "Autumn")],
    ),
    (instead('it_support = "Extension 1201"\n', ""), [(5, Doubt.NO_IT_SUPPORT, "Rantala")]),
    (instead('safeguarding = "Extension 1112"\n', ""), [(5, Doubt.NO_SAFEGUARDING, "Rantala")]),
    (PROGRAMME + SCHOOL.replace("Rantala", "RANTALA  "), [(16, Fault.NAME_TWICE, "RANTALA")]),
    (PROGRAMME + TOPIC.replace("S", "s"), [(16, Fault.NAME_TWICE, "screen sharing")]),
    (instead('"Screen sharing"', '"Screen; sharing"'), [(13, Fault.SEMICOLON_IN_NAME, "Screen; sharing")]),
    (instead('"Screen sharing"', '"Screen\\u0000"'), [(13, Fault.CONTROL_CHARACTER, "Screen\0")]),
    (instead('"Screen sharing"', f'"{"x" * 76}"'), [(13, Fault.TOO_LONG, "75")]),
    (instead('["mirror"]', '["mirror", 3]'), [(14, Fault.NOT_A_LIST, "words")]),
    (PROGRAMME + "names = { fin = 'x' }", [(15, Fault.BAD_LANGUAGE, "fin")]),
    (PROGRAMME + "names = 'x'", [(15, Fault.NOT_A_TABLE, "names")]),
]


@pytest.mark.parametrize(("text", "expected"), MISTAKES, ids=[f"{lines[0][1]}-{lines[0][2]}" for _, lines in MISTAKES])
def test_a_mistake_is_found_once_and_in_its_place(text: str, expected: list[Found]) -> None:
    assert found(toml(text)) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [("name = 'x\n", 1), ("[programme]\nname =", 2), (PROGRAMME + "name = 'again'", 15), ("\n\nname: x\n\n", 3)],
)
def test_what_is_no_toml_is_found_on_its_line(text: str, line: int) -> None:
    assert [(at, what) for at, what, _ in found(toml(text))] == [(line, Fault.TOML_SYNTAX)]


def test_two_spellings_of_one_name_are_one_name() -> None:
    schools = HEAD + SCHOOL.replace("Rantala", "Mäki") + SCHOOL.replace("Rantala", "Ma\u0308ki") + TOPIC
    assert [what for _, what, _ in found(toml(schools))] == [Fault.NAME_TWICE]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        (PROGRAMME.replace("timezone", "timezome"), "timezone"),
        (PROGRAMME.replace("Europe/Helsinki", "Helsinki"), "Europe/Helsinki"),
        (PROGRAMME.replace("Europe/Helsinki", "Europe/Helsingfors"), "Europe/Helsinki"),
        (PROGRAMME.replace('"mon"', '"monday"'), "mon"),
        (PROGRAMME.replace("[[topic]]", "[[topics]]"), "topic"),
    ],
)
def test_what_may_have_been_meant_is_suggested(wrong: str, meant: str) -> None:
    suggested = [name for each in checked(toml(wrong)).findings for name in each.near]
    assert meant in suggested


def test_brackets_without_end_are_a_mistake_and_no_trace() -> None:
    assert found(toml("a = " + "[" * 50_000))[0][1] is Fault.TOML_SYNTAX
    assert near([toml("a = " + "[" * 50_000)]) == ()
