"""How tutors answered, as rows that only ever count up: two processes that count at once lose nothing."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Insert, Row, bindparam, delete, func, literal, select, union_all

from coaching.help_requests import OPEN
from coaching.offers import OfferState
from coaching.people import PersonId
from coaching.routing.records import OF_TOPICS, Answer, Answers, OnTopic, OwnRecord, Records, folded, half_year
from coaching.topics import TopicId
from storage.scope import Scope, insert_into
from storage.states import among
from storage.tables import AnswerRecordRow, HelpRequestRow, OfferRow, TopicRecordRow

WORKSPACE: BindParameter[str] = bindparam("workspace")
PERSON: BindParameter[str] = bindparam("person")
ANSWERS, TOPIC, STILL_OPEN = range(3)
OF_ANSWERS = ("accepted", "passed", "silent")
OF_TOPIC = ("sorted", "unsorted", "not_mine")

_ANSWERS = select(
    literal(ANSWERS).label("kind"),
    AnswerRecordRow.person,
    AnswerRecordRow.since,
    AnswerRecordRow.accepted.label("first"),
    AnswerRecordRow.passed.label("second"),
    AnswerRecordRow.silent.label("third"),
).where(AnswerRecordRow.workspace_id == WORKSPACE)
_TOPIC = select(
    literal(TOPIC),
    TopicRecordRow.person,
    TopicRecordRow.since,
    TopicRecordRow.sorted,
    TopicRecordRow.unsorted,
    TopicRecordRow.not_mine,
).where(TopicRecordRow.workspace_id == WORKSPACE, TopicRecordRow.topic == bindparam("topic"))
_STILL_OPEN = (
    select(literal(STILL_OPEN), OfferRow.tutor, func.min(OfferRow.ask_at), func.count(), literal(0), literal(0))
    .join(
        HelpRequestRow,
        (HelpRequestRow.workspace_id == OfferRow.workspace_id) & (HelpRequestRow.id == OfferRow.request),
    )
    .where(
        HelpRequestRow.workspace_id == WORKSPACE,
        among(HelpRequestRow.state, OPEN),
        OfferRow.ask_at < bindparam("before"),
        among(OfferRow.state, [OfferState.ASKED, OfferState.ACCEPTED]),
    )
    .group_by(OfferRow.tutor)
)
KNOWN = union_all(_ANSWERS, _TOPIC, _STILL_OPEN)
"""All that a choice is made by, in one journey."""
OWN_ANSWERS = select(
    func.sum(AnswerRecordRow.accepted), func.sum(AnswerRecordRow.passed), func.sum(AnswerRecordRow.silent)
).where(AnswerRecordRow.workspace_id == WORKSPACE, AnswerRecordRow.person == PERSON)
OWN_TOPICS = (
    select(
        TopicRecordRow.topic,
        func.sum(TopicRecordRow.sorted),
        func.sum(TopicRecordRow.unsorted),
        func.sum(TopicRecordRow.not_mine),
    )
    .where(TopicRecordRow.workspace_id == WORKSPACE, TopicRecordRow.person == PERSON)
    .group_by(TopicRecordRow.topic)
    .order_by(TopicRecordRow.topic)
)
_OURS = {table: table.workspace_id == WORKSPACE for table in (AnswerRecordRow, TopicRecordRow)}
FORGET = tuple(delete(table).where(ours, table.person == bindparam("whose")) for table, ours in _OURS.items())
FORGET_TOPIC = FORGET[1].where(TopicRecordRow.topic == bindparam("which"))


@cache
def _count(dialect: str, *, topic: bool) -> Insert:
    """Adds the numbers to those of the half-year."""
    table = TopicRecordRow if topic else AnswerRecordRow
    adding = insert_into(table, dialect)
    columns = OF_TOPIC if topic else OF_ANSWERS
    key = ["workspace_id", "person", *(["topic"] if topic else []), "since"]
    new = {name: table.__table__.c[name] + adding.excluded[name] for name in columns}
    return adding.on_conflict_do_update(index_elements=key, set_=new)


class SqlRecords:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def known(self, topic: TopicId | None, *, since: datetime, now: datetime) -> Records:
        """What a tutor is chosen by for that topic; `since` is when the week began."""
        found: dict[int, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
        for row in self._scope.run(KNOWN, topic=topic or "", before=since):
            found[row.kind].append(row)
        return Records(
            answers={PersonId(who): Answers(*numbers) for who, numbers in _folded(found[ANSWERS], "person", now)},
            on_topic={PersonId(who): OnTopic(*numbers) for who, numbers in _folded(found[TOPIC], "person", now)},
            still_open={PersonId(row.person): row.first for row in found[STILL_OPEN]},
        )

    def of(self, tutor: PersonId) -> OwnRecord:
        """All that is known of one tutor."""
        answers = self._scope.run(OWN_ANSWERS, person=tutor).one()
        topics = self._scope.run(OWN_TOPICS, person=tutor)
        return OwnRecord(
            Answers(*(number or 0 for number in answers)),
            {TopicId(topic): OnTopic(*numbers) for topic, *numbers in topics},
        )

    def add(self, tutor: PersonId, answer: Answer, topic: TopicId | None, now: datetime) -> None:
        """One more answer; what is said of a topic counts only where there is one."""
        about_topic = answer in OF_TOPICS
        if about_topic and topic is None:
            return
        key = {"workspace_id": self._scope.workspace, "person": tutor, "since": half_year(now)}
        names = OF_TOPIC if about_topic else OF_ANSWERS
        numbers = {name: int(name == answer) for name in names}
        row = {**key, **({"topic": topic} if about_topic else {}), **numbers}
        self._scope.later(_count(self._scope.dialect, topic=about_topic), [row])

    def forget(self, tutor: PersonId, *topics: TopicId) -> None:
        """Nothing is known of the tutor any more, or only of these topics."""
        key = {"workspace": self._scope.workspace, "whose": tutor}
        self._scope.write()  # what was counted before must not come after the deleting
        if topics:
            self._scope.later(FORGET_TOPIC, [{**key, "which": topic} for topic in topics])
            return
        for statement in FORGET:
            self._scope.later(statement, [key])


def _folded(
    rows: Iterable[Row[*tuple[Any, ...]]], by: str, now: datetime
) -> list[tuple[str, tuple[float, float, float]]]:
    """The numbers of each one, several half-years together."""
    found: dict[str, list[tuple[datetime, tuple[int, int, int]]]] = defaultdict(list)
    for row in rows:
        found[getattr(row, by)].append((row.since, (row.first, row.second, row.third)))
    return [(who, folded(halves, now)) for who, halves in found.items()]
