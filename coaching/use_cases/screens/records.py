"""What the router knows of a tutor, as that tutor reads it."""

from coaching.ports import UnitOfWork
from coaching.screens import TopicRecord, TutoringRecord
from coaching.tutors import Tutor


def own_record(unit: UnitOfWork, tutor: Tutor, language: str) -> TutoringRecord | None:
    """The tutor's own record; None as long as nothing is counted."""
    own, programme = unit.records.of(tutor.person.id), unit.programme()
    known = ((programme.topic(topic), numbers) for topic, numbers in own.topics.items())
    topics = tuple(
        TopicRecord(topic.name_in(language), int(numbers.sorted), int(numbers.unsorted), int(numbers.not_mine))
        for topic, numbers in known
        if topic and any(numbers)
    )
    if not topics and not any(own.answers):
        return None
    answers = own.answers
    return TutoringRecord(int(answers.accepted), int(answers.passed), int(answers.silent), topics)
