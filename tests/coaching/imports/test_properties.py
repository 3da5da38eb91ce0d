"""Whatever is in a file, there is an answer; whatever is written down rightly is read back as it was."""

import random
import string

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coaching.imports.entries import PersonEntry, ProgrammeEntry
from coaching.imports.findings import Margin
from coaching.imports.people_table import PEOPLE
from coaching.imports.tables import rows_of
from tests.coaching.imports.builders import HEADER, PROGRAMME, TUTOR, checked, people, reading, toml
from tests.coaching.imports.strategies import (
    programmes,
    programmes_with_people,
    written_people,
    written_programme,
)

RIGHT_LIST = HEADER + TUTOR
BITS = [
    *"[]{}=\"'#\n,;:@-/",
    "\r\n",
    "\0",
    "\u202e",
    "[[school]]",
    "name",
    "2026-08-11",
    "08:00-16:00",
    '"""',
    "👩🏽‍🏫",
]


@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xff")
def test_any_bytes_get_an_answer(content: bytes) -> None:
    for files in ([toml(content), people(RIGHT_LIST)], [toml(PROGRAMME), people(content)]):
        result = checked(*files)
        assert result.stops == any(finding.stops for finding in result.findings)


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    content = text.encode(errors="surrogatepass")
    checked(toml(content), people(content))


def spoilt(text: str, places: list[tuple[int, str]]) -> str:
    for place, bit in places:
        at = place % (len(text) + 1)
        text = text[:at] + bit + text[at + len(bit) * (place % 2) :]
    return text


SPOILING = st.lists(st.tuples(st.integers(0, 5000), st.sampled_from([*BITS, *string.ascii_letters])), max_size=6)


@given(SPOILING)
def test_a_spoilt_programme_gets_an_answer(places: list[tuple[int, str]]) -> None:
    checked(toml(spoilt(PROGRAMME, places)), people(RIGHT_LIST))


@given(SPOILING)
def test_a_spoilt_list_gets_an_answer(places: list[tuple[int, str]]) -> None:
    checked(toml(PROGRAMME), people(spoilt(RIGHT_LIST, places)))


@settings(max_examples=40)
@given(programmes())
def test_a_programme_is_read_as_it_was_written(programme: ProgrammeEntry) -> None:
    result = checked(toml(written_programme(programme)))
    assert not result.stops, result.findings
    assert result.programme == programme


@settings(max_examples=40)
@given(programmes_with_people())
def test_people_are_read_as_they_were_written(written: tuple[ProgrammeEntry, tuple[PersonEntry, ...]]) -> None:
    programme, everybody = written
    files = [toml(written_programme(programme)), people(written_people(programme, everybody))]
    result = checked(*files)
    assert not result.stops, result.findings
    assert result.people == everybody


@given(st.integers(0, 10_000))
def test_every_record_is_named_by_the_line_on_which_it_begins(seed: int) -> None:
    chance = random.Random(seed)
    text, expected, line = HEADER, [], 2
    for number in range(5):
        breaks = chance.randrange(3)
        text += f'U0PERSON{number:02},"A{chr(10) * breaks}",Rantala,teacher,,,,,,' + "\n"
        expected.append(line)
        line += 1 + breaks
        blank = chance.randrange(3)
        text += "\n" * blank
        line += blank
    assert [row.line for row in rows_of(text, Margin("people.csv"), PEOPLE)] == expected


def test_reading_is_repeatable() -> None:
    files = [toml(PROGRAMME), people(RIGHT_LIST)]
    assert reading(*files) == reading(*files)
