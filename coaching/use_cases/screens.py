"""Screens made from the rows of one workspace, for one reader."""

from datetime import datetime

from coaching.help_requests import HelpRequest, RequestState
from coaching.offers import Offer, OfferState
from coaching.outcomes import Outcome, Result, Side, is_last_word, since, standing
from coaching.people import Person, PersonId
from coaching.ports import UnitOfWork
from coaching.programmes import Programme
from coaching.school_calendar import Promise, next_allowed_moment, promise
from coaching.screens import (
    CardNews,
    CardState,
    Colleague,
    RequestNews,
    RequestScreen,
    SchoolChoice,
    TutorCard,
)

NO_WORDS = frozenset({CardState.PASSED, CardState.TAKEN, CardState.CANCELLED, CardState.NOT_NEEDED})


def request_screen(unit: UnitOfWork, request: HelpRequest, requester: Person, now: datetime) -> RequestScreen:
    """The request as its requester sees it now."""
    programme = unit.programme()
    language = programme.reader(requester).language
    school = programme.schools.get(request.school) if request.school else None
    helper = request.accepted
    first = helper or next(iter(request.asked), None)
    return RequestScreen(
        request=request.id,
        state=request.state,
        when=request.when,
        asked_at=request.asked_at,
        words=request.words,
        topic=topic_name(programme, request, language),
        school=school.name if school else "",
        asked=tuple(person.name for offer in request.asked if (person := _person(unit, offer.tutor))),
        helper=_colleague(unit, helper.tutor) if helper else None,
        promise=_next_time(programme, request, first, now) if first else None,
        can_undo=request.state is not RequestState.UNDONE and request.is_open and now < request.undo_until,
        not_yet=_not_yet(unit, request),
        it_support=(school.it_support or "") if school else "",
        safeguarding=(school.safeguarding or "") if school else "",
        coordinator_told=bool(programme.coordinators),
        schools=_choices(programme) if request.state is RequestState.NEEDS_SCHOOL else (),
    )


def request_news(unit: UnitOfWork, request: HelpRequest, requester: Person) -> RequestNews:
    """One line about where the request stands."""
    programme = unit.programme()
    helper = request.accepted
    return RequestNews(
        state=request.state,
        topic=topic_name(programme, request, programme.reader(requester).language),
        helper=_colleague(unit, helper.tutor).name if helper else "",
        asked=tuple(person.name for offer in request.asked if (person := _person(unit, offer.tutor))),
    )


def tutor_card(unit: UnitOfWork, request: HelpRequest, offer: Offer, tutor: Person, now: datetime) -> TutorCard:
    """The request as this tutor sees it now."""
    programme = unit.programme()
    state = card_state(request, offer)
    school = programme.schools.get(request.school) if request.school else None
    said = _said(unit, request) if offer.state is OfferState.ACCEPTED else ()
    return TutorCard(
        offer=offer.id,
        state=state,
        requester=_colleague(unit, request.requester),
        when=request.when,
        words="" if state in NO_WORDS else request.words,
        topic=topic_name(programme, request, programme.reader(tutor).language),
        school=school.name if school else "",
        reasons=offer.reasons,
        promise=_next_time(programme, request, offer, now),
        said_done=is_last_word(said, Side.TUTOR, Result.SORTED),
        not_yet=is_last_word(said, Side.REQUESTER, Result.NOT_YET),
    )


def card_news(unit: UnitOfWork, request: HelpRequest, offer: Offer, tutor: Person, now: datetime) -> CardNews:
    """One line about how the requester's side went on."""
    card = tutor_card(unit, request, offer, tutor, now)
    return CardNews(card.state, card.requester.name, card.topic, not_yet=card.not_yet)


def card_state(request: HelpRequest, offer: Offer) -> CardState:
    """What the offer means to its tutor, given how the request stands."""
    match offer.state, request.state:
        case OfferState.PASSED, _:
            return CardState.PASSED
        case OfferState.ACCEPTED, RequestState.SORTED:
            return CardState.SORTED
        case OfferState.ACCEPTED, RequestState.DID_NOT_HAPPEN:
            return CardState.DID_NOT_HAPPEN
        case OfferState.ACCEPTED, RequestState.ACCEPTED:
            return CardState.ACCEPTED
        case OfferState.ASKED, RequestState.WAITING:
            return CardState.ASKED
        case _, RequestState.WITHDRAWN | RequestState.UNDONE:
            return CardState.CANCELLED
    return CardState.TAKEN if request.accepted else CardState.NOT_NEEDED


def topic_name(programme: Programme, request: HelpRequest, language: str) -> str:
    """The topic in the reader's language, empty where there is none."""
    topic = programme.topic(request.topic)
    return topic.name_in(language) if topic else ""


def _not_yet(unit: UnitOfWork, request: HelpRequest) -> bool:
    if request.state is not RequestState.ACCEPTED:
        return False
    said = standing(_said(unit, request))
    return said is not None and said.result is Result.NOT_YET


def _said(unit: UnitOfWork, request: HelpRequest) -> tuple[Outcome, ...]:
    """How it went, as both sides have said since the present tutor accepted."""
    return since(unit.outcomes.of(request.id), request.accepted.answered_at) if request.accepted else ()


def _next_time(programme: Programme, request: HelpRequest, offer: Offer, now: datetime) -> Promise | None:
    tutor = programme.tutors.get(offer.tutor)
    if tutor is None or not request.is_open:
        return None
    tutoring = tutor.tutoring_times(programme.schools)
    moment = next_allowed_moment(tutoring.windows, max(now, offer.ask_at))
    school = programme.schools.get(request.school) if request.school else None
    return promise(school or tutoring.working.schools[0], moment, now=now) if moment else None


def _person(unit: UnitOfWork, person: PersonId) -> Person | None:
    tutor = unit.programme().tutors.get(person)
    return tutor.person if tutor else unit.people.get(person)


def _colleague(unit: UnitOfWork, person: PersonId) -> Colleague:
    """The person by name; somebody erased has none."""
    known = _person(unit, person)
    if known is None:
        return Colleague("")
    return Colleague(known.name, f"slack://user?team={unit.workspace}&id={known.slack_user}")


def _choices(programme: Programme) -> tuple[SchoolChoice, ...]:
    return tuple(SchoolChoice(school.id, school.name) for school in programme.schools.values())
