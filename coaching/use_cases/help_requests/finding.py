"""Who is asked for a request from here on: when it goes out, when it changes, and where it would rather wait."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from coaching.help_requests import HelpRequest, RequestState, collected, lapsed
from coaching.kinds import Kind
from coaching.offers import Offer, OfferState, Why
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.routing import Choice, Need, choose, fits, need_of
from coaching.school_calendar import week_start
from coaching.use_cases.acts import Turn
from coaching.use_cases.asking import an_offer, ask_also, ask_next, card, put_to
from coaching.use_cases.records import known

BY_NAME = frozenset({Why.HANDED_OVER, Why.ASSIGNED, Why.AGAIN})
"""Reasons of somebody whom a person and not the router chose: they stay asked while it is any use."""


def sent_out(it: Turn, request: HelpRequest) -> HelpRequest:
    """The request as it goes its way: collected, waiting for its school, or offered to a tutor."""
    if request.kind is Kind.WORKSHOP_IDEA:
        return collected(request, it.act.at)
    if request.school is None:
        return replace(request, state=RequestState.NEEDS_SCHOOL)
    return ask_next(it.unit, replace(request, state=RequestState.WAITING), it.act.at)


def asked_anew(it: Turn, before: HelpRequest, after: HelpRequest) -> HelpRequest:
    """The changed request with those asked who fit it now.

    A card that is not out yet goes to whoever is the best now; one that is out lapses only where its tutor no longer
    fits, and then the next tutor is asked.
    """
    if _need(before) == _need(after):
        return after
    unit, now = it.unit, it.act.at
    if after.coordinator_at and after.coordinator_at > now:
        unit.outbox.forget(after.id)  # still within the undo time: nobody has told the coordinator
        after = replace(after, coordinator_at=None)
    if after.state is RequestState.NOBODY:
        return ask_next(unit, after, now)
    found = _only_fitting(unit, _chosen_anew(unit, after, now), now)
    return found if found.asked else ask_next(unit, found, now)


def _need(request: HelpRequest) -> tuple[object, ...]:
    """What decides who fits."""
    where = (request.school, request.online)
    return (request.kind, request.topic, request.when, request.needed_at, *where)


def _chosen_anew(unit: UnitOfWork, request: HelpRequest, now: datetime) -> HelpRequest:
    """The request with the cards that are not out yet put to the best tutors of now, who may be the same."""
    unsent = [each for each in request.asked if each.ask_at > now and not BY_NAME.intersection(each.reasons)]
    counts = _counts(unit, now, without=[each.tutor for each in unsent])
    for each in unsent:
        unit.outbox.forget(each.id)
        request = _with(request, replace(each, state=OfferState.LAPSED))
    records = known(unit, request.topic, now)
    for _ in unsent:
        if choice := choose(unit.programme(), need_of(request), counts, now, records):
            request = _put(unit, request, choice)
    return request


def _put(unit: UnitOfWork, request: HelpRequest, choice: Choice) -> HelpRequest:
    """The request offered as chosen; to somebody who was chosen and let go again, it is the same offer."""
    tutor = choice.tutor.person.id
    void = next((each for each in request.offers if each.tutor == tutor and each.is_void), None)
    if void is None:
        return put_to(unit, request, an_offer(unit, tutor, choice.reasons, choice.ask_at))
    again = replace(void, state=OfferState.ASKED, reasons=choice.reasons, ask_at=choice.ask_at)
    unit.outbox.add([card(request, again, again.ask_at)])
    return _with(request, again)


def _with(request: HelpRequest, offer: Offer) -> HelpRequest:
    return replace(request, offers=tuple(offer if each.id == offer.id else each for each in request.offers))


def _only_fitting(unit: UnitOfWork, request: HelpRequest, now: datetime) -> HelpRequest:
    """The request without those whom it no longer fits, each with the next tutor asked in their place.

    Whom the coordinator asks by name need not be one for that topic or school.
    """
    for each in request.asked:
        if Why.ASSIGNED not in each.reasons and could_ask(unit, request, each.tutor, now) is None:
            request = lapsed(request, each.id, now=now)
            request = ask_also(unit, request, now) or request
    return request


def could_ask(unit: UnitOfWork, request: HelpRequest, tutor: PersonId, now: datetime) -> Choice | None:
    """How that one tutor would be asked, as if they had not been; None where they cannot be."""
    programme = unit.programme()
    known = programme.tutors.get(tutor)
    counts = _counts(unit, now, without={each.tutor for each in request.asked if each.tutor == tutor})
    if known is None or not fits(programme, known, request, counts, now):
        return None
    need = _without(request, frozenset({request.requester}))
    return choose(replace(programme, tutors={tutor: known}), need, counts, now)


def _without(request: HelpRequest, these: frozenset[PersonId]) -> Need:
    return replace(need_of(request), not_these=these)


def _counts(unit: UnitOfWork, now: datetime, *, without: Iterable[PersonId]) -> Counter[PersonId]:
    """The offers of this week, but for the one that each of these tutors has of the request itself."""
    counts = Counter(unit.help_requests.offers_since(week_start(now, unit.programme().zone)))
    counts.subtract(without)
    return counts
