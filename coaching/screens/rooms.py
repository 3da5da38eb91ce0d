"""What a triad sees in its own group chat, and of itself on the Home tab."""

from dataclasses import dataclass, field
from datetime import date

from coaching.people import PersonId
from coaching.prompts.pacing import FEWEST, Pace
from coaching.prompts.stages import Turn
from coaching.screens.parts import SuggestedTime
from coaching.triads import TriadId
from coaching.volunteers import Focus


@dataclass(frozen=True, slots=True)
class Mate:
    """A member by name, with their turn at the next session."""

    person: PersonId
    name: str
    turn: Turn | None


@dataclass(frozen=True, slots=True)
class RoomScreen:
    """The triad's living message in its group chat."""

    triad: TriadId
    mates: tuple[Mate, ...]
    focus: tuple[Focus, ...]
    agreement: str = field(repr=False)
    """What they agreed at their first meeting; theirs alone."""
    times: tuple[SuggestedTime, ...] = ()
    next_at: SuggestedTime | None = None
    can_suggest: bool = True
    """Whether they have any time in common to suggest."""
    held: int = 0
    """Sessions of this half term."""
    wanted: int = 0
    pace: Pace | None = None
    """None outside half terms."""
    next_week: date | None = None
    """The Monday of the week in which a session would be due."""
    is_over: bool = False
    several_clocks: bool = False
    """Its members live by clocks that differ, so each time says whose it is."""


@dataclass(frozen=True, slots=True)
class RoomNews:
    """One new line in the group chat: when they meet."""

    triad: TriadId
    next_at: SuggestedTime
    several_clocks: bool = False


@dataclass(frozen=True, slots=True)
class AgreementForm:
    triad: TriadId
    agreement: str = field(repr=False)
    sessions: int = FEWEST
    """A half term."""
