"""What somebody sees of a round as a volunteer: the invitation, what they said, and the two forms."""

from dataclasses import dataclass, field
from datetime import date

from coaching.people import SlackUserId
from coaching.rounds import RoundId
from coaching.screens.parts import SchoolChoice
from coaching.volunteers import Focus, FreePeriod, VolunteerState


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """One time of the week, with the school's name for that lesson, if it has one."""

    code: str
    period: FreePeriod
    name: str = ""
    clock: str = ""
    """The zone on whose clock it stands, where its reader may live by another."""


@dataclass(frozen=True, slots=True)
class VolunteerScreen:
    """The invitation to a round, or how one stands with it."""

    round: RoundId
    state: VolunteerState
    programme: str
    closes_on: date
    next_on: date | None
    may_change: bool
    """Whether the groups have not been worked out yet, so that joining or stepping back needs nobody else."""
    is_over: bool = False
    late: bool = False
    """The groups are there already: somebody looks whether there is a place."""
    focus: tuple[Focus, ...] = ()
    free: tuple[PeriodChoice, ...] = ()
    coach: bool = False


@dataclass(frozen=True, slots=True)
class PreferencesForm:
    """What helps to find a good group."""

    round: RoundId
    periods: tuple[PeriodChoice, ...]
    free: tuple[str, ...]
    """Codes of those chosen before."""
    focus: tuple[Focus, ...]
    own_focus: str = field(repr=False)
    coach: bool = False
    early_career: bool = False
    subject: str = ""
    phase: str = ""
    schools: tuple[SchoolChoice, ...] = ()
    """To choose from, where the person's is not known yet."""


@dataclass(frozen=True, slots=True)
class PeopleForm:
    """With whom, and with whom not: for the person's own eyes."""

    round: RoundId
    wishes: tuple[SlackUserId, ...] = field(default=(), repr=False)
    together: tuple[SlackUserId, ...] = field(default=(), repr=False)
    rather_not: tuple[SlackUserId, ...] = field(default=(), repr=False)
