"""What the rules need of everything that the coordinator's files may change."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from coaching.imports.stored import Frame, Listed, Stored
from coaching.school_calendar import School
from coaching.topics import Topic


class Imports(Protocol):
    """Everything that the coordinator's files may change, read and written whole."""

    def stored(self) -> Stored:
        """What stands now; another import of the workspace waits until this unit has ended."""
        ...

    def save_frame(self, frame: Frame) -> None: ...

    def save_schools(self, schools: Sequence[School], put_away: Sequence[School], now: datetime) -> None:
        """The programme's schools in their order, and those that it has no longer."""
        ...

    def save_topics(self, topics: Sequence[Topic], put_away: Sequence[Topic], now: datetime) -> None:
        """The programme's topics in their order, and those that it has no longer."""
        ...

    def save_people(self, people: Sequence[Listed], now: datetime) -> None:
        """These people, new or not, with roles, topics and times as given; topics and times not given are gone."""
        ...
