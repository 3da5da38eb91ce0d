"""Visits: on which date a tutor is at which school, and where that leaves the weekly times of that date.

A visit takes the place of all weekly times at other schools on its date; online times stay. Who plans visits and who is
told of them is decided in `use_cases/visits.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from coaching.people import PersonId
from coaching.school_calendar import (
    DatedTime,
    DayHours,
    Leave,
    School,
    SchoolId,
    TutoringTime,
    is_teaching_day,
    week_letter,
)

if TYPE_CHECKING:
    from coaching.tutors import Tutor


@dataclass(frozen=True, slots=True)
class Visit:
    """A tutor at a school on one date of that school's calendar."""

    tutor: PersonId
    school: SchoolId
    on: date
    hours: DayHours | None = None
    """None: as long as the tutor tutors on such a day, else the school's whole day."""

    @property
    def key(self) -> tuple[PersonId, SchoolId, date]:
        """What a plan has once."""
        return self.tutor, self.school, self.on


def is_at(tutor: "Tutor", school: School, on: date) -> bool:
    """Whether the tutor helps in person at the school on that date, which is a teaching day there."""
    if is_away_on(tutor.leaves, on) or not is_teaching_day(school, on):
        return False
    if planned := [visit for visit in tutor.visits if visit.on == on]:
        return any(visit.school == school.id for visit in planned)
    return any(comes_on(each, school, on) for each in tutor.times if each.school == school.id)


def is_away_on(leaves: Iterable[Leave], on: date) -> bool:
    """Whether one of these leaves covers the date."""
    return any(leave.first <= on <= leave.last for leave in leaves)


def comes_on(each: TutoringTime, school: School, on: date) -> bool:
    """Whether the weekly time falls on that date by that school's weeks."""
    return each.weekday == on.weekday() and (each.week is None or each.week == week_letter(school, on))


def dated_times(
    visits: Sequence[Visit], times: Sequence[TutoringTime], schools: Mapping[SchoolId, School]
) -> tuple[DatedTime, ...]:
    """The times at schools on the dates of the visits, rising: they count instead of the weekly ones."""
    dates = sorted({visit.on for visit in visits if visit.school in schools})
    made = (each for on in dates for each in _on(on, visits, times, schools))
    return tuple(dict.fromkeys(made))


def _on(
    on: date, visits: Sequence[Visit], times: Sequence[TutoringTime], schools: Mapping[SchoolId, School]
) -> Iterator[DatedTime]:
    known = ((each, schools[each.school]) for each in times if each.school and each.school in schools)
    usual = [each for each, school in known if comes_on(each, school, on)]
    for visit in (each for each in visits if each.on == on and each.school in schools):
        there = [each for each in usual if each.school == visit.school]
        hours = [DayHours(each.start, each.end) for each in there]
        if visit.hours:
            hours.append(visit.hours)
        elif not there:
            hours = [DayHours(each.start, each.end) for each in usual] or [schools[visit.school].day]
        for each in hours:
            yield DatedTime(on, each.start, each.end, visit.school)


def coming(visits: Iterable[Visit], today: date) -> tuple[Visit, ...]:
    """Those of today and later, the soonest first."""
    ahead = (visit for visit in visits if visit.on >= today)
    return tuple(
        sorted(ahead, key=lambda visit: (visit.on, visit.hours.start if visit.hours else time.min, visit.school))
    )
