"""A free period as one short text, and back: `1 08:15:00-09:00:00 rantala` is a Tuesday."""

from datetime import time
from functools import lru_cache

from coaching.school_calendar import SchoolId, Weekday
from coaching.volunteers import FreePeriod


def text_of(period: FreePeriod) -> str:
    """The period as it is kept."""
    hours = f"{period.start.isoformat()}-{period.end.isoformat()}"
    return f"{int(period.weekday)} {hours}" + (f" {period.school}" if period.school is not None else "")


@lru_cache(maxsize=4096)  # a school has some dozen, and every volunteer of a round names many of them
def period_of(text: str) -> FreePeriod:
    """The period again."""
    weekday, hours, *school = text.split(" ", 2)
    start, end = map(time.fromisoformat, hours.split("-"))
    return FreePeriod(Weekday(int(weekday)), start, end, SchoolId(school[0]) if school else None)
