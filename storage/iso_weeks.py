"""A week as its text, such as 2026-W37, and back."""

from functools import lru_cache

from coaching.school_calendar import IsoWeek


@lru_cache(maxsize=512)  # thousands of rows name the same few weeks
def week_in(text: str) -> IsoWeek:
    """The week of which the text is `str`."""
    year, week = text.split("-W")
    return IsoWeek(int(year), int(week))
