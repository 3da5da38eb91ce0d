"""Drafts: what people wrote to the bot and have not decided about. Who gets one holds its row."""

from functools import cache
from typing import Any

from sqlalchemy import Insert, Row, Select, bindparam, select

from coaching.drafts import Draft, DraftId, DraftState
from coaching.people import PersonId
from storage.scope import Scope, insert_into
from storage.tables import DraftRow

DRAFTS = select(DraftRow.id, DraftRow.person, DraftRow.written, DraftRow.words, DraftRow.state, DraftRow.at).where(
    DraftRow.workspace_id == bindparam("workspace")
)
GET = DRAFTS.where(DraftRow.id == bindparam("draft"))
OF_MESSAGE = DRAFTS.where(DraftRow.person == bindparam("person"), DraftRow.written == bindparam("written"))
OPEN_OF = DRAFTS.where(DraftRow.person == bindparam("person"), DraftRow.state == DraftState.OPEN).order_by(
    DraftRow.at.desc(), DraftRow.id
)


@cache
def _save(dialect: str) -> Insert:
    """Adds the draft, or writes over what may change of it; another draft of the same message is refused."""
    adding = insert_into(DraftRow, dialect)
    new = adding.excluded
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "id"], set_={"words": new.words, "state": new.state, "at": new.at}
    )


class SqlDrafts:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def get(self, draft: DraftId) -> Draft | None:
        return self._one(GET, draft=draft)

    def of_message(self, person: PersonId, written: str) -> Draft | None:
        return self._one(OF_MESSAGE, person=person, written=written)

    def open_of(self, person: PersonId) -> list[Draft]:
        """The person's open drafts, newest first."""
        return [_draft(row) for row in self._scope.run(OPEN_OF, person=person)]

    def save(self, draft: Draft) -> None:
        """The draft as given, new or not."""
        row = {
            "workspace_id": self._scope.workspace,
            "id": draft.id,
            "person": draft.person,
            "written": draft.written,
            "words": draft.words or None,
            "state": draft.state,
            "at": draft.at,
        }
        self._scope.later(_save(self._scope.dialect), [row])

    def _one(self, statement: Select[*tuple[Any, ...]], **values: Any) -> Draft | None:
        held = statement.with_for_update() if self._scope.holding else statement
        row = self._scope.run(held, **values).first()
        return None if row is None else _draft(row)


def _draft(row: Row[*tuple[Any, ...]]) -> Draft:
    return Draft(DraftId(row.id), PersonId(row.person), row.written, row.words or "", DraftState(row.state), row.at)
