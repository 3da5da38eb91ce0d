"""Records of tutors' answers in memory."""

from datetime import datetime

from coaching.people import PersonId
from coaching.routing import Answer, Answers, OnTopic, OwnRecord, Records
from coaching.routing.records import OF_TOPICS
from coaching.topics import TopicId
from tests.coaching.use_cases.in_memory import Rows


class InMemoryRecords:
    """Counts every half-year alike: what fades is for the tests of rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def known(self, topic: TopicId | None, *, since: datetime, now: datetime) -> Records:
        counted = self._rows.recorded
        people = {who for who, _, _ in counted}
        return Records(
            {who: Answers(*self._numbers(who, None, Answers._fields)) for who in people},
            {who: OnTopic(*self._numbers(who, topic, OnTopic._fields)) for who in people},
        )

    def of(self, tutor: PersonId) -> OwnRecord:
        topics = {topic for who, topic, _ in self._rows.recorded if who == tutor and topic}
        return OwnRecord(
            Answers(*self._numbers(tutor, None, Answers._fields)),
            {topic: OnTopic(*self._numbers(tutor, topic, OnTopic._fields)) for topic in sorted(topics)},
        )

    def add(self, tutor: PersonId, answer: Answer, topic: TopicId | None, now: datetime) -> None:
        about_topic = answer in OF_TOPICS
        if not about_topic or topic:
            self._rows.recorded[tutor, topic if about_topic else None, answer] += 1

    def forget(self, tutor: PersonId, *topics: TopicId) -> None:
        for key in [key for key in self._rows.recorded if key[0] == tutor and (not topics or key[1] in topics)]:
            del self._rows.recorded[key]

    def _numbers(self, who: PersonId, topic: TopicId | None, names: tuple[str, ...]) -> list[int]:
        return [self._rows.recorded[who, topic, Answer(name)] for name in names]
