"""How a request finds its tutor, is changed, and is taken back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from coaching.errors import NoLongerOpen, TakenByColleague, TooLateToUndo
from coaching.help_requests.values import HelpRequest, RequestState, open_or_refuse
from coaching.kinds import Kind
from coaching.offers import Offer, OfferId, OfferState, Why
from coaching.people import PersonId

FINDING = frozenset({RequestState.WAITING, RequestState.NOBODY})


def held_back(request: HelpRequest) -> HelpRequest:
    """The request kept until its requester has read what to do about a child at risk."""
    return replace(request, state=RequestState.HELD)


def let_through(request: HelpRequest) -> HelpRequest:
    """The request as its requester says that it is for a tutor; it still has to find one."""
    if request.state is not RequestState.HELD:
        raise NoLongerOpen(request.state)
    return replace(request, state=RequestState.WAITING if request.school else RequestState.NEEDS_SCHOOL)


def offered(request: HelpRequest, offer: Offer) -> HelpRequest:
    """The request with one more tutor asked; one who is asked as second changes nothing else."""
    state = request.state if offer.as_second else RequestState.WAITING
    return replace(request, state=state, offers=(*request.offers, offer))


def nobody_free(request: HelpRequest, now: datetime) -> HelpRequest:
    """The request with no tutor left to ask, on the coordinator's list."""
    return replace(request, state=RequestState.NOBODY, coordinator_at=request.coordinator_at or now)


def collected(request: HelpRequest, now: datetime) -> HelpRequest:
    """The request as a wish for a workshop; nobody is asked about it (any more)."""
    return _ended(replace(open_or_refuse(request), kind=Kind.WORKSHOP_IDEA), RequestState.COLLECTED, now)


def changed(request: HelpRequest, **details: Any) -> HelpRequest:  # noqa: ANN401 — `replace` checks the names
    """The open request with other details: kind, topic, level, time or place. Who is asked is decided elsewhere."""
    return replace(open_or_refuse(request), **details)


def undone(request: HelpRequest, *, names: Mapping[PersonId, str], now: datetime) -> HelpRequest:
    """The request taken back before anybody was asked."""
    if request.state is not RequestState.COLLECTED:
        open_or_refuse(request)
    if request.state is not RequestState.HELD and (now >= request.undo_until or request.accepted):
        reached = request.accepted or next(iter(request.asked), None)
        raise TooLateToUndo(names.get(reached.tutor, "") if reached else "")
    return _ended(request, RequestState.UNDONE, now)


def withdrawn(request: HelpRequest, *, now: datetime) -> HelpRequest:
    """The request cancelled by its requester, with every open offer lapsed."""
    return _ended(open_or_refuse(request), RequestState.WITHDRAWN, now)


def accepted(
    request: HelpRequest, offer: OfferId, *, at: datetime | None, names: Mapping[PersonId, str], now: datetime
) -> HelpRequest:
    """The request taken by one tutor, to meet at that moment; the first accept ends the other offers.

    Accepting as second leaves everything else as it is.
    """
    mine, taken = request.offer(offer), request.accepted
    if taken is not None and taken.id != offer and not mine.as_second:
        helpful = request.state is RequestState.ACCEPTED and mine.state is OfferState.LAPSED
        raise TakenByColleague(names.get(taken.tutor, ""), taken.answered_at or now, offer if helpful else "")
    allowed = RequestState.ACCEPTED if mine.as_second else RequestState.WAITING
    if request.state is not allowed or mine.state is not OfferState.ASKED:
        raise NoLongerOpen(request.state)
    if mine.as_second:
        return _with_offer(request, offer, lambda each: _answered(each, OfferState.ACCEPTED, now))
    offers = tuple(
        _answered(each, OfferState.ACCEPTED, now) if each.id == offer else _lapsed(each, now) for each in request.offers
    )
    return replace(request, state=RequestState.ACCEPTED, offers=offers, agreed_at=at)


def backed_up(request: HelpRequest, offer: OfferId, *, now: datetime) -> HelpRequest:
    """The request with the tutor who came second as a helper beside the one who was first."""
    mine = request.offer(offer)
    if request.state is not RequestState.ACCEPTED or mine.state is not OfferState.LAPSED:
        raise NoLongerOpen(request.state)

    def beside(each: Offer) -> Offer:
        return replace(_answered(each, OfferState.ACCEPTED, now), as_second=True, reasons=(Why.BACK_UP,))

    return _with_offer(request, offer, beside)


def passed(
    request: HelpRequest, offer: OfferId, *, now: datetime, state: OfferState = OfferState.PASSED
) -> HelpRequest:
    """The request without that tutor, before or after they had accepted; `state` may be NOT_MY_TOPIC."""
    return _let_go(open_or_refuse(request), offer, state, now)


def lapsed(request: HelpRequest, offer: OfferId, *, now: datetime) -> HelpRequest:
    """The request without a tutor who is not there any more."""
    return _let_go(request, offer, OfferState.LAPSED, now)


def freed(request: HelpRequest, *, now: datetime) -> HelpRequest:
    """The request with nobody asked: its requester wants somebody else, or who accepted has kept silent."""
    offers = tuple(
        _answered(each, OfferState.LAPSED, now) if each.state in (OfferState.ASKED, OfferState.ACCEPTED) else each
        for each in open_or_refuse(request).offers
    )
    free = replace(request, state=RequestState.WAITING, offers=offers, agreed_at=None, met_at=None)
    return free if request.agreed_at in (None, request.needed_at) else _cover_anew(free)


def reopened(request: HelpRequest, *, now: datetime) -> HelpRequest:
    """A request that had ended, open again as if asked now; whoever helped may be asked first."""
    if request.is_open or request.state is RequestState.COLLECTED:
        raise NoLongerOpen(request.state)
    offers = tuple(
        replace(each, state=OfferState.LAPSED) if each.state is OfferState.ACCEPTED else each for each in request.offers
    )
    return replace(
        request,
        state=RequestState.WAITING if request.school else RequestState.NEEDS_SCHOOL,
        offers=offers,
        asked_at=now,
        undo_until=now,
        agreed_at=None,
        met_at=None,
        ended_at=None,
        coordinator_at=None,
        it_suggested=False,
    )


def _let_go(request: HelpRequest, offer: OfferId, state: OfferState, now: datetime) -> HelpRequest:
    mine = request.offer(offer)
    if mine.state not in (OfferState.ASKED, OfferState.ACCEPTED):
        raise NoLongerOpen(request.state)
    left = _with_offer(request, offer, lambda each: _answered(each, state, now))
    if mine.as_second:
        return left
    if mine.state is OfferState.ACCEPTED:
        return freed(left, now=now)  # whoever was to look on as well has nobody left to help
    return replace(left, state=RequestState.WAITING)


def _cover_anew(request: HelpRequest) -> HelpRequest:
    """The request with its cover to be arranged again: it was arranged for a time that holds no more."""
    return replace(request, cover=replace(request.cover, arranged_at=None)) if request.cover else request


def _with_offer(request: HelpRequest, offer: OfferId, change: Callable[[Offer], Offer]) -> HelpRequest:
    return replace(request, offers=tuple(change(each) if each.id == offer else each for each in request.offers))


def _ended(request: HelpRequest, state: RequestState, now: datetime) -> HelpRequest:
    offers = tuple(_lapsed(each, now) for each in request.offers)
    return replace(request, state=state, offers=offers, ended_at=now)


def _answered(offer: Offer, state: OfferState, now: datetime) -> Offer:
    return replace(offer, state=state, answered_at=now, times=(), times_by=None)


def _lapsed(offer: Offer, now: datetime) -> Offer:
    return _answered(offer, OfferState.LAPSED, now) if offer.state is OfferState.ASKED else offer
