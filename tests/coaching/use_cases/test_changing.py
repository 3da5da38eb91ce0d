from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from coaching.errors import NoSuchTopic, SettingMissing
from coaching.help_requests import RequestState, WhenNeeded
from coaching.kinds import Experience, Kind
from coaching.ladder import LADDER
from coaching.notices import NoticeKind
from coaching.offers import OfferState, Why
from coaching.outcomes import Side
from coaching.people import PersonId, Role
from coaching.topics import TopicId
from tests.builders import (
    KAHOOT,
    KOIVU,
    an_offer,
)
from tests.coaching.use_cases.deciding import (
    AS_IT_IS,
    BEFORE,
    IN_CLASS,
    IN_TIME,
    LATER,
    LIISA,
    NOBODY,
    REQUEST,
    SECOND,
    TAKEN,
    TOLD,
    TUESDAY,
    UNDO_OVER,
    UNSENT,
    WEDNESDAY,
    a_house,
    asked,
    change,
    of,
    waiting,
)

# Other details


def test_details_as_they_are_change_nothing() -> None:
    house = a_house(LIISA)
    before = house.request
    change(house, AS_IT_IS)
    assert (house.request, house.did, house.rows.owed) == (before, [], {})


def test_what_decides_nothing_about_tutors_leaves_whoever_is_asked() -> None:
    house = a_house(LIISA)
    change(house, replace(AS_IT_IS, level=Experience.STARTING))
    assert (house.request.level, asked(house)) == (Experience.STARTING, ["liisa"])
    assert house.told(NoticeKind.CARD) == ["liisa"]  # her card, edited
    assert house.did == ["changed a request"]


def test_a_tutor_whom_the_request_no_longer_fits_is_let_go_and_the_next_is_asked() -> None:
    house = a_house(LIISA)
    change(house, replace(AS_IT_IS, topic=KAHOOT))
    assert asked(house) == ["ritva"]
    assert house.offers_of("liisa")[0].state is OfferState.LAPSED
    assert house.told(NoticeKind.REQUEST_NEWS) == []


def test_whom_the_coordinator_named_stays_whatever_it_is_about() -> None:
    house = a_house(replace(LIISA, reasons=(Why.ASSIGNED,)))
    change(house, replace(AS_IT_IS, topic=KAHOOT))
    assert asked(house) == ["liisa"]


def test_one_who_still_fits_stays_beside_one_who_does_not() -> None:
    house = a_house(LIISA, an_offer("ritva"), topic=None)
    change(house, AS_IT_IS)
    assert sorted(asked(house)) == ["liisa", "pekka"]


def test_a_card_not_out_yet_goes_to_whom_it_fits_now() -> None:
    house = a_house(UNSENT)
    change(house, replace(AS_IT_IS, topic=KAHOOT), IN_TIME)
    assert asked(house) == ["ritva"]
    assert house.offers_of("liisa")[0].is_void
    assert house.told(NoticeKind.CARD) == ["ritva"]


def test_a_topic_chosen_by_mistake_and_put_right_asks_the_first_one_again() -> None:
    house = a_house(UNSENT)
    change(house, replace(AS_IT_IS, topic=KAHOOT), IN_TIME - SECOND)
    change(house, AS_IT_IS, IN_TIME)
    (card,) = house.request.asked
    assert card.tutor in ("liisa", "pekka")
    assert (house.told(NoticeKind.CARD), card.ask_at) == ([card.tutor], UNDO_OVER)


def test_the_same_tutor_keeps_the_same_card_where_they_are_still_the_best() -> None:
    house = a_house(UNSENT)
    house.gives("pekka", Role.COACH)
    house.rows.roles.pop((PersonId("pekka"), Role.TUTOR))
    change(house, IN_CLASS, IN_TIME)
    assert [(each.id, each.state) for each in house.request.offers] == [(UNSENT.id, OfferState.ASKED)]
    assert house.told(NoticeKind.CARD) == ["liisa"]


def test_a_colleague_named_for_it_is_not_chosen_anew() -> None:
    house = a_house(an_offer("pekka", reasons=(Why.HANDED_OVER,), ask_at=TUESDAY))
    change(house, replace(AS_IT_IS, online=True))
    assert asked(house) == ["pekka"]


def test_where_nobody_fits_any_more_the_coordinator_hears_once_the_undo_time_is_over() -> None:
    house = a_house(UNSENT)
    change(house, replace(AS_IT_IS, school=KOIVU), IN_TIME)
    assert house.request.state is RequestState.NOBODY
    assert [owed.due for owed in house.rows.owed.values() if owed.kind is NoticeKind.NEEDS_COORDINATOR] == [UNDO_OVER]


def test_put_right_within_the_undo_time_the_coordinator_hears_nothing() -> None:
    house = a_house(UNSENT)
    change(house, replace(AS_IT_IS, school=KOIVU), IN_TIME)
    change(house, AS_IT_IS, IN_TIME)
    assert (house.request.state, house.request.coordinator_at) == (RequestState.WAITING, None)
    assert waiting(house, NoticeKind.NEEDS_COORDINATOR) == []


def test_a_request_that_found_nobody_is_put_to_whoever_fits_it_now() -> None:
    house = a_house(an_offer("liisa", OfferState.PASSED), an_offer("pekka", OfferState.PASSED), **NOBODY)
    change(house, replace(AS_IT_IS, topic=KAHOOT))
    assert (house.request.state, asked(house)) == (RequestState.WAITING, ["ritva"])


def test_another_time_is_another_row_of_the_ladder_and_another_topic_is_not() -> None:
    old = replace(LADDER[WhenNeeded.THIS_WEEK], undo=timedelta(seconds=99))
    house = a_house(LIISA, ladder=old)
    change(house, replace(AS_IT_IS, topic=KAHOOT))
    assert house.request.ladder == old
    change(house, replace(AS_IT_IS, when=WhenNeeded.TODAY))
    assert house.request.ladder == LADDER[WhenNeeded.TODAY]
    assert house.request.undo_until == UNDO_OVER, "over is over"


def test_within_the_undo_time_the_new_row_says_how_long_it_is() -> None:
    house = a_house(replace(UNSENT, ask_at=TUESDAY))
    change(house, replace(AS_IT_IS, when=WhenNeeded.TODAY), BEFORE + 30 * SECOND)
    assert house.request.undo_until == BEFORE + 90 * SECOND
    assert all(each.ask_at >= house.request.undo_until for each in house.request.asked)


def test_whoever_has_accepted_stays_and_hears_of_it_in_one_line() -> None:
    house = a_house(TOLD, **TAKEN)
    change(house, replace(IN_CLASS, topic=KAHOOT))
    assert (house.request.accepted, house.request.agreed_at) == (TOLD, TUESDAY)
    assert house.told(NoticeKind.CARD_NEWS) == ["liisa"]


def test_another_chosen_time_is_for_whoever_accepted_to_agree_to() -> None:
    chosen: dict[str, Any] = {"when": WhenNeeded.CHOSEN_TIME, "needed_at": TUESDAY}
    house = a_house(TOLD, **TAKEN, **chosen)
    change(house, replace(AS_IT_IS, when=WhenNeeded.CHOSEN_TIME, needed_at=WEDNESDAY))
    helper = house.request.accepted
    assert helper is not None
    assert (helper.times, helper.times_by, house.request.agreed_at) == ((WEDNESDAY,), Side.REQUESTER, TUESDAY)


def test_a_request_that_becomes_a_wish_ends_for_everybody_asked() -> None:
    house = a_house(TOLD, **TAKEN)
    change(house, replace(AS_IT_IS, kind=Kind.WORKSHOP_IDEA))
    assert house.request.state is RequestState.COLLECTED
    assert house.told(NoticeKind.CARD_NEWS) == ["liisa"]


def test_the_school_named_in_the_details_sends_a_request_out() -> None:
    house = a_house(state=RequestState.NEEDS_SCHOOL, school=None)
    change(house, AS_IT_IS, LATER)
    assert (house.request.state, house.request.undo_until) == (RequestState.WAITING, LATER + 60 * SECOND)


def test_a_held_request_stays_held_whatever_changes() -> None:
    house = a_house(state=RequestState.HELD)
    change(house, IN_CLASS)
    assert (house.request.state, house.request.kind, house.request.offers) == (RequestState.HELD, Kind.IN_CLASS, ())


def test_details_that_do_not_hold_together_change_nothing() -> None:
    house = a_house(LIISA)
    before = house.request
    with pytest.raises(SettingMissing):
        change(house, replace(IN_CLASS, setting=""))
    with pytest.raises(NoSuchTopic):
        of(house).choose_topic(house.act("sanna"), REQUEST, TopicId("gone"))
    assert house.request == before
