"""Dates and times in words a teacher uses."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from coaching.school_calendar import Promise, PromisedDay, TutoringTime, Weekday, to_utc
from handlers.languages import Voice

BABEL = {"en": "en_GB"}
"""English dates are written as schools in Europe write them."""
FOR_EVER = date.max
"""The last day of a leave until further notice."""
BARE_DAY = "cccc"
"""The name of a weekday standing alone; Babel's Finnish has no Sunday in the case of a sentence (EEEE)."""


def when(promised: Promise, _: Voice) -> str:
    """The promised moment: "today, period 3 (11:15)", "on Tuesday at 14:00", "on Tuesday 24 November at 9:00"."""
    day = _day(promised, _)
    at = clock_time(promised.at, _)
    if promised.period:
        said = _("{day}, period {period} ({time})", day=day, period=promised.period.name, time=at)
    else:
        said = _("{day} at {time}", day=day, time=at)
    return said if _same_clock(promised, _.zone) else on_clock(said, promised.zone, _)


def on_clock(said: str, zone: str, _: Voice) -> str:
    """The time with whose clock it stands on: "on Tuesday at 14:00, Helsinki time"."""
    return _("{moment}, {city} time", moment=said, city=_city(zone))


def when_for_all(promised: Promise, _: Voice) -> str:
    """The promised moment for people who live by different clocks."""
    said = when(promised, _)
    return on_clock(said, promised.zone, _) if _same_clock(promised, _.zone) else said


def moment(at: datetime, _: Voice) -> str:
    """A moment gone by, with its day, on the reader's clock: "on Monday 7 September at 8:00"."""
    here = at.astimezone(ZoneInfo(_.zone))
    return _("{day} at {time}", day=_on_date(here.date(), _), time=clock_time(here.time(), _))


def here(at: datetime, _: Voice) -> str:
    """The time of a moment on the reader's clock: "9:05"."""
    return clock_time(at.astimezone(ZoneInfo(_.zone)).time(), _)


def short_day(promised: Promise, _: Voice) -> str:
    """The promised day alone, short enough for a button: "today", "tomorrow", "Tue 24 Nov"."""
    match promised.day:
        case PromisedDay.TODAY:
            return _("today")
        case PromisedDay.TOMORROW:
            return _("tomorrow")
    # Translators: a short day as a Unicode date pattern, for example ccc d.M. in Finnish.
    return format_date(promised.on, _("ccc d MMM"), locale=_locale(_))


def several_moments(promised: Iterable[Promise], _: Voice) -> str:
    """Several promised moments in one sentence."""
    return "; ".join(when(each, _) for each in promised)


def tutoring_time(weekly: TutoringTime, place: str, _: Voice) -> str:
    """One weekly tutoring time: "Tuesdays 8:00–15:00, Rantala"."""
    day = format_date(date(2024, 1, 1 + weekly.weekday), BARE_DAY, locale=_locale(_))
    hours = f"{clock_time(weekly.start, _)}–{clock_time(weekly.end, _)}"
    where = place or _("online")
    if weekly.week:
        # Translators: {weekday} is the bare name of the day, {letter} the week of a fortnight, such as A or B.
        return _(
            "{weekday}s {hours}, {place}, week {letter}", weekday=day, hours=hours, place=where, letter=weekly.week
        )
    # Translators: {weekday} is the bare name of the day.
    return _("{weekday}s {hours}, {place}", weekday=day, hours=hours, place=where)


def clock_time(at: time, _: Voice) -> str:
    # Translators: a time of day as a Unicode date pattern, for example H.mm in Finnish.
    return format_time(at, _("H:mm"), locale=_locale(_))


def _day(promised: Promise, _: Voice) -> str:
    match promised.day:
        case PromisedDay.TODAY:
            return _("today")
        case PromisedDay.TOMORROW:
            return _("tomorrow")
        case PromisedDay.THIS_WEEK:
            # Translators: {weekday} is the bare name of the day.
            return _("on {weekday}", weekday=format_date(promised.on, BARE_DAY, locale=_locale(_)))
        case PromisedDay.DATE:
            return _on_date(promised.on, _)


def _on_date(on: date, _: Voice) -> str:
    # Translators: a day as a Unicode date pattern, for example cccc'na' d. MMMM in Finnish.
    pattern = _("cccc d MMMM")
    return _("on {date}", date=format_date(on, pattern, locale=_locale(_)))


def _locale(_: Voice) -> str:
    return BABEL.get(_.language, _.language)


def _same_clock(promised: Promise, zone: str) -> bool:
    at = to_utc(promised.on, promised.at, promised.zone).astimezone(UTC)
    return at.astimezone(ZoneInfo(zone)).utcoffset() == at.astimezone(ZoneInfo(promised.zone)).utcoffset()


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def weekday(on: Weekday, _: Voice) -> str:
    """The bare name of the day: "Tuesday"."""
    return format_date(date(2024, 1, 1 + on), BARE_DAY, locale=_locale(_))


def plain_day(on: date, _: Voice) -> str:
    """A day standing alone: "7 September 2026"."""
    return format_date(on, "long", locale=_locale(_))
