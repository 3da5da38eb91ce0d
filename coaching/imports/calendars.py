"""A school's terms, breaks and closed days as the file gives them, in the order of the year."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from coaching.imports.findings import Doubt, Fault
from coaching.imports.toml_tables import Table
from coaching.imports.wording import LONGEST_NAME
from coaching.school_calendar import Break, ClosedDay, Term

Stretch = TypeVar("Stretch", Term, Break)


def terms_of(school: Table) -> tuple[Term, ...]:
    """The school's terms; two that share a day are noted."""
    found = _stretches(school, "term", Term)
    for (_, earlier), (table, later) in pairwise(found):
        if later.first <= earlier.last:
            table.margin.note(table.line, Fault.TERMS_OVERLAP, later.name, about=earlier.name)
    return tuple(term for _, term in found)


def breaks_of(school: Table, terms: Sequence[Term]) -> tuple[Break, ...]:
    """The school's breaks; one that no term has a day of changes nothing and is noted."""
    found = _stretches(school, "break", Break)
    for table, each in found:
        if terms and not any(term.first <= each.last and each.first <= term.last for term in terms):
            table.margin.note(table.line, Doubt.BREAK_OUTSIDE_TERMS, each.name)
    return tuple(each for _, each in found)


def closed_days_of(school: Table) -> tuple[ClosedDay, ...]:
    """The school's single closed days."""
    days = []
    for table in school.tables("closed"):
        table.only("date", "name")
        name, on = table.text("name", longest=LONGEST_NAME), table.date("date")
        if on:
            days.append(ClosedDay(on, name))
    return tuple(sorted(days, key=lambda day: (day.on, day.name)))


def _stretches(school: Table, key: str, kind: Callable[[str, date, date], Stretch]) -> list[tuple[Table, Stretch]]:
    found: list[tuple[Table, Stretch]] = []
    for table in school.tables(key):
        table.only("name", "first", "last")
        name, first, last = table.text("name", longest=LONGEST_NAME), table.date("first"), table.date("last")
        if first and last and last < first:
            table.margin.note(table.line_of("last"), Fault.DATES_BACKWARDS, name, about=key)
        elif first and last:
            found.append((table, kind(name, first, last)))
    return sorted(found, key=lambda each: (each[1].first, each[1].last, each[1].name))
