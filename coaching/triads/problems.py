"""Volunteers, with all they said, as a problem for `coaching.forming`; who is number 3 in it stays here.

Decided here: how long having been in one triad counts, and who stays with whom they already work.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations

from coaching.forming.problem import Problem
from coaching.people import Person, PersonId
from coaching.programmes import Programme
from coaching.school_calendar import SchoolId
from coaching.triads.slots import Slots, slots_of
from coaching.triads.together import Pair
from coaching.volunteers import Focus, FreePeriod, Volunteer

TERM = timedelta(days=182)
"""Two terms make a year."""
FORGOTTEN_AFTER = 3
"""Terms after which having been in one triad does not count any more."""
MOST_KEPT = 3
"""As many as already work together are kept in one group; a triad has room for no more."""
NEW, USUAL, TRAINED = 0.0, 1.5, 3.0
"""Experience on the scale of `forming.weights`: somebody new to teaching needs somebody trained beside them."""
Declined = Collection[frozenset[PersonId]]


@dataclass(frozen=True, slots=True)
class Cohort:
    """Everybody to be placed, with what is known of them."""

    volunteers: tuple[Volunteer, ...]
    people: Mapping[PersonId, Person]
    programme: Programme
    rather_not: Mapping[PersonId, Sequence[PersonId]] = field(default_factory=dict, repr=False)
    """As each of them set it, for life; known to nobody."""
    were_together: Mapping[Pair, datetime] = field(default_factory=dict)
    declined: Declined = field(default=(), repr=False)
    """Pairs of which one would like a different group than the other's."""
    locked: tuple[tuple[PersonId, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """A problem, and whose number is which."""

    people: tuple[PersonId, ...]
    problem: Problem = field(repr=False)
    slots: Slots = field(repr=False)

    def group(self, numbers: Iterable[int]) -> tuple[PersonId, ...]:
        return tuple(self.people[each] for each in numbers)


def numbered(cohort: Cohort, now: datetime) -> Numbered:
    """The problem of forming groups of exactly these people."""
    people = tuple(each.person for each in cohort.volunteers)
    number = {person: place for place, person in enumerate(people)}
    slots = slots_among(cohort, now)
    schools = [_school(cohort, each) for each in cohort.volunteers]
    apart = _apart(cohort, number)
    together = _together(cohort, slots, apart)
    return Numbered(people, _problem(cohort, number, slots, schools, apart, together, now), slots)


def slots_among(cohort: Cohort, now: datetime) -> Slots:
    """When these people could meet."""
    zone = cohort.programme.zone
    free = {each.person: each.free for each in cohort.volunteers}
    monday = now.date() - timedelta(days=now.weekday())
    return slots_of(free, zone_of(cohort.programme), zone=zone, monday=monday)


def zone_of(programme: Programme) -> Callable[[FreePeriod], str]:
    """The clock that a period stands on."""

    def of(period: FreePeriod) -> str:
        school = programme.schools.get(period.school) if period.school else None
        return school.zone if school else programme.zone

    return of


def weight_of_past(last: datetime, now: datetime) -> float:
    """How much it counts that two were in one triad until then: 1 for a term, 0 after three."""
    terms = (now - last) / TERM
    return round(max(0.0, min(1.0, (FORGOTTEN_AFTER - terms) / (FORGOTTEN_AFTER - 1))), 3)


def _problem(
    cohort: Cohort,
    number: Mapping[PersonId, int],
    slots: Slots,
    schools: Sequence[SchoolId | None],
    apart: Collection[Pair],
    together: Sequence[Sequence[PersonId]],
    now: datetime,
) -> Problem:
    kept = {frozenset(pair) for bundle in together for pair in combinations(bundle, 2)}
    known = list(dict.fromkeys(schools))
    return Problem(
        n=len(cohort.volunteers),
        region_of_school=_numbers(_region(cohort, school) for school in known),
        school=tuple(known.index(school) for school in schools),
        dept=_numbers(_subject(cohort, each) for each in cohort.volunteers),
        coach=tuple(each.coach for each in cohort.volunteers),
        experience=tuple(_experience(each) for each in cohort.volunteers),
        slots=tuple(slots.of[each.person] for each in cohort.volunteers),
        focus=tuple(_focus_bits(each.focus) for each in cohort.volunteers),
        not_with=tuple((number[a], number[b]) for a, b in sorted(apart)),
        history=tuple(
            (number[a], number[b], weight)
            for (a, b), last in sorted(cohort.were_together.items())
            # Whom somebody already works with is in their group on purpose.
            if a in number and b in number and {a, b} not in kept and (weight := weight_of_past(last, now)) > 0
        ),
        wishes=tuple(_wishes(cohort, number)),
        together=tuple(tuple(number[each] for each in bundle) for bundle in together),
        locked=tuple(tuple(sorted(number[each] for each in group)) for group in cohort.locked),
    )


def _apart(cohort: Cohort, number: Mapping[PersonId, int]) -> set[Pair]:
    """Who is never put into one group: by somebody's own list, or because one has just said no to such a group."""
    named = {frozenset((who, other)) for who, others in cohort.rather_not.items() for other in others}
    pairs = (sorted(pair) for pair in {*named, *cohort.declined} if len(pair) == 2)
    held = {frozenset(pair) for group in cohort.locked for pair in combinations(group, 2)}
    return {
        (a, b) for a, b in pairs if a in number and b in number and (frozenset((a, b)) in named or {a, b} not in held)
    }


def _together(cohort: Cohort, slots: Slots, apart: Collection[Pair]) -> list[tuple[PersonId, ...]]:
    """Who stays with whom: where one says so and the other volunteers too.

    Left out is what would break a rule: more than three, nobody trained among three, no time in common, or people who
    may not be in one group. It counts as a wish then, and nobody is told.
    """
    trained = {each.person for each in cohort.volunteers if each.coach}
    bundle = {each.person: frozenset({each.person}) for each in cohort.volunteers}
    said = [(each.person, other) for each in cohort.volunteers for other in each.together if other in bundle]
    for one, other in sorted(said, key=lambda pair: (pair[::-1] not in said, sorted(pair))):
        both = bundle[one] | bundle[other]
        pairs = combinations(sorted(both), 2)
        is_full = len(both) == MOST_KEPT
        if (
            len(both) <= MOST_KEPT
            and slots.common(both)
            and not any(pair in apart for pair in pairs)
            and not (is_full and not both & trained)
        ):
            bundle |= dict.fromkeys(both, both)
    return sorted({tuple(sorted(each)) for each in bundle.values() if len(each) > 1})


def _wishes(cohort: Cohort, number: Mapping[PersonId, int]) -> list[tuple[int, int]]:
    """Whom each would like to be with, or already works with."""
    return [
        (number[each.person], number[other])
        for each in cohort.volunteers
        for other in dict.fromkeys((*each.wishes, *each.together))
        if other in number and other != each.person
    ]


def _school(cohort: Cohort, volunteer: Volunteer) -> SchoolId | None:
    person = cohort.people.get(volunteer.person)
    own = cohort.programme.school_of(person) if person else None
    return own.id if own else next((each.school for each in volunteer.free if each.school), None)


def _region(cohort: Cohort, school: SchoolId | None) -> str:
    known = cohort.programme.schools.get(school) if school else None
    return known.region if known else ""


def _subject(cohort: Cohort, volunteer: Volunteer) -> str:
    """The subject; somebody who named none is like nobody else."""
    person = cohort.people.get(volunteer.person)
    return subject_of(person) or f"\0{volunteer.person}"


def subject_of(person: Person | None) -> str:
    """The subject as it is compared."""
    return (person.subject or "").strip().casefold() if person else ""


def _experience(volunteer: Volunteer) -> float:
    return NEW if volunteer.early_career else TRAINED if volunteer.coach else USUAL


def _focus_bits(focus: Iterable[Focus]) -> int:
    order = list(Focus)
    return sum(1 << order.index(each) for each in set(focus))


def _numbers(names: Iterable[str]) -> tuple[int, ...]:
    """Equal names, equal numbers."""
    known: dict[str, int] = {}
    return tuple(known.setdefault(name, len(known)) for name in names)
