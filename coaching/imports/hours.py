"""The small grammars of a week: a weekday, hours of a day, a named period, a cycle of weeks."""

import re
from datetime import time

from coaching.imports.findings import Fault
from coaching.school_calendar.schools import DayHours, Period, Weekday

HOURS = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})")
"""Both the hyphen of a keyboard and the dash that spreadsheets put in its place."""
WEEKDAYS = {day.name.lower(): day for day in Weekday}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def hours_of(text: str) -> DayHours | Fault:
    """`08:00-16:00` as hours of a day, or what is wrong with it."""
    found = HOURS.fullmatch(text.strip())
    if found is None:
        return Fault.BAD_HOURS
    start_hour, start_minute, end_hour, end_minute = map(int, found.groups())
    if max(start_hour, end_hour) > 23 or max(start_minute, end_minute) > 59:
        return Fault.NO_SUCH_HOUR
    hours = DayHours(time(start_hour, start_minute), time(end_hour, end_minute))
    return hours if hours.start < hours.end else Fault.HOURS_BACKWARDS


def period_of(text: str) -> Period | Fault:
    """`1 08:15-09:00` as a period, or what is wrong with it; its name may have several words."""
    found = re.fullmatch(rf"(.*\S)\s+({HOURS.pattern})", text.strip(), re.DOTALL)
    if found is None:
        return Fault.BAD_PERIOD
    hours = hours_of(found[2])
    return hours if isinstance(hours, Fault) else Period(found[1], hours.start, hours.end)


def week_cycle_of(text: str) -> tuple[str, ...] | Fault:
    """`A/B` as the letters of the weeks in turn; no text: every week is the same."""
    letters = tuple(part.strip() for part in text.split("/")) if text else ()
    if letters and (len(letters) < 2 or letters != tuple(LETTERS[: len(letters)])):
        return Fault.BAD_WEEK_CYCLE
    return letters
