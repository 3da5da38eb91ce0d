"""Every zone there is, where its clock changes in the years that are tested, and which weeks are alike.

Zones whose clocks behave the same in a week and around it need one look at that week.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from coaching.school_calendar import IsoWeek

ZONES = sorted(available_timezones())
FIRST_DAY, LAST_DAY = date(2024, 1, 1), date(2041, 1, 6)  # Monday of 2024-W01 to the Sunday that ends 2040
MARGIN = timedelta(days=2)

_NOONS = [
    datetime.combine(FIRST_DAY, time(12)) + timedelta(days=day) for day in range(-9, (LAST_DAY - FIRST_DAY).days + 9)
]
MONDAYS = [FIRST_DAY + timedelta(weeks=number) for number in range((LAST_DAY - FIRST_DAY).days // 7 + 1)]
WEEKS = [IsoWeek.of(monday) for monday in MONDAYS]


class Change(NamedTuple):
    """From this moment on, the zone has this offset."""

    at: datetime
    offset: timedelta


@cache
def changes(zone: str) -> tuple[Change, ...]:
    """The zone's changes of offset in the tested years, after one for its start; none changes twice in a day."""
    clock = ZoneInfo(zone)
    offsets = [clock.utcoffset(noon) or timedelta() for noon in _NOONS]
    found = [Change((_NOONS[0] - offsets[0]).replace(tzinfo=UTC), offsets[0])]
    for (noon, before), (next_noon, after) in pairwise(zip(_NOONS, offsets, strict=True)):
        if before != after:
            found.append(Change(_change(clock, noon - before, next_noon - after, before), after))
    return tuple(found)


def _change(clock: ZoneInfo, start: datetime, end: datetime, before: timedelta) -> datetime:
    low, high = start.replace(tzinfo=UTC), end.replace(tzinfo=UTC)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        low, high = (middle, high) if middle.astimezone(clock).utcoffset() == before else (low, middle)
    return high.replace(microsecond=0)


@cache
def clocks() -> dict[tuple[Change, ...], list[str]]:
    """Zones of the same changes, together."""
    alike: dict[tuple[Change, ...], list[str]] = {}
    for zone in ZONES:
        alike.setdefault(changes(zone), []).append(zone)
    return alike


Situation = tuple[timedelta, tuple[Change, ...]]
"""What a clock does in and around a week: its offset to begin with, and its changes."""


def situations(of_clock: tuple[Change, ...]) -> Iterator[Situation]:
    """The clock's situation in each of the weeks."""
    moments = [change.at for change in of_clock]
    for monday in MONDAYS:
        start = datetime.combine(monday, time.min, UTC)
        first = bisect_right(moments, start - MARGIN)
        last = bisect_left(moments, start + timedelta(weeks=1) + MARGIN)
        yield of_clock[first - 1].offset, of_clock[first:last]
