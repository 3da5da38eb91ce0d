"""A request going from one tutor to another: to the next one, or to a colleague whom somebody names."""

from collections.abc import Iterable
from datetime import datetime

from coaching.errors import NotFree
from coaching.help_requests import HelpRequest, RequestState
from coaching.offers import Offer, OfferState, Why
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.routing import fits, is_away
from coaching.school_calendar import next_allowed_moment, week_start
from coaching.screens import ColleaguesForm, PersonChoice
from coaching.tutors import Tutor
from coaching.use_cases.asking import an_offer, ask_next, keep, news, put_to

LIVE = frozenset({OfferState.ASKED, OfferState.ACCEPTED})


def go_on(unit: UnitOfWork, before: HelpRequest, free: HelpRequest, now: datetime, by: PersonId | None = None) -> None:
    """Keep a request that a tutor has let go of, with the next one asked unless others still are.

    Its requester gets a new line where they had been promised somebody, or where nobody is left.
    """
    nobody_asked = free.state is RequestState.WAITING and not free.asked
    after = ask_next(unit, free, now) if nobody_asked else free
    keep(unit, after, now, by)
    promised = before.accepted is not None and after.accepted is None
    if promised or after.state is RequestState.NOBODY:
        unit.outbox.add(news(after, now, by))


def who_fit(unit: UnitOfWork, request: HelpRequest, now: datetime, *, but: PersonId) -> list[Tutor]:
    """Tutors whom `but` may name for it. Who has it open is left out; who passed is not, since a no stays private."""
    programme = unit.programme()
    offers = unit.help_requests.offers_since(week_start(now, programme.zone))
    has_it = {but, *(each.tutor for each in request.offers if each.state in LIVE)}
    others = (tutor for tutor in programme.tutors.values() if tutor.person.id not in has_it)
    return _by_name(tutor for tutor in others if fits(programme, tutor, request, offers, now))


def who_are_here(unit: UnitOfWork, request: HelpRequest, now: datetime) -> list[Tutor]:
    """Tutors whom a coordinator may name: all but the requester and those away."""
    programme = unit.programme()
    others = (tutor for tutor in programme.tutors.values() if tutor.person.id != request.requester)
    return _by_name(tutor for tutor in others if not is_away(programme, tutor, now))


def form(about: str, tutors: Iterable[Tutor]) -> ColleaguesForm:
    """These tutors to choose from."""
    return ColleaguesForm(about, tuple(PersonChoice(tutor.person.id, tutor.person.name) for tutor in tutors))


def the_named(unit: UnitOfWork, whom: PersonId, among: Iterable[Tutor]) -> Tutor:
    """The one named, `NotFree` where it is none of these (any more)."""
    for tutor in among:
        if tutor.person.id == whom:
            return tutor
    known = unit.people.get(whom)
    raise NotFree(known.name if known else "")


def put_to_named(
    unit: UnitOfWork, request: HelpRequest, tutor: Tutor, why: Why, now: datetime, *, as_second: bool = False
) -> HelpRequest:
    """The request with that tutor asked from their next working moment on; `NotFree` where there is none."""
    working = tutor.tutoring_times(unit.programme().schools).working
    ask_at = next_allowed_moment(working.windows, max(now, request.undo_until))
    if ask_at is None:
        raise NotFree(tutor.person.name)
    return put_to(unit, request, an_offer(unit, tutor.person.id, (why,), ask_at, as_second=as_second))


def has_it_open(offers: Iterable[Offer], whom: PersonId) -> bool:
    """Whether one of these offers is theirs and still stands."""
    return any(offer.tutor == whom and offer.state in LIVE for offer in offers)


def _by_name(tutors: Iterable[Tutor]) -> list[Tutor]:
    return sorted(tutors, key=lambda tutor: (tutor.person.name.casefold(), tutor.person.id))
