"""One `[[school]]` of a programme file as a school; what cannot be right is noted and gets a stand-in."""

from collections.abc import Sequence
from datetime import time
from itertools import pairwise
from zoneinfo import available_timezones

from coaching.imports.calendars import breaks_of, closed_days_of, terms_of
from coaching.imports.entries import school_key
from coaching.imports.findings import Doubt, Fault
from coaching.imports.hours import WEEKDAYS, hours_of, period_of, week_cycle_of
from coaching.imports.members import is_member_id
from coaching.imports.spelling import key_of, nearest
from coaching.imports.toml_tables import Table
from coaching.imports.wording import LONGEST_NAME, proper_name
from coaching.school_calendar import DayHours, Period, School, Term, Weekday, teaching_days

KEYS = (
    *("name", "region", "timezone", "teaching_days", "day", "periods", "week_cycle"),
    *("contact", "it_support", "safeguarding", "term", "break", "closed"),
)
ANY_DAY = DayHours(time(8), time(16))
"""Stands in for a day that could not be read; the import stops anyway."""


def school_of(table: Table, zone: str) -> School:
    """The school; `zone` is the programme's, for a school without its own."""
    table.only(*KEYS)
    name = proper_name(table.text("name"), table.line_of("name"), table.margin, about="name")
    day, terms = _day(table), terms_of(table)
    school = School(
        id=school_key(name),
        name=name,
        region=table.text("region", required=False, longest=LONGEST_NAME),
        zone=zone_of(table, "timezone", required=False) or zone,
        teaching_days=_teaching_days(table),
        day=day,
        periods=_periods(table, day),
        week_cycle=_week_cycle(table, terms),
        terms=terms,
        breaks=breaks_of(table, terms),
        closed=closed_days_of(table),
        contact=_contact(table),
        it_support=table.text("it_support", required=False) or None,
        safeguarding=table.text("safeguarding", required=False) or None,
    )
    _note_doubts(table, school)
    return school


def zone_of(table: Table, key: str, *, required: bool) -> str:
    """The IANA zone under that key; empty where there is none or it is unknown."""
    zone = table.text(key, required=required)
    if zone and zone not in (zones := available_timezones()):
        by_place = {each.rpartition("/")[2]: each for each in sorted(zones)}
        near = [by_place[place] for place in nearest(zone.rpartition("/")[2], by_place, most=1)]
        table.margin.note(table.line_of(key), Fault.BAD_ZONE, zone, near=nearest(zone, zones, most=1) or near)
        return ""
    return zone


def _day(table: Table) -> DayHours:
    text = table.text("day")
    hours = hours_of(text)
    if isinstance(hours, DayHours):
        return hours
    if text:
        table.margin.note(table.line_of("day"), hours, text, about="day")
    return ANY_DAY


def _teaching_days(table: Table) -> frozenset[Weekday]:
    line, days = table.line_of("teaching_days"), set()
    said = table.texts("teaching_days", required=True)
    if table.values.get("teaching_days") == []:
        table.margin.note(line, Fault.NO_TEXT, "teaching_days")
    for each in said:
        if key_of(each) in WEEKDAYS:
            days.add(WEEKDAYS[key_of(each)])
        else:
            table.margin.note(line, Fault.BAD_WEEKDAY, each, near=nearest(each, WEEKDAYS))
    return frozenset(days)


def _periods(table: Table, day: DayHours) -> tuple[Period, ...]:
    line, found = table.line_of("periods"), []
    for text in table.texts("periods"):
        period = period_of(text)
        if isinstance(period, Fault):
            table.margin.note(line, period, text, about="periods")
            continue
        found.append(period)
        if period.start < day.start or period.end > day.end:
            table.margin.note(line, Doubt.PERIOD_OUTSIDE_DAY, text)
    periods = sorted(found, key=lambda period: (period.start, period.end, period.name))
    for earlier, later in pairwise(periods):
        if later.start < earlier.end:
            table.margin.note(line, Fault.PERIODS_OVERLAP, later.name, about=earlier.name)
    _note_twice(table, "periods", [period.name for period in periods])
    return tuple(periods)


def _note_twice(table: Table, key: str, names: Sequence[str]) -> None:
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        table.margin.note(table.line_of(key), Fault.NAME_TWICE, name, about=key)


def _week_cycle(table: Table, terms: tuple[Term, ...]) -> tuple[str, ...]:
    text = table.text("week_cycle", required=False)
    cycle = week_cycle_of(text)
    line = table.line_of("week_cycle")
    if isinstance(cycle, Fault):
        table.margin.note(line, cycle, text)
        return ()
    if cycle and not terms and "term" not in table.values:
        table.margin.note(line, Fault.WEEK_CYCLE_WITHOUT_TERMS, text)
    return cycle


def _contact(table: Table) -> str | None:
    contact = table.text("contact", required=False)
    if contact and not is_member_id(contact):
        table.margin.note(table.line_of("contact"), Fault.BAD_MEMBER_ID, contact, about="contact")
    return contact or None


def _note_doubts(table: Table, school: School) -> None:
    if not school.it_support:
        table.margin.note(table.line, Doubt.NO_IT_SUPPORT, school.name)
    if not school.safeguarding:
        table.margin.note(table.line, Doubt.NO_SAFEGUARDING, school.name)
    for term in school.terms if school.teaching_days else ():
        if next(teaching_days(school, term.first, term.last), None) is None:
            table.margin.note(table.line, Doubt.NO_TEACHING_IN_TERM, term.name, about=school.name)
