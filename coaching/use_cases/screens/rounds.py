"""A round as its coordinators see it, and as somebody sees it who is invited to it."""

from collections.abc import Iterable
from datetime import datetime

from coaching.free_periods import code_of, name_of
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.programmes import Programme
from coaching.rounds import Round, RoundState
from coaching.school_calendar import local_date
from coaching.screens.rounds import RoundScreen
from coaching.screens.volunteers import PeriodChoice, VolunteerScreen
from coaching.triads import TriadState
from coaching.volunteers import IN, FreePeriod, Volunteer, VolunteerState

NOT_IN = frozenset(
    {
        VolunteerState.INVITED,
        VolunteerState.RATHER_A_MENTOR,
        VolunteerState.NOT_THIS_TERM,
        VolunteerState.NO_PLACE,
    }
)
"""Who may still join while the groups are there already, and then comes late."""
TALKED_OF = frozenset({TriadState.DRAFT, TriadState.ASKING, TriadState.ACTIVE})


def round_screen(unit: UnitOfWork, round_: Round, now: datetime) -> RoundScreen:
    """How far the round is."""
    joined = [each for each in unit.volunteers.of_round(round_.id) if each.state in IN]
    groups = [each for each in unit.triads.of_round(round_.id) if each.state in TALKED_OF]
    placed = {member.person for group in groups for member in group.here}
    return RoundScreen(
        round=round_.id,
        state=round_.state,
        closes_on=round_.closes_on,
        next_on=round_.next_on,
        counted_on=round_.counted_on,
        joined=round_.joined,
        enough_coaches=round_.enough_coaches,
        is_last_day=round_.closes_on == local_date(now, unit.programme().zone),
        progress=round_.progress,
        cause=round_.cause,
        cause_count=round_.cause_count,
        groups=len(groups),
        without=sum(each.person not in placed for each in joined),
    )


def current_round(unit: UnitOfWork, now: datetime) -> RoundScreen | None:
    """The round under way; None between rounds."""
    found = unit.rounds.current()
    return round_screen(unit, found, now) if found else None


def volunteer_screen(unit: UnitOfWork, round_: Round, volunteer: Volunteer, person: Person) -> VolunteerScreen:
    """How one stands with a round."""
    programme = unit.programme()
    late = volunteer.late or (volunteer.state in NOT_IN and round_.takes_late_joiners)
    return VolunteerScreen(
        round=round_.id,
        state=volunteer.state,
        programme=programme.name,
        closes_on=round_.closes_on,
        next_on=round_.next_on,
        may_change=round_.takes_volunteers or (late and round_.takes_late_joiners),
        is_over=round_.state is RoundState.ENDED,
        late=late,
        focus=volunteer.focus,
        free=named(programme, person, volunteer.free),
        coach=volunteer.coach,
    )


def my_round(unit: UnitOfWork, person: Person) -> VolunteerScreen | None:
    """How the person stands with the round under way, invited or not; None where there is nothing to join."""
    found = unit.rounds.current()
    if found is None or unit.triads.of_person(person.id):
        return None
    volunteer = unit.volunteers.get(found.id, person.id)
    if volunteer is None:
        if not (found.takes_volunteers or found.takes_late_joiners) or not unit.programme().schools:
            return None
        late = found.takes_late_joiners
        volunteer = Volunteer(found.id, person.id, VolunteerState.INVITED, found.opened_at, late=late)
    return volunteer_screen(unit, found, volunteer, person)


def named(programme: Programme, person: Person, periods: Iterable[FreePeriod]) -> tuple[PeriodChoice, ...]:
    """The periods with what the person's school calls them."""
    school = programme.school_of(person)
    return tuple(PeriodChoice(code_of(each), each, name_of(each, school) if school else "") for each in periods)
