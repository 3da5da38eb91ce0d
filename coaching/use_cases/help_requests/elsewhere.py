"""Where else help may come from: somebody else, the next tutoring day, a workshop one day."""

from dataclasses import replace
from datetime import datetime, timedelta

from coaching.errors import NoLongerOpen
from coaching.help_requests import HelpRequest, RequestState, collected, freed
from coaching.ladder import ladder_for
from coaching.offers import OfferState
from coaching.use_cases.acts import Turn
from coaching.use_cases.asking import FINDING, an_offer, ask_next, put_to
from coaching.use_cases.help_requests.own import helpers, tell
from coaching.use_cases.next_tutoring_day import next_tutoring_day
from coaching.when_needed import WhenNeeded

DOUBLE_CLICK = timedelta(seconds=5)
"""Whoever asks for somebody else again sooner has not read yet whom the first press asked."""
WITH_SOMEBODY = frozenset({RequestState.WAITING, RequestState.ACCEPTED})


def ask_else(it: Turn, request: HelpRequest) -> HelpRequest | None:
    """The request with the next tutor asked instead of all so far; None for the second click of two."""
    if request.state not in WITH_SOMEBODY:
        raise NoLongerOpen(request.state)
    if _just_let_go(request, it.act.at):
        return None
    free = freed(request, now=it.act.at)
    _forget_unsent(it, request)
    tell(it, free, helpers(request))
    return ask_next(it.unit, free, it.act.at)


def wait_for_day(it: Turn, request: HelpRequest) -> HelpRequest | None:
    """The request put to whoever has the next tutoring day; None where it waits for that already."""
    if request.state is RequestState.WAITING and request.when is WhenNeeded.NEXT_TUTORING_DAY:
        return None
    choice = next_tutoring_day(it.unit, request, it.act.at) if request.state is RequestState.NOBODY else None
    if choice is None:
        raise NoLongerOpen(request.state)
    when = WhenNeeded.NEXT_TUTORING_DAY
    waiting = replace(request, when=when, needed_at=None, ladder=ladder_for(request.kind, when))
    return put_to(it.unit, waiting, an_offer(it.unit, choice.tutor.person.id, choice.reasons, choice.ask_at))


def as_idea(it: Turn, request: HelpRequest) -> HelpRequest | None:
    """The request, which found nobody, kept as a wish for a workshop; None where it is one already."""
    if request.state is RequestState.COLLECTED:
        return None
    if request.state not in FINDING:
        raise NoLongerOpen(request.state)
    return kept_as_idea(it, request)


def kept_as_idea(it: Turn, request: HelpRequest) -> HelpRequest:
    """The open request as a wish for a workshop; whoever had accepted it hears so."""
    _forget_unsent(it, request)
    kept = collected(request, it.act.at)
    tell(it, kept, helpers(request))
    return kept


def _just_let_go(request: HelpRequest, now: datetime) -> bool:
    return any(
        each.state is OfferState.LAPSED and each.answered_at is not None and now - each.answered_at < DOUBLE_CLICK
        for each in request.offers
    )


def _forget_unsent(it: Turn, request: HelpRequest) -> None:
    """Cards that have not gone out never do."""
    for each in request.asked:
        if each.ask_at > it.act.at:
            it.unit.outbox.forget(each.id)
