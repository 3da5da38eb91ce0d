"""A round of forming triads: who is invited until when, and how far the groups are."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from coaching.triad_counts import FEWEST_PEOPLE, rounded

RoundId = NewType("RoundId", str)


class RoundState(StrEnum):
    """How far a round is. One round of a workspace is under way at a time."""

    OPEN = "open"
    """People may volunteer."""
    FORMING = "forming"
    """Groups are being worked out."""
    DRAFT = "draft"
    """The coordinator looks at groups that nobody else has seen, or reads why there are none."""
    ASKING = "asking"
    """Each member is asked in private."""
    RUNNING = "running"
    """Every volunteer is in a triad, or was told that there is no place and when the next round is."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Round:
    """One round; what its volunteers said is kept with them."""

    id: RoundId
    state: RoundState
    opened_at: datetime
    closes_on: date
    """The last day to volunteer, in the programme's zone."""
    next_on: date | None
    """When the next round opens, as the coordinator announced it; told to whoever finds no place."""
    seed: int
    progress: int = 0
    """Per cent, while groups are being worked out. It says nothing about whom."""
    cause: str | None = None
    """Why there are no groups: a code of `coaching/forming/causes.py`, and only one that everybody may know."""
    cause_count: int = 0
    """How many people or groups the cause is about; 0 where it is about nobody in particular."""
    ended_at: datetime | None = None
    counted_on: date | None = None
    """The day whose numbers coordinators are told; None before the first night."""
    joined: int | None = None
    """As they are told it, rounded; None: too few for a number."""
    enough_coaches: bool | None = None
    """Whether there could be a coach in every group; None: too few people to say."""

    @property
    def takes_volunteers(self) -> bool:
        """Whether somebody who joins now is in this round from the start."""
        return self.state is RoundState.OPEN

    @property
    def takes_late_joiners(self) -> bool:
        """Whether somebody may still find a place in a triad that is there."""
        return self.state in (RoundState.ASKING, RoundState.RUNNING)


def counted(round_: Round, people: int, coaches: int, on: date) -> Round:
    """The round with the numbers of that day, from which nobody's joining or stepping back can be read.

    They stay as they are until the next day: watched live, even a rounded number would tell of one person.
    """
    told = people >= FEWEST_PEOPLE
    return replace(
        round_,
        counted_on=on,
        joined=rounded(people) if told else None,
        enough_coaches=coaches >= _groups(people) if told else None,
    )


def _groups(people: int) -> int:
    """As many as there are of three, with one of four or two for the rest."""
    return (people + 1) // 3
