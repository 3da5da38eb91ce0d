"""Moments that windows decide: the next allowed one, and the one after so much time inside them.

Whose windows, how much time and what happens then is the ladder's decision. None: not within the horizon.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from fractions import Fraction

from coaching.school_calendar.local_time import local_time, to_utc
from coaching.school_calendar.schools import School, Span
from coaching.school_calendar.spans import Windows
from coaching.school_calendar.teaching_days import HORIZON, teaching_days_after
from coaching.school_calendar.windows import day_windows


def next_allowed_moment(windows: Windows, now: datetime) -> datetime | None:
    """The first moment inside a window that is not before now; now itself where a window is open."""
    return next((window.start for window in windows(now, now + HORIZON)), None)


def is_inside(windows: Windows, moment: datetime) -> bool:
    """Whether a window is open at that moment: on duty, for a tutor's windows."""
    return any(True for _ in windows(moment, moment + timedelta.resolution))


def time_inside(windows: Windows, start: datetime, end: datetime) -> timedelta:
    """How much of the time between the two moments lies in windows."""
    return sum((window.end - window.start for window in windows(start, end)), timedelta())


def after_time_inside(windows: Windows, start: datetime, amount: timedelta) -> datetime | None:
    """The first moment by which that much time inside windows has passed; `start` for no time at all."""
    return start if amount <= timedelta() else _when_spent(windows(start, start + HORIZON), amount)


def after_share_inside(windows: Windows, start: datetime, *, end: datetime, share: Fraction) -> datetime | None:
    """The first moment by which that share of the time inside windows up to `end` has passed."""
    total = time_inside(windows, start, end)
    return after_time_inside(windows, start, total * share.numerator // share.denominator)


def _when_spent(windows: Iterable[Span], amount: timedelta) -> datetime | None:
    for window in windows:
        if window.start + amount <= window.end:
            return window.start + amount
        amount -= window.end - window.start
    return None


def end_of_day_window(school: School, moment: datetime) -> datetime | None:
    """When the school's day ends that is open at that moment; outside of it, the next day's end."""
    return next((window.end for window in day_windows(school, moment, moment + HORIZON)), None)


def teaching_days_later(school: School, moment: datetime, count: int) -> datetime | None:
    """The same time of day on the count-th teaching day after the moment's date."""
    here = local_time(moment, school.zone)
    on = teaching_days_after(school, here.date(), count)
    return to_utc(on, here.time(), school.zone) if on else None
