"""The person's own request: got, refused to anybody else, and shown as it is now."""

from dataclasses import replace
from datetime import timedelta

from coaching.errors import NotYours
from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.notices import receipt
from coaching.offers import Offer, OfferState
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.screens import RequestScreen, Shown
from coaching.use_cases.acts import Turn
from coaching.use_cases.asking import to_tutor
from coaching.use_cases.screens import request_screen

SOON = timedelta(seconds=2)
"""So long a receipt waits for a better one: what Slack's reader takes for an answer."""


def own(unit: UnitOfWork, person: Person, request: RequestId) -> HelpRequest:
    """The person's own request, held; `NotYours` for anybody else's."""
    held = unit.help_requests.get(request)
    # Somebody not stored yet has an empty id, like a requester who was erased.
    if held is None or not person.id or held.requester != person.id:
        raise NotYours("request")
    return held


def mine(it: Turn, request: RequestId) -> HelpRequest:
    """The same for the person whose turn it is."""
    return own(it.unit, it.person, request)


def shown(it: Turn, request: HelpRequest) -> Shown[RequestScreen]:
    """The request as the person sees it now."""
    screen = request_screen(it.unit, request, it.person, it.act.at)
    return Shown(screen, it.unit.programme().reader(it.person))


def following(it: Turn, screen: Shown[RequestScreen]) -> Shown[RequestScreen]:
    """The screen of late words; where somebody is asked, without the name, which follows: if need be by the outbox."""
    request = screen.screen.request
    if screen.screen.state not in (RequestState.WAITING, RequestState.NOBODY):
        return replace(screen, screen=replace(screen.screen, late=True))
    if it.act.answer_to:
        told = receipt(request, it.person.id, it.act.at, it.act.answer_to)
        it.unit.outbox.add([replace(told, due=it.act.at + SOON)])
    unsure = replace(screen.screen, late=True, follows=True, topic="", chips=(), asked=(), promise=None)
    return replace(screen, screen=unsure)


def answer(it: Turn, request: RequestId) -> None:
    """The private message that was pressed shows the request as it is now; a message to stay is edited anyway."""
    if it.act.answer_to:
        it.unit.outbox.add([receipt(request, it.person.id, it.act.at, it.act.answer_to)])


def helpers(request: HelpRequest) -> tuple[Offer, ...]:
    """Who has accepted, the one and whoever looks on as second."""
    seconds = (each for each in request.seconds if each.state is OfferState.ACCEPTED)
    return (request.accepted, *seconds) if request.accepted else tuple(seconds)


def tell(it: Turn, request: HelpRequest, offers: tuple[Offer, ...]) -> None:
    """One new line to each of these tutors."""
    it.unit.outbox.add([to_tutor(request, each, it.act.at) for each in offers])
