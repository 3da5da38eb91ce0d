"""When a school is open and when a person may be written to unasked.

Which of these windows something waits for is the ladder's decision.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from heapq import merge
from operator import attrgetter

from coaching.school_calendar.local_time import local_date, to_utc
from coaching.school_calendar.schools import Leave, QuietHours, School, Span
from coaching.school_calendar.spans import cut, merged
from coaching.school_calendar.teaching_days import DAY, teaching_days

EARLIEST, LATEST = time(7), time(18)
"""Nothing unasked comes outside these on a school's clock, whatever its day is."""

BY_START = attrgetter("start")


def day_windows(school: School, from_: datetime, until: datetime) -> Iterator[Span]:
    """The school's day on each of its teaching days, cut to the two moments."""
    for on in open_dates(school, from_, until):
        for span in wall_span(on, school.day.start, school.day.end, zone=school.zone):
            yield from cut(span, from_, until)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """What decides when a person may be written to unasked; leaves hold pauses too."""

    schools: tuple[School, ...]
    """The first is the home school: its clock counts where no school is named."""
    leaves: tuple[Leave, ...] = ()
    quiet: QuietHours | None = None

    @property
    def zone(self) -> str:
        """The home school's clock."""
        return self.schools[0].zone

    def windows(self, from_: datetime, until: datetime) -> Iterator[Span]:
        """The person's working windows: one of their schools is open, each by its own clock."""
        of_schools = (self._windows_at(school, from_, until) for school in self.schools)
        return merged(merge(*of_schools, key=BY_START))

    def _windows_at(self, school: School, from_: datetime, until: datetime) -> Iterator[Span]:
        for on in open_dates(school, from_, until, leaves=self.leaves):
            for span in self.windows_on(school, on):
                yield from cut(span, from_, until)

    def windows_on(self, school: School, on: date) -> Iterator[Span]:
        """The windows of one teaching day, without a look at leaves."""
        day = school.day
        for start, end in _without(self.quiet, max(day.start, EARLIEST), min(day.end, LATEST)):
            yield from wall_span(on, start, end, zone=school.zone)


def open_dates(school: School, from_: datetime, until: datetime, *, leaves: tuple[Leave, ...] = ()) -> Iterator[date]:
    """The teaching days without leave that may have something between the two moments."""
    # A day more at the end: a clock that falls back over midnight shows the day before once again.
    last = local_date(until, school.zone) + DAY
    return teaching_days(school, local_date(from_, school.zone), last, leaves=leaves)


def wall_span(on: date, start: time, end: time, *, zone: str) -> Iterator[Span]:
    """The span between two times of a date; none where the clock skips it or the times are reversed."""
    if start < end and (first := to_utc(on, start, zone)) < (last := to_utc(on, end, zone)):
        yield Span(first, last)


def _without(quiet: QuietHours | None, start: time, end: time) -> Iterator[tuple[time, time]]:
    """The parts of a day from `start` to `end` that are not quiet, rising."""
    if quiet is None:
        yield start, end
    elif quiet.start <= quiet.end:
        yield start, min(end, quiet.start)
        yield max(start, quiet.end), end
    else:
        yield max(start, quiet.end), min(end, quiet.start)
