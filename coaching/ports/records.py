"""What the rules need of tutors' earlier answers: for the router and for that tutor, for nobody else."""

from datetime import datetime
from typing import Protocol

from coaching.people import PersonId
from coaching.routing.records import Answer, OwnRecord
from coaching.routing.records import Records as Known
from coaching.topics import TopicId


class Records(Protocol):
    def known(self, topic: TopicId | None, *, since: datetime, now: datetime) -> Known:
        """What a tutor is chosen by for that topic; `since` is when the week began."""
        ...

    def of(self, tutor: PersonId) -> OwnRecord:
        """All that is known of one tutor, every half-year counted alike."""
        ...

    def add(self, tutor: PersonId, answer: Answer, topic: TopicId | None, now: datetime) -> None:
        """One more answer; what is said of a topic counts only where there is one."""
        ...

    def forget(self, tutor: PersonId, *topics: TopicId) -> None:
        """Nothing is known of the tutor any more, or only of these topics."""
        ...
