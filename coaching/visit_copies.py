"""Copying a week of the visit plan to the weeks after it: what is planned the same way, and what is left out and why.

Nothing that stands is changed. Who may copy, and who is told, is decided in `use_cases/visits.py`.
"""

from base64 import urlsafe_b64encode
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b

from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.school_calendar import IsoWeek, SchoolId, is_teaching_day
from coaching.visits import Visit, coming, is_away_on

WEEKS = 4
"""Weeks that follow: as far as coverage is looked at, and mostly up to the next break."""
WEEK = timedelta(weeks=1)
MARK_BYTES, MARK = 6, 8
"""48 bits, written in eight letters: two visits of one plan share a mark about once in a billion copies."""


class Hindrance(StrEnum):
    """Why a visit was not copied to a date."""

    CLOSED = "closed"
    """The school does not teach on that day."""
    AWAY = "away"
    PLANNED = "planned"
    """The tutor has another plan for that day."""
    STANDS = "stands"
    """A visit to that school stands already, and keeps its hours."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A visit that was not planned."""

    visit: Visit
    why: Hindrance


@dataclass(frozen=True, slots=True)
class Copies:
    """What a week becomes in the weeks after it, by date."""

    planned: tuple[Visit, ...]
    left_out: tuple[LeftOut, ...]


def week_to_copy(programme: Programme, today: date) -> IsoWeek | None:
    """The week of the next visit ahead; None where none is planned."""
    ahead = coming(_plan(programme), today)
    return IsoWeek.of(ahead[0].on) if ahead else None


def planned_in(programme: Programme, week: IsoWeek) -> tuple[Visit, ...]:
    """The visits of that week, the days gone by included."""
    return tuple(sorted((each for each in _plan(programme) if IsoWeek.of(each.on) == week), key=_order))


def copies(programme: Programme, week: IsoWeek, today: date) -> Copies:
    """The week's visits on the same weekdays of the weeks after it; days that are over are not spoken of."""
    pattern = planned_in(programme, week)
    wanted = [replace(each, on=each.on + ahead * WEEK) for ahead in range(1, WEEKS + 1) for each in pattern]
    wanted = sorted((each for each in wanted if each.on > today), key=_order)
    keys = {each.key for each in wanted}
    judged = [(each, _hindrance(programme, each, keys)) for each in wanted]
    return Copies(
        planned=tuple(each for each, why in judged if why is None),
        left_out=tuple(LeftOut(each, why) for each, why in judged if why is not None),
    )


def marks(visits: Iterable[Visit]) -> str:
    """A few letters for each visit, by which it is known again and from which nobody can read it."""
    return "".join(map(_mark, visits))


def marked(programme: Programme, marks: str, today: date) -> tuple[Visit, ...]:
    """The visits ahead that have one of these marks."""
    known = {marks[at : at + MARK] for at in range(0, len(marks), MARK)}
    return tuple(each for each in coming(_plan(programme), today) if _mark(each) in known)


def _mark(visit: Visit) -> str:
    said = f"{visit.tutor}\x1f{visit.school}\x1f{visit.on.isoformat()}"
    return urlsafe_b64encode(blake2b(said.encode(), digest_size=MARK_BYTES).digest()).decode()


def _plan(programme: Programme) -> Iterator[Visit]:
    visits = (visit for tutor in programme.tutors.values() for visit in tutor.visits)
    return (visit for visit in visits if visit.school in programme.schools)


def _hindrance(
    programme: Programme, visit: Visit, copied: Collection[tuple[PersonId, SchoolId, date]]
) -> Hindrance | None:
    tutor = programme.tutors[visit.tutor]
    if not is_teaching_day(programme.schools[visit.school], visit.on):
        return Hindrance.CLOSED
    if is_away_on(tutor.leaves, visit.on):
        return Hindrance.AWAY
    that_day = {each.key for each in tutor.visits if each.on == visit.on and each.school in programme.schools}
    if visit.key in that_day:
        return Hindrance.STANDS
    # Two schools on one day are copied as two: what the pattern itself planned before is in nobody's way.
    return Hindrance.PLANNED if that_day.difference(copied) else None


def _order(visit: Visit) -> tuple[date, str, str]:
    return visit.on, visit.tutor, visit.school
