"""Asking the next tutor: the step that a new request, a pass and a leaving tutor have in common."""

from datetime import datetime

from coaching.help_requests import HelpRequest, nobody_free, offered
from coaching.notices import Notice, NoticeKind, notice
from coaching.offers import Offer, OfferId, OfferState
from coaching.ports import UnitOfWork
from coaching.routing import Choice, Need, choose
from coaching.school_calendar import week_start


def ask_next(unit: UnitOfWork, request: HelpRequest, now: datetime) -> HelpRequest:
    """The request offered to the best tutor not asked yet, or to nobody, with the notices owed for it."""
    programme = unit.programme()
    since = week_start(now, programme.zone)
    choice = choose(programme, _need(request), unit.help_requests.offers_since(since), now)
    if choice is None:
        unit.outbox.add(_nobody(unit, request, now))
        return nobody_free(request)
    offer = _offer(unit, choice)
    unit.outbox.add([notice(NoticeKind.CARD, offer.id, offer.tutor, offer.ask_at)])
    return offered(request, offer)


def _need(request: HelpRequest) -> Need:
    return Need(
        when=request.when,
        topic=request.topic,
        school=request.school,
        not_before=request.undo_until,
        not_these=frozenset({request.requester, *(offer.tutor for offer in request.offers)}),
    )


def _offer(unit: UnitOfWork, choice: Choice) -> Offer:
    return Offer(OfferId(unit.new_id()), choice.tutor.person.id, OfferState.ASKED, choice.reasons, choice.ask_at)


def _nobody(unit: UnitOfWork, request: HelpRequest, now: datetime) -> list[Notice]:
    due = max(now, request.undo_until)
    return [
        notice(NoticeKind.NOBODY_FREE, request.id, coordinator.id, due) for coordinator in unit.programme().coordinators
    ]


def keep(unit: UnitOfWork, request: HelpRequest, now: datetime) -> None:
    """Save the request and edit every message that shows it."""
    unit.help_requests.save(request)
    unit.outbox.add(told(request, now))


def told(request: HelpRequest, now: datetime) -> list[Notice]:
    """What the requester and every tutor with a card see after a change: their living messages, edited.

    The requester's message is made when the undo time ends; tutors' cards are only edited where they exist.
    """
    due = max(now, request.undo_until)
    mine = notice(NoticeKind.REQUEST, request.id, request.requester, due)
    cards = [
        notice(NoticeKind.CARD, offer.id, offer.tutor, now, only_edit=True)
        for offer in request.offers
        if offer.state is not OfferState.ASKED
    ]
    return [mine, *cards]
