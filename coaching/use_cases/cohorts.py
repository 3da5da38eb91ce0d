"""Who is to be placed, with all that is known of them for it."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from coaching.people import REFUSED, PersonId
from coaching.ports import UnitOfWork
from coaching.rounds import Round
from coaching.triads import MemberAnswer, Triad, TriadState
from coaching.triads.changes import company
from coaching.triads.problems import Cohort
from coaching.volunteers import Volunteer, VolunteerState


def cohort_of(unit: UnitOfWork, volunteers: Iterable[Volunteer], round_: Round) -> Cohort:
    """These volunteers, and what may not be, or was, between any two of them."""
    every = tuple(sorted(volunteers, key=lambda each: each.person))
    triads = unit.triads.of_round(round_.id)
    return Cohort(
        volunteers=every,
        people={each.id: each for each in unit.people.staff()},
        programme=unit.programme(),
        rather_not=unit.volunteers.all_rather_not(),
        were_together=unit.triads.were_together(),
        declined=frozenset(pair for triad in triads for pair in declined_in(triad)),
    )


def waiting(unit: UnitOfWork, round_: Round) -> list[Volunteer]:
    """Who is in and has no group, nor is asked about one."""
    return [each for each in without_place(unit, round_) if each.state is VolunteerState.IN]


def without_place(unit: UnitOfWork, round_: Round) -> list[Volunteer]:
    """The same with those who were told that there is no place for them."""
    triads = [*unit.triads.of_round(round_.id), *unit.triads.active()]
    taken = {each.person for triad in triads for each in triad.members if each.is_here and triad.state in TAKEN}
    served = {each.id for each in unit.people.staff() if each.standing not in REFUSED}
    mine = unit.volunteers.of_round(round_.id)
    return [each for each in mine if each.state in WITHOUT and each.person not in taken and each.person in served]


WITHOUT = frozenset({VolunteerState.IN, VolunteerState.NO_PLACE})
TAKEN = frozenset({TriadState.ASKING, TriadState.ACTIVE})


def volunteers_of(unit: UnitOfWork, triad: Triad) -> list[Volunteer]:
    """What the members of a triad said for its round; nothing of those whose answers are gone."""
    found = (unit.volunteers.get(triad.round, each.person) for each in company(triad))
    return [each for each in found if each]


def declined_in(triad: Triad) -> set[frozenset[PersonId]]:
    """Who is not put into one group with whom again in this round."""
    everybody: Sequence[PersonId] = [each.person for each in triad.members]
    if triad.state is TriadState.ENDED:
        return {frozenset(pair) for pair in combinations(everybody, 2)}
    apart = {each.person for each in triad.members if each.answer is MemberAnswer.NO or each.left_at is not None}
    return {frozenset((one, other)) for one in apart for other in everybody if one != other}
