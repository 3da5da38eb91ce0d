"""Outcomes: what each side said, in the order in which it was said."""

from sqlalchemy import Row, bindparam, insert, select

from coaching.help_requests import RequestId
from coaching.outcomes import Outcome, Result, Side
from coaching.people import PersonId
from storage.ids import new_id
from storage.scope import Scope
from storage.tables import OutcomeRow

ADD = insert(OutcomeRow)
OF = (
    select(OutcomeRow.request, OutcomeRow.by, OutcomeRow.side, OutcomeRow.result, OutcomeRow.at, OutcomeRow.note)
    .where(OutcomeRow.workspace_id == bindparam("workspace"), OutcomeRow.request == bindparam("request"))
    .order_by(OutcomeRow.at, OutcomeRow.id)
)


class SqlOutcomes:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, outcome: Outcome) -> None:
        """One more answer of one side."""
        row = {
            "workspace_id": self._scope.workspace,
            "id": new_id(),
            "request": outcome.request,
            "by": outcome.by,
            "side": outcome.side,
            "result": outcome.result,
            "at": outcome.at,
            "note": outcome.note,
        }
        self._scope.later(ADD, [row])

    def of(self, request: RequestId) -> tuple[Outcome, ...]:
        return tuple(_outcome(row) for row in self._scope.run(OF, request=request))


def _outcome(row: Row[tuple[str, str, str, str, object, str]]) -> Outcome:
    return Outcome(row.request, PersonId(row.by or ""), Side(row.side), Result(row.result), row.at, row.note)
