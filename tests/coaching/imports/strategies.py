"""Programmes and people as Hypothesis makes them up, and how they are written into files."""

import csv
import json
from collections.abc import Mapping
from datetime import date, time
from io import StringIO
from itertools import pairwise

from hypothesis import strategies as st

from coaching.imports.entries import PersonEntry, ProgrammeEntry, school_key, topic_key
from coaching.people import Role, SlackUserId
from coaching.school_calendar import (
    Break,
    ClosedDay,
    DayHours,
    Period,
    School,
    SchoolId,
    Term,
    TutoringTime,
    Weekday,
)
from coaching.topics import Topic, TopicId
from coaching.tutors import Level, Skill
from tests.coaching.imports.builders import HEADER, LANGUAGES

WRITABLE = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"])
NAMES = st.text(WRITABLE, min_size=1, max_size=12)
TEXTS = st.text(WRITABLE, max_size=12)
SCHOOL_NAMES = NAMES.filter(lambda name: ";" not in name and school_key(name) not in ("", "online"))
TOPIC_NAMES = NAMES.filter(lambda name: ";" not in name and ":" not in name and topic_key(name))
DATES = st.dates(date(2026, 1, 1), date(2027, 12, 31))
ZONES = st.sampled_from(["Europe/Helsinki", "Europe/London", "Asia/Kolkata"])
MINUTES = st.integers(0, 24 * 60 - 1)


def clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


@st.composite
def stretches(draw: st.DrawFn) -> list[tuple[str, date, date]]:
    days = sorted(draw(st.sets(DATES, max_size=6)))
    pairs = list(zip(days[::2], days[1::2], strict=False))
    return [(draw(NAMES), first, last) for first, last in pairs]


@st.composite
def periods(draw: st.DrawFn) -> tuple[Period, ...]:
    bounds = sorted(draw(st.sets(MINUTES, max_size=5)))
    starts = [Period(f"p{number}", clock(a), clock(b)) for number, (a, b) in enumerate(pairwise(bounds))]
    return tuple(starts)


@st.composite
def schools(draw: st.DrawFn, name: str) -> School:
    start, end = sorted(draw(st.sets(MINUTES, min_size=2, max_size=2)))
    terms = tuple(Term(*each) for each in draw(stretches()))
    return School(
        id=school_key(name),
        name=name,
        region=draw(TEXTS),
        zone=draw(ZONES),
        teaching_days=draw(st.frozensets(st.sampled_from(Weekday), min_size=1)),
        day=DayHours(clock(start), clock(end)),
        periods=draw(periods()),
        week_cycle=draw(st.sampled_from([(), ("A", "B"), ("A", "B", "C")])) if terms else (),
        terms=terms,
        breaks=tuple(Break(*each) for each in draw(stretches())),
        closed=tuple(ClosedDay(on, draw(NAMES)) for on in sorted(draw(st.sets(DATES, max_size=2)))),
        contact=draw(st.sampled_from([None, "U0MAIJA001"])),
        it_support=draw(TEXTS) or None,
        safeguarding=draw(TEXTS) or None,
    )


@st.composite
def topics(draw: st.DrawFn, name: str) -> Topic:
    names = draw(st.dictionaries(st.sampled_from(LANGUAGES), NAMES))
    return Topic(topic_key(name), name, tuple(draw(st.lists(NAMES, unique=True, max_size=3))), names)


@st.composite
def programmes(draw: st.DrawFn) -> ProgrammeEntry:
    school_names = draw(st.lists(SCHOOL_NAMES, min_size=1, max_size=3, unique_by=school_key))
    topic_names = draw(st.lists(TOPIC_NAMES, min_size=1, max_size=3, unique_by=topic_key))
    return ProgrammeEntry(
        name=draw(NAMES),
        language=draw(st.sampled_from(LANGUAGES)),
        zone=draw(ZONES),
        schools=tuple(draw(schools(name)) for name in school_names),
        topics=tuple(draw(topics(name)) for name in topic_names),
    )


@st.composite
def tutoring_times(draw: st.DrawFn, own: tuple[School, ...]) -> TutoringTime:
    start, end = sorted(draw(st.sets(MINUTES, min_size=2, max_size=2)))
    place = draw(st.sampled_from([None, *own]))
    letters = place.week_cycle if place else own[0].week_cycle
    week = draw(st.sampled_from([None, *letters]))
    return TutoringTime(draw(st.sampled_from(Weekday)), clock(start), clock(end), place.id if place else None, week)


@st.composite
def staff(draw: st.DrawFn, programme: ProgrammeEntry, number: int) -> PersonEntry:
    own = tuple(draw(st.lists(st.sampled_from(programme.schools), min_size=1, unique_by=lambda each: each.id)))
    roles = draw(st.frozensets(st.sampled_from(Role)))
    skills: tuple[Skill, ...] = ()
    times: tuple[TutoringTime, ...] = ()
    if Role.TUTOR in roles:
        known = draw(st.sets(st.sampled_from([topic.id for topic in programme.topics]), min_size=1))
        skills = tuple(Skill(topic, draw(st.sampled_from(Level))) for topic in sorted(known))
        unordered = draw(st.sets(tutoring_times(own), min_size=1, max_size=3))
        times = tuple(
            sorted(unordered, key=lambda each: (each.weekday, each.start, each.week or "", each.school or ""))
        )
    return PersonEntry(
        slack_user=SlackUserId(f"U0PERSON{number:02}"),
        name=f"{draw(NAMES)} {number}",
        schools=tuple(school.id for school in own),
        roles=roles,
        subject=draw(TEXTS) or None,
        phase=draw(TEXTS) or None,
        language=draw(st.sampled_from([None, *LANGUAGES])),
        skills=skills,
        times=times,
        weekly_cap=draw(st.none() | st.integers(1, 40)),
    )


@st.composite
def programmes_with_people(draw: st.DrawFn) -> tuple[ProgrammeEntry, tuple[PersonEntry, ...]]:
    programme = draw(programmes())
    people = tuple(draw(staff(programme, number)) for number in range(draw(st.integers(1, 4))))
    return programme, people


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def listed(texts: list[str]) -> str:
    return "[" + ", ".join(quoted(text) for text in texts) + "]"


def written_programme(programme: ProgrammeEntry) -> str:
    lines = ["[programme]", f"name = {quoted(programme.name)}", f"language = {quoted(programme.language)}"]
    lines.append(f"timezone = {quoted(programme.zone)}")
    for school in programme.schools:
        lines += ["[[school]]", *_school_lines(school)]
    for topic in programme.topics:
        names = ", ".join(f"{code} = {quoted(name)}" for code, name in topic.names.items())
        lines += ["[[topic]]", f"name = {quoted(topic.name)}", f"words = {listed(list(topic.words))}"]
        lines.append(f"names = {{ {names} }}")
    return "\n".join(lines) + "\n"


def _school_lines(school: School) -> list[str]:
    texts: Mapping[str, str | None] = {
        "name": school.name,
        "region": school.region,
        "timezone": school.zone,
        "day": _hours(school.day.start, school.day.end),
        "week_cycle": "/".join(school.week_cycle),
        "contact": school.contact,
        "it_support": school.it_support,
        "safeguarding": school.safeguarding,
    }
    lines = [f"{key} = {quoted(text)}" for key, text in texts.items() if text is not None]
    lines.append(f"teaching_days = {listed([day.name.lower() for day in sorted(school.teaching_days)])}")
    lines.append(f"periods = {listed([f'{each.name} {_hours(each.start, each.end)}' for each in school.periods])}")
    spans: list[tuple[str, Term | Break]] = [("term", each) for each in school.terms]
    spans += [("break", each) for each in school.breaks]
    for key, each in spans:
        lines += [f"[[school.{key}]]", f"name = {quoted(each.name)}", f"first = {each.first}", f"last = {each.last}"]
    for day in school.closed:
        lines += ["[[school.closed]]", f"date = {day.on}", f"name = {quoted(day.name)}"]
    return lines


def _hours(start: time, end: time) -> str:
    return f"{start:%H:%M}-{end:%H:%M}"


def written_people(programme: ProgrammeEntry, people: tuple[PersonEntry, ...]) -> str:
    school_names = {school.id: school.name for school in programme.schools}
    topic_names = {topic.id: topic.name for topic in programme.topics}
    text = StringIO()
    text.write(HEADER)
    writer = csv.writer(text)
    for person in people:
        writer.writerow(_cells(person, school_names, topic_names))
    return text.getvalue()


def _cells(person: PersonEntry, school_names: Mapping[SchoolId, str], topic_names: Mapping[TopicId, str]) -> list[str]:
    return [
        person.slack_user,
        person.name,
        ";".join(school_names[school] for school in person.schools),
        ";".join(sorted(person.roles)),
        person.subject or "",
        person.phase or "",
        person.language or "",
        ";".join(f"{topic_names[each.topic]}:{each.level.name.lower()}" for each in person.skills),
        ";".join(_time_cell(each, school_names) for each in person.times),
        str(person.weekly_cap or ""),
    ]


def _time_cell(each: TutoringTime, school_names: Mapping[SchoolId, str]) -> str:
    place = school_names[each.school] if each.school else "online"
    week = f"{each.week} " if each.week else ""
    return f"{each.weekday.name.lower()} {week}{_hours(each.start, each.end)} @{place}"
