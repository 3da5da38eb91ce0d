"""What the two sides of a help request see of it: its requester's message, its tutors' cards, the time agreed."""

from datetime import datetime, timedelta

from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.notices import NoticeKind
from coaching.offers import Offer, OfferId
from coaching.people import REFUSED, Person, Standing
from coaching.ports import UnitOfWork
from coaching.screens import Receipt
from coaching.use_cases import screens
from coaching.use_cases.notices.values import Found, NotWanted, NotYet

UNTIL_KNOWN = timedelta(seconds=5)
"""How long a card waits before asking again whether the directory knows the requester by now."""


def to_requester(unit: UnitOfWork, kind: NoticeKind, about: RequestId, person: Person, now: datetime) -> Found:
    """The receipt, the living message or one new line, to whoever asked."""
    request = unit.help_requests.get(about)
    if request is None or request.requester != person.id:
        return NotWanted("request is gone")
    if kind is NoticeKind.RECEIPT:
        return Receipt(screens.request_screen(unit, request, person, now))
    if kind is NoticeKind.REQUEST_NEWS and request.state is RequestState.UNDONE:
        return NotWanted("request was taken back")
    if kind is NoticeKind.REQUEST_NEWS:
        return screens.request_news(unit, request, person, now)
    return screens.request_screen(unit, request, person, now)


def to_tutor(unit: UnitOfWork, kind: NoticeKind, about: OfferId, person: Person, now: datetime) -> Found:
    """The card of whoever was asked, or a line about it; a requester who is not known yet is waited for."""
    found = _offered(unit, about, person)
    if isinstance(found, NotWanted | NotYet):
        return found
    request, offer = found
    # Once a request is over, whoever has its card learns so, whatever has become of its requester.
    if request.is_open:
        requester = unit.people.get(request.requester)
        if requester is None or requester.standing in REFUSED:
            return NotWanted("requester is not served")
        if requester.standing is Standing.UNKNOWN:
            return NotYet(now + UNTIL_KNOWN)
    if kind is NoticeKind.CARD_NEWS:
        return screens.card_news(unit, request, offer, person, now)
    if kind is NoticeKind.CARD_REMINDER:
        return screens.card_reminder(unit, request, offer, person) or NotWanted("card does not wait any more")
    return screens.tutor_card(unit, request, offer, person, now)


def calendar(unit: UnitOfWork, about: OfferId, person: Person) -> Found:
    """The time agreed, for either side."""
    request = unit.help_requests.of_offer(about)
    if request is None or person.id not in (request.requester, request.offer(about).tutor):
        return NotWanted("offer is gone")
    return screens.calendar_file(unit, request, request.offer(about), person) or NotWanted("no time is agreed")


def _offered(unit: UnitOfWork, about: OfferId, person: Person) -> tuple[HelpRequest, Offer] | NotWanted:
    request = unit.help_requests.of_offer(about)
    if request is None or (offer := request.offer(about)).tutor != person.id:
        return NotWanted("offer is gone")
    return request, offer
