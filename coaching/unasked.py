"""How many messages that nobody asked for may reach a person: two a day and four a week, whatever they are about."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from coaching.notices import NoticeKind
from coaching.school_calendar import IsoWeek, local_date, to_utc

UNASKED = frozenset(
    {
        NoticeKind.INVITATION,
        NoticeKind.TRIAD_INVITATION,
        NoticeKind.TRIAD_REMINDER,
        NoticeKind.CYCLE_END,
        NoticeKind.PROMPT,
        NoticeKind.PROMPT_REMINDER,
    }
)
"""Cards of a role that somebody accepted are asked for, and so is what answers them, or what a volunteer waits for."""
PER_DAY, PER_WEEK = 2, 4
WEEK = timedelta(days=7)


def one_more_at(came: Iterable[datetime], now: datetime, zone: str) -> datetime:
    """From when one more unasked message may come: now, else the next day or Monday on the person's clock."""
    today = local_date(now, zone)
    days = [local_date(moment, zone) for moment in came]
    if sum(IsoWeek.of(day) == IsoWeek.of(today) for day in days) >= PER_WEEK:
        return to_utc(today + WEEK - timedelta(days=today.weekday()), time.min, zone)
    if days.count(today) >= PER_DAY:
        return to_utc(today + timedelta(days=1), time.min, zone)
    return now
