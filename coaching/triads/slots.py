"""Times of the week at which several people could meet: each one's free periods, on one clock, laid over each other."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations_with_replacement
from zoneinfo import ZoneInfo

from coaching.people import PersonId
from coaching.school_calendar import Weekday, to_utc
from coaching.volunteers import FreePeriod

SHORTEST = timedelta(minutes=30)
"""A meeting needs at least so long."""
Clock = Callable[[FreePeriod], str]
"""On which zone's clock a period stands."""


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One time of the week on the programme's clock."""

    weekday: int
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Slots:
    """All times at which anybody could meet, and who could when."""

    all: tuple[Slot, ...]
    of: Mapping[PersonId, int]
    """A bit for each of `all`."""

    def common(self, people: Collection[PersonId]) -> tuple[Slot, ...]:
        """Those that all of these people have, earliest first."""
        bits = ~0
        for person in people:
            bits &= self.of[person]
        return tuple(slot for place, slot in enumerate(self.all) if bits >> place & 1)


def slots_of(free: Mapping[PersonId, Iterable[FreePeriod]], zone_of: Clock, *, zone: str, monday: date) -> Slots:
    """Everybody's periods as the clocks stand in the week of that Monday.

    What several people share is the overlap of two of their periods at the most, so overlaps of two are enough.
    """
    times = {
        person: _joined(_slot(each, zone_of(each), zone, monday) for each in mine) for person, mine in free.items()
    }
    known = sorted({slot for mine in times.values() for slot in mine})
    overlaps = (_overlap(one, other) for one, other in combinations_with_replacement(known, 2))
    every = tuple(sorted({slot for slot in overlaps if slot}))
    return Slots(every, {person: _bits(every, mine) for person, mine in times.items()})


def period_of(slot: Slot, zone: str) -> FreePeriod:
    """The slot on that zone's clock."""
    start, end = (moment.astimezone(ZoneInfo(zone)) for moment in (slot.start, slot.end))
    return FreePeriod(Weekday(start.weekday()), start.time(), end.time())


def on_clock(period: FreePeriod, own_zone: str, zone: str, now: datetime) -> FreePeriod:
    """The period as that zone's clock shows it this week."""
    monday = now.date() - timedelta(days=now.weekday())
    return period_of(_slot(period, own_zone, zone, monday), zone)


def _slot(period: FreePeriod, own_zone: str, zone: str, monday: date) -> Slot:
    on = monday + timedelta(days=int(period.weekday))
    start, end = (to_utc(on, at, own_zone).astimezone(ZoneInfo(zone)) for at in (period.start, period.end))
    return Slot(start.weekday(), start, end)


def _joined(slots: Iterable[Slot]) -> list[Slot]:
    """Periods that touch or overlap are one time."""
    joined: list[Slot] = []
    for slot in sorted(slots, key=lambda each: each.start):
        if joined and slot.start <= joined[-1].end and slot.weekday == joined[-1].weekday:
            before = joined[-1]
            joined[-1] = Slot(before.weekday, before.start, max(before.end, slot.end))
        else:
            joined.append(slot)
    return joined


def _overlap(one: Slot, other: Slot) -> Slot | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Slot(one.weekday, start, end) if end - start >= SHORTEST else None


def _bits(every: tuple[Slot, ...], mine: Iterable[Slot]) -> int:
    own = list(mine)
    return sum(
        1 << place
        for place, slot in enumerate(every)
        if any(each.start <= slot.start and slot.end <= each.end for each in own)
    )
