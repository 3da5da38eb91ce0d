from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from coaching.errors import NoLongerOpen, NotFree, NotYours, TakenByColleague, TimeMissing
from coaching.help_requests import HelpRequest, RequestState
from coaching.kinds import Kind
from coaching.notices import NoticeKind
from coaching.offers import Exchange, Offer, OfferId, OfferState, Why
from coaching.outcomes import Result, Side
from coaching.people import PersonId
from coaching.school_calendar import Leave, Weekday
from coaching.use_cases.offers import Offers
from tests.builders import KAHOOT, MONDAY_8AM, a_request, a_tutor, an_offer, at
from tests.coaching.use_cases.house import House

MONDAY = MONDAY_8AM.date()
LATER = MONDAY_8AM + timedelta(hours=1)
LIISA, PEKKA = PersonId("liisa"), PersonId("pekka")
CARD, PEKKAS_CARD = OfferId("offer-liisa"), OfferId("offer-pekka")
TUESDAY = at(Weekday.TUE, 9)


def a_house(*offers: Offer, **fields: Any) -> House:
    """Liisa, Pekka and Ritva are tutors; Sanna asks."""
    tutors = (a_tutor(name) for name in ("Liisa Korhonen", "Pekka Laine", "Ritva Salo"))
    house = House(*tutors)
    house.has(a_request(*offers, **fields))
    return house


def with_liisa(house: House) -> House:
    offers(house).accept(house.act("liisa"), CARD)
    return house


def offers(house: House) -> Offers:
    return Offers(house.begin, house.begin)


def state_of(house: House, person: str) -> OfferState:
    return house.offers_of(person)[-1].state


def the_request(house: House, **fields: Any) -> HelpRequest:
    return house.has(replace(house.request, **fields))


def test_accepting_takes_the_request_and_tells_its_requester() -> None:
    house = with_liisa(a_house(an_offer("liisa"), an_offer("pekka"), needed_at=TUESDAY))
    assert (house.request.state, house.request.agreed_at) == (RequestState.ACCEPTED, TUESDAY)
    assert state_of(house, "pekka") is OfferState.LAPSED
    assert house.told(NoticeKind.REQUEST_NEWS) == ["sanna"]
    assert house.did == ["accepted a request"]


def test_accepting_twice_is_accepting_once() -> None:
    house = with_liisa(a_house(an_offer("liisa")))
    offers(house).accept(house.act("liisa", LATER), CARD, TUESDAY)
    assert (house.request.agreed_at, house.did) == (None, ["accepted a request"])


def test_the_same_press_delivered_again_does_nothing() -> None:
    house = a_house(an_offer("liisa"))
    offers(house).pass_on(house.act("liisa", key="once"), CARD)
    the_request(house, offers=(an_offer("liisa"),))
    offers(house).pass_on(house.act("liisa", key="once"), CARD)
    assert state_of(house, "liisa") is OfferState.ASKED


def test_a_session_is_accepted_with_a_time_only() -> None:
    house = a_house(an_offer("liisa"), kind=Kind.IN_CLASS)
    with pytest.raises(TimeMissing):
        offers(house).accept(house.act("liisa"), CARD)
    offers(house).accept(house.act("liisa"), CARD, TUESDAY)
    assert house.request.agreed_at == TUESDAY


def test_who_comes_second_hears_the_name_and_may_back_up_beside() -> None:
    house = with_liisa(a_house(an_offer("liisa"), an_offer("pekka"), kind=Kind.IN_CLASS, needed_at=TUESDAY))
    with pytest.raises(TakenByColleague) as told:
        offers(house).accept(house.act("pekka", LATER), PEKKAS_CARD)
    assert (told.value.colleague, told.value.offer) == ("Liisa Korhonen", PEKKAS_CARD)
    for _ in "12":
        offers(house).back_up(house.act("pekka", LATER), PEKKAS_CARD)
    assert house.request.accepted is not None
    assert house.request.accepted.tutor == LIISA
    assert [(each.tutor, each.reasons) for each in house.request.seconds] == [(PEKKA, (Why.BACK_UP,))]
    assert house.did.count("backs a colleague up") == 1


def test_who_had_passed_is_thanked_but_not_asked_to_back_up() -> None:
    house = a_house(an_offer("liisa"), an_offer("pekka"))
    offers(house).pass_on(house.act("pekka"), PEKKAS_CARD)
    with pytest.raises(TakenByColleague) as told:
        offers(with_liisa(house)).accept(house.act("pekka", LATER), PEKKAS_CARD)
    assert told.value.offer == ""


def test_a_card_of_somebody_else_is_nobodys_to_press() -> None:
    house = a_house(an_offer("liisa"))
    with pytest.raises(NotYours):
        offers(house).accept(house.act("pekka"), CARD)
    with pytest.raises(NotYours):
        offers(house).colleagues(house.by("pekka"), CARD, now=MONDAY_8AM)
    with pytest.raises(NotYours):
        offers(house).note_of(house.by("sanna"), CARD, now=MONDAY_8AM)
    assert house.did == ["was refused"] * 3


@pytest.mark.parametrize(
    ("press", "state"), [(Offers.pass_on, OfferState.PASSED), (Offers.not_my_topic, OfferState.NOT_MY_TOPIC)]
)
def test_after_a_pass_the_next_tutor_is_asked_at_once(press: Any, state: OfferState) -> None:
    house = a_house(an_offer("liisa"))
    for _ in "12":
        press(offers(house), house.act("liisa", TUESDAY), CARD)
    assert state_of(house, "liisa") is state
    assert [(each.tutor, each.ask_at) for each in house.request.asked] == [("ritva", TUESDAY)]
    assert house.told(NoticeKind.CARD) == ["ritva"]
    assert house.told(NoticeKind.REQUEST_NEWS) == []  # the living message says who is asked now
    assert len(house.did) == 1


def test_a_pass_asks_nobody_where_others_are_still_asked() -> None:
    house = a_house(an_offer("liisa"), an_offer("pekka"))
    offers(house).pass_on(house.act("liisa"), CARD)
    assert [each.tutor for each in house.request.asked] == ["pekka"]
    assert house.offers_of("ritva") == []


def test_where_nobody_is_left_the_requester_hears_so() -> None:
    passed = [an_offer(name, OfferState.PASSED) for name in ("pekka", "ritva")]
    house = a_house(an_offer("liisa"), *passed)
    offers(house).pass_on(house.act("liisa"), CARD)
    assert house.request.state is RequestState.NOBODY
    assert house.told(NoticeKind.REQUEST_NEWS) == ["sanna"]


def test_passing_on_what_was_accepted_tells_the_requester_who_is_asked_now() -> None:
    house = with_liisa(a_house(an_offer("liisa")))
    house.rows.owed.clear()
    offers(house).pass_on(house.act("liisa", LATER), CARD)
    assert house.request.state is RequestState.WAITING
    assert house.told(NoticeKind.REQUEST_NEWS) == ["sanna"]


def test_a_second_who_passes_changes_nothing_else() -> None:
    house = with_liisa(a_house(an_offer("liisa")))
    offers(house).second_pair(house.act("liisa"), CARD, PEKKA)
    (beside,) = house.offers_of("pekka")
    house.rows.owed.clear()
    offers(house).pass_on(house.act("pekka", LATER), beside.id)
    assert (house.request.state, house.request.seconds) == (RequestState.ACCEPTED, ())
    assert (house.offers_of("ritva"), house.told(NoticeKind.REQUEST_NEWS)) == ([], [])


def test_a_colleague_is_named_among_all_who_fit_even_one_who_passed() -> None:
    away = a_tutor("Aino Aalto", leaves=(Leave(MONDAY),))
    full, other = a_tutor("Olli Oja", weekly_cap=0), a_tutor("Veera Vik", topics=[KAHOOT])
    house = House(a_tutor(), a_tutor("Pekka Laine"), a_tutor("Ritva Salo"), a_tutor("Kati Aho"), away, full, other)
    house.has(a_request(an_offer("liisa"), an_offer("pekka", OfferState.PASSED), an_offer("ritva")))
    shown = offers(house).colleagues(house.by("liisa"), CARD, now=MONDAY_8AM)
    assert [each.name for each in shown.screen.colleagues] == ["Kati Aho", "Pekka Laine"]


def test_a_card_that_is_settled_names_nobody() -> None:
    house = a_house(an_offer("liisa", OfferState.LAPSED), an_offer("pekka"))
    with pytest.raises(NoLongerOpen):
        offers(house).colleagues(house.by("liisa"), CARD, now=MONDAY_8AM)


def test_handing_over_asks_the_colleague_in_their_next_working_window() -> None:
    house = a_house(an_offer("liisa"), an_offer("pekka", OfferState.PASSED))
    evening = at(Weekday.MON, 20)
    for _ in "12":
        offers(house).hand_over(house.act("liisa", evening), CARD, PEKKA)
    assert state_of(house, "liisa") is OfferState.PASSED
    (asked,) = house.request.asked
    assert (asked.tutor, asked.reasons, asked.ask_at) == (PEKKA, (Why.HANDED_OVER,), at(Weekday.TUE, 8))
    assert house.told(NoticeKind.REQUEST_NEWS) == []
    assert house.did == ["handed a request over"]


def test_handing_over_what_was_accepted_tells_the_requester() -> None:
    house = with_liisa(a_house(an_offer("liisa")))
    house.rows.owed.clear()
    offers(house).hand_over(house.act("liisa", LATER), CARD, PEKKA)
    assert house.request.state is RequestState.WAITING
    assert (house.told(NoticeKind.CARD), house.told(NoticeKind.REQUEST_NEWS)) == (["pekka"], ["sanna"])


@pytest.mark.parametrize("whom", ["olli", "sanna", "liisa", "nobody"])
def test_nobody_is_named_who_cannot_be_asked(whom: str) -> None:
    house = House(a_tutor(), a_tutor("Olli Oja", weekly_cap=0))
    house.has(a_request(an_offer("liisa")))
    with pytest.raises(NotFree):
        offers(house).hand_over(house.act("liisa"), CARD, PersonId(whom))
    assert state_of(house, "liisa") is OfferState.ASKED


def test_a_second_hands_over_as_second() -> None:
    house = with_liisa(a_house(an_offer("liisa")))
    offers(house).second_pair(house.act("liisa"), CARD, PEKKA)
    offers(house).hand_over(house.act("pekka"), house.offers_of("pekka")[0].id, PersonId("ritva"))
    assert house.request.state is RequestState.ACCEPTED
    assert [(each.tutor, each.as_second) for each in house.request.seconds] == [("ritva", True)]


def test_a_second_pair_of_eyes_accepts_beside_the_one_who_has_it() -> None:
    house = with_liisa(a_house(an_offer("liisa"), needed_at=TUESDAY))
    for _ in "12":
        offers(house).second_pair(house.act("liisa"), CARD, PEKKA)
    (beside,) = house.request.seconds
    assert (beside.tutor, beside.reasons) == (PEKKA, (Why.SECOND_PAIR,))
    assert house.told(NoticeKind.CARD) == ["liisa", "pekka"], "hers is edited, or posted where it never came"
    house.rows.owed.clear()
    offers(house).accept(house.act("pekka", LATER), beside.id)
    assert house.request.accepted is not None
    assert (house.request.accepted.tutor, house.request.agreed_at) == (LIISA, TUESDAY)
    assert (state_of(house, "pekka"), house.told(NoticeKind.REQUEST_NEWS)) == (OfferState.ACCEPTED, [])


def test_only_who_has_accepted_can_ask_for_a_second_pair_of_eyes() -> None:
    house = a_house(an_offer("liisa"))
    with pytest.raises(NoLongerOpen):
        offers(house).second_pair(house.act("liisa"), CARD, PEKKA)


@pytest.mark.parametrize("result", [Result.SORTED, Result.DID_NOT_HAPPEN])
def test_done_asks_the_requester_once_how_it_went(result: Result) -> None:
    house = with_liisa(a_house(an_offer("liisa")))
    house.rows.owed.clear()
    for _ in "12":
        offers(house).done(house.act("liisa", LATER), CARD, result)
    assert (house.request.state, house.request.met_at) == (RequestState.MET, LATER)
    assert [(each.side, each.result) for each in house.rows.outcomes] == [(Side.TUTOR, result)]
    assert house.told(NoticeKind.REQUEST_NEWS) == ["sanna"]


def test_done_after_the_agreed_time_is_no_second_line() -> None:
    house = a_house(an_offer("liisa", OfferState.ACCEPTED), state=RequestState.MET, met_at=MONDAY_8AM)
    offers(house).done(house.act("liisa", LATER), CARD, Result.SORTED)
    assert (len(house.rows.outcomes), house.told(NoticeKind.REQUEST_NEWS)) == (1, [])


def test_done_settles_times_that_were_still_to_be_chosen() -> None:
    suggested = an_offer("liisa", OfferState.ACCEPTED, times=(TUESDAY,), times_by=Side.TUTOR)
    house = a_house(suggested, state=RequestState.ACCEPTED)
    offers(house).done(house.act("liisa", LATER), CARD, Result.SORTED)
    assert house.offers_of("liisa")[0].times == ()


def test_partly_keeps_the_tutor_and_leaves_the_next_time_open() -> None:
    house = with_liisa(a_house(an_offer("liisa"), needed_at=TUESDAY))
    house.rows.owed.clear()
    for _ in "12":
        offers(house).done(house.act("liisa", at(Weekday.TUE, 10)), CARD, Result.NOT_YET)
    assert (house.request.state, house.request.agreed_at) == (RequestState.ACCEPTED, None)
    assert [each.result for each in house.rows.outcomes] == [Result.NOT_YET]
    assert house.told(NoticeKind.REQUEST_NEWS) == []


def test_partly_after_another_meeting_counts_again() -> None:
    house = with_liisa(a_house(an_offer("liisa"), needed_at=TUESDAY))
    offers(house).done(house.act("liisa", at(Weekday.TUE, 10)), CARD, Result.NOT_YET)
    the_request(house, agreed_at=at(Weekday.WED, 9))
    offers(house).done(house.act("liisa", at(Weekday.WED, 10)), CARD, Result.NOT_YET)
    assert (house.request.agreed_at, len(house.rows.outcomes)) == (None, 2)


def test_only_who_accepted_says_that_it_is_done() -> None:
    house = a_house(an_offer("liisa"))
    with pytest.raises(NoLongerOpen):
        offers(house).done(house.act("liisa"), CARD, Result.SORTED)


def test_a_note_is_for_its_tutor_and_changes_nobody_elses_message() -> None:
    asked = an_offer("liisa", exchanges=(Exchange("q1", "Which iPads?"),))
    house = a_house(asked, an_offer("pekka"))
    for _ in "12":
        offers(house).note(house.act("liisa"), CARD, "Ask Olli about the adapter")
    assert offers(house).note_of(house.by("liisa"), CARD, now=MONDAY_8AM).screen == "Ask Olli about the adapter"
    assert {owed.to for owed in house.rows.owed.values()} == {"liisa"}
    assert house.offers_of("liisa")[0].exchanges == asked.exchanges
    assert house.did == ["wrote a note"]
