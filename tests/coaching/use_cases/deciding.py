"""Sanna has asked: a house with her request, and what she decides about it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from coaching.help_requests import RequestId, RequestState
from coaching.kinds import Kind
from coaching.notices import NoticeKind
from coaching.offers import Offer, OfferState
from coaching.people import Role
from coaching.school_calendar import Weekday
from coaching.use_cases.help_requests import Details, HelpRequests
from coaching.use_cases.understanding import NoEncoder, TopicMemory
from tests.builders import (
    IPADS,
    KAHOOT,
    MONDAY_8AM,
    RANTALA,
    a_person,
    a_request,
    a_tutor,
    an_offer,
    at,
)
from tests.coaching.use_cases.house import House

REQUEST = RequestId("request")
SECOND = timedelta(seconds=1)
BEFORE, IN_TIME = MONDAY_8AM, MONDAY_8AM + 59 * SECOND
UNDO_OVER, LATER = MONDAY_8AM + 60 * SECOND, MONDAY_8AM + timedelta(hours=1)
TUESDAY, WEDNESDAY = at(Weekday.TUE, 9), at(Weekday.WED, 9)
LIISA, TOLD = an_offer("liisa"), an_offer("liisa", OfferState.ACCEPTED, answered_at=LATER)
UNSENT = an_offer("liisa", ask_at=UNDO_OVER)
AS_IT_IS = Details(topic=IPADS, school=RANTALA)
IN_CLASS = replace(AS_IT_IS, kind=Kind.IN_CLASS, setting="6B, room 12")
TAKEN: dict[str, Any] = {"state": RequestState.ACCEPTED, "agreed_at": TUESDAY}
NOBODY: dict[str, Any] = {"state": RequestState.NOBODY, "coordinator_at": UNDO_OVER}


def a_house(*offers: Offer, **fields: Any) -> House:
    """Liisa and Pekka help with iPads, Ritva with Kahoot, all on Tuesdays; Maija coordinates; Sanna asks."""
    tutors = (a_tutor("Liisa Korhonen"), a_tutor("Pekka Laine"), a_tutor("Ritva Salo", topics=[KAHOOT]))
    house = House(*tutors, people=[a_person("Maija Salo")])
    house.gives("maija", Role.COORDINATOR)
    house.has(a_request(*offers, **fields))
    return house


def of(house: House) -> HelpRequests:
    return HelpRequests(house.begin, house.begin, TopicMemory(house.begin, NoEncoder()))


def asked(house: House) -> list[str]:
    return [each.tutor for each in house.request.asked]


def change(house: House, details: Details, now: datetime = LATER) -> None:
    for _ in "12":
        of(house).change(house.act("sanna", now), REQUEST, details)


def waiting(house: House, kind: NoticeKind) -> list[str]:
    return [owed.about for owed in house.rows.owed.values() if owed.kind is kind]
