"""A request taken back, cancelled, and opened again."""

from dataclasses import replace
from datetime import datetime, timedelta

from coaching.errors import NoLongerOpen
from coaching.help_requests import HelpRequest, RequestState, reopened, undone
from coaching.notices import NoticeKind, homes
from coaching.offers import OfferState, Why
from coaching.use_cases.acts import Turn
from coaching.use_cases.asking import an_offer, ask_next, called_off, put_to, to_requester
from coaching.use_cases.help_requests.changing import from_now
from coaching.use_cases.help_requests.finding import could_ask
from coaching.use_cases.help_requests.own import tell

REOPENABLE = frozenset({RequestState.SORTED, RequestState.DID_NOT_HAPPEN, RequestState.WITHDRAWN})
REOPENED_WITHIN = timedelta(days=14)


def take_back(it: Turn, request: HelpRequest) -> None:
    """The request undone, and nothing said about it to anybody; `TooLateToUndo` once somebody may have it."""
    unit, now = it.unit, it.act.at
    names = {tutor.person.id: tutor.person.name for tutor in unit.programme().tutors.values()}
    after = undone(request, names=names, now=now)
    for about in (request.id, *(offer.id for offer in request.offers)):
        unit.outbox.forget(about)
    unit.help_requests.save(replace(after, look_at=None))
    # One that was held or had no school may have its message already.
    living = replace(to_requester(after, NoticeKind.REQUEST, now), only_edit=True)
    unit.outbox.add([living, *homes([it.person.id], now)])


def cancel(it: Turn, request: HelpRequest) -> None:
    """The request withdrawn, and whoever had accepted it told; within the undo time it is simply taken back."""
    if _reached_nobody(request, it.act.at):
        take_back(it, request)
        return
    seconds = tuple(each for each in request.seconds if each.state is OfferState.ACCEPTED)
    called_off(it.unit, request, it.act.at, it.person.id)
    tell(it, request, seconds)


def _reached_nobody(request: HelpRequest, now: datetime) -> bool:
    return request.state is RequestState.HELD or (now < request.undo_until and request.accepted is None)


def reopen(it: Turn, request: HelpRequest) -> HelpRequest | None:
    """The request open again, with whoever helped before asked first; None where it is open."""
    if request.is_open:
        return None
    now, former = it.act.at, request.accepted
    if request.state not in REOPENABLE or request.ended_at is None or now - request.ended_at > REOPENED_WITHIN:
        raise NoLongerOpen(request.state)
    free = replace(from_now(reopened(request, now=now), now), undo_until=now, cover=None)
    if free.state is RequestState.NEEDS_SCHOOL:
        return free
    choice = could_ask(it.unit, free, former.tutor, now) if former else None
    if former is None or choice is None:
        return ask_next(it.unit, free, now)
    return put_to(it.unit, free, an_offer(it.unit, former.tutor, (Why.AGAIN,), choice.ask_at))
