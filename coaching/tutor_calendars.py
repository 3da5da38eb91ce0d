"""When one tutor can help and be asked, a week at a time: counted once, then looked up.

Choosing asks the same of the same tutors all day; the calendar itself is `coaching/school_calendar`'s.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from coaching.school_calendar import Span, TutoringTimes, Windows, cut, merged, next_allowed_moment

WEEK = timedelta(weeks=1)
START = datetime(2024, 1, 1, tzinfo=UTC)
"""Some Monday, from which weeks are counted."""
AHEAD = 3
"""Weeks looked up one by one; what comes later (a summer) is looked for in the calendar itself."""
KEPT = 16
"""Weeks kept of one tutor: those that are asked about lie close together."""


class TutorCalendar:
    """One tutor's windows as they stand in one version of the programme."""

    __slots__ = ("_asking", "_helping", "times")

    def __init__(self, times: TutoringTimes) -> None:
        self.times = times
        self._helping: dict[int, tuple[datetime, ...]] = {}
        self._asking: dict[int, tuple[datetime, ...]] = {}

    @property
    def zone(self) -> str:
        """The home school's clock."""
        return self.times.zone

    def windows(self, from_: datetime, until: datetime) -> Iterator[Span]:
        """The tutoring time between the two moments, cut to them, disjoint and rising."""
        return merged(self._windows(from_, until))

    def free_from(self, moment: datetime) -> datetime | None:
        """The first moment of tutoring time that is not before it."""
        return _next(self._helping, self.times.windows, moment)

    def asked_from(self, moment: datetime) -> datetime | None:
        """The first moment of a working window that is not before it."""
        return _next(self._asking, self.times.working.windows, moment)

    def is_free(self, moment: datetime) -> bool:
        """Whether the moment is in tutoring time."""
        week = (moment - START) // WEEK
        return bisect_right(_edges(self._helping, week, self.times.windows), moment) % 2 == 1

    def _windows(self, from_: datetime, until: datetime) -> Iterator[Span]:
        """The same, in two pieces where a week ends inside."""
        first = (from_ - START) // WEEK
        for week in range(first, first + AHEAD):
            edges = _edges(self._helping, week, self.times.windows)
            for start, end in zip(edges[::2], edges[1::2], strict=True):
                yield from cut(Span(start, end), from_, until)
            if START + (week + 1) * WEEK >= until:
                return
        yield from self.times.windows(START + (first + AHEAD) * WEEK, until)


def _next(weeks: dict[int, tuple[datetime, ...]], windows: Windows, moment: datetime) -> datetime | None:
    first = (moment - START) // WEEK
    for week in range(first, first + AHEAD):
        edges = _edges(weeks, week, windows)
        place = bisect_right(edges, moment)
        if place % 2:
            return moment
        if place < len(edges):
            return edges[place]
    return next_allowed_moment(windows, START + (first + AHEAD) * WEEK)


def _edges(weeks: dict[int, tuple[datetime, ...]], week: int, windows: Windows) -> tuple[datetime, ...]:
    """The week's starts and ends in turn, rising."""
    if (known := weeks.get(week)) is not None:
        return known
    start = START + week * WEEK
    edges = tuple(edge for window in windows(start, start + WEEK) for edge in (window.start, window.end))
    if len(weeks) >= KEPT:
        weeks.clear()
    weeks[week] = edges
    return edges
