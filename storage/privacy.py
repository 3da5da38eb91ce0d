"""What every column says of itself: how private it is, how long it is kept, and whose rows go when a person is erased.

Deleting, exporting and clearing are generated from these declarations elsewhere; a column without one fails the suite.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, MetaData, Table

from coaching.drafts import KEPT


class PrivacyClass(StrEnum):
    """How private a column is."""

    OPAQUE_ID = "opaque_id"
    """An id that says nothing to whoever reads it alone."""
    OPERATIONAL = "operational"
    """States, moments and settings."""
    PERSONAL = "personal"
    """About one person: a name, a zone, a time away."""
    WORDS = "words"
    """What somebody wrote for one reader; encrypted, shown to that reader only."""
    SECRET = "secret"  # noqa: S105 - a class of columns, not a password
    """What opens something; encrypted, shown to nobody."""


class Retention(StrEnum):
    """How long a column is kept."""

    WORKSPACE = "workspace"
    """As long as the workspace uses the bot."""
    MEMBERSHIP = "membership"
    """As long as the person is on the staff, and a while after, in case of a mistake."""
    SCHOOL_YEAR = "school_year"
    """One year after the thing ended."""
    SEVEN_DAYS = "seven_days"
    THIRTY_DAYS = "thirty_days"
    TWO_YEARS = "two_years"
    HALF_HOUR = "half_hour"
    """As long as Slack's response_urls live."""
    FOR_GOOD = "for_good"
    """Tombstones: as long as there may be a backup to restore."""


PERIODS: Mapping[Retention, timedelta | None] = {
    Retention.WORKSPACE: None,
    Retention.MEMBERSHIP: timedelta(days=30),
    Retention.SCHOOL_YEAR: timedelta(days=365),
    Retention.SEVEN_DAYS: KEPT,
    Retention.THIRTY_DAYS: timedelta(days=30),
    Retention.TWO_YEARS: timedelta(days=730),
    Retention.HALF_HOUR: timedelta(minutes=30),
    Retention.FOR_GOOD: None,
}
"""Defaults, counted from the table's `age_from`; None: no end of its own."""


class Erasure(StrEnum):
    """What becomes of a row that points at an erased person."""

    DELETE_ROW = "delete_row"
    CLEAR = "clear"
    """The row stays for its own sake; the pointing column is emptied, and with it all words and secrets of the row."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One column's declaration."""

    privacy: PrivacyClass
    retention: Retention


@dataclass(frozen=True, slots=True)
class Care:
    """One table's declaration."""

    age_from: str | None
    """The column from which its retention counts; None: it goes with what it belongs to."""
    or_from: str | None = None
    """Where that one is empty, this one; without it the row stays until it is filled."""
    people: Mapping[str, Erasure] = field(default_factory=dict)
    """Every column that may hold a person's id, and what erasing that person does."""
    members: Mapping[str, Erasure] = field(default_factory=dict)
    """The same for every column that may hold Slack's id of a member, alone or in a longer text."""
    writers: Mapping[str, str] = field(default_factory=dict)
    """Which of several people wrote the words of a column: the column that points at them."""
    is_silent: bool = False
    """Left out of every list of counts: that there was a row would tell something already."""

    def writer(self, column: str) -> str | None:
        """The column that points at whoever wrote these words; None where nobody is known to have."""
        alone = next(iter(self.people)) if len(self.people) == 1 else None
        return self.writers.get(column, alone)


@dataclass(frozen=True, slots=True)
class DeclaredColumn:
    table: str
    column: str
    kept: Kept | None


def kept(privacy: PrivacyClass, retention: Retention) -> dict[str, Any]:
    """The `info` of a column."""
    return {"kept": Kept(privacy, retention)}


def care(
    *,
    age_from: str | None = None,
    or_from: str | None = None,
    people: Mapping[str, Erasure] | None = None,
    members: Mapping[str, Erasure] | None = None,
    writers: Mapping[str, str] | None = None,
    is_silent: bool = False,
) -> dict[str, Any]:
    """The `info` of a table."""
    return {"care": Care(age_from, or_from, people or {}, members or {}, writers or {}, is_silent)}


def kept_of(column: Column[Any]) -> Kept | None:
    """What the column declares; None where it declares nothing."""
    found = column.info.get("kept")
    return found if isinstance(found, Kept) else None


def care_of(table: Table) -> Care | None:
    """What the table declares; None where it declares nothing."""
    found = table.info.get("care")
    return found if isinstance(found, Care) else None


def walk(metadata: MetaData) -> Iterator[DeclaredColumn]:
    """Every column of the schema with its declaration, parents before children."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            yield DeclaredColumn(table.name, column.name, kept_of(column))
