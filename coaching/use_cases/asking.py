"""Asking tutors, and keeping a request: what every act on a request has in common."""

from dataclasses import replace
from datetime import datetime

from coaching.help_requests import HelpRequest, RequestState, WhenNeeded, nobody_free, offered, withdrawn
from coaching.notices import OWN_ACT, WANTED, Notice, NoticeKind, homes, notice
from coaching.offers import Offer, OfferId, OfferState, Why
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.routing import Choice, choose, need_of
from coaching.school_calendar import week_start
from coaching.use_cases.records import known
from coaching.widening import next_look

FINDING = frozenset({RequestState.WAITING, RequestState.NOBODY})


def ask_next(unit: UnitOfWork, request: HelpRequest, now: datetime) -> HelpRequest:
    """The request offered to the best tutor not asked yet, or to nobody, with the notices owed for it."""
    request = without_time_gone_by(request, now)
    choice = best(unit, request, now)
    if choice is None:
        free = nobody_free(request, max(now, request.undo_until))
        unit.outbox.add(to_coordinators(unit, free, max(now, request.undo_until)))
        return free
    return put_to(unit, request, _offer(unit, choice))


def without_time_gone_by(request: HelpRequest, now: datetime) -> HelpRequest:
    """The request for this week where its chosen time is over: whoever is asked now could not come then."""
    if request.needed_at is None or request.needed_at > now:
        return request
    return replace(request, when=WhenNeeded.THIS_WEEK, needed_at=None)


def best(unit: UnitOfWork, request: HelpRequest, now: datetime) -> Choice | None:
    """The best tutor not asked yet; None where nobody is left."""
    programme = unit.programme()
    records = known(unit, request.topic, now)
    # Last: whoever has counted them on PostgreSQL lets nobody else choose until the end of the unit.
    offers = unit.help_requests.offers_since(week_start(now, programme.zone))
    return choose(programme, need_of(request), offers, now, records)


def ask_also(unit: UnitOfWork, request: HelpRequest, now: datetime) -> HelpRequest | None:
    """The request with one more tutor asked beside those who are; None where nobody is left."""
    choice = best(unit, request, now)
    return None if choice is None else put_to(unit, request, _offer(unit, choice))


def put_to(unit: UnitOfWork, request: HelpRequest, offer: Offer) -> HelpRequest:
    """The request with that offer, whose card is owed from its `ask_at` on."""
    unit.outbox.add([card(request, offer, offer.ask_at)])
    return offered(request, offer)


def an_offer(
    unit: UnitOfWork, tutor: PersonId, reasons: tuple[Why, ...], ask_at: datetime, *, as_second: bool = False
) -> Offer:
    """An offer that a person and not the router decided on."""
    return Offer(OfferId(unit.new_id()), tutor, OfferState.ASKED, reasons, ask_at, as_second=as_second)


def _offer(unit: UnitOfWork, choice: Choice) -> Offer:
    return an_offer(unit, choice.tutor.person.id, choice.reasons, choice.ask_at)


def card(request: HelpRequest, offer: Offer, due: datetime, *, only_edit: bool = False) -> Notice:
    """The tutor's card; where a lesson is stuck it comes at any hour."""
    urgent = due + WANTED if request.when is WhenNeeded.RIGHT_NOW else None
    return notice(NoticeKind.CARD, offer.id, offer.tutor, due, only_edit=only_edit, at_once_until=urgent)


def to_coordinators(unit: UnitOfWork, request: HelpRequest, due: datetime, *, only_edit: bool = False) -> list[Notice]:
    """The operational card of everybody who coordinates."""
    return [
        notice(NoticeKind.NEEDS_COORDINATOR, request.id, coordinator.id, due, only_edit=only_edit)
        for coordinator in unit.programme().coordinators
    ]


def for_cover(unit: UnitOfWork, request: HelpRequest, due: datetime, *, only_edit: bool = False) -> list[Notice]:
    """The card about a session that needs cover, for everybody who coordinates."""
    return [
        notice(NoticeKind.COVER, request.id, coordinator.id, due, only_edit=only_edit)
        for coordinator in unit.programme().coordinators
    ]


def wants_cover(request: HelpRequest) -> bool:
    """Whether somebody still has to arrange cover for it."""
    return request.is_open and request.cover is not None and request.cover.arranged_at is None


def keep(
    unit: UnitOfWork, request: HelpRequest, now: datetime, by: PersonId | None = None, *, is_new: bool = False
) -> HelpRequest:
    """Save the request, with the moment of the ladder's next look, and edit every message and Home that shows it.

    `by` is who acted: what answers them may come at once.
    """
    kept = replace(request, look_at=next_look(request, unit.programme(), now))
    (unit.help_requests.add if is_new else unit.help_requests.save)(kept)
    coordinators = [each.id for each in unit.programme().coordinators] if _concerns_coordinators(kept) else []
    people = (kept.requester, *(offer.tutor for offer in kept.offers), *coordinators)
    unit.outbox.add([*_told(unit, kept, now, by), *homes((each for each in people if each), now)])
    return kept


def news(request: HelpRequest, now: datetime, by: PersonId | None = None) -> list[Notice]:
    """One new line to the requester, unless it is their own act."""
    if not request.requester or by == request.requester:
        return []
    return [to_requester(request, NoticeKind.REQUEST_NEWS, now)]


def to_tutor(request: HelpRequest, offer: Offer, now: datetime) -> Notice:
    """One new line to a tutor who waits for the requester's side, at once where a lesson is stuck."""
    urgent = now + WANTED if request.when is WhenNeeded.RIGHT_NOW else None
    return notice(NoticeKind.CARD_NEWS, offer.id, offer.tutor, now, at_once_until=urgent)


def to_requester(request: HelpRequest, kind: NoticeKind, due: datetime, by: PersonId | None = None) -> Notice:
    """A message to the requester, at once where it answers them or a lesson is stuck."""
    acted = due - request.ladder.undo if due == request.undo_until else due
    until = own_act(acted, by, request.requester)
    if request.when is WhenNeeded.RIGHT_NOW:
        until = due + WANTED
    return notice(kind, request.id, request.requester, due, at_once_until=until)


def own_act(now: datetime, by: PersonId | None, to: PersonId) -> datetime | None:
    """Until when a message to that person is the answer to what they just did; None where they did nothing."""
    return now + OWN_ACT if by == to else None


def called_off(unit: UnitOfWork, request: HelpRequest, now: datetime, by: PersonId | None = None) -> None:
    """End the request; whoever had accepted it hears so, and the coordinator's card is settled."""
    keep(unit, withdrawn(request, now=now), now, by)
    if taken := request.accepted:
        unit.outbox.add([to_tutor(request, taken, now)])


def _concerns_coordinators(request: HelpRequest) -> bool:
    return bool(request.coordinator_at or request.cover or request.state is RequestState.COLLECTED)


def _told(unit: UnitOfWork, request: HelpRequest, now: datetime, by: PersonId | None) -> list[Notice]:
    """What everybody with a message about it sees after a change: their living messages, edited.

    The requester's message is made when the undo time ends; tutors' cards are only edited where they exist.
    """
    due = max(now, request.undo_until)
    # Somebody erased has an empty id and is told nothing.
    mine = [_living(request, due, by)] if request.requester else []
    # Who has it in hand has to get their card even where this takes the place of one that was still to be sent.
    cards = [
        card(request, offer, now, only_edit=not _is_in_hand(request, offer))
        for offer in request.offers
        if not _is_on_its_way(offer, now)
    ]
    return [*mine, *cards, *_operational(unit, request, now)]


def _operational(unit: UnitOfWork, request: HelpRequest, now: datetime) -> list[Notice]:
    """The coordinators' cards; a new one only as long as somebody is still looked for, or cover is."""
    told: list[Notice] = []
    if request.coordinator_at:
        due = max(now, request.coordinator_at)
        told += to_coordinators(unit, request, due, only_edit=request.state not in FINDING)
    if request.cover:
        told += for_cover(unit, request, max(now, request.undo_until), only_edit=not wants_cover(request))
    return told


def _living(request: HelpRequest, due: datetime, by: PersonId | None) -> Notice:
    living = to_requester(request, NoticeKind.REQUEST, due, by)
    if request.is_open or request.state is RequestState.COLLECTED or due > request.undo_until:
        return living
    # Cancelled before the message was made: the private answer says so, a new message would say it twice.
    return replace(living, only_edit=True)


def _is_in_hand(request: HelpRequest, offer: Offer) -> bool:
    """Whether the tutor has something to do with it: they are asked, or help with a request that has not ended."""
    return offer.state is OfferState.ASKED or (request.is_open and offer.state is OfferState.ACCEPTED)


def _is_on_its_way(offer: Offer, now: datetime) -> bool:
    """Whether the card has still to be sent: it shows the change by itself, and must not become an edit."""
    return offer.state is OfferState.ASKED and offer.ask_at > now
