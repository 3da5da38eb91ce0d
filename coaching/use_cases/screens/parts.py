"""What several screens show: names, moments in a reader's words, conversations."""

from collections.abc import Iterable
from datetime import datetime

from coaching.help_requests import Cover, HelpRequest
from coaching.offers import Offer
from coaching.people import Person, PersonId
from coaching.ports import UnitOfWork
from coaching.programmes import Programme
from coaching.school_calendar import Promise, School, promise
from coaching.screens import Colleague, Conversation, CoverNeed, SuggestedTime
from coaching.topics import TopicId


def person(unit: UnitOfWork, whom: PersonId) -> Person | None:
    """The person; those of the programme without asking the rows."""
    programme = unit.programme()
    tutor = programme.tutors.get(whom)
    known = tutor.person if tutor else next((each for each in programme.coordinators if each.id == whom), None)
    return known or (unit.people.get(whom) if whom else None)


def name(unit: UnitOfWork, whom: PersonId) -> str:
    """The person's name; empty for somebody erased."""
    known = person(unit, whom)
    return known.name if known else ""


def colleague(unit: UnitOfWork, whom: PersonId) -> Colleague:
    """The person by name, with the address of a chat; somebody erased has neither."""
    known = person(unit, whom)
    if known is None:
        return Colleague("")
    return Colleague(known.name, f"slack://user?team={unit.workspace}&id={known.slack_user}")


def topic_name(programme: Programme, topic: TopicId | None, language: str) -> str:
    """The topic in the reader's language, empty where there is none."""
    known = programme.topic(topic)
    return known.name_in(language) if known else ""


def school_of(programme: Programme, request: HelpRequest) -> School | None:
    """The school that the request is about."""
    return programme.schools.get(request.school) if request.school else None


def said(programme: Programme, request: HelpRequest, at: datetime | None, now: datetime) -> Promise | None:
    """The moment as people at the request's school would say it."""
    school = school_of(programme, request) or next(iter(programme.schools.values()), None)
    return promise(school, at, now=now) if school and at else None


def times_of(
    programme: Programme, request: HelpRequest, times: Iterable[datetime], now: datetime
) -> tuple[SuggestedTime, ...]:
    """Moments to choose from, those gone by left out."""
    shown = ((at, said(programme, request, at, now)) for at in times if at > now)
    return tuple(SuggestedTime(at, words) for at, words in shown if words)


def next_time(programme: Programme, request: HelpRequest, offer: Offer, now: datetime) -> Promise | None:
    """The next tutoring time of the offer's tutor; None where they are no tutor (any more)."""
    tutor = programme.tutors.get(offer.tutor)
    if tutor is None or not request.is_open:
        return None
    calendar = programme.calendar(tutor)
    moment = calendar.free_from(max(now, offer.ask_at))
    school = school_of(programme, request) or calendar.times.working.schools[0]
    return promise(school, moment, now=now) if moment else None


def conversation(unit: UnitOfWork, offer: Offer) -> Conversation | None:
    """What the tutor asked and the requester answered; None where nothing was asked."""
    if not offer.exchanges:
        return None
    return Conversation(
        offer=offer.id,
        tutor=colleague(unit, offer.tutor),
        said=tuple((each.question, each.answer) for each in offer.exchanges),
        waits=offer.question is not None,
    )


def cover_need(cover: Cover | None) -> CoverNeed | None:
    """The cover as it stands."""
    return CoverNeed(cover.kind, cover.lessons, cover.arranged_at is not None) if cover else None
