"""A table (CSV) as lines of cells by column, in the forms in which spreadsheets export it."""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from io import StringIO

from coaching.imports.findings import Fault, Margin
from coaching.imports.spelling import key_of, nearest
from coaching.imports.wording import LONGEST_CELL

SEPARATORS = (",", ";", "\t")
"""Spreadsheets in Finnish and Swedish export with semicolons; cells that hold some are quoted by them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What one kind of table may say."""

    columns: type[StrEnum]
    required: tuple[StrEnum, ...]
    needed: Collection[StrEnum]
    """Without these no line can be told from any other."""
    empty: Fault
    """What a table without lines is."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line."""

    line: int
    """Where it begins: cells may hold line breaks."""
    cells: Mapping[str, str] = field(repr=False)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def rows_of(text: str, margin: Margin, shape: Shape) -> tuple[Row, ...]:
    """The table's lines, empty ones left out; what cannot be read is noted."""
    lines = list(_lines(text, _separator(text, shape), margin))
    if not lines:
        return ()
    (line, header), *rest = lines
    columns = _columns(line, header, margin, shape)
    if columns is None:
        return ()
    rows = [_row(line, cells, columns, margin) for line, cells in rest]
    if not rows and not margin.has_faults:
        margin.note(0, shape.empty)
    return tuple(row for row in rows if row)


def _lines(text: str, separator: str, margin: Margin) -> Iterator[tuple[int, list[str]]]:
    """Each record that says something, with the line where it begins; nothing after a broken quote."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            _note_syntax(line, str(error), margin)
            return
        if any(cell.strip() for cell in cells) and not (line == 1 and _names_separator(text)):
            yield line, cells


def _note_syntax(line: int, said: str, margin: Margin) -> None:
    if "unexpected end" in said:
        margin.note(line, Fault.OPEN_QUOTE)
    elif "expected after" in said:
        margin.note(line, Fault.STRAY_QUOTE)
    elif "field limit" in said:
        margin.note(line, Fault.TOO_LONG, str(LONGEST_CELL), about="cell")
    else:
        margin.note(line, Fault.CSV_SYNTAX, said)


def _names_separator(text: str) -> bool:
    """Whether the file begins with `sep=;`, which Excel writes and reads."""
    return text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n")


def _separator(text: str, shape: Shape) -> str:
    """The sign between cells: the one that finds most columns in the first line."""
    if _names_separator(text):
        return text[4] if text[4] in SEPARATORS else ","
    return max(SEPARATORS, key=lambda sign: len({_column(cell, shape) for cell in _header(text).split(sign)} - {None}))


def titles_of(text: str) -> frozenset[str]:
    """The titles of the first line, whatever stands between them."""
    rest = text.partition("\n")[2] if _names_separator(text) else text
    header = _header(rest)
    return frozenset(_name(title) for sign in SEPARATORS for title in header.split(sign))


def _header(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")


def _name(title: str) -> str:
    return key_of(title.strip().strip('"')).replace(" ", "_")


def _column(title: str, shape: Shape) -> StrEnum | None:
    name = _name(title)
    return shape.columns(name) if name in set(shape.columns) else None


def _columns(line: int, header: list[str], margin: Margin, shape: Shape) -> list[StrEnum | None] | None:
    """The column of each cell; None where no line could be told from any other."""
    columns = [_column(title, shape) for title in header]
    if not any(columns):
        margin.note(line, Fault.HEADER_MISSING, about=", ".join(shape.required))
        return None
    for title, column in zip(header, columns, strict=True):
        if column is None and title.strip():
            margin.note(line, Fault.UNKNOWN_COLUMN, title.strip(), near=nearest(title, shape.columns))
        elif column and columns.count(column) > 1:
            margin.note(line, Fault.COLUMN_TWICE, column)
    for column in shape.required:
        if column not in columns:
            margin.note(line, Fault.COLUMN_MISSING, column)
    return columns if set(shape.needed) <= set(columns) else None


def _row(line: int, cells: list[str], columns: list[StrEnum | None], margin: Margin) -> Row | None:
    """Empty cells that a spreadsheet adds at the end are taken; other numbers of cells are noted."""
    while len(cells) > len(columns) and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != len(columns):
        margin.note(line, Fault.CELL_COUNT, str(len(cells)), about=str(len(columns)))
        return None
    return Row(line, {column: cell.strip() for column, cell in zip(columns, cells, strict=True) if column})
