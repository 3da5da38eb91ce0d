"""How a help request ended, as its requester and its tutor say it: both are kept, the requester's counts."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from coaching.people import PersonId


class Result(StrEnum):
    SORTED = "sorted"
    NOT_YET = "not_yet"
    DID_NOT_HAPPEN = "did_not_happen"


class Side(StrEnum):
    REQUESTER = "requester"
    TUTOR = "tutor"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer of one side."""

    request: str
    by: PersonId
    """Empty: somebody who has been erased."""
    side: Side
    result: Result
    at: datetime
    note: str = field(default="", repr=False)


def standing(outcomes: tuple[Outcome, ...]) -> Outcome | None:
    """The answer that counts so far: the requester's latest; None while only the tutor has answered."""
    said = [outcome for outcome in outcomes if outcome.side is Side.REQUESTER]
    return max(said, key=lambda outcome: outcome.at, default=None)


def since(outcomes: tuple[Outcome, ...], accepted_at: datetime | None) -> tuple[Outcome, ...]:
    """What was said since the present tutor accepted: answers about a former one no longer count."""
    return tuple(outcome for outcome in outcomes if accepted_at is None or outcome.at >= accepted_at)


def is_last_word(outcomes: tuple[Outcome, ...], side: Side, result: Result) -> bool:
    """Whether the newest answer of all is this one of this side; of two at one moment, the requester's."""
    newest = max(outcomes, key=lambda said: (said.at, said.side is Side.REQUESTER), default=None)
    return newest is not None and (newest.side, newest.result) == (side, result)
