"""What the rules need of the memory of topics: one kept vector a request, in the order of learning."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from coaching.learning import Learnt, Lesson, TopicCount
from coaching.school_calendar import IsoWeek
from coaching.topics import TopicId


class Examples(Protocol):
    """The topic of an example is that of its request, as it is now."""

    def to_learn(self, limit: int) -> list[Lesson]:
        """Requests that a tutor has accepted for a topic, and that were neither learnt nor undone, oldest first."""
        ...

    def learn(self, learnt: Iterable[Learnt]) -> None:
        """Keep these; one whose request is known already, or gone by now, is left out."""
        ...

    def kept(self) -> Sequence[tuple[TopicId, bytes]]:
        """Everything learnt, in the order in which it was, each for the topic of its request."""
        ...

    def counts(self) -> tuple[TopicCount, ...]:
        """How much each topic has learnt; topics that have learnt nothing are left out."""
        ...

    def weeks(self) -> tuple[IsoWeek, ...]:
        """The weeks of which something is still kept, newest first."""
        ...

    def undo(self, week: IsoWeek) -> int:
        """How many examples of that week are empty from now on; their requests are not learnt from again."""
        ...
