"""Why a group suits its members, as its coordinator and its members may read it.

Wishes, exclusions and words of people's own are no reasons: they are private.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from coaching.people import Person, PersonId
from coaching.programmes import Programme
from coaching.school_calendar import SchoolId
from coaching.triads.problems import subject_of
from coaching.triads.slots import Slots, period_of
from coaching.triads.together import Pair
from coaching.volunteers import Focus, FreePeriod, Volunteer


@dataclass(frozen=True, slots=True)
class Reasons:
    """What speaks for a group, besides a time and a focus in common."""

    same_school: bool
    near_schools: bool
    different_subjects: bool
    new_company: bool
    """No two of them were in one triad before."""
    coaches: int


def reasons_of(
    group: Sequence[PersonId],
    volunteers: Mapping[PersonId, Volunteer],
    people: Mapping[PersonId, Person],
    programme: Programme,
    were_together: Mapping[Pair, object],
) -> Reasons:
    """What may be said of the group."""
    said = [volunteers[each] for each in group if each in volunteers]
    schools = [_first_school(programme, people.get(each)) for each in group]
    regions = {programme.schools[school].region for school in schools if school is not None}
    subjects = [subject_of(people.get(each)) for each in group]
    return Reasons(
        same_school=len(set(schools)) == 1 and None not in schools,
        near_schools=len(regions) == 1 and "" not in regions and None not in schools,
        different_subjects=all(subjects) and len(set(subjects)) == len(subjects),
        new_company=not any(pair in were_together for pair in combinations(sorted(group), 2)),
        coaches=sum(each.coach for each in said),
    )


def shared_focus(volunteers: Collection[Volunteer]) -> tuple[Focus, ...]:
    """What all of them would like to work on."""
    return tuple(each for each in Focus if volunteers and all(each in one.focus for one in volunteers))


def common_time(
    group: Sequence[PersonId], slots: Slots, programme: Programme, person: Person | None
) -> FreePeriod | None:
    """The earliest time all of them have, on the clock of the first one's school."""
    shared = slots.common(group)
    if not shared:
        return None
    school = programme.school_of(person) if person else None
    period = period_of(shared[0], school.zone if school else programme.zone)
    return FreePeriod(period.weekday, period.start, period.end, school.id if school else None)


def _first_school(programme: Programme, person: Person | None) -> SchoolId | None:
    school = programme.school_of(person) if person else None
    return school.id if school else None
