"""Visits: on which date a tutor is at which school, and where that leaves the weekly times of that date.

A visit takes the place of all weekly times at other schools on its date; online times stay. Who plans visits and who is
told of them is decided in `use_cases/visits.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
    return any(comes_on(time, school, on) for time in tutor.times if time.school == school.id)


def is_away_on(leaves: Iterable[Leave], on: date) -> bool:
    """Whether one of these leaves covers the date."""
    return any(leave.first <= on <= leave.last for leave in leaves)


def comes_on(time: TutoringTime, school: School, on: date) -> bool:
    """Whether the weekly time falls on that date by that school's weeks."""
    return time.weekday == on.weekday() and (time.week is None or time.week == week_letter(school, on))


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
    usual = [time for time in times if time.school in schools and comes_on(time, schools[time.school], on)]
    for visit in (each for each in visits if each.on == on and each.school in schools):
        there = [time for time in usual if time.school == visit.school]
        hours = [DayHours(time.start, time.end) for time in there]
        if visit.hours:
            hours.append(visit.hours)
        elif not there:
            hours = [DayHours(time.start, time.end) for time in usual] or [schools[visit.school].day]
        for each in hours:
            yield DatedTime(on, each.start, each.end, visit.school)


def coming(visits: Iterable[Visit], today: date) -> tuple[Visit, ...]:
    """Those of today and later, the soonest first."""
    ahead = (visit for visit in visits if visit.on >= today)
    return tuple(
        sorted(ahead, key=lambda visit: (visit.on, visit.hours.start.isoformat() if visit.hours else "", visit.school))
    )
