from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from coaching.errors import (
    AskedTwice,
    CoachingError,
    NoLongerOpen,
    NothingSaid,
    NoTimes,
    NotYours,
    TakenByColleague,
    TimePassed,
)
from coaching.help_requests import Cover, RequestState
from coaching.kinds import CoverKind, Kind
from coaching.notices import OWN_ACT, NoticeKind
from coaching.offers import Exchange, Offer, OfferId, OfferState
from coaching.outcomes import Side
from coaching.people import PersonId
from coaching.school_calendar import Weekday
from coaching.use_cases.acts import Act
from coaching.use_cases.arrangements import SLOTS, Arrangements
from tests.builders import MONDAY_8AM, a_person, a_request, a_tutor, an_offer, at
from tests.coaching.use_cases.house import House

CARD = OfferId("offer-liisa")
LATER = MONDAY_8AM + timedelta(hours=1)
TUESDAY, WEDNESDAY, THURSDAY = (at(day, 9) for day in (Weekday.TUE, Weekday.WED, Weekday.THU))
LIISA, TAKEN = an_offer("liisa"), an_offer("liisa", OfferState.ACCEPTED, answered_at=LATER)
ACCEPTED: dict[str, Any] = {"state": RequestState.ACCEPTED}


def a_house(*offers: Offer, **fields: Any) -> House:
    """Liisa and Pekka are tutors on Tuesdays; Sanna asks; Noor has nothing to do with it."""
    house = House(a_tutor(), a_tutor("Pekka Laine"), people=[a_person("Noor Ahmed")])
    house.has(a_request(*offers, **fields))
    return house


def of(house: House) -> Arrangements:
    return Arrangements(house.begin, house.begin)


def with_times(by: Side, **fields: Any) -> House:
    return a_house(replace(LIISA, times=(TUESDAY, WEDNESDAY), times_by=by), an_offer("pekka"), **fields)


@pytest.mark.parametrize(
    ("who", "by", "told"),
    [("liisa", Side.TUTOR, NoticeKind.REQUEST_NEWS), ("sanna", Side.REQUESTER, NoticeKind.CARD_NEWS)],
)
def test_times_are_told_to_the_other_side_once(who: str, by: Side, told: NoticeKind) -> None:
    house = a_house(LIISA)
    for _ in "12":
        of(house).suggest(house.act(who, LATER), CARD, [WEDNESDAY, TUESDAY])
    (mine,) = house.offers_of("liisa")
    assert (mine.times, mine.times_by) == ((TUESDAY, WEDNESDAY), by)
    assert (len(house.told(told)), house.did) == (1, ["suggested times"])
    other = {NoticeKind.REQUEST_NEWS: NoticeKind.CARD_NEWS, NoticeKind.CARD_NEWS: NoticeKind.REQUEST_NEWS}[told]
    assert house.told(other) == []


def test_the_requester_chooses_a_time_and_so_the_tutor() -> None:
    house = with_times(Side.TUTOR)
    for _ in "12":
        of(house).choose(house.act("sanna", LATER), CARD, WEDNESDAY)
    assert (house.request.state, house.request.agreed_at) == (RequestState.ACCEPTED, WEDNESDAY)
    assert house.offers_of("pekka")[0].state is OfferState.LAPSED
    assert house.told(NoticeKind.CARD_NEWS) == ["liisa"]
    assert house.told(NoticeKind.REQUEST_NEWS) == []
    assert house.did == ["agreed on a time"]


def test_the_tutor_agrees_to_the_requesters_time() -> None:
    house = with_times(Side.REQUESTER)
    of(house).choose(house.act("liisa", LATER), CARD, TUESDAY)
    assert house.request.agreed_at == TUESDAY
    assert house.told(NoticeKind.REQUEST_NEWS) == ["sanna"]


@pytest.mark.parametrize("by", Side)
def test_nobody_chooses_among_their_own_times(by: Side) -> None:
    house = with_times(by)
    with pytest.raises(NoLongerOpen):
        of(house).choose(house.act({Side.TUTOR: "liisa", Side.REQUESTER: "sanna"}[by], LATER), CARD, TUESDAY)


def test_a_tutor_who_comes_too_late_for_a_time_is_thanked() -> None:
    house = with_times(Side.REQUESTER)
    house.has(
        replace(
            house.request,
            state=RequestState.ACCEPTED,
            offers=(an_offer("liisa", OfferState.LAPSED), an_offer("pekka", OfferState.ACCEPTED, answered_at=LATER)),
        )
    )
    with pytest.raises(TakenByColleague) as told:
        of(house).choose(house.act("liisa", LATER), CARD, TUESDAY)
    assert told.value == TakenByColleague("Pekka Laine", LATER, CARD)


def test_moving_leaves_the_agreed_time_until_the_other_side_says_yes() -> None:
    house = a_house(TAKEN, agreed_at=TUESDAY, **ACCEPTED)
    of(house).suggest(house.act("sanna", LATER), CARD, [THURSDAY])
    assert house.request.agreed_at == TUESDAY
    of(house).choose(house.act("liisa", LATER), CARD, THURSDAY)
    assert house.request.agreed_at == THURSDAY


def test_cover_for_the_old_time_is_to_be_arranged_again() -> None:
    cover = Cover(CoverKind.SUBSTITUTE, "maths with 7A", arranged_at=LATER)
    moved = replace(TAKEN, times=(THURSDAY,), times_by=Side.TUTOR)
    house = a_house(moved, agreed_at=TUESDAY, kind=Kind.IN_CLASS, cover=cover, **ACCEPTED)
    of(house).choose(house.act("sanna", LATER), CARD, THURSDAY)
    assert house.request.cover == replace(cover, arranged_at=None)


def test_whoever_only_looks_on_arranges_no_times() -> None:
    beside = an_offer("pekka", OfferState.ACCEPTED, as_second=True)
    house = a_house(TAKEN, beside, **ACCEPTED)
    with pytest.raises(NoLongerOpen):
        of(house).suggest(house.act("pekka", LATER), beside.id, [TUESDAY])


# Questions


def test_a_question_and_its_answer_go_to_the_other_side_once_each() -> None:
    house = a_house(LIISA)
    for _ in "12":
        of(house).ask_back(house.act("liisa", LATER), CARD, " Which iPads? ")
    assert house.told(NoticeKind.REQUEST_NEWS) == ["sanna"]
    for _ in "12":
        of(house).answer(house.act("sanna", LATER), CARD, "the old ones")
    assert house.told(NoticeKind.CARD_NEWS) == ["liisa"]
    shown = of(house).conversation(house.by("liisa"), CARD, now=LATER).screen
    assert (shown.said, shown.waits) == ((("Which iPads?", "the old ones"),), False)
    assert house.did == ["asked a question", "answered a question"]


def test_before_the_first_question_the_conversation_is_empty() -> None:
    house = a_house(LIISA)
    shown = of(house).conversation(house.by("liisa"), CARD, now=LATER).screen
    assert (shown.said, shown.waits, shown.tutor.name) == ((), False, "Liisa Korhonen")


def test_after_two_rounds_the_two_had_better_talk() -> None:
    said = tuple(Exchange(each, "?", "!") for each in "12")
    house = a_house(replace(LIISA, exchanges=said))
    with pytest.raises(AskedTwice):
        of(house).ask_back(house.act("liisa", LATER), CARD, "and a third?")


# The calendar


@pytest.mark.parametrize("who", ["sanna", "liisa"])
def test_the_calendar_file_comes_at_once_to_whoever_pressed(who: str) -> None:
    house = a_house(TAKEN, agreed_at=TUESDAY, **ACCEPTED)
    of(house).calendar(house.act(who, LATER), CARD)
    (owed,) = (each for each in house.rows.owed.values() if each.kind is not NoticeKind.HOME)
    assert (owed.kind, owed.to, owed.about, owed.at_once_until) == (NoticeKind.CALENDAR, who, CARD, LATER + OWN_ACT)


# The form


def test_the_tutors_free_tutoring_times_are_offered_to_either_side() -> None:
    house = a_house(TAKEN, agreed_at=TUESDAY, **ACCEPTED)
    forms = [of(house).times_form(house.by(who), CARD, now=LATER).screen for who in ("sanna", "liisa")]
    assert forms[0] == forms[1]
    times = [each.at for each in forms[0].free]
    assert 0 < len(times) <= SLOTS
    assert TUESDAY not in times, "it is taken already"


def test_a_helper_who_is_no_tutor_has_no_tutoring_times() -> None:
    house = a_house(an_offer("noor", OfferState.ACCEPTED), **ACCEPTED)
    assert of(house).times_form(house.by("sanna"), OfferId("offer-noor"), now=LATER).screen.free == ()


# What is refused


PRESSES: list[Callable[[Arrangements, Act], None]] = [
    lambda of, act: of.suggest(act, CARD, [TUESDAY]),
    lambda of, act: of.choose(act, CARD, TUESDAY),
    lambda of, act: of.ask_back(act, CARD, "?"),
    lambda of, act: of.answer(act, CARD, "!"),
    lambda of, act: of.calendar(act, CARD),
]


@pytest.mark.parametrize("press", PRESSES)
@pytest.mark.parametrize("who", ["pekka", "noor"])
def test_nobody_else_arranges_anything(press: Callable[[Arrangements, Act], None], who: str) -> None:
    house = a_house(LIISA, an_offer("pekka"))
    before = house.request
    with pytest.raises(NotYours):
        press(of(house), house.act(who, LATER))
    assert (house.request, house.did) == (before, ["was refused"])


@pytest.mark.parametrize("look", [Arrangements.times_form, Arrangements.conversation])
def test_nobody_else_looks_at_it(look: Callable[..., object]) -> None:
    house = a_house(LIISA, an_offer("pekka"))
    with pytest.raises(NotYours):
        look(of(house), house.by("pekka"), CARD, now=LATER)
    assert house.did == ["was refused"]


def test_a_question_is_the_tutors_and_an_answer_the_requesters() -> None:
    house = a_house(LIISA)
    with pytest.raises(NotYours):
        of(house).ask_back(house.act("sanna", LATER), CARD, "?")
    with pytest.raises(NotYours):
        of(house).answer(house.act("liisa", LATER), CARD, "!")


WRONG: list[tuple[Callable[[Arrangements, House], None], type[CoachingError]]] = [
    (lambda of, house: of.suggest(house.act("liisa", LATER), CARD, []), NoTimes),
    (lambda of, house: of.suggest(house.act("liisa", LATER), CARD, [MONDAY_8AM, TUESDAY]), TimePassed),
    (lambda of, house: of.ask_back(house.act("liisa", LATER), CARD, " "), NothingSaid),
    (lambda of, house: of.answer(house.act("sanna", LATER), CARD, " "), NothingSaid),
    (lambda of, house: of.answer(house.act("sanna", LATER), CARD, "nobody asked"), NoLongerOpen),
    (lambda of, house: of.calendar(house.act("sanna", LATER), CARD), NoLongerOpen),
]


@pytest.mark.parametrize(("press", "wrong"), WRONG)
def test_what_is_wrong_is_named_and_nothing_is_kept(
    press: Callable[[Arrangements, House], None], wrong: type[CoachingError]
) -> None:
    house = a_house(LIISA)
    before = house.request
    with pytest.raises(wrong):
        press(of(house), house)
    assert (house.request, house.rows.owed) == (before, {})


@pytest.mark.parametrize("state", [RequestState.WITHDRAWN, RequestState.SORTED, RequestState.COLLECTED])
@pytest.mark.parametrize("press", PRESSES[:3])
def test_nothing_is_arranged_once_it_is_over(press: Callable[[Arrangements, Act], None], state: RequestState) -> None:
    house = a_house(replace(TAKEN, times=(TUESDAY,), times_by=Side.REQUESTER), state=state)
    with pytest.raises(NoLongerOpen):
        press(of(house), house.act("liisa", LATER))
    assert PersonId("liisa") in house.rows.people
