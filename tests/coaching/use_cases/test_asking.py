from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from coaching.help_requests import RequestState, WhenNeeded
from coaching.kinds import Kind
from coaching.ladder import LADDER
from coaching.notices import NoticeKind
from coaching.people import PersonId
from coaching.use_cases.help_requests import Ask
from tests.builders import IPADS, KOIVU, MONDAY_8AM, RANTALA
from tests.coaching.use_cases.asking import IDEA, IN_TIME, LATER, SANNA, WORDS, WORRY, a_house, ask, owed, requests


def test_a_request_is_kept_and_reaches_nobody_before_its_undo_time_is_over() -> None:
    house = a_house()
    ask(house)
    assert (house.request.state, house.request.topic, house.request.school) == (RequestState.WAITING, IPADS, RANTALA)
    (asked,) = house.request.asked
    assert owed(house, NoticeKind.CARD) == [(asked.tutor, LATER)]
    assert owed(house, NoticeKind.REQUEST) == [("sanna", LATER)]
    assert house.did == ["asked for help"]


@pytest.mark.parametrize("again", [WORDS, f"  {WORDS.upper()}\n", WORDS.replace(" ", "   ")])
def test_the_same_words_within_minutes_are_one_request(again: str) -> None:
    house = a_house()
    first = ask(house)
    before = house.request
    assert ask(house, Ask(again, kind=Kind.IN_CLASS), now=MONDAY_8AM + timedelta(minutes=4)) == first
    assert house.request == before


@pytest.mark.parametrize("ask_again", [WORRY, IDEA], ids=["held", "idea"])
def test_the_same_words_are_one_request_whatever_became_of_it(ask_again: Ask | str) -> None:
    house = a_house()
    assert ask(house, ask_again) == ask(house, ask_again)
    assert len(house.rows.requests) == 1


@pytest.mark.parametrize(
    ("words", "who", "now"),
    [
        (WORDS, "sanna", MONDAY_8AM + timedelta(minutes=5)),
        (WORDS, "maija", MONDAY_8AM),
        (f"{WORDS} at all", "sanna", MONDAY_8AM),
    ],
    ids=["later", "somebody else", "other words"],
)
def test_a_request_like_an_earlier_one_is_one_of_its_own(words: str, who: str, now: datetime) -> None:
    house = a_house()
    assert ask(house) != ask(house, words, who, now)


def test_a_request_taken_back_may_be_asked_again_at_once() -> None:
    house = a_house()
    first = ask(house)
    requests(house).undo(house.act("sanna"), first)
    assert ask(house) != first


def test_one_press_delivered_twice_asks_once() -> None:
    house = a_house()
    one, two = (requests(house).ask(house.act("sanna", key="one"), Ask(WORDS)) for _ in "12")
    assert one.screen.request == two.screen.request
    assert house.did == ["asked for help"]


# A child who may be at risk


def test_words_about_a_child_at_risk_reach_nobody_until_their_writer_says_so() -> None:
    house = a_house()
    request = ask(house, WORRY)
    assert (house.request.state, house.request.offers) == (RequestState.HELD, ())
    assert [key[0] for key in house.rows.owed if key[0] is not NoticeKind.HOME] == [NoticeKind.REQUEST]
    assert not house.told(NoticeKind.NEEDS_COORDINATOR)
    for _ in "12":
        requests(house).send_on(house.act("sanna", IN_TIME), request)
    assert house.request.state is RequestState.WAITING
    assert house.request.undo_until == IN_TIME + timedelta(minutes=1)
    assert owed(house, NoticeKind.CARD) == [(house.request.asked[0].tutor, house.request.undo_until)]


def test_the_class_and_room_are_looked_at_too() -> None:
    house = a_house()
    ask(house, Ask("Help in the lesson", kind=Kind.IN_CLASS, setting="7A, one pupil is afraid to go home"))
    assert house.request.state is RequestState.HELD


def test_a_held_request_can_be_dropped_at_any_time() -> None:
    house = a_house()
    request = ask(house, WORRY)
    requests(house).cancel(house.act("sanna", MONDAY_8AM + timedelta(days=2)), request)
    assert house.request.state is RequestState.UNDONE
    assert house.told(NoticeKind.REQUEST) == []


def test_a_held_request_sent_on_by_somebody_without_a_school_asks_for_it_next() -> None:
    house = a_house()
    request = ask(house, WORRY, "noor")
    requests(house).send_on(house.act("noor"), request)
    assert (house.request.state, house.request.offers) == (RequestState.NEEDS_SCHOOL, ())


def test_a_time_that_passed_while_a_request_was_held_is_this_week() -> None:
    house = a_house()
    request = ask(house, Ask(WORRY, when=WhenNeeded.CHOSEN_TIME, needed_at=LATER))
    requests(house).send_on(house.act("sanna", LATER), request)
    assert (house.request.when, house.request.needed_at) == (WhenNeeded.THIS_WEEK, None)
    assert house.request.ladder == LADDER[WhenNeeded.THIS_WEEK]


# The school


def test_somebody_new_is_asked_for_their_school_once() -> None:
    house = a_house()
    request = ask(house, who="noor")
    assert (house.request.state, house.request.offers) == (RequestState.NEEDS_SCHOOL, ())
    requests(house).choose_school(house.act("noor", LATER), request, RANTALA)
    assert house.request.state is RequestState.WAITING
    assert house.request.undo_until == LATER + timedelta(minutes=1)
    ask(house, "and my printer", "noor", LATER)
    assert [each.school for each in house.rows.requests.values()] == [RANTALA, RANTALA]


def test_the_school_chosen_in_the_form_is_remembered_too() -> None:
    house = a_house()
    ask(house, Ask(WORDS, school=KOIVU), "noor")
    assert house.rows.people[PersonId("noor")].schools == (KOIVU,)


def test_another_school_for_one_request_leaves_the_own_one() -> None:
    house = a_house()
    ask(house, Ask(WORDS, school=KOIVU))
    assert (house.request.school, house.rows.people[SANNA].schools) == (KOIVU, (RANTALA,))


# Wishes for workshops


def test_a_wish_for_a_workshop_is_collected_and_nobody_is_asked() -> None:
    house = a_house()
    ask(house, IDEA)
    assert (house.request.state, house.request.ended_at, house.request.offers) == (
        RequestState.COLLECTED,
        MONDAY_8AM,
        (),
    )
    assert owed(house, NoticeKind.REQUEST) == [("sanna", LATER)]


def test_a_wish_can_be_taken_back_within_its_undo_time() -> None:
    house = a_house()
    requests(house).undo(house.act("sanna", IN_TIME), ask(house, IDEA))
    assert house.request.state is RequestState.UNDONE


def test_a_wish_needs_no_school_and_no_time() -> None:
    house = a_house()
    ask(house, replace(IDEA, when=WhenNeeded.CHOSEN_TIME), "noor")
    assert (house.request.state, house.request.needed_at) == (RequestState.COLLECTED, None)
