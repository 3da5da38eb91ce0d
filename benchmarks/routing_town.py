"""What everybody can know in the simulated year: schools, tutors, topics, who asks for what when. Drawn from a seed."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from coaching.people import Person, PersonId, SlackUserId, Standing
from coaching.programmes import Programme
from coaching.school_calendar import (
    SCHOOL_WEEK,
    Break,
    DayHours,
    Leave,
    School,
    SchoolId,
    Term,
    TutoringTime,
    Weekday,
    teaching_days,
    to_utc,
)
from coaching.topics import Topic, TopicId
from coaching.tutors import Level, Skill, Tutor
from coaching.when_needed import WhenNeeded

ZONE = "Europe/Helsinki"
FIRST, LAST = date(2026, 8, 10), date(2027, 6, 4)
BREAKS = (
    Break("autumn", date(2026, 10, 12), date(2026, 10, 16)),
    Break("winter", date(2026, 12, 21), date(2027, 1, 6)),
    Break("skiing", date(2027, 2, 22), date(2027, 2, 26)),
    Break("easter", date(2027, 3, 26), date(2027, 3, 29)),
)
OPENS, CLOSES = time(8), time(16)

Parameters = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Request:
    """One request; `topic` is what the words were taken for, `meant` what they are about."""

    number: int
    at: datetime
    when: WhenNeeded
    topic: TopicId
    meant: TopicId
    school: SchoolId
    needed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Town:
    programme: Programme
    requests: tuple[Request, ...]


def town(parameters: Parameters, seed: int) -> Town:
    """The municipality of that seed."""
    chance = random.Random(f"town {seed}")
    known = parameters["town"]
    schools = [_school(number) for number in range(whole(known["schools"]))]
    topics = [Topic(TopicId(f"topic{number:02}"), f"Topic {number}") for number in range(whole(known["topics"]))]
    wanted = [(number + 1) ** -known["popularity"] for number in range(len(topics))]
    tutors = [
        _tutor(number, schools, topics, wanted, known=known, chance=chance) for number in range(whole(known["tutors"]))
    ]
    programme = Programme(
        version=1,
        name="Simulated",
        language="en",
        zone=ZONE,
        schools={school.id: school for school in schools},
        topics=tuple(topics),
        tutors={tutor.person.id: tutor for tutor in tutors},
    )
    return Town(programme, tuple(_requests(programme, wanted, parameters, chance)))


def whole(number: float) -> int:
    return max(1, round(number))


def around(mean: float, chance: random.Random) -> int:
    """A whole number of that mean."""
    return int(mean) + (chance.random() < mean % 1)


def _school(number: int) -> School:
    return School(
        id=SchoolId(f"school{number}"),
        name=f"School {number}",
        region="North",
        zone=ZONE,
        teaching_days=SCHOOL_WEEK,
        day=DayHours(OPENS, CLOSES),
        terms=(Term("year", FIRST, LAST),),
        breaks=BREAKS,
    )


def _tutor(
    number: int,
    schools: list[School],
    topics: list[Topic],
    wanted: list[float],
    *,
    known: Mapping[str, float],
    chance: random.Random,
) -> Tutor:
    own = schools[number % len(schools)].id
    key = f"tutor{number:03}"
    person = Person(PersonId(key), SlackUserId(key.upper()), key, Standing.ACTIVE, schools=(own,), zone=ZONE)
    mine = _several(topics, wanted, max(1, around(known["topics_per_tutor"], chance)), chance)
    levels = [Level.LEARNING, Level.CONFIDENT, Level.CONFIDENT, Level.EXPERT]
    has_cap = chance.random() < 2 / 3
    return Tutor(
        person,
        skills=tuple(Skill(topic.id, chance.choice(levels)) for topic in mine),
        times=tuple(_times(own, schools, known, chance)),
        leaves=tuple(_leaves(known, chance)),
        weekly_cap=max(1, around(known["weekly_cap"], chance)) if has_cap else None,
    )


def _several(topics: list[Topic], wanted: list[float], count: int, chance: random.Random) -> list[Topic]:
    """Different ones; more people help with what more people ask for."""
    left, chosen = list(zip(topics, wanted, strict=True)), []
    for _ in range(min(count, len(topics))):
        drawn = chance.choices(range(len(left)), [weight for _, weight in left])[0]
        chosen.append(left.pop(drawn)[0])
    return chosen


def _times(
    own: SchoolId, schools: list[School], known: Mapping[str, float], chance: random.Random
) -> list[TutoringTime]:
    others = [school.id for school in schools if school.id != own] or [own]
    days = chance.sample(sorted(SCHOOL_WEEK), min(5, max(1, around(known["days_per_tutor"], chance))))
    hours = min(8, whole(known["hours_per_day"]))
    times = []
    for place, day in enumerate(days):
        start = chance.randint(OPENS.hour, CLOSES.hour - hours)
        at = own if place == 0 or chance.random() >= known["visits"] else chance.choice(others)
        times.append(TutoringTime(Weekday(day), time(start), time(start + hours), at))
    if chance.random() < known["online"]:
        times.append(TutoringTime(Weekday(chance.randrange(5)), time(13), time(15), None))
    return times


def _leaves(known: Mapping[str, float], chance: random.Random) -> list[Leave]:
    leaves, left = [], around(known["leaves"], chance)
    while left > 0:
        length = min(left, chance.randint(1, 3))
        first = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        leaves.append(Leave(first, first + timedelta(days=length - 1)))
        left -= length
    return leaves


def _requests(
    programme: Programme, wanted: list[float], parameters: Parameters, chance: random.Random
) -> list[Request]:
    schools = list(programme.schools.values())
    days = list(teaching_days(schools[0], FIRST, LAST - timedelta(days=10)))
    early = [2.0 if place < 20 else 1.0 for place in range(len(days))]
    count = whole(parameters["town"]["requests"])
    moments = sorted(
        to_utc(day, time(chance.randint(7, 15), chance.randrange(60)), ZONE)
        for day in chance.choices(days, early, k=count)
    )
    return [
        _request(number, at, programme, wanted, parameters=parameters, chance=chance)
        for number, at in enumerate(moments)
    ]


def _request(
    number: int,
    at: datetime,
    programme: Programme,
    wanted: list[float],
    *,
    parameters: Parameters,
    chance: random.Random,
) -> Request:
    topics = [topic.id for topic in programme.topics]
    meant = chance.choices(topics, wanted)[0]
    is_wrong = chance.random() < parameters["truth"]["topic_wrong"]
    taken_for = chance.choice([topic for topic in topics if topic != meant] or topics) if is_wrong else meant
    school = chance.choice(list(programme.schools.values()))
    when = _when(parameters["share"], chance)
    needed_at = None
    if when is WhenNeeded.CHOSEN_TIME:
        days = list(teaching_days(school, at.date() + timedelta(days=1), at.date() + timedelta(days=30)))
        needed_at = to_utc(chance.choice(days[:7]), time(chance.randint(9, 14)), ZONE)
    return Request(number, at, when, taken_for, meant, school.id, needed_at)


def _when(share: Mapping[str, float], chance: random.Random) -> WhenNeeded:
    drawn = chance.random() * max(1.0, sum(share.values()))
    for name, part in share.items():
        drawn -= part
        if drawn < 0:
            return WhenNeeded(name)
    return WhenNeeded.THIS_WEEK


def new_year() -> datetime:
    return datetime(2027, 1, 1, tzinfo=UTC)
