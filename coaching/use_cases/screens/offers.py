"""A help request as one tutor sees it: the card, lines of news, the calendar file."""

from datetime import datetime, timedelta
from zlib import crc32

from coaching.help_requests import HelpRequest, RequestState, acts_next, stage
from coaching.kinds import SESSIONS, Kind
from coaching.offers import Offer, OfferState, Why
from coaching.outcomes import Outcome, Result, Side, is_last_word
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.school_calendar import local_time, period_at, to_utc
from coaching.screens import CalendarFile, CardNews, CardReminder, CardState, Colleague, SuggestedTime, TutorCard
from coaching.use_cases.screens import parts
from coaching.use_cases.screens.help_requests import said_since_accepted
from coaching.when_needed import WhenNeeded

NO_WORDS = frozenset({CardState.PASSED, CardState.TAKEN, CardState.CANCELLED, CardState.NOT_NEEDED})
WITHOUT_BELL = timedelta(minutes=45)
"""How long a meeting lasts where the school has no periods."""


def tutor_card(unit: UnitOfWork, request: HelpRequest, offer: Offer, tutor: Person, now: datetime) -> TutorCard:
    """The request as this tutor sees it now."""
    programme = unit.programme()
    state = card_state(request, offer)
    school = parts.school_of(programme, request)
    outcomes = said_since_accepted(unit, request) if offer.state is OfferState.ACCEPTED else ()
    shown = state not in NO_WORDS and may_read(request, offer)
    lead = request.accepted if offer.as_second else None
    said_done = is_last_word(outcomes, Side.TUTOR, Result.SORTED) or request.state is RequestState.MET
    return TutorCard(
        offer=offer.id,
        state=state,
        stage=stage(request),
        acts=acts_next(request, has_coordinator=bool(programme.coordinators)),
        requester=parts.colleague(unit, request.requester),
        kind=request.kind,
        when=request.when,
        words=request.words if shown else "",
        topic=parts.topic_name(programme, request.topic, programme.reader(tutor).language),
        school=school.name if school else "",
        online=request.online,
        setting=request.setting if shown else "",
        level=request.level,
        needed=parts.said(programme, request, request.needed_at, now),
        reasons=offer.reasons,
        also_asked=tuple(parts.name(unit, each.tutor) for each in request.asked if each.id != offer.id),
        reminded=offer.reminded_at is not None,
        as_second=offer.as_second,
        beside=parts.colleague(unit, lead.tutor) if lead else None,
        seconds=_seconds(unit, request, offer),
        promise=parts.next_time(programme, request, offer, now),
        agreed=None if _is_at_once(request) else parts.said(programme, request, request.agreed_at, now),
        time_given=is_time_given(request, now),
        my_times=_times(unit, request, offer, Side.TUTOR, now),
        their_times=_times(unit, request, offer, Side.REQUESTER, now),
        conversation=parts.conversation(unit, offer) if shown else None,
        may_ask=offer.may_ask,
        coaching_question=_coaching_question(request, offer, tutor),
        note=offer.note,
        cover=parts.cover_need(request.cover) if shown else None,
        said_done=_tutor_said(outcomes) if said_done else None,
        not_yet=is_last_word(outcomes, Side.REQUESTER, Result.NOT_YET),
        may_back_up=state is CardState.TAKEN and _may_back_up(unit, request, offer),
    )


def card_news(unit: UnitOfWork, request: HelpRequest, offer: Offer, tutor: Person, now: datetime) -> CardNews:
    """One line about how the requester's side went on."""
    made = tutor_card(unit, request, offer, tutor, now)
    answered = bool(offer.exchanges) and offer.question is None and offer.state is OfferState.ASKED
    return CardNews(
        state=made.state,
        stage=made.stage,
        requester=made.requester.name,
        topic=made.topic,
        not_yet=made.not_yet,
        answered=answered,
        agreed=made.agreed,
    )


def card_reminder(unit: UnitOfWork, request: HelpRequest, offer: Offer, tutor: Person) -> CardReminder | None:
    """One short line while the card still waits; None where it does not any more."""
    if card_state(request, offer) is not CardState.ASKED:
        return None
    programme = unit.programme()
    topic = parts.topic_name(programme, request.topic, programme.reader(tutor).language)
    return CardReminder(parts.name(unit, request.requester), topic)


def card_state(request: HelpRequest, offer: Offer) -> CardState:
    """What the offer means to its tutor, given how the request stands."""
    match offer.state, request.state:
        case OfferState.PASSED | OfferState.NOT_MY_TOPIC, _:
            return CardState.PASSED
        case OfferState.ACCEPTED, RequestState.SORTED:
            return CardState.SORTED
        case OfferState.ACCEPTED, RequestState.DID_NOT_HAPPEN:
            return CardState.DID_NOT_HAPPEN
        case OfferState.ACCEPTED, RequestState.MET:
            return CardState.MET
        case OfferState.ACCEPTED, RequestState.ACCEPTED:
            return CardState.ACCEPTED
        case OfferState.ASKED, RequestState.WAITING:
            return CardState.ASKED
        case OfferState.ASKED, RequestState.ACCEPTED if offer.as_second:
            return CardState.ASKED
        case _, RequestState.WITHDRAWN | RequestState.UNDONE:
            return CardState.CANCELLED
    taken = request.accepted is not None and request.accepted.tutor != offer.tutor and not offer.as_second
    return CardState.TAKEN if taken else CardState.NOT_NEEDED


def _may_back_up(unit: UnitOfWork, request: HelpRequest, offer: Offer) -> bool:
    """While it is under way, a tutor who has it open by no other card."""
    live = (OfferState.ASKED, OfferState.ACCEPTED)
    has_it_open = any(each.tutor == offer.tutor and each.state in live for each in request.offers)
    is_tutor = offer.tutor in unit.programme().tutors
    return request.state is RequestState.ACCEPTED and is_tutor and not has_it_open


def is_time_given(request: HelpRequest, now: datetime) -> bool:
    """Whether accepting needs no more than a click: a time is given, or none has to be agreed."""
    given = (request.needed_at is not None and request.needed_at > now) or request.when is WhenNeeded.RIGHT_NOW
    return given or request.kind not in SESSIONS


def may_read(request: HelpRequest, offer: Offer) -> bool:
    """Whether this helper may read the words: a coordinator who took it on only with the requester's yes."""
    return request.words_shown or Why.TAKEN_ON not in offer.reasons


def calendar_file(unit: UnitOfWork, request: HelpRequest, offer: Offer, reader: Person) -> CalendarFile | None:
    """The agreed time for both sides' calendars; None where none is agreed (any more)."""
    programme = unit.programme()
    school = parts.school_of(programme, request)
    if request.agreed_at is None or request.accepted is None:
        return None
    start = request.agreed_at
    place = "" if request.online or school is None else school.name
    return CalendarFile(
        uid=offer.id,
        start=start,
        end=_end(unit, request, start),
        topic=parts.topic_name(programme, request.topic, programme.reader(reader).language),
        kind=request.kind,
        tutor=parts.name(unit, offer.tutor),
        requester=parts.name(unit, request.requester),
        place=place,
    )


def _end(unit: UnitOfWork, request: HelpRequest, start: datetime) -> datetime:
    school = parts.school_of(unit.programme(), request)
    if school is None:
        return start + WITHOUT_BELL
    here = local_time(start, school.zone)
    period = period_at(school, here.time())
    return to_utc(here.date(), period.end, school.zone) if period else start + WITHOUT_BELL


def _is_at_once(request: HelpRequest) -> bool:
    """Whether accepting meant coming at once: there is no time to speak of, unless another one was agreed since."""
    helper = request.accepted
    return request.when is WhenNeeded.RIGHT_NOW and helper is not None and request.agreed_at == helper.answered_at


def _times(unit: UnitOfWork, request: HelpRequest, offer: Offer, by: Side, now: datetime) -> tuple[SuggestedTime, ...]:
    return parts.times_of(unit.programme(), request, offer.times, now) if offer.times_by is by else ()


def _seconds(unit: UnitOfWork, request: HelpRequest, offer: Offer) -> tuple[Colleague, ...]:
    beside = (each for each in request.seconds if each.state is OfferState.ACCEPTED and each.id != offer.id)
    return tuple(parts.colleague(unit, each.tutor) for each in beside)


def _coaching_question(request: HelpRequest, offer: Offer, tutor: Person) -> int | None:
    """A question to ask rather than advise, another one for each request; none for a quick fix."""
    is_mine = offer.state is OfferState.ACCEPTED and request.state is RequestState.ACCEPTED
    if not is_mine or request.kind is Kind.QUICK_FIX or not tutor.wants_questions:
        return None
    return crc32(request.id.encode())


def _tutor_said(outcomes: tuple[Outcome, ...]) -> Result | None:
    mine = [each for each in outcomes if each.side is Side.TUTOR]
    return mine[-1].result if mine else None
