from collections.abc import Callable
from datetime import timedelta

import pytest

from coaching.errors import CoachingError, NoLongerOpen, NotYours, TakenByColleague, TooLateToUndo
from coaching.help_requests import (
    HelpRequest,
    RequestState,
    accepted,
    answered,
    lapsed,
    nobody_free,
    offered,
    passed,
    undone,
    withdrawn,
)
from coaching.offers import OfferId, OfferState
from coaching.outcomes import Result
from coaching.people import PersonId
from tests.builders import MONDAY_8AM, a_request, an_offer

LIISA, PEKKA = an_offer("liisa"), an_offer("pekka")
NAMES = {PersonId("liisa"): "Liisa Korhonen", PersonId("pekka"): "Pekka Laine"}
LATER = MONDAY_8AM + timedelta(hours=1)
IN_TIME = MONDAY_8AM + timedelta(seconds=59)
TAKEN = accepted(a_request(LIISA, PEKKA), LIISA.id, names=NAMES, now=LATER)


def states(request: HelpRequest) -> list[OfferState]:
    return [offer.state for offer in request.offers]


def test_the_first_accept_takes_the_request_and_lapses_the_other_offers() -> None:
    assert TAKEN.state is RequestState.ACCEPTED
    assert states(TAKEN) == [OfferState.ACCEPTED, OfferState.LAPSED]
    assert TAKEN.accepted is not None
    assert TAKEN.accepted.answered_at == LATER


def test_the_second_tutor_to_accept_hears_who_was_first() -> None:
    with pytest.raises(TakenByColleague) as told:
        accepted(TAKEN, PEKKA.id, names=NAMES, now=LATER)
    assert (told.value.colleague, told.value.at) == ("Liisa Korhonen", LATER)


def test_accepting_twice_is_refused_the_second_time() -> None:
    with pytest.raises(NoLongerOpen):
        accepted(TAKEN, LIISA.id, names=NAMES, now=LATER)


@pytest.mark.parametrize(
    "gone",
    [withdrawn(a_request(LIISA), now=IN_TIME), undone(a_request(LIISA), names=NAMES, now=IN_TIME)],
    ids=["cancelled", "undone"],
)
def test_a_request_taken_back_can_no_longer_be_accepted(gone: HelpRequest) -> None:
    assert states(gone) == [OfferState.LAPSED]
    assert gone.ended_at == IN_TIME
    with pytest.raises(NoLongerOpen):
        accepted(gone, LIISA.id, names=NAMES, now=LATER)


def test_an_offer_of_another_request_is_nobodys() -> None:
    with pytest.raises(NotYours):
        accepted(a_request(LIISA), OfferId("offer-of-another"), names=NAMES, now=LATER)


def test_undo_reaches_nobody_until_its_time_is_over() -> None:
    assert undone(a_request(LIISA), names=NAMES, now=IN_TIME).state is RequestState.UNDONE
    with pytest.raises(TooLateToUndo) as told:
        undone(a_request(LIISA), names=NAMES, now=MONDAY_8AM + timedelta(seconds=60))
    assert told.value.tutor == "Liisa Korhonen"


def test_a_request_that_still_needs_its_school_can_be_taken_back_too() -> None:
    waiting = a_request(state=RequestState.NEEDS_SCHOOL)
    assert undone(waiting, names=NAMES, now=IN_TIME).state is RequestState.UNDONE
    with pytest.raises(TooLateToUndo) as told:
        undone(waiting, names=NAMES, now=LATER)
    assert told.value.tutor == ""


def test_a_pass_leaves_the_request_waiting_for_the_others() -> None:
    free = passed(a_request(LIISA, PEKKA), LIISA.id, now=LATER)
    assert free.state is RequestState.WAITING
    assert free.asked == (PEKKA,)


def test_passing_on_after_accepting_sets_the_request_free() -> None:
    free = passed(TAKEN, LIISA.id, now=LATER)
    assert (free.state, free.accepted) == (RequestState.WAITING, None)


def test_a_tutor_who_leaves_lapses_and_does_not_pass() -> None:
    assert states(lapsed(TAKEN, LIISA.id, now=LATER)) == [OfferState.LAPSED, OfferState.LAPSED]


def test_an_answered_offer_cannot_be_passed_on_again() -> None:
    free = passed(a_request(LIISA), LIISA.id, now=LATER)
    with pytest.raises(NoLongerOpen):
        passed(free, LIISA.id, now=LATER)


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (Result.SORTED, RequestState.SORTED),
        (Result.DID_NOT_HAPPEN, RequestState.DID_NOT_HAPPEN),
        (Result.NOT_YET, RequestState.ACCEPTED),
    ],
)
def test_the_requester_says_how_it_went(result: Result, state: RequestState) -> None:
    assert answered(TAKEN, result, now=LATER).state is state


def test_nothing_can_have_gone_well_before_somebody_accepted() -> None:
    with pytest.raises(NoLongerOpen):
        answered(a_request(LIISA), Result.SORTED, now=LATER)


@pytest.mark.parametrize(
    "state", [RequestState.SORTED, RequestState.DID_NOT_HAPPEN, RequestState.UNDONE, RequestState.WITHDRAWN]
)
def test_nothing_can_be_done_with_a_request_that_has_ended(state: RequestState) -> None:
    ended = a_request(LIISA, state=state)
    acts: tuple[Callable[[], HelpRequest], ...] = (
        lambda: accepted(ended, LIISA.id, names=NAMES, now=LATER),
        lambda: passed(ended, LIISA.id, now=LATER),
        lambda: withdrawn(ended, now=LATER),
        lambda: undone(ended, names=NAMES, now=IN_TIME),
        lambda: answered(ended, Result.SORTED, now=LATER),
    )
    for act in acts:
        with pytest.raises(CoachingError):
            act()


def test_offering_again_wakes_a_request_that_nobody_could_take() -> None:
    again = offered(nobody_free(a_request()), PEKKA)
    assert (again.state, again.asked) == (RequestState.WAITING, (PEKKA,))


def test_the_words_are_in_no_repr() -> None:
    assert "iPads" not in repr(a_request())
