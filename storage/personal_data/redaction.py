"""What of a person's rows is about somebody else, and how it is left out of what the person is given."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from storage.personal_data.finding import plain
from storage.personal_data.pointers import Whose
from storage.tables import PersonRow

SOMEBODY = "(a colleague)"
NOT_SHOWN = "(not shown: it would open something)"
OF_OTHERS = "(left out: about somebody else)"
SHORTEST_NAME = 3
"""A shorter one would be found in every second sentence."""


WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Others:
    """Everybody else in the workspace, to be recognised and made unreadable."""

    _ids: frozenset[str] = field(repr=False)
    _names: Mapping[str, str] = field(repr=False)
    """As they are compared, and as they are written."""

    def id(self, value: Any) -> Any:
        """The value, unless it is somebody else's id."""
        return SOMEBODY if isinstance(value, str) and value in self._ids else value

    def words(self, text: str) -> str:
        """The text without the full names and ids of others."""
        flat = plain(text)
        names = [name for compared, name in self._names.items() if compared in flat]
        ids = self._ids.intersection(WORD.findall(text))
        return _pattern(names, ids).sub(SOMEBODY, text) if names or ids else text


def others(connection: Connection, whose: Whose) -> Others:
    """Everybody of the workspace but the person."""
    everybody = connection.execute(
        select(PersonRow.id, PersonRow.slack_user, PersonRow.name).where(PersonRow.workspace_id == whose.workspace)
    ).all()
    own = {plain(row.name) for row in everybody if row.id == whose.id}
    rows = [row for row in everybody if row.id != whose.id]
    names = {plain(row.name): row.name for row in rows if len(row.name.strip()) >= SHORTEST_NAME}
    ids = frozenset(each for row in rows for each in (row.id, row.slack_user))
    return Others(ids, {compared: name for compared, name in names.items() if compared not in own})


def _pattern(names: Iterable[str], ids: Iterable[str]) -> re.Pattern[str]:
    """Whole names however written, longer ones first; a name of one word only as written, for it may also be a word."""
    parts = [_spelled(name) for name in sorted(names, key=lambda name: (-len(name), name))]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*parts, *map(re.escape, sorted(ids))])})(?!\w)")


def _spelled(name: str) -> str:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return f"(?i:{words})" if len(name.split()) > 1 else words
