"""Between a school's clock and UTC, and the weeks of ISO 8601 in which prompts are counted.

A time that the clock skips is the first valid moment after it; one that comes twice is its first occurrence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from coaching.school_calendar.schools import Weekday

WEEK = timedelta(weeks=1)


@lru_cache(maxsize=1024)  # above the 600 names there are; zoneinfo itself keeps only the last 8 for sure
def clock_of(zone: str) -> ZoneInfo:
    """The clock of an IANA zone."""
    return ZoneInfo(zone)


def is_one_clock(zones: Iterable[str], now: datetime) -> bool:
    """Whether the clocks of all these zones show the same."""
    return len({now.astimezone(clock_of(zone)).utcoffset() for zone in zones}) <= 1


def to_utc(on: date, at: time, zone: str) -> datetime:
    """The moment at which the zone's clock shows that time on that date."""
    clock = clock_of(zone)
    wall = datetime.combine(on, at.replace(fold=0) if at.fold else at, clock)
    moment = wall.astimezone(UTC)
    return moment if moment.astimezone(clock) == wall else _end_of_gap(wall, after=moment)


def _end_of_gap(wall: datetime, *, after: datetime) -> datetime:
    """The moment at which the clock jumps over `wall`, which is not later than `after`."""
    before = wall.replace(fold=1).astimezone(UTC)  # in a gap: by the offset from then on, so before the jump
    while after - before > timedelta.resolution:
        middle = before + (after - before) // 2
        if middle.astimezone(wall.tzinfo) < wall:  # of one zone, so by what the clock shows
            before = middle
        else:
            after = middle
    return after


def local_time(moment: datetime, zone: str) -> datetime:
    """The moment as the zone's clock shows it."""
    return moment.astimezone(clock_of(zone))


def local_date(moment: datetime, zone: str) -> date:
    """The zone's date at that moment."""
    return moment.astimezone(clock_of(zone)).date()


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """A week from Monday to Sunday; `str` gives the form `2026-W37`, which sorts as weeks do."""

    year: int
    week: int

    @classmethod
    def of(cls, on: date) -> "IsoWeek":
        """The week that the date is in."""
        year, week, _ = on.isocalendar()
        return cls(year, week)

    def day(self, weekday: Weekday) -> date:
        """The date of that weekday."""
        return date.fromisocalendar(self.year, self.week, weekday + 1)

    def next(self) -> "IsoWeek":
        """The week after."""
        return IsoWeek.of(self.day(Weekday.MON) + WEEK)

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.week:02}"


def week_of(moment: datetime, zone: str) -> IsoWeek:
    """The week that the zone's clock is in."""
    return IsoWeek.of(local_date(moment, zone))


def week_start(moment: datetime, zone: str) -> datetime:
    """The moment at which that week began: Monday, midnight, on the zone's clock."""
    return to_utc(week_of(moment, zone).day(Weekday.MON), time.min, zone)


def prompt_moment(week: IsoWeek, weekday: Weekday, *, at: time, zone: str) -> datetime:
    """When something that comes once a week comes in that week."""
    return to_utc(week.day(weekday), at, zone)
