"""When a person may be written to unasked."""

from dataclasses import replace
from datetime import time

from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.programmes import Programme
from coaching.school_calendar import SCHOOL_WEEK, DayHours, Leave, School, SchoolId, WorkingTime

USUAL_DAY = DayHours(time(8), time(16))
"""For somebody whose school is not known yet: a school day by the programme's clock."""


def working_time(unit: UnitOfWork, person: Person) -> WorkingTime:
    """The day windows of the person's schools without leaves and quiet hours."""
    programme = unit.programme()
    leaves = () if person.id in programme.tutors else unit.people.leaves(person.id)
    return working_time_with(programme, person, leaves)


def working_time_with(programme: Programme, person: Person, leaves: tuple[Leave, ...]) -> WorkingTime:
    """The same where the leaves are known already; a tutor's stand in the programme."""
    if tutor := programme.tutors.get(person.id):
        return replace(tutor.tutoring_times(programme.schools).working, quiet=person.quiet)
    schools = _schools(programme, person) or (_unknown(programme),)
    return WorkingTime(schools, leaves, person.quiet)


def _schools(programme: Programme, person: Person) -> tuple[School, ...]:
    mine = tuple(programme.schools[school] for school in person.schools if school in programme.schools)
    only = programme.school_of(person)
    return mine or ((only,) if only else ())


def _unknown(programme: Programme) -> School:
    return School(
        id=SchoolId(""), name="", region="", zone=programme.zone, teaching_days=frozenset(SCHOOL_WEEK), day=USUAL_DAY
    )
