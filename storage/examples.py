"""The memory of topics as rows: one kept vector a request, encrypted; which topic it is for, the request says."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Insert, bindparam, func, select, update

from coaching.help_requests import RequestId, RequestState
from coaching.learning import Learnt, Lesson, TopicCount
from coaching.offers import OfferState
from coaching.people import PersonId
from coaching.school_calendar import IsoWeek
from coaching.topics import TopicId
from storage.scope import Scope, insert_into
from storage.tables import ExampleRow, HelpRequestRow, OfferRow, TopicRow

WORKSPACE: BindParameter[str] = bindparam("workspace")
HELPED = (RequestState.ACCEPTED, RequestState.MET, RequestState.SORTED)
"""States in which a tutor took the request for what it says it is about, and nobody has said otherwise."""
ACCEPTED = (
    select(OfferRow.request)
    .where(
        OfferRow.workspace_id == HelpRequestRow.workspace_id,
        OfferRow.request == HelpRequestRow.id,
        OfferRow.state == OfferState.ACCEPTED,
    )
    .exists()
)
KNOWN = (
    select(ExampleRow.request)
    .where(ExampleRow.workspace_id == HelpRequestRow.workspace_id, ExampleRow.request == HelpRequestRow.id)
    .exists()
)
TO_LEARN = (
    select(HelpRequestRow.id, HelpRequestRow.requester, HelpRequestRow.words)
    .where(
        HelpRequestRow.workspace_id == WORKSPACE,
        HelpRequestRow.state.in_(HELPED),
        HelpRequestRow.topic.is_not(None),
        HelpRequestRow.requester.is_not(None),
        ACCEPTED,
        ~KNOWN,
    )
    .order_by(HelpRequestRow.asked_at, HelpRequestRow.id)
    .limit(bindparam("at_most"))
)
LOOKING = (RequestState.HELD, RequestState.NEEDS_SCHOOL, RequestState.WAITING, RequestState.NOBODY)
"""States in which nobody has it: whoever had, may have said that it is another topic."""
IS_KEPT = (
    ExampleRow.workspace_id == WORKSPACE,
    ExampleRow.vector.is_not(None),
    HelpRequestRow.workspace_id == ExampleRow.workspace_id,
    HelpRequestRow.id == ExampleRow.request,
    HelpRequestRow.topic.is_not(None),
    HelpRequestRow.state.not_in(LOOKING),
)
EXAMPLES = select(HelpRequestRow.topic, ExampleRow.vector).where(*IS_KEPT).order_by(ExampleRow.at, ExampleRow.request)
COUNTS = (
    select(
        HelpRequestRow.topic,
        func.count().label("requests"),
        func.count(ExampleRow.person.distinct()).label("people"),
        func.max(ExampleRow.at, type_=ExampleRow.at.type).label("last"),
    )
    .join(
        TopicRow,
        (TopicRow.workspace_id == HelpRequestRow.workspace_id) & (TopicRow.id == HelpRequestRow.topic),
    )
    .where(*IS_KEPT, TopicRow.put_away_at.is_(None))
    .group_by(HelpRequestRow.topic, TopicRow.position)
    .order_by(TopicRow.position, HelpRequestRow.topic)
)
WEEKS = (
    select(ExampleRow.week)
    .where(ExampleRow.workspace_id == WORKSPACE, ExampleRow.vector.is_not(None))
    .distinct()
    .order_by(ExampleRow.week.desc())
)
UNDO = (
    update(ExampleRow)
    .where(
        ExampleRow.workspace_id == WORKSPACE,
        ExampleRow.week == bindparam("of_week"),
        ExampleRow.vector.is_not(None),
    )
    .values(vector=None)
)
STILL_THERE = select(HelpRequestRow.id).where(
    HelpRequestRow.workspace_id == WORKSPACE,
    HelpRequestRow.id.in_(bindparam("these", expanding=True)),
    HelpRequestRow.requester.is_not(None),
)


@cache
def _learn(dialect: str) -> Insert:
    return insert_into(ExampleRow, dialect).on_conflict_do_nothing(index_elements=["workspace_id", "request"])


class SqlExamples:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def to_learn(self, limit: int) -> list[Lesson]:
        """Requests accepted for a topic that were neither learnt nor undone, oldest first."""
        found = self._scope.run(TO_LEARN, at_most=limit)
        return [Lesson(RequestId(row.id), PersonId(row.requester), row.words) for row in found]

    def learn(self, learnt: Iterable[Learnt]) -> None:
        """Keep these; one whose request is known already, or gone by now, is left out."""
        given = list(learnt)
        if not given:
            return
        held = STILL_THERE.with_for_update() if self._scope.holding else STILL_THERE
        there = set(self._scope.run(held, these=[each.request for each in given]).scalars())
        rows = [self._row(each) for each in given if each.request in there]
        self._scope.run_all(_learn(self._scope.dialect), rows)

    def kept(self) -> Sequence[tuple[TopicId, bytes]]:
        """Everything learnt, in the order in which it was, each for the topic of its request."""
        return [(TopicId(row.topic), b64decode(row.vector)) for row in self._scope.run(EXAMPLES)]

    def counts(self) -> tuple[TopicCount, ...]:
        """How much each topic has learnt; topics that have learnt nothing are left out."""
        found = self._scope.run(COUNTS)
        return tuple(TopicCount(TopicId(row.topic), row.requests, row.people, row.last) for row in found)

    def weeks(self) -> tuple[IsoWeek, ...]:
        """The weeks of which something is still kept, newest first."""
        return tuple(_week(each) for each in self._scope.run(WEEKS).scalars())

    def undo(self, week: IsoWeek) -> int:
        """How many examples of that week are empty from now on; their requests are not learnt from again."""
        return self._scope.run(UNDO, of_week=str(week)).rowcount

    def _row(self, learnt: Learnt) -> dict[str, Any]:
        return {
            "workspace_id": self._scope.workspace,
            "request": learnt.request,
            "person": learnt.person,
            "week": str(learnt.week),
            "at": learnt.at,
            "vector": b64encode(learnt.kept).decode("ascii"),
        }


def _week(text: str) -> IsoWeek:
    year, week = text.split("-W")
    return IsoWeek(int(year), int(week))
