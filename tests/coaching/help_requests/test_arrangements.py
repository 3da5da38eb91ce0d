from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.errors import AskedTwice, NoLongerOpen, NothingSaid, NoTimes, NotYours, TimePassed
from coaching.help_requests import (
    Cover,
    RequestState,
    answered_question,
    asked_question,
    chosen_time,
    met,
    offered,
    passed,
    suggested_times,
    with_cover,
    with_note,
)
from coaching.kinds import CoverKind
from coaching.offers import MOST_TIMES, Exchange, OfferId, OfferState
from coaching.outcomes import Side
from tests.builders import MONDAY_8AM, a_request
from tests.coaching.help_requests.vocabulary import (
    FRIDAY,
    LATER,
    LIISA,
    PEKKA,
    RITVA,
    TAKEN,
    THURSDAY,
    TUESDAY,
    WAITING,
    WEDNESDAY,
    states,
)

MOMENTS = st.lists(st.integers(-5, 20).map(lambda hours: LATER + timedelta(hours=hours)), max_size=6)


# Times


@given(MOMENTS, st.sampled_from(Side))
def test_at_most_three_times_to_come_are_suggested_rising_and_once_each(times: list[datetime], by: Side) -> None:
    if not times or min(times) <= LATER:
        with pytest.raises((NoTimes, TimePassed)):
            suggested_times(WAITING, LIISA.id, times, by=by, now=LATER)
        return
    mine = suggested_times(WAITING, LIISA.id, times, by=by, now=LATER).offer(LIISA.id)
    assert (list(mine.times), mine.times_by) == (sorted(set(times))[:MOST_TIMES], by)


def test_new_times_take_the_place_of_those_before_whoever_suggested_them() -> None:
    first = suggested_times(WAITING, LIISA.id, [TUESDAY, WEDNESDAY], by=Side.TUTOR, now=LATER)
    mine = suggested_times(first, LIISA.id, [FRIDAY], by=Side.REQUESTER, now=LATER).offer(LIISA.id)
    assert (mine.times, mine.times_by) == ((FRIDAY,), Side.REQUESTER)


def test_choosing_a_tutors_time_accepts_that_tutor_and_ends_the_other_offers() -> None:
    suggested = suggested_times(WAITING, PEKKA.id, [TUESDAY, WEDNESDAY], by=Side.TUTOR, now=LATER)
    agreed = chosen_time(suggested, PEKKA.id, WEDNESDAY, by=Side.REQUESTER, now=LATER)
    assert (agreed.state, agreed.agreed_at) == (RequestState.ACCEPTED, WEDNESDAY)
    assert states(agreed) == [OfferState.LAPSED, OfferState.ACCEPTED]
    assert all(each.times == () and each.times_by is None for each in agreed.offers)


def test_a_meeting_is_moved_by_one_side_and_agreed_by_the_other() -> None:
    moving = suggested_times(TAKEN, LIISA.id, [THURSDAY], by=Side.REQUESTER, now=LATER)
    assert moving.agreed_at == TUESDAY, "until the other side says yes"
    agreed = chosen_time(moving, LIISA.id, THURSDAY, by=Side.TUTOR, now=LATER)
    assert agreed.agreed_at == THURSDAY
    assert agreed.accepted is not None
    assert agreed.accepted.answered_at == LATER, "accepted when it was"


def test_another_time_after_the_first_one_is_no_longer_over() -> None:
    over = met(TAKEN, now=TUESDAY)
    moved = suggested_times(over, LIISA.id, [THURSDAY], by=Side.TUTOR, now=WEDNESDAY)
    again = chosen_time(moved, LIISA.id, THURSDAY, by=Side.REQUESTER, now=WEDNESDAY)
    assert (again.state, again.met_at) == (RequestState.ACCEPTED, None)


def test_a_second_who_is_asked_stays_so_whatever_time_is_chosen() -> None:
    asked = suggested_times(offered(TAKEN, RITVA), LIISA.id, [THURSDAY], by=Side.TUTOR, now=LATER)
    assert chosen_time(asked, LIISA.id, THURSDAY, by=Side.REQUESTER, now=LATER).seconds == (RITVA,)


@pytest.mark.parametrize("by", Side)
def test_nobody_chooses_among_their_own_times_or_one_that_was_not_suggested(by: Side) -> None:
    suggested = suggested_times(WAITING, LIISA.id, [TUESDAY], by=by, now=LATER)
    other = Side.TUTOR if by is Side.REQUESTER else Side.REQUESTER
    for at, side in ((TUESDAY, by), (WEDNESDAY, other)):
        with pytest.raises(NoLongerOpen):
            chosen_time(suggested, LIISA.id, at, by=side, now=LATER)


def test_a_time_gone_by_meanwhile_cannot_be_chosen() -> None:
    suggested = suggested_times(WAITING, LIISA.id, [TUESDAY], by=Side.TUTOR, now=LATER)
    with pytest.raises(TimePassed):
        chosen_time(suggested, LIISA.id, TUESDAY, by=Side.REQUESTER, now=TUESDAY)


def test_who_has_passed_arranges_nothing_any_more() -> None:
    free = passed(WAITING, LIISA.id, now=LATER)
    with pytest.raises(NoLongerOpen):
        suggested_times(free, LIISA.id, [TUESDAY], by=Side.TUTOR, now=LATER)
    with pytest.raises(NoLongerOpen):
        asked_question(free, LIISA.id, Exchange("1", "?"))


# Questions


def test_two_questions_at_most_one_after_the_others_answer() -> None:
    once = asked_question(WAITING, LIISA.id, Exchange("1", "Which iPads?"))
    with pytest.raises(AskedTwice):
        asked_question(once, LIISA.id, Exchange("2", "And which room?"))
    answered = answered_question(once, LIISA.id, "the old ones")
    twice = answered_question(asked_question(answered, LIISA.id, Exchange("2", "And which room?")), LIISA.id, "room 12")
    assert [(each.question, each.answer) for each in twice.offer(LIISA.id).exchanges] == [
        ("Which iPads?", "the old ones"),
        ("And which room?", "room 12"),
    ]
    with pytest.raises(AskedTwice):
        asked_question(twice, LIISA.id, Exchange("3", "And …?"))


def test_each_tutor_asks_for_themselves() -> None:
    both = asked_question(
        asked_question(WAITING, LIISA.id, Exchange("1", "?")), PEKKA.id, Exchange("2", "What do you see?")
    )
    assert answered_question(both, PEKKA.id, "nothing").offer(LIISA.id).question is not None


@pytest.mark.parametrize("empty", ["", " \n "])
def test_nothing_said_is_neither_question_nor_answer(empty: str) -> None:
    with pytest.raises(NothingSaid):
        asked_question(WAITING, LIISA.id, Exchange("1", empty))
    with pytest.raises(NothingSaid):
        answered_question(asked_question(WAITING, LIISA.id, Exchange("1", "?")), LIISA.id, empty)


def test_an_answer_without_a_question_is_none() -> None:
    with pytest.raises(NoLongerOpen):
        answered_question(WAITING, LIISA.id, "the old ones")


# Cover and notes


def test_cover_is_kept_and_taken_off_again() -> None:
    cover = Cover(CoverKind.SUBSTITUTE, "maths with 7A")
    assert with_cover(TAKEN, cover).cover == cover
    assert with_cover(with_cover(TAKEN, cover), None) == TAKEN
    assert "maths" not in repr(with_cover(TAKEN, cover))


@pytest.mark.parametrize("state", [*RequestState])
def test_a_tutors_note_is_kept_whatever_became_of_the_request(state: RequestState) -> None:
    noted = with_note(a_request(LIISA, PEKKA, state=state), LIISA.id, "bring the cable")
    assert (noted.offer(LIISA.id).note, noted.offer(PEKKA.id)) == ("bring the cable", PEKKA)
    assert "cable" not in repr(noted)


def test_what_is_arranged_about_an_offer_of_another_request_is_nobodys() -> None:
    with pytest.raises(NotYours):
        suggested_times(WAITING, OfferId("another"), [TUESDAY], by=Side.TUTOR, now=MONDAY_8AM)
    with pytest.raises(NotYours):
        with_note(replace(WAITING, offers=()), LIISA.id, "")
