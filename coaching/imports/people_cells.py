"""The cells of a person's line that hold more than a word: roles, topics with levels, tutoring times."""

import re
from collections.abc import Mapping

from coaching.imports.entries import school_key, topic_key
from coaching.imports.findings import Fault, Margin
from coaching.imports.hours import WEEKDAYS, hours_of
from coaching.imports.spelling import key_of, nearest
from coaching.people import Role
from coaching.school_calendar import School, SchoolId, TutoringTime
from coaching.topics import Topic, TopicId
from coaching.tutors import Level, Skill

TEACHER = "teacher"
"""Everybody is one; a list may say so."""
LEVELS = {level.name.lower(): level for level in Level}
MOST_A_WEEK = 40
ONLINE = "online"
TIME = re.compile(r"(?P<day>\S+)\s+(?:(?P<week>[^\W\d_])\s+)?(?P<hours>[^@]*?)\s*@\s*(?P<place>.*)", re.DOTALL)


def parts_of(cell: str) -> list[str]:
    """What stands between semicolons, empty parts left out."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def roles_of(cell: str, line: int, margin: Margin) -> frozenset[Role]:
    """The roles besides being a teacher."""
    roles = set()
    for part in parts_of(cell):
        name = key_of(part).replace(" ", "_")
        if name in set(Role):
            roles.add(Role(name))
        elif name != TEACHER:
            margin.note(line, Fault.BAD_ROLE, part, near=nearest(name, [TEACHER, *Role]))
    return frozenset(roles)


def schools_of(cell: str, line: int, margin: Margin, schools: Mapping[SchoolId, School] | None) -> tuple[SchoolId, ...]:
    """The schools by key, the home school first; any school will do where they are not known (None)."""
    found = []
    for part in parts_of(cell):
        if schools is None or school_key(part) in schools:
            found.append(school_key(part))
        else:
            near = nearest(part, [school.name for school in schools.values()])
            margin.note(line, Fault.NO_SUCH_SCHOOL, part, near=near)
    return tuple(dict.fromkeys(found))


def skills_of(cell: str, line: int, margin: Margin, topics: Mapping[TopicId, Topic] | None) -> tuple[Skill, ...]:
    """The topics with levels, in the order of their names; without a level a tutor is confident."""
    skills: dict[TopicId, Skill] = {}
    for part in parts_of(cell):
        topic, level = _topic_and_level(part, line, margin, topics)
        if topics is not None and topic_key(topic) not in topics:
            near = nearest(topic, [each.name for each in topics.values()])
            margin.note(line, Fault.NO_SUCH_TOPIC, topic, near=near)
        elif topic_key(topic) in skills:
            margin.note(line, Fault.TOPIC_TWICE, topic)
        else:
            skills[topic_key(topic)] = Skill(topic_key(topic), level)
    return tuple(skills[key] for key in sorted(skills))


def _topic_and_level(part: str, line: int, margin: Margin, topics: Mapping[TopicId, Topic] | None) -> tuple[str, Level]:
    """A topic may have a colon in its own name."""
    topic, colon, level = (piece.strip() for piece in part.rpartition(":"))
    if not colon or (topics and topic_key(part) in topics):
        return part, Level.CONFIDENT
    if key_of(level) not in LEVELS:
        margin.note(line, Fault.BAD_LEVEL, level, about=topic, near=nearest(level, LEVELS))
    return topic, LEVELS.get(key_of(level), Level.CONFIDENT)


def times_of(
    cell: str, line: int, margin: Margin, schools: Mapping[SchoolId, School] | None
) -> tuple[TutoringTime, ...]:
    """The tutoring times in the order of the week, each once."""
    times = {time for part in parts_of(cell) if (time := _time_of(part, line, margin, schools))}
    return tuple(sorted(times, key=lambda time: (time.weekday, time.start, time.week or "", time.school or "")))


def _time_of(part: str, line: int, margin: Margin, schools: Mapping[SchoolId, School] | None) -> TutoringTime | None:
    said = TIME.fullmatch(part)
    if said is None or not said["place"]:
        margin.note(line, Fault.BAD_TUTORING_TIME, part)
        return None
    day, hours = WEEKDAYS.get(key_of(said["day"])), hours_of(said["hours"])
    if day is None:
        margin.note(line, Fault.BAD_WEEKDAY, said["day"], near=nearest(said["day"], WEEKDAYS))
    if isinstance(hours, Fault):
        margin.note(line, hours, said["hours"], about="tutoring_times")
    is_online = key_of(said["place"]) == ONLINE
    places = () if is_online else schools_of(said["place"], line, margin, schools)
    if day is None or isinstance(hours, Fault) or not (is_online or places):
        return None
    week = said["week"].upper() if said["week"] else None
    return TutoringTime(day, hours.start, hours.end, places[0] if places else None, week)


def cap_of(cell: str, line: int, margin: Margin) -> int | None:
    """How many requests a week are offered at most; None for an empty cell: no cap."""
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", cell) or not 1 <= int(cell) <= MOST_A_WEEK:
        margin.note(line, Fault.BAD_CAP, cell, about=str(MOST_A_WEEK))
        return None
    return int(cell)
