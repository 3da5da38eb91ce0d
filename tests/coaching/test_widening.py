"""Which steps there are: what moves on at once, what waits, what lapses, and what holds whatever was asked."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.help_requests import HelpRequest, RequestState, WhenNeeded
from coaching.ladder import LADDER
from coaching.offers import Exchange, Offer, OfferState, Why
from coaching.outcomes import Side
from coaching.programmes import Programme
from coaching.school_calendar import Leave, Weekday, day_windows
from coaching.tutors import Tutor
from coaching.widening import Due, Step, next_look, steps
from tests.builders import KAHOOT, KOIVU, MONDAY_8AM, RANTALA, a_programme, a_tutor, an_offer, at, tutoring
from tests.coaching.ladders import AINO, LIISA, MARI, PEKKA, TOWN, asked, moment

MON, TUE, WED, THU = Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU
MINUTE, WEEK = timedelta(minutes=1), timedelta(weeks=1)
TUESDAY_9AM = at(TUE, 9)
NO = OfferState.PASSED


def due_steps(request: HelpRequest, programme: Programme, now: datetime) -> list[Due]:
    return [due for due in steps(request, programme, now) if due.at <= now]


# What moves on at once, and what waits


def test_where_everybody_asked_has_passed_the_next_one_is_asked_at_once() -> None:
    assert moment(asked(an_offer(state=NO)), Step.ASK, now=at(TUE, 9)) == at(TUE, 9)


def test_a_tutor_without_tutoring_time_ahead_is_not_waited_for() -> None:
    gone_home = a_programme(a_tutor("Liisa", times=[]), PEKKA)
    assert moment(asked(an_offer(ask_at=at(TUE, 9))), Step.ASK, in_=gone_home) == at(TUE, 9)


def test_nothing_happens_before_the_undo_time_is_over() -> None:
    card = an_offer("pekka", ask_at=at(TUE, 8))
    when = {"asked_at": at(MON, 20), "undo_until": at(MON, 20, 1), "needed_at": at(TUE, 8, 15)}
    tonight = asked(card, when=WhenNeeded.CHOSEN_TIME, **when)
    assert all(due.at >= tonight.undo_until for due in steps(tonight, TOWN, at(MON, 20)))


def test_while_its_requester_has_a_question_to_answer_nobody_is_reminded_or_asked_too() -> None:
    question = an_offer(exchanges=(Exchange("1", "Which iPads?"),))
    assert due_steps(asked(question), TOWN, at(TUE, 15)) == []
    answered = an_offer(exchanges=(Exchange("1", "Which iPads?", "The old ones"),))
    assert moment(asked(answered), Step.ASK) == at(TUE, 15)


def test_while_its_requester_has_times_to_choose_from_nobody_is_reminded_or_asked_too() -> None:
    suggestion = an_offer(times=(at(WED, 9), at(WED, 10)), times_by=Side.TUTOR)
    assert moment(asked(suggestion), Step.ASK) == at(WED, 10)
    assert moment(asked(replace(suggestion, times_by=Side.REQUESTER)), Step.ASK) == at(TUE, 15)


def test_a_stuck_lesson_waits_for_no_answers() -> None:
    question = an_offer(exchanges=(Exchange("1", "Which iPads?"),))
    assert moment(asked(question, when=WhenNeeded.RIGHT_NOW), Step.ASK) == MONDAY_8AM + 5 * MINUTE


# Cards that lapse


def lapses(tutor: Tutor, offer: Offer | None = None, *, now: datetime = TUESDAY_9AM, **fields: Any) -> datetime | None:
    return moment(asked(offer or an_offer(), **fields), Step.LET_LAPSE, now=now, in_=a_programme(tutor, PEKKA))


def test_a_card_lapses_while_its_tutor_is_away() -> None:
    leave = Leave(date(2026, 9, 8), date(2026, 9, 9))
    assert lapses(a_tutor("Liisa", leaves=(leave,))) == at(TUE, 9)


def test_a_card_lapses_when_a_leave_begins() -> None:
    assert lapses(a_tutor("Liisa", leaves=(Leave(date(2026, 9, 10)),))) == at(THU, 0)


def test_a_card_that_goes_out_after_the_leave_does_not_lapse() -> None:
    back = a_tutor("Liisa", leaves=(Leave(date(2026, 9, 8), date(2026, 9, 9)),))
    assert lapses(back, an_offer(ask_at=at(THU, 8))) is None


def test_a_card_lapses_when_its_tutor_has_left() -> None:
    assert lapses(AINO) == at(TUE, 9)


def test_a_card_lapses_when_topic_or_school_are_no_longer_the_tutors() -> None:
    assert lapses(LIISA) is None
    assert lapses(LIISA, topic=KAHOOT) == at(TUE, 9)
    assert lapses(LIISA, school=KOIVU) == at(TUE, 9)


def test_whom_the_coordinator_asked_by_name_need_not_fit() -> None:
    assert lapses(LIISA, an_offer(reasons=(Why.ASSIGNED,)), topic=KAHOOT) is None


def test_a_card_that_is_not_out_yet_is_looked_at_once_more_as_it_goes_out() -> None:
    fresh = asked(an_offer(ask_at=MONDAY_8AM + MINUTE))
    assert next_look(fresh, TOWN, MONDAY_8AM) == MONDAY_8AM + MINUTE
    assert due_steps(fresh, TOWN, MONDAY_8AM + MINUTE) == []
    assert next_look(fresh, TOWN, MONDAY_8AM + MINUTE) == at(TUE, 12)


# Nobody left, nothing to do


def test_where_nobody_is_left_somebody_is_looked_for_again_each_week() -> None:
    nobody = asked(an_offer("aino", NO), state=RequestState.NOBODY)
    assert steps(nobody, TOWN, at(TUE, 8)) == (Due(Step.LOOK_AGAIN, at(MON, 0) + WEEK),)


def test_nobody_is_looked_for_again_where_that_is_no_use() -> None:
    everybody = [an_offer(name, NO) for name in ("liisa", "pekka", "aino")]
    assert next_look(asked(*everybody, state=RequestState.NOBODY), TOWN, at(TUE, 8)) is None
    stuck = asked(state=RequestState.NOBODY, when=WhenNeeded.RIGHT_NOW)
    assert next_look(stuck, TOWN, at(TUE, 8)) is None
    over = asked(state=RequestState.NOBODY, needed_at=at(MON, 12))
    assert next_look(over, TOWN, at(TUE, 8)) is None


@pytest.mark.parametrize(
    "state", [each for each in RequestState if each not in ("waiting", "nobody", "accepted", "met")]
)
def test_in_any_other_state_there_is_nothing_to_look_at(state: RequestState) -> None:
    assert next_look(asked(an_offer(state=NO), state=state), TOWN, at(TUE, 8)) is None


# Whatever is asked, whenever


DAYS = st.integers(0, 120)  # into the winter, over the end of summer time on 25 October
TIMES = st.lists(
    st.builds(tutoring, st.sampled_from(Weekday), st.sampled_from([RANTALA, None]), st.integers(7, 12)),
    min_size=1,
    max_size=3,
)
TUTORS = st.lists(TIMES, min_size=1, max_size=5)
STATES = st.sampled_from([OfferState.ASKED, OfferState.ASKED, OfferState.PASSED, OfferState.LAPSED])


@st.composite
def stories(draw: st.DrawFn) -> tuple[HelpRequest, Programme, datetime]:
    """A request as it may stand, with tutors who were asked one after the other."""
    tutors = [a_tutor(f"Tutor{number}", times=times) for number, times in enumerate(draw(TUTORS))]
    when = draw(st.sampled_from(WhenNeeded))
    asked_at = MONDAY_8AM + timedelta(days=draw(DAYS), minutes=draw(st.integers(0, 24 * 60)))
    request = asked(when=when, asked_at=asked_at, undo_until=asked_at + LADDER[when].undo)
    if when is WhenNeeded.CHOSEN_TIME:
        request = replace(request, needed_at=asked_at + timedelta(minutes=draw(st.integers(1, 14 * 24 * 60))))
    moment = request.undo_until
    for tutor in tutors:
        state = draw(STATES) if len(request.asked) < 3 else OfferState.PASSED
        ask_at, moment = moment, moment + timedelta(minutes=draw(st.integers(0, 3 * 24 * 60)))
        answered = None if state is OfferState.ASKED else moment
        offer = an_offer(tutor.person.name.lower(), state, ask_at=ask_at, answered_at=answered)
        request = replace(request, offers=(*request.offers, offer))
    now = asked_at + timedelta(minutes=draw(st.integers(0, 21 * 24 * 60)))
    return request, a_programme(*tutors, coordinators=(MARI,)), now


@given(stories())
def test_a_look_in_the_past_has_something_to_do(story: tuple[HelpRequest, Programme, datetime]) -> None:
    look = next_look(*story)
    assert look is not None
    assert bool(due_steps(*story)) == (look <= story[2])


@given(stories())
def test_a_fourth_is_never_asked_beside_three(story: tuple[HelpRequest, Programme, datetime]) -> None:
    request, programme, now = story
    asking = [due for due in steps(request, programme, now) if due.step is Step.ASK]
    assert len(asking) <= 1
    assert not (asking and len(request.asked) >= 3)


@given(stories())
def test_steps_of_days_come_in_tutoring_time_or_school_time(story: tuple[HelpRequest, Programme, datetime]) -> None:
    request, programme, now = story
    tutors = [tutor.tutoring_times(programme.schools).windows for tutor in programme.tutors.values()]
    for due in steps(request, programme, now):
        counted = due.step in (Step.REMIND, Step.ASK) and request.asked and not request.ladder.on_duty_only
        if counted and due.at not in (now, request.undo_until, *(offer.ask_at for offer in request.asked)):
            start = due.at - timedelta(seconds=1)  # ends count: "at the end of the tutoring day"
            in_tutoring = [span for windows in tutors for span in windows(start, due.at)]
            assert in_tutoring or list(day_windows(programme.schools[RANTALA], start, due.at))


@given(stories())
def test_no_step_comes_before_the_undo_time_is_over(story: tuple[HelpRequest, Programme, datetime]) -> None:
    request, programme, now = story
    kept = (Step.REMIND, Step.TELL_COORDINATOR, Step.TOO_LATE)
    early = [due for due in steps(request, programme, now) if due.step in kept and due.at < request.undo_until]
    assert all(due.step is Step.TOO_LATE for due in early)


@given(stories())
def test_what_lies_ahead_is_the_same_a_minute_later(story: tuple[HelpRequest, Programme, datetime]) -> None:
    request, programme, now = story
    later = now + MINUTE
    ahead = [due for due in steps(request, programme, now) if due.at > later]
    assert ahead == [due for due in steps(request, programme, later) if due.at > later]
