"""A time in which Slack could not be reached: all waited, nothing was lost, and the coordinator hears of it once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONG = timedelta(minutes=10)
"""Shorter ones nobody need hear of: by then what waited has come."""


@dataclass(frozen=True, slots=True)
class Outage:
    """From the first message that did not go out to the first that did again."""

    began: datetime
    ended: datetime
    waited: int
    """How many messages waited at its end."""

    @property
    def is_worth_telling(self) -> bool:
        return self.ended - self.began >= LONG

    def as_id(self) -> str:
        """The same in a word, for a notice that is about nothing else."""
        return f"{int(self.began.timestamp())}-{int(self.ended.timestamp())}-{self.waited}"

    @classmethod
    def of_id(cls, word: str) -> "Outage":
        """The outage that `as_id` wrote down."""
        began, ended, waited = (int(part) for part in word.split("-"))
        return cls(datetime.fromtimestamp(began, UTC), datetime.fromtimestamp(ended, UTC), waited)
