"""A programme file (TOML) as a programme; every mistake in it is noted with its line."""

import re
import tomllib
from collections.abc import Collection, Sequence

from coaching.imports.entries import ProgrammeEntry
from coaching.imports.findings import Fault, Margin
from coaching.imports.school_tables import school_of, zone_of
from coaching.imports.spelling import key_of, nearest
from coaching.imports.toml_lines import Lines
from coaching.imports.toml_tables import Table
from coaching.imports.topic_tables import topic_of
from coaching.imports.wording import LONGEST_NAME

PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
"""How tomllib ends its sentences."""


def programme_of(text: str, margin: Margin, languages: Collection[str]) -> ProgrammeEntry | None:
    """The programme as far as it can be read; None where the text is no TOML."""
    values = _values(text, margin)
    if values is None:
        return None
    top = Table(values, Lines(text), margin)
    top.only("programme", "school", "topic")
    head = top.table("programme")
    if head is None:
        margin.note(1, Fault.TABLE_MISSING, "[programme]")
        head = Table({"name": "", "language": "", "timezone": ""}, top.lines, Margin(margin.file))
    return _programme(top, head, languages)


def _programme(top: Table, head: Table, languages: Collection[str]) -> ProgrammeEntry:
    head.only("name", "language", "timezone")
    zone = zone_of(head, "timezone", required=True)
    schools, topics = top.tables("school"), top.tables("topic")
    entry = ProgrammeEntry(
        name=head.text("name", longest=LONGEST_NAME),
        language=_language(head, languages),
        zone=zone,
        schools=tuple(school_of(table, zone) for table in schools),
        topics=tuple(topic_of(table, languages) for table in topics),
    )
    for key, tables in (("school", schools), ("topic", topics)):
        _check_names(top, key, tables)
    return entry


def _language(head: Table, languages: Collection[str]) -> str:
    said = head.text("language")
    code = key_of(said)
    if code and code not in languages:
        near = nearest(code, languages)
        head.margin.note(head.line_of("language"), Fault.BAD_LANGUAGE, said, about="language", near=near)
    return code


def _check_names(top: Table, key: str, tables: Sequence[Table]) -> None:
    """At least one, and no two that a reader would take for the same."""
    if not tables and top.values.get(key, []) == []:
        top.margin.note(0, Fault.TABLE_MISSING, f"[[{key}]]")
    lines: dict[str, int] = {}
    for table in tables:
        name, line = table.values.get("name"), table.line_of("name")
        if not isinstance(name, str) or not name.strip():
            continue
        first = lines.setdefault(key_of(name), line)
        if first != line:
            top.margin.note(line, Fault.NAME_TWICE, name.strip(), about=f"{key}, line {first}")


def _values(text: str, margin: Margin) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except RecursionError:
        margin.note(0, Fault.TOML_SYNTAX, "brackets within brackets without end")
    except ValueError as error:
        place = PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1 if place else 0
        margin.note(line, Fault.TOML_SYNTAX, PLACE.sub("", str(error)))
    return None
