"""Which columns of a table point at a person, and the conditions that find their rows. Generated from the schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, MetaData, Table, Text, cast, literal, or_

from storage.privacy import Care, Erasure, PrivacyClass, care_of, kept_of


@dataclass(slots=True)
class Undeclared(Exception):
    """A table or column says nothing of its privacy: before it does, nothing is exported or erased."""

    place: str


@dataclass(frozen=True, slots=True)
class Whose:
    """The person whose rows are looked for, by both their ids."""

    workspace: str
    id: str
    slack_user: str


@dataclass(frozen=True, slots=True)
class PersonalTable:
    """A table in which a person may be pointed at."""

    table: Table
    care: Care

    def is_mine(self, column: str, whose: Whose) -> ColumnElement[bool]:
        """Whether that column points at the person."""
        if column in self.care.people:
            return self.table.c[column] == whose.id
        # A Slack id may stand in a longer text, between colons; never part of another id.
        fenced = literal(":") + cast(self.table.c[column], Text) + literal(":")
        return fenced.contains(f":{whose.slack_user}:", autoescape=True)

    def rows_of(self, whose: Whose, how: Erasure | None = None) -> ColumnElement[bool]:
        """All rows that point at the person, or those through a column that is erased like this."""
        columns = [name for name, erasure in self.pointers.items() if how in (None, erasure)]
        return of_workspace(self.table, whose.workspace) & or_(*(self.is_mine(name, whose) for name in columns))

    @property
    def pointers(self) -> Mapping[str, Erasure]:
        """Every column that may point at a person, and what erasing that person does."""
        return {**self.care.members, **self.care.people}

    def columns(self, *classes: PrivacyClass) -> list[Column[Any]]:
        """The columns of these classes."""
        return [column for column in self.table.columns if declared(column) in classes]


def declared(column: Column[Any]) -> PrivacyClass:
    """The column's class; `Undeclared` where it has none."""
    kept = kept_of(column)
    if kept is None:
        raise Undeclared(f"{column.table.name}.{column.name}")
    return kept.privacy


def personal_tables(metadata: MetaData) -> Iterator[PersonalTable]:
    """Every table that may point at a person, children before parents; `Undeclared` for a gap in the schema."""
    for table in reversed(metadata.sorted_tables):
        care = care_of(table)
        if care is None:
            raise Undeclared(table.name)
        for column in table.columns:
            declared(column)
        if care.people or care.members:
            yield PersonalTable(table, care)


def of_workspace(table: Table, workspace: str) -> ColumnElement[bool]:
    """The rows of one workspace."""
    return table.c.workspace_id == workspace
