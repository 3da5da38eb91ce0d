"""A help request as its requester sees it."""

from datetime import datetime

from coaching.help_requests import HelpRequest, RequestState, Stage, acts_next, stage
from coaching.kinds import SESSIONS
from coaching.offers import Offer, OfferState
from coaching.outcomes import Outcome, Result, Side, since, standing
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.programmes import Programme
from coaching.school_calendar import Promise
from coaching.screens import Asked, RequestNews, RequestScreen, SchoolChoice, Suggestion, TopicChoice
from coaching.use_cases.next_tutoring_day import next_tutoring_day
from coaching.use_cases.screens import parts

LIVE = (OfferState.ASKED, OfferState.ACCEPTED)
SAID = {RequestState.SORTED: Result.SORTED, RequestState.DID_NOT_HAPPEN: Result.DID_NOT_HAPPEN}
"""Ends that somebody said."""


def request_screen(unit: UnitOfWork, request: HelpRequest, requester: Person, now: datetime) -> RequestScreen:
    """The request as its requester sees it now."""
    programme = unit.programme()
    language = programme.reader(requester).language
    school = parts.school_of(programme, request)
    helper = request.accepted
    first = helper or next(iter(request.asked), None)
    live = [each for each in request.offers if each.state in LIVE] if request.is_open else []
    outcomes = said_since_accepted(unit, request)
    coordinator = next(iter(programme.coordinators), None)
    return RequestScreen(
        request=request.id,
        state=request.state,
        stage=stage(request),
        acts=acts_next(request, has_coordinator=bool(programme.coordinators)),
        kind=request.kind,
        when=request.when,
        asked_at=request.asked_at,
        words=request.words,
        topic=parts.topic_name(programme, request.topic, language),
        chips=_chips(programme, request, language),
        read=request.read if request.is_open and not request.accepted else (),
        school=school.name if school else "",
        online=request.online,
        setting=request.setting,
        level=request.level,
        needed=parts.said(programme, request, request.needed_at, now),
        asked=tuple(Asked(parts.name(unit, each.tutor), each.ask_at) for each in request.asked),
        helper=parts.colleague(unit, helper.tutor) if helper else None,
        helper_offer=helper.id if helper else None,
        seconds=tuple(parts.colleague(unit, each.tutor) for each in request.seconds if each.state in LIVE[1:]),
        agreed=parts.said(programme, request, request.agreed_at, now),
        promise=parts.next_time(programme, request, first, now) if first else None,
        suggestions=tuple(_suggestion(unit, request, each, now) for each in live if each.times_by is Side.TUTOR),
        own_suggestion=_own_suggestion(unit, request, live, now),
        conversations=tuple(said for each in live if (said := parts.conversation(unit, each))),
        can_undo=_can_undo(request, now),
        not_yet=_not_yet(request, outcomes),
        tutor_said=_tutor_said(outcomes),
        closed_for_me=_closed_for_me(unit, request),
        it_support=(school.it_support or "") if school else "",
        safeguarding=(school.safeguarding or "") if school else "",
        coordinator=coordinator.name if coordinator else "",
        coordinator_told=bool(coordinator and request.coordinator_at),
        words_shown=request.words_shown,
        it_suggested=request.it_suggested,
        next_day=_next_day(unit, request, now),
        may_need_cover=request.kind in SESSIONS and request.state in (RequestState.ACCEPTED, RequestState.WAITING),
        cover=parts.cover_need(request.cover),
        schools=_choices(programme) if request.state is RequestState.NEEDS_SCHOOL else (),
    )


def request_news(unit: UnitOfWork, request: HelpRequest, requester: Person, now: datetime) -> RequestNews:
    """One line about where the request stands."""
    programme = unit.programme()
    helper, school = request.accepted, parts.school_of(programme, request)
    by = _who_asks_or_suggests(request)
    return RequestNews(
        state=request.state,
        stage=stage(request),
        topic=parts.topic_name(programme, request.topic, programme.reader(requester).language),
        helper=parts.name(unit, helper.tutor) if helper else "",
        agreed=parts.said(programme, request, request.agreed_at, now),
        asked=tuple(parts.name(unit, each.tutor) for each in request.asked),
        by=parts.name(unit, by[0].tutor) if len(by) == 1 else "",
        it_suggested=(school.it_support or "") if school and request.it_suggested else "",
    )


def _who_asks_or_suggests(request: HelpRequest) -> list[Offer]:
    """Whose question or times the requester's next step is about; of several nobody can tell which one is new."""
    live = [each for each in request.offers if each.state in LIVE]
    if stage(request) is Stage.QUESTION:
        return [each for each in live if each.question]
    return [each for each in live if each.times_by is Side.TUTOR]


def _can_undo(request: HelpRequest, now: datetime) -> bool:
    if request.state is RequestState.HELD:
        return True
    return (request.is_open or request.state is RequestState.COLLECTED) and now < request.undo_until


def _chips(programme: Programme, request: HelpRequest, language: str) -> tuple[TopicChoice, ...]:
    if request.topic or not request.is_open or request.accepted:
        return ()
    known = [topic for chip in request.chips if (topic := programme.topic(chip))]
    return tuple(TopicChoice(topic.id, topic.name_in(language)) for topic in known)


def _suggestion(unit: UnitOfWork, request: HelpRequest, offer: Offer, now: datetime) -> Suggestion:
    times = parts.times_of(unit.programme(), request, offer.times, now)
    return Suggestion(offer.id, parts.name(unit, offer.tutor), times)


def _own_suggestion(unit: UnitOfWork, request: HelpRequest, live: list[Offer], now: datetime) -> Suggestion | None:
    mine = next((each for each in live if each.times_by is Side.REQUESTER), None)
    return _suggestion(unit, request, mine, now) if mine else None


def _not_yet(request: HelpRequest, outcomes: tuple[Outcome, ...]) -> bool:
    said = standing(outcomes)
    return request.state is RequestState.ACCEPTED and said is not None and said.result is Result.NOT_YET


def _tutor_said(outcomes: tuple[Outcome, ...]) -> Result | None:
    mine = [each for each in outcomes if each.side is Side.TUTOR]
    return mine[-1].result if mine else None


def _closed_for_me(unit: UnitOfWork, request: HelpRequest) -> bool:
    """Whether it ended by the tutor's answer alone; an erased tutor has none to end it by."""
    if request.state not in SAID or request.accepted is None:
        return False
    mine = (each for each in said_since_accepted(unit, request) if each.side is Side.REQUESTER)
    return all(each.result is not SAID[request.state] for each in mine)


def said_since_accepted(unit: UnitOfWork, request: HelpRequest) -> tuple[Outcome, ...]:
    """How it went, as both sides have said since the present tutor accepted."""
    return since(unit.outcomes.of(request.id), request.accepted.answered_at) if request.accepted else ()


def _next_day(unit: UnitOfWork, request: HelpRequest, now: datetime) -> Promise | None:
    """Where nobody is left: when somebody for this has a tutoring day again, also one who was asked before."""
    if request.state is not RequestState.NOBODY:
        return None
    choice = next_tutoring_day(unit, request, now)
    return parts.said(unit.programme(), request, choice.free_at, now) if choice else None


def _choices(programme: Programme) -> tuple[SchoolChoice, ...]:
    return tuple(SchoolChoice(school.id, school.name) for school in programme.schools.values())
