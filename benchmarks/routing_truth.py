"""What nobody knows in the simulated year: skill, willingness, absence. The simulation alone asks, no policy does.

Whether a tutor accepts a request is drawn from seed, request and tutor alone: every policy meets the same people.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b
from math import log

from benchmarks.routing_town import Parameters, Request, new_year
from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.topics import TopicId
from coaching.tutors import Level
from coaching.when_needed import WhenNeeded

WELL = {Level.LEARNING: 0.55, Level.CONFIDENT: 0.72, Level.EXPERT: 0.88}
"""How often it truly goes well at a level, on average."""
HAPPENS = 0.9
"""So many of the meetings agreed on take place."""


class Reply(StrEnum):
    ACCEPTED = "accepted"
    PASSED = "passed"
    NOT_MINE = "not_mine"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Meeting:
    """What it would be for the tutor to accept."""

    asked_on: date
    taken: int
    """This week so far."""
    in_time: bool
    there: bool


@dataclass(frozen=True, slots=True)
class Truth:
    seed: int
    parameters: Mapping[str, float]
    unwilling: Mapping[tuple[PersonId, bool], float]
    """Before New Year, and after it."""
    skill: Mapping[tuple[PersonId, TopicId], float]

    def reply(self, request: Request, tutor: PersonId, meeting: Meeting) -> Reply:
        """What the tutor does with the card."""
        if self._draw(meeting.asked_on.toordinal(), tutor, "away") < self.parameters["absence"]:
            return Reply.SILENT
        if request.meant != request.topic and (tutor, request.meant) not in self.skill:
            return Reply.NOT_MINE
        if self._draw(request.number, tutor) < self.likely(request, tutor, meeting):
            return Reply.ACCEPTED
        return Reply.SILENT if self._draw(request.number, tutor, "how") < self.parameters["silence"] else Reply.PASSED

    def likely(self, request: Request, tutor: PersonId, meeting: Meeting) -> float:
        """How likely the tutor is to accept what is their topic, before anything is drawn."""
        yes = 1 - self.unwilling[tutor, request.at >= new_year()]
        yes *= (1 - min(1.0, self.parameters["busy"])) ** meeting.taken
        yes *= 1.0 if meeting.in_time else 1 - min(1.0, self.parameters["inconvenient"])
        return yes * (1.0 if meeting.there else 1 - min(1.0, self.parameters["elsewhere"]))

    def goes_well(self, request: Request, tutor: PersonId) -> bool | None:
        """Whether it is sorted; None where they did not even meet."""
        if self._draw(request.number, tutor, "met") > HAPPENS:
            return None
        return self._draw(request.number, tutor, "went") < self.skill.get((tutor, request.meant), 0.3)

    def takes(self, request: Request, tutor: PersonId) -> timedelta:
        """Working time until the answer comes; a card about a stuck lesson is answered twenty times as fast."""
        hours = -log(1 - self._draw(request.number, tutor, "takes")) * self.parameters["patience_hours"]
        return timedelta(hours=hours / 20 if request.when is WhenNeeded.RIGHT_NOW else hours)

    def _draw(self, *about: object) -> float:
        """A number from 0 up to 1 that depends on these alone."""
        mixed = blake2b(f"{self.seed} {about}".encode(), digest_size=6).digest()
        return int.from_bytes(mixed, "big") / 2**48


def truth(programme: Programme, parameters: Parameters, seed: int) -> Truth:
    """The truth of that seed, drawn apart from the town."""
    chance, known = random.Random(f"truth {seed}"), parameters["truth"]
    unwilling, skill = {}, {}
    for who, tutor in programme.tutors.items():
        first = _bounded(chance.gauss(known["unwilling"], known["unwilling_spread"]))
        unwilling[who, False] = first
        unwilling[who, True] = _bounded(first + chance.gauss(0, known["drift"]))
        for each in tutor.skills:
            skill[who, each.topic] = _bounded(chance.gauss(WELL[each.level], known["skill_spread"]))
    return Truth(seed, known, unwilling, skill)


def _bounded(share: float) -> float:
    return min(0.95, max(0.05, share))
