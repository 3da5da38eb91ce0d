"""What a visit plan would change: the file is the whole plan of its tutors between its first and its last date.

Visits that are over stay as they are, and so do those of tutors whom the file leaves out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coaching.imports.entries import VisitEntry
from coaching.people import PersonId, SlackUserId
from coaching.school_calendar import School, SchoolId, local_date
from coaching.visits import Visit


@dataclass(frozen=True, slots=True)
class VisitChanges:
    """What becomes of the plan."""

    new: tuple[Visit, ...] = ()
    changed: tuple[Visit, ...] = ()
    """With other hours from now on."""
    gone: tuple[Visit, ...] = ()

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.gone)

    @property
    def tutors(self) -> frozenset[PersonId]:
        """Whose plan changes."""
        return frozenset(visit.tutor for visit in (*self.new, *self.changed, *self.gone))


def visit_changes(
    stored: Sequence[Visit],
    wanted: Sequence[VisitEntry],
    ids: Mapping[SlackUserId, PersonId],
    schools: Mapping[SchoolId, School],
    now: datetime,
) -> VisitChanges:
    """From what is stored to what the file says, from today on; the entries' schools are the store's."""
    if not wanted:
        return VisitChanges()
    planned = {each.key: each for entry in wanted if (each := _visit(entry, ids)) and _is_ahead(each, schools, now)}
    listed = {ids[entry.slack_user] for entry in wanted if entry.slack_user in ids}
    first, last = min(entry.on for entry in wanted), max(entry.on for entry in wanted)
    before = {visit.key: visit for visit in stored}
    gone = (
        visit
        for key, visit in before.items()
        if key not in planned and visit.tutor in listed and _is_between(visit.on, first, last)
    )
    return VisitChanges(
        new=tuple(visit for key, visit in planned.items() if key not in before),
        changed=tuple(visit for key, visit in planned.items() if key in before and before[key] != visit),
        gone=tuple(visit for visit in gone if _is_ahead(visit, schools, now)),
    )


def _visit(entry: VisitEntry, ids: Mapping[SlackUserId, PersonId]) -> Visit | None:
    tutor = ids.get(entry.slack_user)
    return Visit(tutor, entry.school, entry.on, entry.hours) if tutor else None


def _is_between(on: date, first: date, last: date) -> bool:
    return first <= on <= last


def _is_ahead(visit: Visit, schools: Mapping[SchoolId, School], now: datetime) -> bool:
    school = schools.get(visit.school)
    return school is not None and visit.on >= local_date(now, school.zone)
