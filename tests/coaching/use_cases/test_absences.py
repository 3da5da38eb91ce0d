from collections.abc import Callable
from datetime import date, timedelta

import pytest

from coaching.errors import DatesReversed
from coaching.help_requests import RequestId, RequestState
from coaching.notices import NoticeKind
from coaching.offers import OfferId, OfferState
from coaching.people import PersonId
from coaching.school_calendar import Leave, Weekday
from coaching.screens import AwayForm
from coaching.use_cases.absences import Absences
from coaching.use_cases.acts import Act
from tests.builders import MONDAY_8AM, a_request, a_tutor, an_offer, at
from tests.coaching.use_cases.house import House

MON, TUE, FRI = date(2026, 9, 7), date(2026, 9, 8), date(2026, 9, 11)
LIISA, SANNA = PersonId("liisa"), PersonId("sanna")
TAKEN = an_offer("liisa", OfferState.ACCEPTED)


def a_house() -> House:
    return House(a_tutor(), a_tutor("Pekka Laine"))


def absences(house: House) -> Absences:
    return Absences(house.begin, house.begin)


WAYS_OF_LEAVING_TODAY: list[Callable[[Absences, Act], object]] = [
    Absences.today,
    lambda of, act: of.away(act, MON, FRI),
    lambda of, act: of.away(act, MON, None),
]


@pytest.mark.parametrize("go", WAYS_OF_LEAVING_TODAY)
def test_a_card_of_somebody_who_goes_away_moves_on_at_once(go: Callable[[Absences, Act], object]) -> None:
    house = a_house()
    house.has(a_request(an_offer("liisa")))
    for _ in "12":
        go(absences(house), house.act("liisa"))
    assert house.offers_of("liisa")[0].state is OfferState.LAPSED
    assert [each.tutor for each in house.request.asked] == ["pekka"]
    assert house.told(NoticeKind.REQUEST_NEWS) == []
    assert house.request.look_at == MONDAY_8AM


def test_a_leave_that_begins_later_leaves_the_card_for_now() -> None:
    house = a_house()
    house.has(a_request(an_offer("liisa")))
    absences(house).away(house.act("liisa"), TUE, FRI)
    assert house.offers_of("liisa")[0].state is OfferState.ASKED
    assert house.request.look_at == MONDAY_8AM  # the ladder lets it lapse when the leave begins


def test_a_meeting_in_the_leave_is_handed_on_and_its_requester_hears_so() -> None:
    house = a_house()
    house.has(a_request(TAKEN, state=RequestState.ACCEPTED, agreed_at=at(Weekday.TUE, 9)))
    absences(house).away(house.act("liisa"), TUE, FRI)
    assert house.request.state is RequestState.WAITING
    assert (house.told(NoticeKind.CARD), house.told(NoticeKind.REQUEST_NEWS)) == (["pekka"], ["sanna"])


def test_a_promise_without_a_time_waits_for_tomorrow() -> None:
    house = a_house()
    house.has(a_request(TAKEN, state=RequestState.ACCEPTED))
    absences(house).today(house.act("liisa"))
    assert house.request.accepted is not None
    absences(house).away(house.act("liisa"), MON, TUE)
    assert [each.tutor for each in house.request.asked] == ["pekka"]


def test_a_second_who_goes_away_leaves_the_request_with_its_tutor() -> None:
    house = a_house()
    beside = an_offer("pekka", as_second=True)
    house.has(a_request(TAKEN, beside, state=RequestState.ACCEPTED))
    absences(house).today(house.act("pekka"))
    assert (house.request.state, house.request.seconds) == (RequestState.ACCEPTED, ())
    assert house.told(NoticeKind.REQUEST_NEWS) == []


def test_every_request_in_hand_is_looked_at() -> None:
    house = a_house()
    for number in "12":
        house.has(a_request(an_offer("liisa", id=OfferId(number)), id=RequestId(number)))
    absences(house).today(house.act("liisa"))
    assert all(each.offers[0].state is OfferState.LAPSED for each in house.rows.requests.values())


def test_away_today_does_not_shorten_a_longer_leave() -> None:
    house = a_house()
    absences(house).away(house.act("liisa"), MON, FRI)
    absences(house).today(house.act("liisa"))
    assert house.rows.leaves[LIISA] == (Leave(MON, FRI),)


def test_today_is_the_date_at_the_persons_school() -> None:
    house = a_house()
    after_midnight = MONDAY_8AM + timedelta(hours=17)  # Tuesday 1:00 in Helsinki
    absences(house).today(house.act("liisa", after_midnight))
    assert house.rows.leaves[LIISA] == (Leave(TUE, TUE),)


@pytest.mark.parametrize(("first", "last"), [(FRI, TUE), (date(2026, 9, 1), date(2026, 9, 4))])
def test_days_that_are_over_or_end_before_they_begin_are_refused(first: date, last: date) -> None:
    house = a_house()
    with pytest.raises(DatesReversed):
        absences(house).away(house.act("liisa"), first, last)
    assert house.rows.leaves[LIISA] == ()


def test_whoever_is_back_has_no_leave_on_and_the_ladder_knows() -> None:
    house = a_house()
    absences(house).away(house.act("liisa"), MON, None)
    house.has(a_request(an_offer("pekka")))
    for _ in "12":
        absences(house).back(house.act("liisa", at(Weekday.WED, 8)))
    assert house.rows.leaves[LIISA] == (Leave(MON, TUE),)
    assert house.request.look_at == at(Weekday.WED, 8)
    assert house.did[1:] == ["said they are back"]


def test_a_teacher_who_is_no_tutor_can_be_away_too() -> None:
    house = a_house()
    absences(house).away(house.act("sanna"), TUE, None)
    assert house.rows.leaves[SANNA] == (Leave(TUE),)
    assert house.told(NoticeKind.HOME) == ["sanna"]


def test_the_form_shows_the_leave_as_it_stands() -> None:
    house = a_house()
    shown = absences(house).away_form(house.by("sanna"), now=MONDAY_8AM)
    assert shown.screen == AwayForm(MON, None)
    absences(house).away(house.act("sanna"), TUE, FRI)
    shown = absences(house).away_form(house.by("sanna"), now=MONDAY_8AM)
    assert shown.screen == AwayForm(TUE, FRI)
