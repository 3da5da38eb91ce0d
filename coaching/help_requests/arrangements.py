"""What a teacher and a tutor arrange: times, questions, cover, a note."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from coaching.errors import AskedTwice, NoLongerOpen, NothingSaid, NoTimes, TimePassed
from coaching.help_requests.values import Cover, HelpRequest, RequestState, open_or_refuse
from coaching.offers import MOST_TIMES, Exchange, Offer, OfferId, OfferState
from coaching.outcomes import Side

ARRANGING = frozenset({RequestState.WAITING, RequestState.ACCEPTED, RequestState.MET})


def suggested_times(
    request: HelpRequest, offer: OfferId, times: Sequence[datetime], *, by: Side, now: datetime
) -> HelpRequest:
    """The request with times for the other side to choose from; they take the place of those before."""
    rising = tuple(sorted(set(times)))[:MOST_TIMES]
    if not rising:
        raise NoTimes
    if rising[0] <= now:
        raise TimePassed
    mine = _live(request, offer)
    return _with(request, replace(mine, times=rising, times_by=by))


def without_times(request: HelpRequest, offer: OfferId) -> HelpRequest:
    """The request without the times suggested about that offer: they are over."""
    return _with(request, replace(request.offer(offer), times=(), times_by=None))


def chosen_time(request: HelpRequest, offer: OfferId, at: datetime, *, by: Side, now: datetime) -> HelpRequest:
    """The request with that tutor at that time: choosing the tutor's time accepts the tutor."""
    mine = _live(request, offer)
    if mine.times_by is by or at not in mine.times:
        raise NoLongerOpen(request.state)
    if at <= now:
        raise TimePassed
    taken = replace(mine, state=OfferState.ACCEPTED, answered_at=mine.answered_at or now, times=(), times_by=None)
    others = tuple(
        replace(each, state=OfferState.LAPSED, answered_at=now, times=(), times_by=None)
        if each.state is OfferState.ASKED and not each.as_second and each.id != offer
        else each
        for each in request.offers
    )
    free = replace(request, state=RequestState.ACCEPTED, offers=others, agreed_at=at, met_at=None)
    return _with(free, taken)


def asked_question(request: HelpRequest, offer: OfferId, exchange: Exchange) -> HelpRequest:
    """The request with a question to its requester; `AskedTwice` after two, or while one waits."""
    mine = _live(request, offer)
    if not exchange.question.strip():
        raise NothingSaid
    if not mine.may_ask:
        raise AskedTwice
    return _with(request, replace(mine, exchanges=(*mine.exchanges, exchange)))


def answered_question(request: HelpRequest, offer: OfferId, answer: str) -> HelpRequest:
    """The request with the waiting question of that tutor answered."""
    mine = _live(request, offer)
    waiting = mine.question
    if not answer.strip():
        raise NothingSaid
    if waiting is None:
        raise NoLongerOpen(request.state)
    said = tuple(replace(each, answer=answer) if each.id == waiting.id else each for each in mine.exchanges)
    return _with(request, replace(mine, exchanges=said))


def with_cover(request: HelpRequest, cover: Cover | None) -> HelpRequest:
    """The request with what has to be covered; None where nothing has (any more)."""
    return replace(open_or_refuse(request), cover=cover)


def with_note(request: HelpRequest, offer: OfferId, note: str) -> HelpRequest:
    """The request with the tutor's own note."""
    return _with(request, replace(request.offer(offer), note=note))


def _live(request: HelpRequest, offer: OfferId) -> Offer:
    """The offer, asked or accepted, of a request under way."""
    mine = request.offer(offer)
    if request.state not in ARRANGING or mine.state not in (OfferState.ASKED, OfferState.ACCEPTED):
        raise NoLongerOpen(request.state)
    return mine


def _with(request: HelpRequest, offer: Offer) -> HelpRequest:
    return replace(request, offers=tuple(offer if each.id == offer.id else each for each in request.offers))
