"""Somebody asks: a house with tutors, and what is owed afterwards."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from coaching.help_requests import RequestId
from coaching.kinds import Kind
from coaching.notices import NoticeKind
from coaching.people import PersonId, Role, WorkspaceId
from coaching.topics import Guess, Topic, TopicId
from coaching.understanding import Reading, Said
from coaching.use_cases.help_requests import Ask, HelpRequests
from tests.builders import MONDAY_8AM, a_person, a_tutor
from tests.coaching.use_cases.house import House

SANNA = PersonId("sanna")
IN_TIME, LATER = MONDAY_8AM + timedelta(seconds=59), MONDAY_8AM + timedelta(minutes=1)
WORDS = "my iPads won't show on the screen"
WORRY = "A pupil told me she wants to die"
IDEA = Ask("Everybody needs iPads", kind=Kind.WORKSHOP_IDEA)


class Fits:
    """Understands every text alike."""

    def __init__(self, **fits: float) -> None:
        self._guesses = tuple(Guess(TopicId(topic), fit) for topic, fit in fits.items())

    def heard(self, words: str) -> Said:
        return Said(words)

    waited_for = heard

    def is_late(self, workspace: WorkspaceId, said: Said) -> bool:
        return False

    def reading(self, workspace: WorkspaceId, topics: Sequence[Topic], said: Said) -> Reading:
        return Reading(self._guesses, out_of_scope=0.0)


def a_house(**frame: Any) -> House:
    """Liisa and Pekka are tutors for iPads at Rantala; Maija coordinates; Noor has no school yet."""
    newcomer = a_person("Noor Ahmed", schools=())
    house = House(a_tutor(), a_tutor("Pekka Laine"), people=[a_person("Maija Salo"), newcomer], **frame)
    house.gives("maija", Role.COORDINATOR)
    return house


def requests(house: House, understanding: Fits | None = None) -> HelpRequests:
    return HelpRequests(house.begin, house.begin, understanding or Fits(ipads=0.9, kahoot=0.1))


def ask(house: House, ask: Ask | str = WORDS, who: str = "sanna", now: datetime = MONDAY_8AM) -> RequestId:
    said = Ask(ask) if isinstance(ask, str) else ask
    return requests(house).ask(house.act(who, now), said).screen.request


def owed(house: House, kind: NoticeKind) -> list[tuple[str, datetime]]:
    """To whom a new message of that kind is owed, and from when on."""
    new = (each for each in house.rows.owed.values() if each.kind is kind and not each.only_edit)
    return sorted((each.to, each.due) for each in new)
