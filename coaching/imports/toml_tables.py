"""One table of a TOML file, read key by key: what is missing, unknown or of the wrong kind is noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from coaching.imports.findings import Fault, Margin
from coaching.imports.spelling import nearest
from coaching.imports.toml_lines import Lines, Path
from coaching.imports.wording import LONGEST_TEXT, proper

YEARS = range(2000, 2100)
"""A school calendar outside them is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table and where it stands."""

    values: Mapping[str, object]
    lines: Lines
    margin: Margin
    path: Path = ()

    @property
    def line(self) -> int:
        return self.lines.of(self.path)

    def line_of(self, key: str) -> int:
        """The key's line, or the table's where it has none."""
        return self.lines.of((*self.path, key))

    def only(self, *known: str) -> None:
        """Note every key that is none of these."""
        for key in self.values:
            if key not in known:
                fault = Fault.UNKNOWN_KEY if self.path else Fault.UNKNOWN_TABLE
                self._note(key, fault, key, near=nearest(key, known))

    def text(self, key: str, *, required: bool = True, longest: int = LONGEST_TEXT) -> str:
        """The key's text; empty where there is none."""
        value = self.values.get(key)
        if value is None:
            if required:
                self._note(key, Fault.KEY_MISSING, key)
            return ""
        if not isinstance(value, str):
            self._note(key, Fault.NOT_A_TEXT, key)
            return ""
        if not value.strip() and required:
            self._note(key, Fault.NO_TEXT, key)
        return proper(value, self.line_of(key), self.margin, about=key, longest=longest)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The texts of a list, empty ones left out."""
        value = self.values.get(key)
        if value is None:
            if required:
                self._note(key, Fault.KEY_MISSING, key)
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._note(key, Fault.NOT_A_LIST, key)
            return ()
        said = [proper(each, self.line_of(key), self.margin, about=key) for each in value]
        return tuple(dict.fromkeys(each for each in said if each))

    def date(self, key: str) -> date | None:
        """The key's date, with or without quotes; None where there is none."""
        value = self.values.get(key)
        if value is None:
            self._note(key, Fault.KEY_MISSING, key)
            return None
        found = value if isinstance(value, date) else _date_of(value)
        if found is None or isinstance(found, datetime):
            self._note(key, Fault.NOT_A_DATE, str(value), about=key)
            return None
        if found.year not in YEARS:
            self._note(key, Fault.DATE_OUT_OF_RANGE, found.isoformat(), about=key)
        return found

    def table(self, key: str) -> "Table | None":
        """The table of that name; None where there is none."""
        value = self.values.get(key)
        if isinstance(value, dict):
            return Table(value, self.lines, self.margin, (*self.path, key))
        if value is not None:
            self._note(key, Fault.NOT_A_TABLE, key)
        return None

    def tables(self, key: str) -> "tuple[Table, ...]":
        """The tables of `[[key]]`, in the file's order."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._note(key, Fault.NOT_TABLES, ".".join(str(p) for p in (*self._names(), key)))
            return ()
        paths = ((*self.path, key, number) for number in range(len(value)))
        return tuple(Table(each, self.lines, self.margin, path) for each, path in zip(value, paths, strict=True))

    def _names(self) -> list[str]:
        return [part for part in self.path if isinstance(part, str)]

    def _note(self, key: str, fault: Fault, said: str, *, about: str = "", near: tuple[str, ...] = ()) -> None:
        where = about or (".".join(self._names()) if fault in {Fault.UNKNOWN_KEY, Fault.KEY_MISSING} else "")
        self.margin.note(self.line_of(key), fault, said, about=where, near=near)


def _date_of(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
