"""Everything that is kept about one person. A row is theirs where a column points at them; what it says of others is
left out.

Words are given to whoever wrote them: a tutor's copy holds that they were asked, not what the teacher wrote.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, MetaData, select

from storage.personal_data.finding import Found
from storage.personal_data.pointers import PersonalTable, Whose, declared, personal_tables
from storage.personal_data.redaction import NOT_SHOWN, OF_OTHERS, Others, others
from storage.privacy import PrivacyClass
from storage.tables import SchoolRow, TopicRow, metadata

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Export:
    """A person's data: every table that may hold some, the empty ones too."""

    person: Found
    made_at: datetime
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)
    """What the ids of schools and topics in it stand for."""


def export(
    connection: Connection, workspace: str, person: Found, *, now: datetime, schema: MetaData = metadata
) -> Export:
    """The person's data as of this transaction; `Undeclared` for a schema with a gap."""
    whose = Whose(workspace, person.id, person.slack_user)
    strangers = others(connection, whose)
    tables = {
        each.table.name: tuple(_rows(connection, each, whose, strangers))
        for each in reversed(list(personal_tables(schema)))
    }
    return Export(person, now, tables, _names(connection, workspace, tables))


def _rows(connection: Connection, table: PersonalTable, whose: Whose, strangers: Others) -> Iterator[Row]:
    is_own = [table.is_mine(name, whose).label(f"points_{name}") for name in table.pointers]
    query = select(*table.table.columns, *is_own).where(table.rows_of(whose)).order_by(*table.table.primary_key)
    for row in connection.execute(query).mappings():
        pointing = {name for name in table.pointers if row[f"points_{name}"]}
        yield _Given(table, pointing, strangers).row(row)


@dataclass(frozen=True, slots=True)
class _Given:
    """What of one row its person may see."""

    table: PersonalTable
    pointing: set[str]
    strangers: Others

    def row(self, row: Mapping[Any, Any]) -> Row:
        return {
            column.name: self._value(column.name, declared(column), row[column.name])
            for column in self.table.table.columns
            if column.name != "workspace_id"
        }

    def _value(self, column: str, privacy: PrivacyClass, value: Any) -> Any:
        if value is None or column in self.pointing:
            return value
        match privacy:
            case PrivacyClass.OPAQUE_ID:
                return self.strangers.id(value)
            case PrivacyClass.SECRET:
                return NOT_SHOWN
            case PrivacyClass.WORDS if self.table.care.writer(column) in self.pointing:
                return self.strangers.words(value)
            case PrivacyClass.OPERATIONAL:
                return value
            case PrivacyClass.PERSONAL if self._is_theirs:
                return value
        return OF_OTHERS

    @property
    def _is_theirs(self) -> bool:
        """A row that only mentions the person's Slack id is about something else."""
        return bool(self.pointing & set(self.table.care.people))


def _names(connection: Connection, workspace: str, tables: Mapping[str, tuple[Row, ...]]) -> Mapping[str, str]:
    used = {text for rows in tables.values() for row in rows for value in row.values() for text in _texts(value)}
    found = {
        row.id: row.name
        for kind in (SchoolRow, TopicRow)
        for row in connection.execute(select(kind.id, kind.name).where(kind.workspace_id == workspace))
    }
    return {id_: name for id_, name in sorted(found.items()) if id_ in used}


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list() | tuple():
            yield from (each for each in value if isinstance(each, str))
