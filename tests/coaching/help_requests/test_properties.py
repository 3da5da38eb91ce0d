"""Whatever people press, in whatever order: a request stays one that can be told, and nothing is open to nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.errors import CoachingError
from coaching.help_requests import (
    Acts,
    HelpRequest,
    RequestState,
    Stage,
    accepted,
    acts_next,
    answered,
    answered_question,
    asked_question,
    backed_up,
    chosen_time,
    collected,
    ended_by_tutor,
    freed,
    held_back,
    lapsed,
    let_through,
    met,
    nobody_free,
    offered,
    passed,
    reopened,
    stage,
    suggested_times,
    undone,
    withdrawn,
)
from coaching.offers import MOST_QUESTIONS, MOST_TIMES, Exchange, OfferId, OfferState
from coaching.outcomes import Result, Side
from tests.builders import MONDAY_8AM, a_request, an_offer

Press = Callable[[HelpRequest, datetime], HelpRequest]

LIVE = (OfferState.ASKED, OfferState.ACCEPTED)
IDS = [OfferId(f"offer-{tutor}") for tutor in ("liisa", "pekka", "ritva")]
SOON, LATE = MONDAY_8AM + timedelta(hours=30), MONDAY_8AM + timedelta(hours=60)


def offer_again(request: HelpRequest, number: int, *, as_second: bool) -> HelpRequest:
    """As the ladder, a colleague or a coordinator asks: a second only beside a first, a first only while none is."""
    wanted = request.state is RequestState.ACCEPTED if as_second else request.state in FINDING
    here = {each.id for each in request.offers}
    free = next((each for each in (*IDS, *map(OfferId, "456789")) if each not in here), None)
    return offered(request, an_offer(f"tutor-{number}", id=free, as_second=as_second)) if free and wanted else request


FINDING = (RequestState.WAITING, RequestState.NOBODY)


def give_up(request: HelpRequest, now: datetime) -> HelpRequest:
    return nobody_free(request, now) if request.state in FINDING and not request.asked else request


def about(offer: OfferId) -> list[Press]:
    """What is pressed about one offer."""
    return [
        lambda each, now: accepted(each, offer, at=None, names={}, now=now),
        lambda each, now: accepted(each, offer, at=SOON, names={}, now=now),
        lambda each, now: backed_up(each, offer, now=now),
        lambda each, now: passed(each, offer, now=now),
        lambda each, now: passed(each, offer, now=now, state=OfferState.NOT_MY_TOPIC),
        lambda each, now: lapsed(each, offer, now=now) if each.is_open else each,
        lambda each, now: suggested_times(each, offer, [LATE, SOON], by=Side.TUTOR, now=now),
        lambda each, now: suggested_times(each, offer, [SOON], by=Side.REQUESTER, now=now),
        lambda each, now: chosen_time(each, offer, SOON, by=Side.REQUESTER, now=now),
        lambda each, now: chosen_time(each, offer, SOON, by=Side.TUTOR, now=now),
        lambda each, now: asked_question(each, offer, Exchange(f"{now}", "?")),
        lambda each, now: answered_question(each, offer, "!"),
    ]


PRESSES: list[Press] = [
    *(press for offer in IDS for press in about(offer)),
    lambda each, _: offer_again(each, len(each.offers), as_second=False),
    lambda each, _: offer_again(each, len(each.offers), as_second=True),
    give_up,
    lambda each, _: let_through(each),
    lambda each, now: undone(each, names={}, now=now),
    lambda each, now: withdrawn(each, now=now),
    collected,
    lambda each, now: freed(each, now=now) if each.state in (RequestState.WAITING, RequestState.ACCEPTED) else each,
    lambda each, now: reopened(each, now=now),
    lambda each, now: met(each, now=now),
    *(lambda each, now, result=result: answered(each, result, now=now) for result in Result),
    *(lambda each, now, result=result: ended_by_tutor(each, result, now=now) for result in Result),
]

BEGINNINGS = [
    a_request(an_offer("liisa"), an_offer("pekka")),
    held_back(a_request()),
    held_back(a_request(school=None)),
    replace(a_request(), state=RequestState.NEEDS_SCHOOL, school=None),
    collected(a_request(), MONDAY_8AM),
]


def holds(request: HelpRequest, now: datetime) -> None:
    """What is true of every request, whatever was pressed."""
    leads = [each for each in request.offers if each.state is OfferState.ACCEPTED and not each.as_second]
    assert len(leads) <= 1, "one tutor has it"
    if request.state in (RequestState.ACCEPTED, RequestState.MET):
        assert leads, "who has accepted is known"
        assert request.asked == (), "the first accept ended the others"
    if request.state in (RequestState.WAITING, RequestState.NOBODY):
        assert not leads, "nobody has it"
        assert request.agreed_at is None, "no time stands without a tutor"
    if request.state is RequestState.NOBODY:
        assert request.asked == ()
    assert (request.ended_at is None) == request.is_open, "it has ended, or it is open"
    if not request.is_open:
        assert all(each.state is not OfferState.ASKED or each.as_second for each in request.offers), "nobody is asked"
    for each in request.offers:
        assert len(each.times) <= MOST_TIMES
        assert len(each.exchanges) <= MOST_QUESTIONS
        assert (each.times == ()) == (each.times_by is None)
        assert each.times == () or each.state in LIVE, "who is not asked suggests nothing"
        assert not each.is_void, "whoever was let go was let go at some moment"


def one_acts(request: HelpRequest) -> None:
    for has_coordinator in (True, False):
        who = acts_next(request, has_coordinator=has_coordinator)
        assert (who is Acts.NOBODY) == (not request.is_open) == (stage(request) is Stage.ENDED)
        if who is Acts.TUTORS and request.state is not RequestState.WAITING:
            assert request.accepted is not None, "somebody is there to act"


@settings(max_examples=300)
@given(
    st.sampled_from(BEGINNINGS),
    st.lists(st.tuples(st.sampled_from(PRESSES), st.integers(0, 10_000)), min_size=1, max_size=25),
)
def test_whatever_is_pressed_a_request_stays_sound_and_names_who_acts_next(
    request: HelpRequest, presses: list[tuple[Press, int]]
) -> None:
    now = MONDAY_8AM
    for press, seconds in presses:
        now += timedelta(seconds=seconds)
        before = request
        try:
            request = press(request, now)
        except CoachingError:
            assert request is before, "refused, nothing has changed"
        holds(request, now)
        one_acts(request)


@given(st.lists(st.sampled_from(PRESSES), max_size=12), st.integers(0, 100_000))
def test_who_has_said_no_is_not_asked_by_that_card_again(presses: list[Press], seconds: int) -> None:
    now = MONDAY_8AM + timedelta(seconds=seconds)
    request = passed(a_request(an_offer("liisa"), an_offer("pekka")), IDS[0], now=now)
    for press in presses:
        try:
            request = press(request, now)
        except CoachingError:
            continue
        assert request.offer(IDS[0]).state is OfferState.PASSED
