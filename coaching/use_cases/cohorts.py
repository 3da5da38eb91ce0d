"""Who is to be placed, with all that is known of them for it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations

from coaching.people import REFUSED, PersonId
from coaching.ports import UnitOfWork
from coaching.rounds import Round
from coaching.triads import MemberAnswer, Triad, TriadState
from coaching.triads.changes import company
from coaching.triads.problems import Cohort, numbered
from coaching.triads.reasons import common_time, shared_focus
from coaching.triads.rules import keeps_rules
from coaching.volunteers import WAITING, Focus, FreePeriod, Volunteer, VolunteerState

Shared = tuple[FreePeriod | None, tuple[Focus, ...]]
"""A time and themes."""


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
    return [each for each in mine if each.state in WAITING and each.person not in taken and each.person in served]


TAKEN = frozenset({TriadState.ASKING, TriadState.ACTIVE})


def volunteers_of(unit: UnitOfWork, triad: Triad) -> list[Volunteer]:
    """What the members of a triad said for its round; nothing of those whose answers are gone."""
    found = (unit.volunteers.get(triad.round, each.person) for each in company(triad))
    return [each for each in found if each]


def fit_together(unit: UnitOfWork, round_: Round, volunteers: Sequence[Volunteer], now: datetime) -> bool:
    """Whether exactly these keep every hard rule as a group."""
    known = numbered(cohort_of(unit, volunteers, round_), now)
    return keeps_rules(known.problem, range(len(known.people)))


def may_start(unit: UnitOfWork, round_: Round, triad: Triad, now: datetime) -> bool:
    """Whether all its members are still in, in no other group, and keep every hard rule together.

    Since they were asked somebody may have left, or said something else of themselves.
    """
    people = [each.person for each in triad.here]
    found = [mine for each in people if (mine := unit.volunteers.get(triad.round, each))]
    still = [each for each in found if each.state is VolunteerState.IN and not unit.triads.of_person(each.person)]
    served = {each.id for each in unit.people.staff() if each.standing not in REFUSED}
    return len(still) == len(people) and served.issuperset(people) and fit_together(unit, round_, still, now)


def may_join(unit: UnitOfWork, round_: Round, triad: Triad, volunteer: Volunteer, now: datetime) -> bool:
    """Whether the person and the members of a triad under way keep every hard rule together."""
    members = volunteers_of(unit, triad)
    if len(members) < len(company(triad)):
        return False
    pairs = declined_in(triad)
    if any(frozenset((volunteer.person, each.person)) in pairs for each in members):
        return False
    return fit_together(unit, round_, [*members, volunteer], now)


def needs_coach(unit: UnitOfWork, triad: Triad) -> bool:
    """Whether nobody in a triad under way is trained to ask; not where what they said is gone."""
    members = volunteers_of(unit, triad)
    return len(members) == len(company(triad)) and not any(each.coach for each in members)


def shared_with(unit: UnitOfWork, triad: Triad, person: PersonId, now: datetime) -> Shared:
    """What the members share once that person is one of them: their earliest time in common, and themes."""
    round_ = unit.rounds.current() or unit.rounds.get(triad.round)
    newcomer = unit.volunteers.get(round_.id, person) if round_ else None
    if round_ is None or newcomer is None:
        return None, ()
    every = [*(each for each in volunteers_of(unit, triad) if each.person != person), newcomer]
    known = numbered(cohort_of(unit, every, round_), now)
    group = [each.person for each in every]
    free = common_time(group, known.slots, unit.programme(), unit.people.get(group[0]))
    return free, shared_focus(every)


def declined_in(triad: Triad) -> set[frozenset[PersonId]]:
    """Who is not put into one group with whom again in this round."""
    everybody: Sequence[PersonId] = [each.person for each in triad.members]
    if triad.state is TriadState.ENDED:
        return {frozenset(pair) for pair in combinations(everybody, 2)}
    apart = {each.person for each in triad.members if each.answer is MemberAnswer.NO or each.left_at is not None}
    return {frozenset((one, other)) for one in apart for other in everybody if one != other}
