"""Questions of the bank that the coordinator changed, hid or added."""

from functools import cache
from typing import Any

from sqlalchemy import Insert, Row, bindparam, delete, select

from coaching.prompts.questions import Edit, QuestionId
from coaching.prompts.stages import Lens, Stage, Turn
from storage.scope import Scope, insert_into
from storage.tables import QuestionEditRow

COLUMNS = ("stage", "lens", "turns", "texts", "hidden")
ALL = (
    select(QuestionEditRow.id, *(getattr(QuestionEditRow, name) for name in COLUMNS))
    .where(QuestionEditRow.workspace_id == bindparam("workspace"))
    .order_by(QuestionEditRow.id)
)
DROP = delete(QuestionEditRow).where(
    QuestionEditRow.workspace_id == bindparam("workspace"), QuestionEditRow.id == bindparam("which")
)


@cache
def _save(dialect: str) -> Insert:
    adding = insert_into(QuestionEditRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "id"], set_={name: adding.excluded[name] for name in COLUMNS}
    )


class SqlQuestionEdits:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def all(self) -> list[Edit]:
        """All of them, by the question's id."""
        return [_edit(row) for row in self._scope.run(ALL)]

    def save(self, edit: Edit) -> None:
        """The question is from now on as this edit says."""
        row = {
            "workspace_id": self._scope.workspace,
            "id": edit.question,
            "stage": edit.stage,
            "lens": edit.lens,
            "turns": sorted(edit.turns),
            "texts": dict(edit.texts),
            "hidden": edit.hidden,
        }
        self._scope.later(_save(self._scope.dialect), [row])

    def drop(self, question: QuestionId) -> None:
        """The question is as the bank has it, or is none any more."""
        self._scope.run(DROP, which=question)


def _edit(row: Row[*tuple[Any, ...]]) -> Edit:
    return Edit(
        question=QuestionId(row.id),
        stage=Stage(row.stage),
        lens=Lens(row.lens),
        turns=frozenset(Turn(each) for each in row.turns),
        texts=dict(row.texts),
        hidden=row.hidden,
    )
