from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from coaching.errors import CoachingError, NoLongerOpen, NothingSaid, TooLateToUndo
from coaching.help_requests import Cover, RequestId, RequestState, WhenNeeded
from coaching.kinds import CoverKind, Kind
from coaching.ladder import LADDER
from coaching.notices import NoticeKind
from coaching.offers import OfferState, Why
from coaching.people import PersonId
from coaching.school_calendar import Leave, Weekday
from coaching.use_cases.acts import Act
from coaching.use_cases.help_requests import HelpRequests
from tests.builders import (
    KAHOOT,
    MONDAY_8AM,
    a_tutor,
    an_offer,
    tutoring,
)
from tests.coaching.use_cases.deciding import (
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
    of,
)

# Somebody else


def test_asking_somebody_else_lets_everybody_go_and_asks_the_next() -> None:
    house = a_house(LIISA)
    of(house).ask_else(house.act("sanna", LATER), REQUEST)
    assert asked(house) == ["pekka"]
    assert house.told(NoticeKind.CARD_NEWS) == []
    of(house).ask_else(house.act("sanna", LATER + SECOND), REQUEST)
    assert asked(house) == ["pekka"], "the second click of two"
    assert house.did == ["asked for somebody else"]


def test_whoever_had_accepted_is_told_that_somebody_else_is_wanted() -> None:
    beside = an_offer("ritva", OfferState.ACCEPTED, as_second=True)
    house = a_house(TOLD, beside, **TAKEN)
    of(house).ask_else(house.act("sanna", LATER), REQUEST)
    assert (house.request.state, house.request.agreed_at, asked(house)) == (RequestState.WAITING, None, ["pekka"])
    assert house.told(NoticeKind.CARD_NEWS) == ["liisa", "ritva"]


def test_somebody_else_within_the_undo_time_leaves_no_card_for_the_first() -> None:
    house = a_house(UNSENT)
    house.rows.owed = {}
    of(house).ask_else(house.act("sanna", IN_TIME), REQUEST)
    assert house.told(NoticeKind.CARD) == ["pekka"]


@pytest.mark.parametrize("state", sorted(set(RequestState) - {RequestState.WAITING, RequestState.ACCEPTED}))
def test_somebody_else_can_be_asked_only_while_somebody_is(state: RequestState) -> None:
    house = a_house(LIISA, state=state)
    with pytest.raises(NoLongerOpen):
        of(house).ask_else(house.act("sanna", LATER), REQUEST)


# Nobody is left


def test_waiting_for_a_tutoring_day_asks_whoever_has_the_next_also_one_who_passed() -> None:
    house = a_house(an_offer("liisa", OfferState.PASSED), an_offer("pekka", OfferState.NOT_MY_TOPIC), **NOBODY)
    for _ in "12":
        of(house).wait_for_day(house.act("sanna", LATER), REQUEST)
    (card,) = house.request.asked
    assert (card.tutor, house.request.state) == ("liisa", RequestState.WAITING)
    assert (house.request.when, house.request.ladder) == (
        WhenNeeded.NEXT_TUTORING_DAY,
        LADDER[WhenNeeded.NEXT_TUTORING_DAY],
    )
    assert len(house.did) == 1


def test_the_day_waited_for_is_the_next_of_anybody_and_the_one_that_is_shown() -> None:
    house = a_house(an_offer("liisa", OfferState.PASSED), an_offer("pekka", OfferState.PASSED), **NOBODY)
    pekka = PersonId("pekka")
    house.rows.tutoring[pekka] = replace(house.rows.tutoring[pekka], times=(tutoring(Weekday.MON),))
    shown = of(house).open_of(house.by("sanna"), now=LATER).screen[0].next_day
    assert shown is not None
    assert shown.on == MONDAY_8AM.date()
    of(house).wait_for_day(house.act("sanna", LATER), REQUEST)
    assert asked(house) == ["pekka"]


def test_nobody_is_waited_for_where_nobody_will_come() -> None:
    nots = [an_offer(each, OfferState.NOT_MY_TOPIC) for each in ("liisa", "pekka")]
    house = a_house(*nots, **NOBODY)
    assert of(house).open_of(house.by("sanna"), now=LATER).screen[0].next_day is None
    with pytest.raises(NoLongerOpen):
        of(house).wait_for_day(house.act("sanna", LATER), REQUEST)


def test_a_request_that_found_nobody_can_be_kept_as_a_wish() -> None:
    house = a_house(**NOBODY)
    for _ in "12":
        of(house).as_idea(house.act("sanna", LATER), REQUEST)
    assert (house.request.state, house.request.kind) == (RequestState.COLLECTED, Kind.WORKSHOP_IDEA)
    assert len(house.did) == 1


def test_showing_the_words_edits_the_coordinators_card() -> None:
    house = a_house(**NOBODY)
    for _ in "12":
        of(house).show_words(house.act("sanna", LATER), REQUEST)
    assert house.request.words_shown
    assert house.told(NoticeKind.NEEDS_COORDINATOR) == ["maija"]
    assert len(house.did) == 1


# Cover


LESSONS = "maths with 7A, third lesson"


def test_what_needs_cover_is_told_to_coordinators_and_told_anew_where_it_changes() -> None:
    house = a_house(TOLD, kind=Kind.IN_CLASS, **TAKEN)
    for kind in (CoverKind.SUBSTITUTE, CoverKind.SUBSTITUTE, CoverKind.JOINED_CLASSES):
        of(house).need_cover(house.act("sanna", LATER), REQUEST, kind, f" {LESSONS} ")
    assert house.request.cover == Cover(CoverKind.JOINED_CLASSES, LESSONS)
    assert (house.told(NoticeKind.COVER), len(house.did)) == (["maija"], 2)


@pytest.mark.parametrize(
    ("fields", "lessons", "wrong"),
    [
        ({"kind": Kind.QUICK_FIX, **TAKEN}, LESSONS, NoLongerOpen),
        ({"kind": Kind.IN_CLASS, "state": RequestState.HELD}, LESSONS, NoLongerOpen),
        ({"kind": Kind.IN_CLASS, "state": RequestState.SORTED}, LESSONS, NoLongerOpen),
        ({"kind": Kind.IN_CLASS, **TAKEN}, " ", NothingSaid),
    ],
)
def test_cover_is_for_sessions_to_come(fields: dict[str, Any], lessons: str, wrong: type[CoachingError]) -> None:
    house = a_house(TOLD, **fields)
    with pytest.raises(wrong):
        of(house).need_cover(house.act("sanna", LATER), REQUEST, CoverKind.SUBSTITUTE, lessons)


def test_cover_of_a_cancelled_session_makes_no_new_message() -> None:
    house = a_house(TOLD, kind=Kind.IN_CLASS, **TAKEN)
    of(house).need_cover(house.act("sanna", LATER), REQUEST, CoverKind.SUBSTITUTE, LESSONS)
    of(house).cancel(house.act("sanna", LATER), REQUEST)
    assert house.told(NoticeKind.COVER) == []


# Taking back, cancelling, opening again


@pytest.mark.parametrize("press", [HelpRequests.undo, HelpRequests.cancel])
def test_within_the_undo_time_undo_and_cancel_reach_nobody(
    press: Callable[[HelpRequests, Act, RequestId], None],
) -> None:
    house = a_house(UNSENT)
    for _ in "12":
        press(of(house), house.act("sanna", IN_TIME), REQUEST)
    assert house.request.state is RequestState.UNDONE
    assert {kind for kind, *_ in house.rows.owed} <= {NoticeKind.HOME, NoticeKind.REQUEST}
    assert (house.told(NoticeKind.REQUEST), house.request.look_at, len(house.did)) == ([], None, 1)


def test_undo_after_its_time_says_who_has_it() -> None:
    house = a_house(LIISA)
    with pytest.raises(TooLateToUndo) as told:
        of(house).undo(house.act("sanna", UNDO_OVER), REQUEST)
    assert told.value.tutor == "Liisa Korhonen"


def test_cancelling_tells_everybody_who_had_accepted() -> None:
    beside = an_offer("ritva", OfferState.ACCEPTED, as_second=True)
    house = a_house(TOLD, beside, **TAKEN)
    for _ in "12":
        of(house).cancel(house.act("sanna", LATER), REQUEST)
    assert house.request.state is RequestState.WITHDRAWN
    assert house.told(NoticeKind.CARD_NEWS) == ["liisa", "ritva"]
    assert house.did == ["cancelled a request"]


@pytest.mark.parametrize("state", [RequestState.SORTED, RequestState.DID_NOT_HAPPEN, RequestState.WITHDRAWN])
def test_opening_again_asks_whoever_helped_first(state: RequestState) -> None:
    house = a_house(TOLD, an_offer("pekka", OfferState.LAPSED), state=state, ended_at=LATER)
    for _ in "12":
        of(house).reopen(house.act("sanna", WEDNESDAY), REQUEST)
    (card,) = house.request.asked
    assert (card.tutor, card.reasons, card.ask_at) == ("liisa", (Why.AGAIN,), WEDNESDAY)
    assert (house.request.state, house.request.ended_at, house.request.asked_at) == (
        RequestState.WAITING,
        None,
        WEDNESDAY,
    )
    assert house.did == ["opened a request again"]


@pytest.mark.parametrize(
    "gone",
    [{"topics": [KAHOOT]}, {"weekly_cap": 0}, {"leaves": (Leave(MONDAY_8AM.date()),)}],
    ids=["not their topic", "enough this week", "away"],
)
def test_opening_again_asks_somebody_else_where_the_helper_cannot_be(gone: dict[str, Any]) -> None:
    house = a_house(TOLD, state=RequestState.SORTED, ended_at=LATER)
    liisa = a_tutor("Liisa Korhonen", **gone)
    house.rows.tutoring[liisa.person.id], house.rows.leaves[liisa.person.id] = liisa, liisa.leaves
    of(house).reopen(house.act("sanna", WEDNESDAY), REQUEST)
    assert asked(house) == ["pekka"]


@pytest.mark.parametrize(
    ("state", "days"),
    [(RequestState.SORTED, 15), (RequestState.UNDONE, 0), (RequestState.COLLECTED, 0)],
)
def test_what_is_long_over_or_never_was_is_not_opened_again(state: RequestState, days: int) -> None:
    house = a_house(LIISA, state=state, ended_at=MONDAY_8AM)
    with pytest.raises(NoLongerOpen):
        of(house).reopen(house.act("sanna", MONDAY_8AM + timedelta(days=days)), REQUEST)


def test_a_time_gone_by_is_this_week_once_it_is_open_again() -> None:
    chosen: dict[str, Any] = {"when": WhenNeeded.CHOSEN_TIME, "needed_at": TUESDAY}
    house = a_house(TOLD, state=RequestState.SORTED, ended_at=LATER, cover=Cover(CoverKind.NOT_SURE, "7A"), **chosen)
    of(house).reopen(house.act("sanna", WEDNESDAY), REQUEST)
    assert (house.request.when, house.request.needed_at, house.request.cover) == (WhenNeeded.THIS_WEEK, None, None)


# The private answer


def test_the_private_answer_that_was_pressed_shows_what_became_of_it() -> None:
    house = a_house(LIISA)
    act = replace(house.act("sanna", LATER), answer_to="https://slack.test/answer")
    of(house).ask_else(act, REQUEST)
    assert house.told(NoticeKind.RECEIPT) == ["sanna"]
