"""A help request and the offers of it: its states, and what each act changes. Values in, values out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from coaching.errors import NoLongerOpen, NotYours, TakenByColleague, TooLateToUndo
from coaching.offers import Offer, OfferId, OfferState
from coaching.outcomes import Result
from coaching.people import PersonId
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId

RequestId = NewType("RequestId", str)


class WhenNeeded(StrEnum):
    """When help is needed; each is a row of the ladder."""

    RIGHT_NOW = "right_now"
    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_TUTORING_DAY = "next_tutoring_day"


class RequestState(StrEnum):
    """Where a request stands; the last four are ends."""

    NEEDS_SCHOOL = "needs_school"
    """Kept until its requester has said which school they are in; nobody is asked yet."""
    WAITING = "waiting"
    NOBODY = "nobody"
    """No tutor fits; the coordinator has been told."""
    ACCEPTED = "accepted"
    SORTED = "sorted"
    DID_NOT_HAPPEN = "did_not_happen"
    UNDONE = "undone"
    """Taken back before anybody was asked."""
    WITHDRAWN = "withdrawn"


OPEN = frozenset({RequestState.NEEDS_SCHOOL, RequestState.WAITING, RequestState.NOBODY, RequestState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """One need of one person, with everybody asked so far."""

    id: RequestId
    requester: PersonId
    """Empty: somebody who has been erased."""
    words: str = field(repr=False)
    when: WhenNeeded
    state: RequestState
    asked_at: datetime
    undo_until: datetime
    topic: TopicId | None = None
    school: SchoolId | None = None
    offers: tuple[Offer, ...] = ()
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def asked(self) -> tuple[Offer, ...]:
        """Offers that wait for an answer."""
        return tuple(offer for offer in self.offers if offer.state is OfferState.ASKED)

    @property
    def accepted(self) -> Offer | None:
        """The one offer that was accepted."""
        return next((offer for offer in self.offers if offer.state is OfferState.ACCEPTED), None)

    def offer(self, offer: OfferId) -> Offer:
        """The offer of that id; `NotYours` where this request has none such."""
        for each in self.offers:
            if each.id == offer:
                return each
        raise NotYours("offer")


def offered(request: HelpRequest, offer: Offer) -> HelpRequest:
    """The request with one more tutor asked."""
    return replace(request, state=RequestState.WAITING, offers=(*request.offers, offer))


def nobody_free(request: HelpRequest) -> HelpRequest:
    """The request with no tutor left to ask."""
    return replace(request, state=RequestState.NOBODY)


def undone(request: HelpRequest, *, names: Mapping[PersonId, str], now: datetime) -> HelpRequest:
    """The request taken back before anybody was asked."""
    open_or_refuse(request)
    if now >= request.undo_until or request.accepted:
        reached = request.accepted or next(iter(request.asked), None)
        raise TooLateToUndo(names.get(reached.tutor, "") if reached else "")
    return _ended(request, RequestState.UNDONE, now)


def withdrawn(request: HelpRequest, *, now: datetime) -> HelpRequest:
    """The request cancelled by its requester, with every open offer lapsed."""
    return _ended(open_or_refuse(request), RequestState.WITHDRAWN, now)


def accepted(request: HelpRequest, offer: OfferId, *, names: Mapping[PersonId, str], now: datetime) -> HelpRequest:
    """The request taken by one tutor; the first accept ends the other offers."""
    mine = request.offer(offer)
    taken = request.accepted
    if taken is not None and taken.id != offer:
        raise TakenByColleague(names.get(taken.tutor, ""), taken.answered_at or now)
    if request.state is not RequestState.WAITING or mine.state is not OfferState.ASKED:
        raise NoLongerOpen(request.state)
    offers = tuple(
        _answered(each, OfferState.ACCEPTED, now) if each.id == offer else _lapsed(each, now) for each in request.offers
    )
    return replace(request, state=RequestState.ACCEPTED, offers=offers)


def passed(request: HelpRequest, offer: OfferId, *, now: datetime) -> HelpRequest:
    """The request without that tutor, before or after they had accepted."""
    return _let_go(open_or_refuse(request), offer, OfferState.PASSED, now)


def lapsed(request: HelpRequest, offer: OfferId, *, now: datetime) -> HelpRequest:
    """The request without a tutor who is not there any more."""
    return _let_go(request, offer, OfferState.LAPSED, now)


def answered(request: HelpRequest, result: Result, *, now: datetime) -> HelpRequest:
    """The request as its requester says it went; `NOT_YET` leaves it with its tutor."""
    if request.state is not RequestState.ACCEPTED:
        raise NoLongerOpen(request.state)
    match result:
        case Result.SORTED:
            return replace(request, state=RequestState.SORTED, ended_at=now)
        case Result.DID_NOT_HAPPEN:
            return replace(request, state=RequestState.DID_NOT_HAPPEN, ended_at=now)
        case Result.NOT_YET:
            return request


def open_or_refuse(request: HelpRequest) -> HelpRequest:
    """The request, if it is open; `NoLongerOpen` otherwise."""
    if not request.is_open:
        raise NoLongerOpen(request.state)
    return request


def _let_go(request: HelpRequest, offer: OfferId, state: OfferState, now: datetime) -> HelpRequest:
    mine = request.offer(offer)
    if mine.state not in (OfferState.ASKED, OfferState.ACCEPTED):
        raise NoLongerOpen(request.state)
    offers = tuple(_answered(each, state, now) if each.id == offer else each for each in request.offers)
    return replace(request, state=RequestState.WAITING, offers=offers)


def _ended(request: HelpRequest, state: RequestState, now: datetime) -> HelpRequest:
    offers = tuple(_lapsed(each, now) for each in request.offers)
    return replace(request, state=state, offers=offers, ended_at=now)


def _answered(offer: Offer, state: OfferState, now: datetime) -> Offer:
    return replace(offer, state=state, answered_at=now)


def _lapsed(offer: Offer, now: datetime) -> Offer:
    return _answered(offer, OfferState.LAPSED, now) if offer.state is OfferState.ASKED else offer
