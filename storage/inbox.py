"""The inbox: an input's key and its effect are kept together or not at all."""

from datetime import datetime
from functools import cache

from sqlalchemy import Insert, bindparam, select, update

from storage.scope import Scope, insert_into
from storage.tables import InboxRow

ABOUT = select(InboxRow.about).where(
    InboxRow.workspace_id == bindparam("workspace"), InboxRow.key == bindparam("of_key")
)
KEEP = (
    update(InboxRow)
    .where(InboxRow.workspace_id == bindparam("workspace"), InboxRow.key == bindparam("of_key"))
    .values(about=bindparam("about"))
)


@cache
def claim(dialect: str) -> Insert:
    """Adds the key unless it is there; on PostgreSQL it waits for the end of a unit that is just adding it."""
    values = {
        "workspace_id": bindparam("workspace"),
        "key": bindparam("key"),
        "about": "",
        "claimed_at": bindparam("claimed_at"),
    }
    return insert_into(InboxRow, dialect).values(values).on_conflict_do_nothing()


class SqlInbox:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def claim(self, key: str, now: datetime) -> str | None:
        """None where the input is new; else what the first time was about."""
        row = {"workspace": self._scope.workspace, "key": key, "claimed_at": now}
        if self._scope.count(claim(self._scope.dialect), [row]) == 1:
            return None
        return str(self._scope.run(ABOUT, of_key=key).scalar_one())

    def keep(self, key: str, about: str) -> None:
        """What the input was about: an id, never words."""
        row = {"workspace": self._scope.workspace, "of_key": key, "about": about}
        self._scope.later(KEEP, [row])
