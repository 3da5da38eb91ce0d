"""When a triad could meet next: the times of the week that all of its members said they have free."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coaching.school_calendar import Leave, School, Span, is_teaching_day, local_date, to_utc
from coaching.triads.slots import SHORTEST
from coaching.volunteers import FreePeriod

DAY = timedelta(days=1)
FAR = timedelta(weeks=4)
"""Further ahead nobody knows what comes between."""
MOST = 3
"""Times suggested at once: more than three are hard to choose from."""


@dataclass(frozen=True, slots=True)
class FreeTime:
    """What one member has free, at a school whose clock and calendar count, and when they are away."""

    periods: tuple[FreePeriod, ...]
    school: School
    leaves: tuple[Leave, ...] = ()

    def on(self, day: date) -> list[Span]:
        """Free on that date; nothing on days without teaching, or away."""
        away = any(leave.first <= day <= leave.last for leave in self.leaves)
        if away or not is_teaching_day(self.school, day):
            return []
        zone, mine = self.school.zone, (each for each in self.periods if each.weekday == day.weekday())
        return [Span(to_utc(day, each.start, zone), to_utc(day, each.end, zone)) for each in mine]


def next_times(members: Sequence[FreeTime], after: datetime, most: int = MOST) -> tuple[datetime, ...]:
    """The next moments at which all of them are free, on different days, rising; none within four weeks is none."""
    found: list[datetime] = []
    for day in _days(members, after):
        start = next((each for each in _shared(members, day) if each > after), None)
        if start and len(found) < most:
            found.append(start)
    return tuple(found)


def _days(members: Sequence[FreeTime], after: datetime) -> Iterator[date]:
    if not members:
        return
    first = local_date(after, members[0].school.zone)
    for number in range(FAR.days + 1):
        yield first + number * DAY


def _shared(members: Sequence[FreeTime], day: date) -> list[datetime]:
    """When a free time of anybody begins on that date for which all the others have time for a meeting too.

    Schools ring their bells at different times: what they share need not be a whole period of any of them.
    """
    near = [[span for on in (day - DAY, day, day + DAY) for span in each.on(on)] for each in members]
    whole, zone = [_joined(mine) for mine in near], members[0].school.zone
    return sorted(
        start
        for start in {span.start for mine in near for span in mine}
        if local_date(start, zone) == day
        and all(any(free.start <= start and start + SHORTEST <= free.end for free in mine) for mine in whole)
    )


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Periods that touch are one time."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda each: each.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
