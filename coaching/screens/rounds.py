"""What a coordinator sees of a round: how far it is, and numbers that point at nobody."""

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
    counted_on: date | None = None
    """The day of the two numbers below; None: nothing has been counted yet."""
    joined: int | None = None
    """About so many; None: fewer than five, and then no number is told."""
    enough_coaches: bool | None = None
    is_last_day: bool = False
    progress: int = 0
    cause: str | None = None
    cause_count: int = 0
    groups: int = 0
    """Groups drafted, asked or active."""
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
    next_on: date | None = None
    """When the next one could open, as the schools' calendars have it."""
