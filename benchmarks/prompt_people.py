"""An invented staff in many zones: schools with calendars, people with times, leaves, pauses and quiet hours."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import available_timezones

from coaching.people import PersonId
from coaching.prompts.asked import Asked, PromptTime
from coaching.prompts.rhythms import Rhythm
from coaching.school_calendar import (
    SCHOOL_WEEK,
    Break,
    ClosedDay,
    DayHours,
    IsoWeek,
    Leave,
    QuietHours,
    School,
    SchoolId,
    Term,
    Weekday,
    WorkingTime,
)
from coaching.triads import TriadId

FIRST_MONDAY = date(2026, 8, 3)
"""Two years from here have a week 53, four changes of most clocks, and every kind of break."""
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
AWKWARD = (
    *("Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Niue", "Australia/Lord_Howe", "Asia/Kathmandu"),
    *(
        "America/St_Johns",
        "Africa/Casablanca",
        "Antarctica/Troll",
        "Asia/Beirut",
        "America/Scoresbysund",
        "Africa/Cairo",
    ),
    *("Europe/Helsinki", "Europe/London", "America/New_York", "America/Santiago", "Pacific/Honolulu"),
)
"""Zones with odd offsets, changes at midnight or by half an hour, and both sides of the date line."""
DAYS = ("08:00-16:00", "07:30-15:15", "08:15-14:00", "06:30-19:00", "09:00-17:30", "12:00-20:00")
QUIET = ("11:00-12:30", "15:00-08:30", "18:00-07:00", "07:00-10:00", "13:00-14:00")
SUNDAY_TO_THURSDAY = frozenset({Weekday.SUN, Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU})


def schools(chance: random.Random, zones: int) -> list[School]:
    """Three schools in each of so many zones."""
    others = sorted(available_timezones() - set(AWKWARD))
    names = [*AWKWARD, *chance.sample(others, max(0, zones - len(AWKWARD)))][:zones]
    return [_school(chance, f"{zone} {number}", zone) for zone in names for number in range(3)]


def _school(chance: random.Random, name: str, zone: str) -> School:
    start, end = map(time.fromisoformat, chance.choice(DAYS).split("-"))
    shift = chance.randint(-1, 1) * WEEK
    weeks = (11, 20, 21, 29, 37, 46, 47, 48, 49, 50, 51)
    breaks = [Break("Break", on, on + 6 * DAY) for each in weeks for on in _twice(each * WEEK + shift)]
    short = [Break("Days", on, on + chance.randint(1, 4) * DAY) for on in _days(chance, 4)]
    in_terms = chance.random() < 0.5
    return School(
        SchoolId(name),
        name,
        "",
        zone,
        chance.choice(
            (SCHOOL_WEEK, SCHOOL_WEEK, SCHOOL_WEEK, SUNDAY_TO_THURSDAY, frozenset(chance.sample(list(Weekday), 3)))
        ),
        DayHours(start, end),
        terms=tuple(Term("Term", on + shift, on + 44 * WEEK) for on in _twice(timedelta())) if in_terms else (),
        breaks=(*breaks, *short),
        closed=tuple(ClosedDay(on, "Closed") for on in _days(chance, 24)),
    )


def _twice(after: timedelta) -> tuple[date, date]:
    """A date of the first school year and its like in the second."""
    return FIRST_MONDAY + after, FIRST_MONDAY + 52 * WEEK + after


def _days(chance: random.Random, count: int) -> Iterator[date]:
    return (FIRST_MONDAY + chance.randrange(728) * DAY for _ in range(count))


def people(chance: random.Random, at: list[School], count: int) -> list[Asked]:
    """So many people in triads of three."""
    return [_person(chance, at, number) for number in range(count)]


def _person(chance: random.Random, at: list[School], number: int) -> Asked:
    mine = tuple(chance.sample(at, 1 if chance.random() < 0.9 else 2))
    leaves = tuple(Leave(on, on + chance.randrange(15) * DAY) for on in _days(chance, chance.choice((0, 0, 1, 3))))
    quiet = QuietHours(*map(time.fromisoformat, chance.choice(QUIET).split("-"))) if chance.random() < 0.3 else None
    chosen = PromptTime(Weekday(chance.randrange(7)), _time_of_day(chance)) if chance.random() < 0.7 else None
    return Asked(
        TriadId(f"t{number // 3}"),
        PersonId(f"p{number}"),
        WorkingTime(mine, leaves, quiet),
        chosen,
        Rhythm.EVERY_OTHER if chance.random() < 0.1 else Rhythm.WEEKLY,
        IsoWeek.of(FIRST_MONDAY + chance.randrange(10) * WEEK),
        next(_days(chance, 1)) if chance.random() < 0.05 else None,
    )


def _time_of_day(chance: random.Random) -> time:
    return chance.choice((time(0), time(2, 30), time(23, 59), time(chance.randrange(7, 18), chance.randrange(60))))


def moved(chance: random.Random, asked: Asked, at: list[School]) -> Asked:
    """The person at another school, anywhere on earth."""
    return replace(asked, working=replace(asked.working, schools=(chance.choice(at),)))
