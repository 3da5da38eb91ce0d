"""The lines of a list of people as people, checked against the programme's schools and topics."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from coaching.imports.entries import PersonEntry
from coaching.imports.findings import Doubt, Fault, Margin
from coaching.imports.members import Directory, is_name, member_of
from coaching.imports.people_cells import cap_of, roles_of, schools_of, skills_of, times_of
from coaching.imports.people_table import Column
from coaching.imports.spelling import key_of, nearest
from coaching.imports.tables import Row
from coaching.imports.tutoring import check_tutoring
from coaching.imports.wording import LONGEST_CELL, LONGEST_NAME, LONGEST_TEXT, proper
from coaching.people import SlackUserId
from coaching.school_calendar import School, SchoolId
from coaching.topics import Topic, TopicId

LONGEST: Mapping[str, int] = {
    Column.NAME: LONGEST_NAME,
    Column.SUBJECT: LONGEST_TEXT,
    Column.PHASE: LONGEST_TEXT,
}
"""Characters; other cells are lists of any length."""
NOBODY = SlackUserId("")
"""Stands in until a line that cannot be settled has been checked to its end."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a list may refer to, by key. None: not known, because the programme could not be read."""

    schools: Mapping[SchoolId, School] | None
    topics: Mapping[TopicId, Topic] | None
    languages: Collection[str]
    directory: Directory | None = None
    visited: Collection[SlackUserId] = frozenset()
    """Tutors whom a visit plan brings to schools: they need no tutoring times besides."""


@dataclass(frozen=True, slots=True)
class PeopleList:
    """The lines of one file."""

    margin: Margin
    rows: tuple[Row, ...]


def people_of(lists: Sequence[PeopleList], known: Known) -> tuple[PersonEntry, ...]:
    """Everybody in these lists who can be settled; what cannot is noted in the margin of its list."""
    told = _Told({}, {})
    people = [_person(row, each.margin, known, told) for each in lists for row in each.rows]
    return tuple(person for person in people if person)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where each member and each name was read first."""

    members: dict[str, str]
    names: dict[str, str]

    def check(self, row: Row, member: str | None, margin: Margin) -> None:
        """Note who is listed a second time."""
        here = f"{margin.file} line {row.line}"
        for seen, key, what in (
            (self.members, member or key_of(row[Column.SLACK]), Fault.LISTED_TWICE),
            (self.names, key_of(row[Column.NAME]), Doubt.SAME_NAME),
        ):
            if key and (first := seen.setdefault(key, here)) != here:
                margin.note(row.line, what, row[Column.NAME] or row[Column.SLACK], about=first)
                return


def _person(row: Row, margin: Margin, known: Known, told: _Told) -> PersonEntry | None:
    for column, cell in row.cells.items():
        proper(cell, row.line, margin, about=column, longest=LONGEST.get(column, LONGEST_CELL))
    slack_user = member_of(row[Column.SLACK], row.line, margin, known.directory)
    told.check(row, slack_user, margin)
    entry = PersonEntry(
        slack_user=slack_user or NOBODY,
        name=_name(row, margin),
        schools=schools_of(row[Column.SCHOOLS], row.line, margin, known.schools),
        roles=roles_of(row[Column.ROLES], row.line, margin),
        subject=row[Column.SUBJECT] or None,
        phase=row[Column.PHASE] or None,
        language=_language(row, margin, known.languages),
        skills=skills_of(row[Column.TOPICS], row.line, margin, known.topics),
        times=times_of(row[Column.TUTORING_TIMES], row.line, margin, known.schools),
        weekly_cap=cap_of(row[Column.WEEKLY_CAP], row.line, margin),
    )
    check_tutoring(entry, row, margin, known.schools, is_visitor=slack_user in known.visited)
    return entry if slack_user else None


def _name(row: Row, margin: Margin) -> str:
    """A name in the `slack` cell is enough."""
    said = row[Column.SLACK]
    name = row[Column.NAME] or (said.removeprefix("@") if is_name(said) else "")
    if not name and said:
        margin.note(row.line, Fault.NO_TEXT, Column.NAME)
    return name


def _language(row: Row, margin: Margin, languages: Collection[str]) -> str | None:
    code = key_of(row[Column.LANGUAGE])
    if code and code not in languages:
        near = nearest(code, languages)
        margin.note(row.line, Fault.BAD_LANGUAGE, row[Column.LANGUAGE], about=Column.LANGUAGE, near=near)
    return code or None
