"""What of a person's rows is about somebody else, and how it is left out of what the person is given."""

import re
from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class Others:
    """Everybody else in the workspace, to be recognised and made unreadable."""

    _ids: frozenset[str] = field(repr=False)
    _names: re.Pattern[str] | None = field(repr=False)

    def id(self, value: Any) -> Any:
        """The value, unless it is somebody else's id."""
        return SOMEBODY if isinstance(value, str) and value in self._ids else value

    def words(self, text: str) -> str:
        """The text without the full names and ids of others."""
        return self._names.sub(SOMEBODY, text) if self._names else text


def others(connection: Connection, whose: Whose) -> Others:
    """Everybody of the workspace but the person."""
    rows = connection.execute(
        select(PersonRow.id, PersonRow.slack_user, PersonRow.name).where(
            PersonRow.workspace_id == whose.workspace, PersonRow.id != whose.id
        )
    ).all()
    mine = select(PersonRow.name).where(PersonRow.workspace_id == whose.workspace, PersonRow.id == whose.id)
    own = plain(connection.execute(mine).scalar_one_or_none() or "")
    ids = frozenset(each for row in rows for each in (row.id, row.slack_user))
    return Others(ids, _pattern({row.name for row in rows if plain(row.name) != own}, ids))


def _pattern(names: Iterable[str], ids: Iterable[str]) -> re.Pattern[str] | None:
    """Whole names however written; a name of one word only as it is written, for it may also be a word."""
    found = {" ".join(name.split()) for name in names if len(name.strip()) >= SHORTEST_NAME}
    parts = [_spelled(name) for name in sorted(found, key=lambda name: (-len(name), name))]
    parts += [re.escape(each) for each in sorted(ids)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None


def _spelled(name: str) -> str:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return f"(?i:{words})" if " " in name else words
