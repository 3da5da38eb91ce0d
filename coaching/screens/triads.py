"""What people see of groups: the coordinator a draft with reasons, a member their own group. Never wishes
or exclusions; what somebody would like to work on in their own words is for their group alone."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coaching.rounds import RoundId
from coaching.screens.parts import Colleague, PersonChoice
from coaching.screens.volunteers import PeriodChoice
from coaching.triads import TriadId
from coaching.triads.reasons import Reasons
from coaching.volunteers import Focus


@dataclass(frozen=True, slots=True)
class DraftedGroup:
    """One group of the draft, for its coordinator."""

    triad: TriadId
    number: int
    names: tuple[str, ...]
    free: PeriodChoice | None
    focus: tuple[Focus, ...]
    reasons: Reasons
    locked: bool


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Some groups of a round's draft."""

    round: RoundId
    page: int
    pages: int
    groups: tuple[DraftedGroup, ...]
    is_draft: bool = True
    """Whether it can still be changed."""


@dataclass(frozen=True, slots=True)
class SwapForm:
    """Who of a group could change places with whom of the others."""

    round: RoundId
    page: int
    """Of the draft, on which the group stands."""
    triad: TriadId
    mine: tuple[PersonChoice, ...]
    others: tuple[PersonChoice, ...]
    """With the number of their group in the name."""


class SuggestionState(StrEnum):
    ASKED = "asked"
    AGREED = "agreed"
    """By this person; others have still to answer."""
    ARRANGING = "arranging"
    """It did not come about, and nobody learns why."""
    TOGETHER = "together"
    """Everybody has agreed."""
    STEPPED_BACK = "stepped_back"
    """This person is in no group this term, by their own word or silence."""
    LEFT = "left"
    """The group goes on without this person."""
    ENDED = "ended"
    """The group was under way, and is over."""
    OVER = "over"
    """The round in which it was suggested is over, and this person is in no other."""


@dataclass(frozen=True, slots=True)
class SuggestedTriad:
    """A group as suggested to one of its members."""

    triad: TriadId
    state: SuggestionState
    others: tuple[str, ...]
    free: PeriodChoice | None
    focus: tuple[Focus, ...]
    joins: bool
    """The group is there already, and the person would join it."""
    programme: str


@dataclass(frozen=True, slots=True)
class SuggestionReminder:
    """One short line to somebody who has not answered; the suggestion itself has the buttons."""

    triad: TriadId


@dataclass(frozen=True, slots=True)
class NoPlace:
    """There is no group for this person now."""

    next_on: date | None
    called_off: bool = False
    """The round itself does not take place."""


class TriadChange(StrEnum):
    JOINED = "joined"
    LEFT = "left"
    PARTED = "parted"
    WENT_ON = "went_on"
    """The same people, and another cycle."""


@dataclass(frozen=True, slots=True)
class TriadNews:
    """One line to a member about who is in the group now."""

    change: TriadChange
    name: str
    """Of whoever joined or stepped back; empty where it is about all of them."""
    is_pair: bool
    looks_for_another: bool
    """The person is placed anew, without having to do anything."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a mate would like to work on, as they said it for their group."""

    name: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MyTriad:
    """The person's own triad, on Home."""

    triad: TriadId
    others: tuple[Colleague, ...]
    free: PeriodChoice | None
    focus: tuple[Focus, ...]
    next_cycle: "NextCycle | None" = None
    in_own_words: tuple[OwnWords, ...] = ()
    """Of the others."""


@dataclass(frozen=True, slots=True)
class NextCycle:
    """The end of a cycle: whether the person goes on with the same people."""

    triad: TriadId
    cycle: int
    others: tuple[str, ...]
    answered: bool | None
    is_over: bool = False
    """Everybody has answered by now."""
    went_on: bool = False
    """The group is in a later cycle."""
    until: date | None = None
    """The day from which on silence counts as going on."""


@dataclass(frozen=True, slots=True)
class LeaveForm:
    """How to leave, and what the others would read."""

    triad: TriadId
    name: str
    """Of the person who would leave, as the others know them."""


@dataclass(frozen=True, slots=True)
class PeopleWithoutGroup:
    """The coordinators' operational card: how many people need a new group, and how many groups a coach."""

    round: RoundId
    count: int
    may_invite: bool
    coaches: int = 0
    """Groups under way in which nobody is trained to ask any more."""

    @property
    def is_settled(self) -> bool:
        return not self.count and not self.coaches


TriadScreen = SuggestedTriad | SuggestionReminder | NoPlace | TriadNews | NextCycle | PeopleWithoutGroup
"""What goes out as a message of its own."""
