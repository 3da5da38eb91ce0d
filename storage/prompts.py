"""Prompts, unique by (triad, person, kind, ISO week), and the sessions that took place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from sqlalchemy import BindParameter, Insert, Row, Select, bindparam, delete, select

from coaching.people import PersonId
from coaching.prompts.stages import Stage, Turn
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.school_calendar import IsoWeek
from coaching.triads import TriadId
from storage.iso_weeks import week_in
from storage.scope import Scope, insert_into
from storage.tables import PromptRow, SessionRow, TriadRow
from storage.types import Utc

KEY = ("id", "triad", "person", "kind", "week")
CHANGING = (
    "state",
    "due",
    "too_late_at",
    "question",
    "stage",
    "turn",
    "skipped_because",
    "sent_at",
    "remind_at",
    "put_off_to",
)
WORKSPACE: BindParameter[str] = bindparam("workspace")
PROMPTS: Select[*tuple[Any, ...]] = select(*(getattr(PromptRow, name) for name in (*KEY, *CHANGING))).where(
    PromptRow.workspace_id == WORKSPACE
)
GET = PROMPTS.where(PromptRow.id == bindparam("prompt"))
OF_PERSON = PROMPTS.where(PromptRow.person == bindparam("person"), PromptRow.week >= bindparam("since")).order_by(
    PromptRow.week.desc(), PromptRow.due.desc(), PromptRow.id
)
OF_WEEK = PROMPTS.where(PromptRow.triad == bindparam("triad"), PromptRow.week == bindparam("week")).order_by(
    PromptRow.person, PromptRow.kind
)
OF_WEEKS = PROMPTS.where(
    PromptRow.week.between(bindparam("first"), bindparam("last")),
    PromptRow.kind == PromptKind.QUESTION,
    PromptRow.state.in_((PromptState.PLANNED, PromptState.SKIPPED)),
)
KEYS_OF_WEEKS = select(PromptRow.triad, PromptRow.person, PromptRow.week).where(
    PromptRow.workspace_id == WORKSPACE,
    PromptRow.week.between(bindparam("first"), bindparam("last")),
    PromptRow.kind == PromptKind.QUESTION,
)
DUE = (
    PROMPTS.where(PromptRow.look_at <= bindparam("now", type_=Utc()))
    .order_by(PromptRow.look_at, PromptRow.triad, PromptRow.id)  # so members of a triad come together
    .limit(bindparam("at_most"))
)
DROP = delete(PromptRow).where(
    PromptRow.workspace_id == WORKSPACE,
    PromptRow.triad == bindparam("triad"),
    PromptRow.state == PromptState.PLANNED,
)
DROP_OF = DROP.where(PromptRow.person == bindparam("whose"))
SESSIONS = (
    select(SessionRow.week, SessionRow.person, SessionRow.turn)
    .where(SessionRow.workspace_id == WORKSPACE, SessionRow.triad == bindparam("triad"))
    .order_by(SessionRow.week, SessionRow.person)
)
SESSION = SESSIONS.where(SessionRow.week == bindparam("week")).limit(1)
DROP_SESSION = delete(SessionRow).where(
    SessionRow.workspace_id == WORKSPACE, SessionRow.triad == bindparam("triad"), SessionRow.week == bindparam("week")
)
CYCLE_ENDED = (
    select(PromptRow.due)
    .where(
        PromptRow.workspace_id == WORKSPACE,
        PromptRow.triad == bindparam("triad"),
        PromptRow.kind == PromptKind.GOING_ON,
    )
    .order_by(PromptRow.due.desc())
    .limit(1)
)
HOLD_TRIAD = (
    select(TriadRow.id).where(TriadRow.workspace_id == WORKSPACE, TriadRow.id == bindparam("triad")).with_for_update()
)
AT_ONCE = 1000
"""Rows of one journey: a week of 10,000 people is planned without holding all of it in memory."""


@cache
def _add(dialect: str) -> Insert:
    return insert_into(PromptRow, dialect).on_conflict_do_nothing()


@cache
def _save(dialect: str) -> Insert:
    adding = insert_into(PromptRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "id"],
        set_={name: adding.excluded[name] for name in (*CHANGING, "look_at")},
    )


@cache
def _add_turn(dialect: str) -> Insert:
    return insert_into(SessionRow, dialect).on_conflict_do_nothing()


class SqlPrompts:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def get(self, prompt: PromptId) -> Prompt | None:
        """Held until the end of the unit."""
        held = GET.with_for_update() if self._scope.holding else GET
        return next(iter(self._many(held, prompt=prompt)), None)

    def of_person(self, person: PersonId, since: IsoWeek) -> list[Prompt]:
        """Since that week, newest first, not held."""
        return self._many(OF_PERSON, person=person, since=str(since))

    def of_week(self, triad: TriadId, week: IsoWeek) -> list[Prompt]:
        """The triad's, by person id, not held."""
        return self._many(OF_WEEK, triad=triad, week=str(week))

    def of_weeks(self, first: IsoWeek, last: IsoWeek) -> list[Prompt]:
        """Everybody's questions of these weeks that are planned or were skipped, not held."""
        return self._many(OF_WEEKS, first=str(first), last=str(last))

    def keys_of_weeks(self, first: IsoWeek, last: IsoWeek) -> Collection[tuple[TriadId, PersonId, IsoWeek]]:
        """Whose questions of these weeks are there, whatever became of them."""
        found = self._scope.run(KEYS_OF_WEEKS, first=str(first), last=str(last))
        return {(TriadId(triad), PersonId(person), week_in(week)) for triad, person, week in found}

    def add(self, prompts: Iterable[Prompt]) -> int:
        """Those not there yet; how many were new."""
        rows = (self._row(each) for each in prompts)
        return sum(self._scope.count(_add(self._scope.dialect), some) for some in _batches(rows))

    def save(self, prompts: Iterable[Prompt]) -> None:
        """These as given."""
        self._scope.later(_save(self._scope.dialect), [self._row(each) for each in prompts])

    def due(self, now: datetime, limit: int) -> list[Prompt]:
        """Planned ones whose moment has come, and sent ones whose reminder has, longest due first.

        Held; those that another process holds are left to it.
        """
        held = DUE.with_for_update(skip_locked=True) if self._scope.holding else DUE
        return self._many(held, now=now, at_most=limit)

    def drop_planned(self, triad: TriadId, person: PersonId | None = None) -> None:
        """What was planned and not sent, of all members or of that one."""
        if person is None:
            self._scope.run(DROP, triad=triad)
        else:
            self._scope.run(DROP_OF, triad=triad, whose=person)

    def sessions(self, triad: TriadId) -> list[tuple[IsoWeek, Mapping[PersonId, Turn]]]:
        """The sessions that took place, oldest first, with who had which turn."""
        found = groupby(self._scope.run(SESSIONS, triad=triad), attrgetter("week"))
        return [(week_in(week), {PersonId(row.person): Turn(row.turn) for row in turns}) for week, turns in found]

    def add_session(self, triad: TriadId, week: IsoWeek, turns: Mapping[PersonId, Turn]) -> None:
        """One of a week; the first report of it counts."""
        if self._scope.holding and self._scope.dialect == "postgresql":
            self._scope.run(HOLD_TRIAD, triad=triad)  # two members may report it at the same moment
        if self._scope.run(SESSION, triad=triad, week=str(week)).first() is not None:
            return
        key = {"workspace_id": self._scope.workspace, "triad": triad, "week": str(week)}
        rows = [{**key, "person": person, "turn": turn} for person, turn in turns.items()]
        self._scope.later(_add_turn(self._scope.dialect), rows)

    def drop_session(self, triad: TriadId, week: IsoWeek) -> None:
        """They did not meet in that week after all."""
        self._scope.run(DROP_SESSION, triad=triad, week=str(week))

    def cycle_ended(self, triad: TriadId) -> datetime | None:
        """When the cycle before this one ended, as the rows say that its members got then."""
        found: datetime | None = self._scope.run(CYCLE_ENDED, triad=triad).scalar()
        return found

    def _many(self, statement: Select[*tuple[Any, ...]], **values: Any) -> list[Prompt]:
        return [_prompt(row) for row in self._scope.run(statement, **values)]

    def _row(self, prompt: Prompt) -> dict[str, Any]:
        return {
            "workspace_id": self._scope.workspace,
            "id": prompt.id,
            "triad": prompt.triad,
            "person": prompt.person,
            "kind": prompt.kind,
            "week": str(prompt.week),
            **{name: getattr(prompt, name) for name in CHANGING},
            "look_at": _look_at(prompt),
        }


def _look_at(prompt: Prompt) -> datetime | None:
    match prompt.state:
        case PromptState.PLANNED:
            return prompt.due
        case PromptState.SENT:
            return prompt.remind_at
        case _:
            return None


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    each = iter(rows)
    while some := list(islice(each, AT_ONCE)):
        yield some


def _prompt(row: Row[*tuple[Any, ...]]) -> Prompt:
    return Prompt(
        id=PromptId(row.id),
        triad=TriadId(row.triad),
        person=PersonId(row.person),
        kind=PromptKind(row.kind),
        week=week_in(row.week),
        state=PromptState(row.state),
        due=row.due,
        too_late_at=row.too_late_at,
        question=row.question,
        stage=None if row.stage is None else Stage(row.stage),
        turn=None if row.turn is None else Turn(row.turn),
        skipped_because=row.skipped_because,
        sent_at=row.sent_at,
        remind_at=row.remind_at,
        put_off_to=row.put_off_to,
    )
