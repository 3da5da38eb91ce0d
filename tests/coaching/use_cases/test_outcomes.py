from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from coaching.errors import NoLongerOpen, NotYours
from coaching.help_requests import RequestId, RequestState, met
from coaching.notices import NoticeKind
from coaching.offers import Offer, OfferState
from coaching.outcomes import Result
from coaching.school_calendar import Weekday
from coaching.use_cases.outcomes import Outcomes
from tests.builders import MONDAY_8AM, a_request, a_tutor, an_offer, at
from tests.coaching.use_cases.house import House

REQUEST = RequestId("request")
LATER = MONDAY_8AM + timedelta(hours=1)
TUESDAY, WEDNESDAY = at(Weekday.TUE, 9), at(Weekday.WED, 9)
HELPS = an_offer("liisa", OfferState.ACCEPTED, answered_at=MONDAY_8AM)
BESIDE = an_offer("pekka", OfferState.ACCEPTED, as_second=True)
ENDS = {Result.SORTED: RequestState.SORTED, Result.DID_NOT_HAPPEN: RequestState.DID_NOT_HAPPEN}


def a_house(*offers: Offer, **fields: Any) -> House:
    house = House(a_tutor(), a_tutor("Pekka Laine"))
    house.has(a_request(*offers, **{"state": RequestState.ACCEPTED, "agreed_at": TUESDAY, **fields}))
    return house


def say(house: House, result: Result, who: str = "sanna", now: Any = LATER) -> None:
    Outcomes(house.begin).say(house.act(who, now), REQUEST, result)


@pytest.mark.parametrize("state", [RequestState.ACCEPTED, RequestState.MET])
@pytest.mark.parametrize("result", ENDS)
def test_the_requesters_answer_ends_it_and_reaches_everybody_who_helped(result: Result, state: RequestState) -> None:
    house = a_house(HELPS, BESIDE, state=state)
    for _ in "12":
        say(house, result)
    assert (house.request.state, house.request.ended_at) == (ENDS[result], LATER)
    assert house.told(NoticeKind.CARD_NEWS) == ["liisa", "pekka"]
    assert ([said.result for said in house.rows.outcomes], len(house.did)) == ([result], 1)


def test_not_yet_leaves_it_with_its_tutor_to_find_another_time() -> None:
    house = a_house(HELPS, state=RequestState.MET)
    for _ in "12":
        say(house, Result.NOT_YET)
    assert (house.request.state, house.request.agreed_at) == (RequestState.ACCEPTED, None)
    assert (house.told(NoticeKind.CARD_NEWS), len(house.did)) == (["liisa"], 1)


def test_not_yet_can_be_said_of_each_meeting() -> None:
    house = a_house(HELPS)
    say(house, Result.NOT_YET)
    house.has(met(replace(house.request, agreed_at=WEDNESDAY), now=WEDNESDAY))
    say(house, Result.NOT_YET, now=WEDNESDAY + timedelta(hours=2))
    assert (house.request.state, len(house.rows.outcomes)) == (RequestState.ACCEPTED, 2)


@pytest.mark.parametrize("result", Result)
def test_nothing_is_said_of_what_nobody_has_taken(result: Result) -> None:
    house = a_house(an_offer("liisa"), state=RequestState.WAITING)
    with pytest.raises(NoLongerOpen):
        say(house, result)
    assert house.rows.outcomes == ()


def test_an_answer_given_stands() -> None:
    house = a_house(HELPS)
    say(house, Result.SORTED)
    with pytest.raises(NoLongerOpen):
        say(house, Result.DID_NOT_HAPPEN)
    assert house.request.state is RequestState.SORTED


def test_nobody_answers_for_the_requester() -> None:
    house = a_house(HELPS)
    with pytest.raises(NotYours):
        say(house, Result.SORTED, "liisa")
    assert (house.request.state, house.did) == (RequestState.ACCEPTED, ["was refused"])
