import pytest

from coaching.errors import NoLongerOpen
from coaching.help_requests import HelpRequest, RequestState, answered, ended_by_tutor, met
from coaching.outcomes import Result
from tests.coaching.help_requests.vocabulary import LATER, LATER_STILL, TAKEN, WAITING

OVER = met(TAKEN, now=LATER)
ENDS = {Result.SORTED: RequestState.SORTED, Result.DID_NOT_HAPPEN: RequestState.DID_NOT_HAPPEN}


def test_a_meeting_is_over_once() -> None:
    assert (OVER.state, OVER.met_at, OVER.is_open) == (RequestState.MET, LATER, True)
    assert met(OVER, now=LATER_STILL) == OVER


@pytest.mark.parametrize("before", [TAKEN, OVER], ids=["accepted", "met"])
@pytest.mark.parametrize("result", ENDS)
def test_the_requester_says_how_it_went(result: Result, before: HelpRequest) -> None:
    after = answered(before, result, now=LATER_STILL)
    assert (after.state, after.ended_at) == (ENDS[result], LATER_STILL)
    assert after.accepted == TAKEN.accepted, "whoever helped can be asked again"


@pytest.mark.parametrize("before", [TAKEN, OVER], ids=["accepted", "met"])
def test_not_yet_leaves_it_with_its_tutor_to_find_another_time(before: HelpRequest) -> None:
    after = answered(before, Result.NOT_YET, now=LATER_STILL)
    assert (after.state, after.accepted) == (RequestState.ACCEPTED, TAKEN.accepted)
    assert (after.agreed_at, after.met_at, after.ended_at) == (None, None, None)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (Result.SORTED, RequestState.SORTED),
        (Result.NOT_YET, RequestState.SORTED),
        (Result.DID_NOT_HAPPEN, RequestState.DID_NOT_HAPPEN),
    ],
)
def test_the_tutors_word_stands_where_the_requester_says_nothing(said: Result, state: RequestState) -> None:
    after = ended_by_tutor(OVER, said, now=LATER_STILL)
    assert (after.state, after.ended_at) == (state, LATER_STILL)


def test_the_tutors_word_ends_nothing_before_it_is_over() -> None:
    with pytest.raises(NoLongerOpen):
        ended_by_tutor(TAKEN, Result.SORTED, now=LATER)


@pytest.mark.parametrize("result", Result)
def test_nothing_can_have_gone_well_before_somebody_accepted(result: Result) -> None:
    with pytest.raises(NoLongerOpen):
        answered(WAITING, result, now=LATER)
    with pytest.raises(NoLongerOpen):
        met(WAITING, now=LATER)
