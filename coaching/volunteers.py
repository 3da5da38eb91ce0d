"""Who opted in to a round, and what they said of themselves for it."""

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from coaching.people import PersonId
from coaching.rounds import RoundId
from coaching.school_calendar import SchoolId, Weekday


class VolunteerState(StrEnum):
    """Where one person stands with one round."""

    INVITED = "invited"
    IN = "in"
    NOT_THIS_TERM = "not_this_term"
    """Silence until the next round; no list shows it."""
    RATHER_A_MENTOR = "rather_a_mentor"
    """Early in the career, and told that a mentor suits better; in only if they choose so."""
    PLACED = "placed"
    """In a triad of this round."""
    NO_PLACE = "no_place"
    """Told so, with the date of the next round."""


IN = frozenset({VolunteerState.IN, VolunteerState.PLACED, VolunteerState.NO_PLACE})
"""Who has joined the round and not stepped back."""

WAITING = frozenset({VolunteerState.IN, VolunteerState.NO_PLACE})
"""Those of them who have no group."""


class Focus(StrEnum):
    """What somebody would like to work on; a help to choose, beside words of their own (practice B16)."""

    QUESTIONING = "questioning"
    FEEDBACK = "feedback"
    DIFFERENTIATION = "differentiation"
    MOTIVATION = "motivation"
    GROUP_WORK = "group_work"
    CALM = "calm"
    READING = "reading"
    MATHS_TALK = "maths_talk"
    ASSESSMENT = "assessment"
    DIGITAL = "digital"
    LANGUAGE = "language"
    INDEPENDENCE = "independence"


@dataclass(frozen=True, slots=True, order=True)
class FreePeriod:
    """A time of the week at which somebody could meet, on the clock of that school."""

    weekday: Weekday
    start: time
    end: time
    school: SchoolId | None = None
    """None: on the clock of the person's home school."""


@dataclass(frozen=True, slots=True)
class Volunteer:
    """One person in one round. Whom they would rather not be with stands apart, and nobody sees it."""

    round: RoundId
    person: PersonId
    state: VolunteerState
    at: datetime
    """Of the last change."""
    focus: tuple[Focus, ...] = ()
    own_focus: str = field(default="", repr=False)
    """In their own words; shown to the members of their triad and to nobody else."""
    free: tuple[FreePeriod, ...] = ()
    coach: bool = False
    """Trained to ask, as they say themselves."""
    early_career: bool = False
    wishes: tuple[PersonId, ...] = field(default=(), repr=False)
    """Whom they would like to be with; a wish, known to nobody."""
    together: tuple[PersonId, ...] = field(default=(), repr=False)
    """With whom they already work: kept in one group where both say so or the other volunteers too."""
    late: bool = False
    """Joined after the groups were asked."""
