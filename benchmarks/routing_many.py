"""How long the product takes to choose among 2,000 tutors whom topic and school all suit, with a record of each."""

import random
import time
from collections.abc import Mapping
from datetime import datetime, timedelta

from benchmarks.routing_town import FIRST, Parameters, town
from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.routing import Answers, Need, OnTopic, Records, choose
from coaching.school_calendar import to_utc
from coaching.when_needed import WhenNeeded

MANY = 2000
TIMES = 30
TOWN: Mapping[str, float] = {
    "tutors": MANY,
    "topics": 1,
    "schools": 1,
    "requests": 1,
    "topics_per_tutor": 1,
    "days_per_tutor": 2.5,
    "hours_per_day": 4,
    "visits": 0.0,
    "online": 0.5,
    "weekly_cap": 4,
    "leaves": 3,
    "popularity": 0.5,
}


def milliseconds() -> Mapping[str, float]:
    """CPU time of one choice by when help is needed, the median of thirty, each of another quarter of an hour."""
    parameters: Parameters = {"town": TOWN, "share": {}, "truth": {"topic_wrong": 0.0}}
    programme = town(parameters, 0).programme
    chance = random.Random(0)
    people = list(programme.tutors)
    offers = {who: chance.randint(1, 3) for who in people if chance.random() < 0.4}
    records = Records(
        {who: Answers(chance.randint(0, 9), chance.randint(0, 5), chance.randint(0, 3)) for who in people},
        {who: OnTopic(chance.randint(0, 5), chance.randint(0, 2), chance.randint(0, 1)) for who in people},
    )
    return {when.value: _median(programme, when, offers, records) for when in WhenNeeded}


def _median(programme: Programme, when: WhenNeeded, offers: Mapping[PersonId, int], records: Records) -> float:
    (topic,), (school,) = programme.topics, programme.schools.values()
    took = []
    for number in range(TIMES):
        now = _moment(number)
        need = Need(when, topic.id, school.id, now, frozenset(), needed_at=now + timedelta(days=1))
        began = time.process_time()
        choose(programme, need, offers, now, records)
        took.append(1000 * (time.process_time() - began))
    return sorted(took)[TIMES // 2]


def _moment(number: int) -> datetime:
    return to_utc(FIRST, datetime.min.time().replace(hour=8), "Europe/Helsinki") + timedelta(minutes=15 * number)
