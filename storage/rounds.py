"""Rounds of forming triads. Who gets one holds its row."""

from functools import cache
from typing import Any

from sqlalchemy import Insert, Row, Select, bindparam, select

from coaching.rounds import Round, RoundId, RoundState
from storage.scope import Scope, insert_into
from storage.tables import RoundRow

COLUMNS = (
    "state",
    "opened_at",
    "closes_on",
    "next_on",
    "seed",
    "progress",
    "cause",
    "cause_count",
    "ended_at",
    "counted_on",
    "joined",
    "enough_coaches",
)
ROUNDS: Select[*tuple[Any, ...]] = select(RoundRow.id, *(getattr(RoundRow, name) for name in COLUMNS)).where(
    RoundRow.workspace_id == bindparam("workspace")
)
GET = ROUNDS.where(RoundRow.id == bindparam("round"))
CURRENT = ROUNDS.where(RoundRow.state != RoundState.ENDED)
LAST_ENDED = (
    ROUNDS.where(RoundRow.state == RoundState.ENDED).order_by(RoundRow.ended_at.desc(), RoundRow.id.desc()).limit(1)
)


@cache
def _save(dialect: str) -> Insert:
    """Adds the round, or writes over what is there; a second one under way is refused."""
    adding = insert_into(RoundRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "id"], set_={name: adding.excluded[name] for name in COLUMNS}
    )


class SqlRounds:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def get(self, id: RoundId) -> Round | None:  # noqa: A002 - as the port has it
        return self._one(GET, round=id)

    def current(self) -> Round | None:
        """The round that has not ended; None between rounds."""
        return self._one(CURRENT)

    def last_ended(self) -> Round | None:
        """The round that ended last; None before any has."""
        return self._one(LAST_ENDED)

    def save(self, round_: Round) -> None:
        """The round as given, new or not."""
        row = {"workspace_id": self._scope.workspace, "id": round_.id}
        self._scope.later(_save(self._scope.dialect), [row | {name: getattr(round_, name) for name in COLUMNS}])

    def _one(self, statement: Select[*tuple[Any, ...]], **values: Any) -> Round | None:
        held = statement.with_for_update() if self._scope.holding else statement
        row = self._scope.run(held, **values).first()
        return None if row is None else _round(row)


def _round(row: Row[*tuple[Any, ...]]) -> Round:
    return Round(
        id=RoundId(row.id),
        state=RoundState(row.state),
        opened_at=row.opened_at,
        closes_on=row.closes_on,
        next_on=row.next_on,
        seed=row.seed,
        progress=row.progress,
        cause=row.cause,
        cause_count=row.cause_count,
        ended_at=row.ended_at,
        counted_on=row.counted_on,
        joined=row.joined,
        enough_coaches=row.enough_coaches,
    )
