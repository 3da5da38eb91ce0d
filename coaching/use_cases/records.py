"""What the router learns while requests go their way. Only the requester says whether it was sorted."""

from datetime import datetime

from coaching.help_requests import HelpRequest
from coaching.offers import Offer
from coaching.outcomes import Result, Side
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.routing import Answer, Records
from coaching.school_calendar import week_start
from coaching.topics import TopicId

ENDS = {Result.SORTED: Answer.SORTED, Result.NOT_YET: Answer.UNSORTED, Result.DID_NOT_HAPPEN: Answer.UNSORTED}


def known(unit: UnitOfWork, topic: TopicId | None, now: datetime) -> Records:
    """What the tutor for that topic is chosen by."""
    return unit.records.known(topic, since=week_start(now, unit.programme().zone), now=now)


def heard(unit: UnitOfWork, request: HelpRequest, tutor: PersonId, answer: Answer, now: datetime) -> None:
    """Count the answer of somebody who is a tutor (still)."""
    if tutor in unit.programme().tutors:
        unit.records.add(tutor, answer, request.topic, now)


def went(unit: UnitOfWork, request: HelpRequest, result: Result, now: datetime) -> None:
    """Count how it went, as the requester says, for whoever has accepted it."""
    if request.accepted:
        heard(unit, request, request.accepted.tutor, ENDS[result], now)


def stayed_silent(unit: UnitOfWork, request: HelpRequest, offer: Offer, now: datetime) -> None:
    """Count that somebody else has to be asked, unless the tutor asked back or suggested times."""
    if not offer.exchanges and offer.times_by is not Side.TUTOR:
        heard(unit, request, offer.tutor, Answer.SILENT, now)
