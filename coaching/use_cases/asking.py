"""Asking the next tutor: the step that a new request, a pass and a leaving tutor have in common."""

from collections.abc import Iterable
from datetime import datetime

from coaching.help_requests import HelpRequest, RequestState, nobody_free, offered, withdrawn
from coaching.notices import Notice, NoticeKind, notice
from coaching.offers import Offer, OfferId, OfferState
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.routing import Choice, Need, choose
from coaching.school_calendar import week_start


def ask_next(unit: UnitOfWork, request: HelpRequest, now: datetime) -> HelpRequest:
    """The request offered to the best tutor not asked yet, or to nobody, with the notices owed for it."""
    programme = unit.programme()
    since = week_start(now, programme.zone)
    choice = choose(programme, _need(request), unit.help_requests.offers_since(since), now)
    if choice is None:
        unit.outbox.add(_nobody(unit, request, max(now, request.undo_until)))
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


def _nobody(unit: UnitOfWork, request: HelpRequest, due: datetime, *, only_edit: bool = False) -> list[Notice]:
    return [
        notice(NoticeKind.NOBODY_FREE, request.id, coordinator.id, due, only_edit=only_edit)
        for coordinator in unit.programme().coordinators
    ]


def keep(unit: UnitOfWork, request: HelpRequest, now: datetime) -> None:
    """Save the request and edit every message and Home tab that shows it."""
    unit.help_requests.save(request)
    people = (request.requester, *(offer.tutor for offer in request.offers))
    unit.outbox.add([*_told(request, now), *homes(unit, people, now)])


def called_off(unit: UnitOfWork, request: HelpRequest, now: datetime) -> None:
    """End the request; whoever had accepted it hears so, and the coordinator's card is settled."""
    keep(unit, withdrawn(request, now=now), now)
    if taken := request.accepted:
        unit.outbox.add([notice(NoticeKind.CARD_NEWS, taken.id, taken.tutor, now)])
    if request.state is RequestState.NOBODY:
        unit.outbox.add(_nobody(unit, request, now, only_edit=True))


def homes(unit: UnitOfWork, people: Iterable[PersonId], now: datetime) -> list[Notice]:
    """The Home tabs of those who ever opened theirs, to be published anew."""
    watching = (person for person in sorted(set(people)) if unit.people.watches_home(person))
    return [notice(NoticeKind.HOME, person, person, now) for person in watching]


def _told(request: HelpRequest, now: datetime) -> list[Notice]:
    """What the requester and every tutor with a card see after a change: their living messages, edited.

    The requester's message is made when the undo time ends; tutors' cards are only edited where they exist.
    """
    due = max(now, request.undo_until)
    # Somebody erased has an empty id and is told nothing.
    mine = [notice(NoticeKind.REQUEST, request.id, request.requester, due)] if request.requester else []
    cards = [
        notice(NoticeKind.CARD, offer.id, offer.tutor, now, only_edit=True)
        for offer in request.offers
        if offer.state is not OfferState.ASKED
    ]
    return [*mine, *cards]
