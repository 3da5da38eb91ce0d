"""People, tutors, requests and programmes for tests: every builder shows only what matters to the test."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from coaching.drafts import Draft, DraftId, DraftState
from coaching.help_requests import HelpRequest, RequestId, RequestState, WhenNeeded
from coaching.offers import Exchange, Offer, OfferId, OfferState, Why
from coaching.people import Person, PersonId, SlackUserId, Standing
from coaching.programmes import Programme
from coaching.school_calendar import DayHours, Period, School, SchoolId, TutoringTime, Weekday
from coaching.topics import Topic, TopicId
from coaching.tutors import Level, Skill, Tutor

HELSINKI = "Europe/Helsinki"
MONDAY_8AM = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
"""Monday 7 September 2026, 8:00 in Helsinki: the week in which the tests live."""
RANTALA, KOIVU = SchoolId("rantala"), SchoolId("koivu")
IPADS, KAHOOT, PRINTING = TopicId("ipads"), TopicId("kahoot"), TopicId("printing")


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def at(weekday: Weekday, hour: int, minute: int = 0) -> datetime:
    """That weekday's clock in Helsinki, in the week of the tests."""
    return MONDAY_8AM + timedelta(days=weekday, hours=hour - 8, minutes=minute)


def a_school(school: SchoolId = RANTALA, name: str = "Rantala", **fields: Any) -> School:
    week = frozenset({Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI})
    periods = (Period("1", time(8, 15), time(9)), Period("3", time(11, 15), time(12)))
    usual: dict[str, Any] = {"region": "North", "zone": HELSINKI, "teaching_days": week, "periods": periods}
    return School(id=school, name=name, **{**usual, "day": DayHours(time(8), time(16)), **fields})


def a_person(name: str = "Sanna Virtanen", **fields: Any) -> Person:
    key = name.split(maxsplit=1)[0].lower()
    usual = {"id": PersonId(key), "slack_user": SlackUserId(f"U{key.upper()}"), "standing": Standing.ACTIVE}
    return Person(name=name, **{**usual, "schools": (RANTALA,), **fields})


def tutoring(weekday: Weekday, school: SchoolId | None = RANTALA, start: int = 9, end: int = 15) -> TutoringTime:
    return TutoringTime(weekday, time(start), time(end), school, None)


def a_tutor(
    name: str = "Liisa Korhonen",
    *,
    topics: Iterable[TopicId] = (IPADS,),
    times: Iterable[TutoringTime] = (tutoring(Weekday.TUE),),
    level: Level = Level.CONFIDENT,
    person: Person | None = None,
    **fields: Any,
) -> Tutor:
    skills = tuple(Skill(topic, level) for topic in topics)
    return Tutor(person or a_person(name), skills, tuple(times), **fields)


def a_programme(*tutors: Tutor, schools: Iterable[School] | None = None, **fields: Any) -> Programme:
    every = (a_school(), a_school(KOIVU, "Koivu")) if schools is None else tuple(schools)
    topics = (
        Topic(IPADS, "iPads and screen sharing", ("iPad", "AirPlay", "screen"), {"fi": "iPadit"}),
        Topic(KAHOOT, "Kahoot", ("quiz",)),
        Topic(PRINTING, "Printing", ("printer", "tulostin", "skrivare")),
    )
    usual: dict[str, Any] = {
        "version": 1,
        "name": "North schools",
        "language": "en",
        "zone": HELSINKI,
        "topics": topics,
    }
    return Programme(
        schools={school.id: school for school in every},
        tutors={tutor.person.id: tutor for tutor in tutors},
        **{**usual, **fields},
    )


def an_offer(tutor: str = "liisa", state: OfferState = OfferState.ASKED, **fields: Any) -> Offer:
    usual: dict[str, Any] = {"id": OfferId(f"offer-{tutor}"), "reasons": (Why.TOPIC,), "ask_at": MONDAY_8AM}
    return Offer(tutor=PersonId(tutor), state=state, **{**usual, **fields})


def an_exchange(answer: str = "", **fields: Any) -> Exchange:
    return Exchange(answer=answer, **{"id": "exchange", "question": "is it one iPad or all of them?", **fields})


def a_draft(**fields: Any) -> Draft:
    usual: dict[str, Any] = {
        "id": DraftId("draft"),
        "person": PersonId("sanna"),
        "written": "1757221200.000100",
        "words": "could somebody look at my iPads",
        "state": DraftState.OPEN,
        "at": MONDAY_8AM,
    }
    return Draft(**{**usual, **fields})


def a_request(*offers: Offer, **fields: Any) -> HelpRequest:
    usual: dict[str, Any] = {
        "id": RequestId("request"),
        "requester": PersonId("sanna"),
        "words": "my iPads won't show",
        "when": WhenNeeded.THIS_WEEK,
        "state": RequestState.WAITING,
        "asked_at": MONDAY_8AM,
        "undo_until": MONDAY_8AM + timedelta(minutes=1),
        "topic": IPADS,
        "school": RANTALA,
        "offers": offers,
    }
    return replace(HelpRequest(**usual), **fields)
