"""A week as its text, such as 2026-W37, and back."""

from coaching.school_calendar import IsoWeek


def week_in(text: str) -> IsoWeek:
    """The week of which the text is `str`."""
    year, week = text.split("-W")
    return IsoWeek(int(year), int(week))
