from collections.abc import Callable
from dataclasses import replace

import pytest

from coaching.errors import CoachingError, NoLongerOpen, NotYours, TakenByColleague, TooLateToUndo
from coaching.help_requests import (
    HelpRequest,
    RequestState,
    accepted,
    answered,
    asked_question,
    backed_up,
    changed,
    collected,
    freed,
    held_back,
    lapsed,
    let_through,
    nobody_free,
    offered,
    passed,
    reopened,
    suggested_times,
    undone,
    with_cover,
    withdrawn,
)
from coaching.kinds import Kind
from coaching.offers import Exchange, OfferId, OfferState, Why
from coaching.outcomes import Result, Side
from coaching.school_calendar import SchoolId
from tests.builders import MONDAY_8AM, RANTALA, a_request, an_offer
from tests.coaching.help_requests.vocabulary import (
    ENDS,
    IN_TIME,
    LATER,
    LATER_STILL,
    LIISA,
    NAMES,
    PEKKA,
    RITVA,
    TAKEN,
    TUESDAY,
    UNDO_OVER,
    WAITING,
    WITH_SECOND,
    states,
)

# Finding somebody


def test_the_first_accept_takes_the_request_and_lapses_the_other_offers() -> None:
    assert (TAKEN.state, TAKEN.agreed_at) == (RequestState.ACCEPTED, TUESDAY)
    assert states(TAKEN) == [OfferState.ACCEPTED, OfferState.LAPSED]
    assert TAKEN.accepted is not None
    assert TAKEN.accepted.answered_at == LATER


def test_the_second_tutor_to_accept_hears_who_was_first_and_may_back_up() -> None:
    with pytest.raises(TakenByColleague) as told:
        accepted(TAKEN, PEKKA.id, at=None, names=NAMES, now=LATER_STILL)
    assert told.value == TakenByColleague("Liisa Korhonen", LATER, PEKKA.id)


def test_accepting_twice_is_refused_the_second_time() -> None:
    with pytest.raises(NoLongerOpen):
        accepted(TAKEN, LIISA.id, at=None, names=NAMES, now=LATER)


def test_an_offer_of_another_request_is_nobodys() -> None:
    with pytest.raises(NotYours):
        accepted(WAITING, OfferId("offer-of-another"), at=None, names=NAMES, now=LATER)


def test_offering_again_wakes_a_request_that_nobody_could_take() -> None:
    again = offered(nobody_free(a_request(), LATER), PEKKA)
    assert (again.state, again.asked) == (RequestState.WAITING, (PEKKA,))


def test_the_coordinator_has_it_since_the_first_time_nobody_was_left() -> None:
    once = nobody_free(a_request(), LATER)
    assert nobody_free(offered(once, PEKKA), LATER_STILL).coordinator_at == LATER


def test_a_pass_leaves_the_request_waiting_for_the_others() -> None:
    free = passed(WAITING, LIISA.id, now=LATER)
    assert (free.state, free.asked) == (RequestState.WAITING, (PEKKA,))


def test_another_topic_is_kept_apart_from_a_pass() -> None:
    free = passed(WAITING, LIISA.id, now=LATER, state=OfferState.NOT_MY_TOPIC)
    assert states(free) == [OfferState.NOT_MY_TOPIC, OfferState.ASKED]


def test_passing_on_after_accepting_sets_the_request_free() -> None:
    free = passed(TAKEN, LIISA.id, now=LATER)
    assert (free.state, free.accepted, free.agreed_at) == (RequestState.WAITING, None, None)
    assert states(free)[0] is OfferState.PASSED


def test_a_tutor_who_leaves_lapses_and_does_not_pass() -> None:
    assert states(lapsed(TAKEN, LIISA.id, now=LATER)) == [OfferState.LAPSED, OfferState.LAPSED]


def test_an_answered_offer_cannot_be_passed_on_again() -> None:
    with pytest.raises(NoLongerOpen):
        passed(passed(WAITING, LIISA.id, now=LATER), LIISA.id, now=LATER)


def test_freed_nobody_is_asked_any_more_and_no_time_stands() -> None:
    free = freed(offered(WITH_SECOND, RITVA), now=LATER_STILL)
    assert (free.state, free.agreed_at, free.met_at) == (RequestState.WAITING, None, None)
    assert set(states(free)) == {OfferState.LAPSED}


# A second pair of eyes


def test_asking_a_second_changes_nothing_for_the_first() -> None:
    asked = offered(TAKEN, RITVA)
    assert (asked.state, asked.accepted, asked.asked, asked.seconds) == (
        RequestState.ACCEPTED,
        TAKEN.accepted,
        (),
        (RITVA,),
    )


def test_a_second_who_accepts_ends_nobodys_offer() -> None:
    both = accepted(offered(TAKEN, RITVA), RITVA.id, at=None, names=NAMES, now=LATER_STILL)
    assert (both.accepted, both.agreed_at) == (TAKEN.accepted, TUESDAY)
    assert [each.tutor for each in both.seconds] == ["ritva"]


def test_who_came_second_may_back_up_once() -> None:
    assert [each.tutor for each in WITH_SECOND.seconds] == ["pekka"]
    assert WITH_SECOND.seconds[0].reasons == (Why.BACK_UP,)
    with pytest.raises(NoLongerOpen):
        backed_up(WITH_SECOND, PEKKA.id, now=LATER)


def test_a_second_who_steps_back_leaves_the_first() -> None:
    alone = passed(WITH_SECOND, PEKKA.id, now=LATER_STILL)
    assert (alone.state, alone.accepted, alone.seconds) == (RequestState.ACCEPTED, TAKEN.accepted, ())


def test_with_the_first_gone_whoever_looks_on_has_nobody_to_help() -> None:
    assert passed(WITH_SECOND, LIISA.id, now=LATER_STILL).seconds == ()


# Held back, and without a school


def test_a_held_request_goes_to_a_tutor_or_asks_for_its_school() -> None:
    held = held_back(a_request())
    assert let_through(held).state is RequestState.WAITING
    assert let_through(replace(held, school=None)).state is RequestState.NEEDS_SCHOOL
    with pytest.raises(NoLongerOpen):
        let_through(let_through(held))


# Taken back


def test_undo_reaches_nobody_until_its_time_is_over() -> None:
    assert undone(WAITING, names=NAMES, now=IN_TIME).state is RequestState.UNDONE
    with pytest.raises(TooLateToUndo) as told:
        undone(WAITING, names=NAMES, now=UNDO_OVER)
    assert told.value.tutor == "Liisa Korhonen"


def test_what_was_accepted_within_the_undo_time_is_cancelled_not_undone() -> None:
    quick = accepted(WAITING, LIISA.id, at=None, names=NAMES, now=IN_TIME)
    with pytest.raises(TooLateToUndo):
        undone(quick, names=NAMES, now=IN_TIME)


def test_a_request_that_still_needs_its_school_can_be_taken_back_too() -> None:
    waiting = a_request(state=RequestState.NEEDS_SCHOOL)
    assert undone(waiting, names=NAMES, now=IN_TIME).state is RequestState.UNDONE
    with pytest.raises(TooLateToUndo) as told:
        undone(waiting, names=NAMES, now=LATER)
    assert told.value.tutor == ""


def test_a_held_request_can_be_taken_back_whenever() -> None:
    assert undone(held_back(a_request()), names=NAMES, now=TUESDAY).state is RequestState.UNDONE


def test_a_wish_can_be_taken_back_in_time_and_not_later() -> None:
    wish = collected(a_request(), MONDAY_8AM)
    assert undone(wish, names=NAMES, now=IN_TIME).state is RequestState.UNDONE
    with pytest.raises(TooLateToUndo):
        undone(wish, names=NAMES, now=LATER)


@pytest.mark.parametrize(
    "gone",
    [
        withdrawn(WAITING, now=IN_TIME),
        undone(WAITING, names=NAMES, now=IN_TIME),
        collected(WAITING, IN_TIME),
    ],
    ids=["cancelled", "undone", "collected"],
)
def test_a_request_that_was_ended_can_no_longer_be_accepted(gone: HelpRequest) -> None:
    assert set(states(gone)) == {OfferState.LAPSED}
    assert gone.ended_at == IN_TIME
    with pytest.raises(NoLongerOpen):
        accepted(gone, LIISA.id, at=None, names=NAMES, now=LATER)


def test_a_wish_is_one_whatever_it_was() -> None:
    assert collected(TAKEN, LATER).kind is Kind.WORKSHOP_IDEA


# Open again


@pytest.mark.parametrize("school", [RANTALA, None])
def test_opened_again_it_stands_as_if_asked_now(school: SchoolId | None) -> None:
    over = replace(answered(TAKEN, Result.SORTED, now=LATER), coordinator_at=LATER, it_suggested=True, school=school)
    again = reopened(over, now=LATER_STILL)
    assert again.state is (RequestState.WAITING if school else RequestState.NEEDS_SCHOOL)
    assert (again.asked_at, again.undo_until) == (LATER_STILL, LATER_STILL)
    assert (again.agreed_at, again.met_at, again.ended_at, again.coordinator_at) == (None, None, None, None)
    assert (again.accepted, again.it_suggested) == (None, False)


@pytest.mark.parametrize("state", [*RequestState])
def test_only_what_has_ended_and_is_no_wish_can_be_opened_again(state: RequestState) -> None:
    request = a_request(LIISA, state=state)
    if state in ENDS and state is not RequestState.COLLECTED:
        assert reopened(request, now=LATER).is_open
    else:
        with pytest.raises(NoLongerOpen):
            reopened(request, now=LATER)


# What has ended


@pytest.mark.parametrize("state", ENDS)
def test_nothing_can_be_done_with_a_request_that_has_ended(state: RequestState) -> None:
    ended = a_request(LIISA, RITVA, an_offer("pekka", OfferState.LAPSED), state=state)
    acts: tuple[Callable[[], HelpRequest], ...] = (
        lambda: accepted(ended, LIISA.id, at=None, names=NAMES, now=LATER),
        lambda: backed_up(ended, PEKKA.id, now=LATER),
        lambda: passed(ended, LIISA.id, now=LATER),
        lambda: freed(ended, now=LATER),
        lambda: collected(ended, LATER),
        lambda: changed(ended, online=True),
        lambda: withdrawn(ended, now=LATER),
        lambda: undone(ended, names=NAMES, now=LATER),
        lambda: let_through(ended),
        lambda: answered(ended, Result.SORTED, now=LATER),
        lambda: suggested_times(ended, LIISA.id, [TUESDAY], by=Side.TUTOR, now=LATER),
        lambda: asked_question(ended, LIISA.id, Exchange("1", "?")),
        lambda: with_cover(ended, None),
    )
    for act in acts:
        with pytest.raises(CoachingError):
            act()


def test_the_words_are_in_no_repr() -> None:
    said = asked_question(a_request(LIISA, setting="7A, room 3"), LIISA.id, Exchange("1", "Which iPads?", "Mine"))
    for words in ("my iPads", "7A", "Which iPads", "Mine"):
        assert words not in repr(said)
