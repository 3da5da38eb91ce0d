"""The ladder's steps of one request: who is reminded, asked too or told when, what is let go, what follows an accept.

Computes only: `coaching/ladder.py` says how long, `coaching/use_cases/widening.py` takes the steps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from coaching.agreed_times import last_word_of_tutor, over_at, reopens_at, stands_at
from coaching.help_requests import HelpRequest, RequestState
from coaching.offers import Offer, OfferId, OfferState, Why
from coaching.outcomes import Outcome, Side
from coaching.programmes import Programme
from coaching.routing import is_away, need_of, next_leave, suits
from coaching.school_calendar import week_start
from coaching.step_moments import chosen_time, coordinator_at, one_more_at, open_offers, reminder_at
from coaching.tutors import Tutor
from coaching.when_needed import WhenNeeded

WEEK = timedelta(weeks=1)
NEVER = datetime.max.replace(tzinfo=UTC)


class Step(StrEnum):
    """What the ladder does with a request, in the order in which it does it."""

    LET_LAPSE = "let_lapse"
    """A card whose tutor is away or gone, or whom the request no longer fits."""
    FORGET_TIMES = "forget_times"
    """All times that one side suggested are over, and the other has chosen none."""
    TOO_LATE = "too_late"
    """The chosen time is over and nobody has accepted."""
    SEND = "send"
    """Never due: the notifier sends the card. The ladder looks once more whether its tutor is still there."""
    REMIND = "remind"
    ASK = "ask"
    """The next tutor, or one more."""
    TELL_COORDINATOR = "tell_coordinator"
    ASK_HOW_IT_WENT = "ask_how_it_went"
    TAKE_TUTORS_WORD = "take_tutors_word"
    REOPEN = "reopen"
    """Nobody has said anything since the time at which the two should have met."""
    LOOK_AGAIN = "look_again"
    """Never due: once a week, as caps begin anew and leaves end, a tutor is looked for again."""


ORDER = {step: place for place, step in enumerate(Step)}


@dataclass(frozen=True, slots=True)
class Due:
    """One step and its moment; `offer` where it is about one tutor."""

    step: Step
    at: datetime
    offer: OfferId | None = None


def next_look(
    request: HelpRequest, programme: Programme, now: datetime, said: tuple[Outcome, ...] = ()
) -> datetime | None:
    """When the ladder has to look at the request; None: not as long as nothing changes.

    Without `said`, what was answered since the tutor accepted, it may be too early, never too late.
    """
    return min((due.at for due in steps(request, programme, now, said)), default=None)


def steps(request: HelpRequest, programme: Programme, now: datetime, said: tuple[Outcome, ...] = ()) -> tuple[Due, ...]:
    """Every step that is due or lies ahead if nothing else happens."""
    found = [*_cards(request, programme, now), *_suggested(request)]
    match request.state:
        case RequestState.WAITING:
            found += _waiting(request, programme, now)
        case RequestState.NOBODY if may_look_again(request, programme, now):
            found.append(Due(Step.LOOK_AGAIN, week_start(now + WEEK, programme.zone)))
        case RequestState.ACCEPTED | RequestState.MET:
            found += _taken(request, programme, now, said)
    return tuple(sorted(found, key=lambda due: (ORDER[due.step], due.at)))


def may_look_again(request: HelpRequest, programme: Programme, now: datetime) -> bool:
    """Whether there is somebody for this who was not asked yet, and asking is still any use."""
    if request.when is WhenNeeded.RIGHT_NOW or (request.needed_at and request.needed_at <= now):
        return False
    asked = need_of(request).not_these
    others = (tutor for person, tutor in programme.tutors.items() if person not in asked)
    return any(suits(tutor, request.topic, request.school) for tutor in others)


def _cards(request: HelpRequest, programme: Programme, now: datetime) -> Iterator[Due]:
    """Each card of an open request goes out once, and lapses when its tutor is away or it no longer fits."""
    for offer in request.offers if request.is_open else ():
        if offer.state is OfferState.ASKED:
            if offer.ask_at > now:
                yield Due(Step.SEND, offer.ask_at, offer.id)
            if (lapses := _lapses_at(request, programme, offer, now)) is not None:
                yield Due(Step.LET_LAPSE, lapses, offer.id)


def _suggested(request: HelpRequest) -> Iterator[Due]:
    """The last moment at which one of an offer's suggested times can still be chosen."""
    for offer in request.offers if request.is_open else ():
        if offer.times:
            yield Due(Step.FORGET_TIMES, offer.times[-1], offer.id)


def _lapses_at(request: HelpRequest, programme: Programme, offer: Offer, now: datetime) -> datetime | None:
    """When the card lapses as things stand; a leave that is over when the card goes out does not matter."""
    tutor, out = programme.tutors.get(offer.tutor), max(now, offer.ask_at)
    if tutor is None or not _fits(tutor, request, offer) or is_away(programme, tutor, out):
        return now
    return next_leave(programme, tutor, out)


def _fits(tutor: Tutor, request: HelpRequest, offer: Offer) -> bool:
    """Whom the coordinator asks by name need not be one for that topic or school."""
    return Why.ASSIGNED in offer.reasons or suits(tutor, request.topic, request.school)


def _waiting(request: HelpRequest, programme: Programme, now: datetime) -> Iterator[Due]:
    """While nobody has accepted."""
    if too_late := chosen_time(request):
        yield Due(Step.TOO_LATE, max(too_late, _last_suggested(request)))
    undone = request.undo_until
    told = coordinator_at(request, programme)
    if told and not request.coordinator_at and programme.coordinators:
        yield Due(Step.TELL_COORDINATOR, max(told, undone))
    if not request.asked:
        yield Due(Step.ASK, now)
    elif (pause := _paused_until(request)) < NEVER:
        for offer in request.asked:
            if offer.reminded_at is None and (at := reminder_at(request, programme, offer)):
                yield Due(Step.REMIND, max(at, pause, undone), offer.id)
        if more := one_more_at(request, programme):
            yield Due(Step.ASK, max(more, pause, undone))


def _paused_until(request: HelpRequest) -> datetime:
    """While a tutor has a question or suggests times, their requester acts next, unless a lesson is stuck."""
    if request.ladder.on_duty_only:
        return request.asked_at
    if any(offer.question for offer in request.asked):
        return NEVER
    return _last_suggested(request, Side.TUTOR)


def _last_suggested(request: HelpRequest, *by: Side) -> datetime:
    """The last of the times that are suggested (by that side) and wait for their answer, if any do."""
    live = (each for each in open_offers(request) if not by or each.times_by in by)
    return max((at for offer in live for at in offer.times), default=request.asked_at)


def _taken(request: HelpRequest, programme: Programme, now: datetime, said: tuple[Outcome, ...]) -> Iterator[Due]:
    """Once somebody has accepted: until both have met and said how it went."""
    helper = request.accepted
    talks = max(helper.times, default=request.asked_at) if helper else request.asked_at
    if request.state is RequestState.ACCEPTED and helper is None:
        yield Due(Step.REOPEN, now)  # the helper has been erased
    elif request.state is RequestState.ACCEPTED and helper and not _is_here(helper, programme):
        yield Due(Step.LET_LAPSE, now, helper.id)  # gone in the very moment of accepting
    elif request.state is RequestState.ACCEPTED:
        yield Due(Step.ASK_HOW_IT_WENT, max(over_at(request, programme, said), talks))
    elif word := last_word_of_tutor(said):
        yield Due(Step.TAKE_TUTORS_WORD, stands_at(request, programme, word))
    else:
        yield Due(Step.REOPEN, max(reopens_at(request, programme, said), talks))


def _is_here(offer: Offer, programme: Programme) -> bool:
    """Whether the helper is still one: tutors, and a coordinator who took it on."""
    return offer.tutor in programme.tutors or any(each.id == offer.tutor for each in programme.coordinators)
