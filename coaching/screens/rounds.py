"""What a coordinator sees of a round: how far it is, and numbers that are too large to point at anybody."""

from dataclasses import dataclass
from datetime import date

from coaching.rounds import RoundId, RoundState
from coaching.screens.parts import SchoolChoice


@dataclass(frozen=True, slots=True)
class RoundScreen:
    """The coordinators' living message about a round, and its part of their Home tab."""

    round: RoundId
    state: RoundState
    closes_on: date
    next_on: date | None
    volunteers: int | None
    """None: fewer than five, and then no number is told."""
    coaches: int | None
    """The same of those trained to ask."""
    is_last_day: bool = False
    progress: int = 0
    cause: str | None = None
    cause_count: int = 0
    groups: int = 0
    """Groups drafted, asked or active."""
    agreed: int = 0
    """Of these, how many everybody has agreed to."""
    without: int = 0
    """How many volunteers have no group yet."""


@dataclass(frozen=True, slots=True)
class LastDay:
    """One line on the last day."""

    round: RoundScreen


@dataclass(frozen=True, slots=True)
class RoundForm:
    """What is asked when a round is opened."""

    closes_on: date
    schools: tuple[SchoolChoice, ...]
