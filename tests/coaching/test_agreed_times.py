"""What follows once a tutor has accepted: asked how it went, the tutor's answer, silence."""

from datetime import datetime, timedelta
from typing import Any

from coaching.help_requests import HelpRequest, RequestState, met
from coaching.offers import OfferId, OfferState
from coaching.outcomes import Outcome, Result, Side
from coaching.people import PersonId
from coaching.school_calendar import Weekday
from coaching.widening import Due, Step, next_look, steps
from tests.builders import an_offer, at
from tests.coaching.ladders import TOWN, asked

MON, TUE, WED, THU, FRI = Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI
WEEK = timedelta(weeks=1)
TUESDAY_8AM = at(TUE, 8)


def taken(tutor: str = "liisa", **fields: Any) -> HelpRequest:
    mine = an_offer(tutor, OfferState.ACCEPTED, answered_at=at(MON, 9))
    return asked(mine, **{"state": RequestState.ACCEPTED, **fields})


def said(result: Result, at_: datetime, side: Side = Side.TUTOR) -> tuple[Outcome, ...]:
    return (Outcome("request", PersonId("liisa"), side, result, at_),)


def only(request: HelpRequest, now: datetime = TUESDAY_8AM, said: tuple[Outcome, ...] = ()) -> Due:
    (due,) = steps(request, TOWN, now, said)
    return due


def test_how_it_went_is_asked_when_the_period_of_the_agreed_time_is_over() -> None:
    assert only(taken(agreed_at=at(TUE, 11, 20))) == Due(Step.ASK_HOW_IT_WENT, at(TUE, 12))


def test_between_periods_a_meeting_takes_three_quarters_of_an_hour() -> None:
    assert only(taken(agreed_at=at(TUE, 13))) == Due(Step.ASK_HOW_IT_WENT, at(TUE, 13, 45))


def test_without_an_agreed_time_it_should_be_over_at_the_end_of_the_tutoring_day() -> None:
    assert only(taken()) == Due(Step.ASK_HOW_IT_WENT, at(TUE, 15))


def test_what_a_coordinator_took_on_should_be_over_at_the_end_of_the_school_day() -> None:
    assert only(taken("mari")) == Due(Step.ASK_HOW_IT_WENT, at(MON, 16))


def test_not_yet_begins_another_wait() -> None:
    not_yet = said(Result.NOT_YET, at(TUE, 16), Side.REQUESTER)
    assert only(taken(), said=not_yet) == Due(Step.ASK_HOW_IT_WENT, at(TUE, 15) + WEEK)


def test_while_another_time_is_suggested_nobody_is_asked_how_it_went() -> None:
    moving = an_offer(state=OfferState.ACCEPTED, times=(at(THU, 10),), times_by=Side.REQUESTER)
    found = steps(taken(agreed_at=at(TUE, 13), offers=(moving,)), TOWN, TUESDAY_8AM)
    assert [each.step for each in found if each.at < at(THU, 10)] == []
    assert Due(Step.FORGET_TIMES, at(THU, 10), moving.id) in found


def test_silence_until_the_end_of_the_next_teaching_day_reopens_it() -> None:
    over = met(taken(), now=at(FRI, 12))
    assert only(over) == Due(Step.REOPEN, at(MON, 16) + WEEK)


def test_the_tutors_answer_stands_after_five_teaching_days() -> None:
    over = met(taken(), now=at(TUE, 12))
    assert only(over, said=said(Result.SORTED, at(TUE, 12))) == Due(Step.TAKE_TUTORS_WORD, at(TUE, 12) + WEEK)


def test_a_tutor_who_will_go_on_has_not_been_silent() -> None:
    over = met(taken(), now=at(TUE, 12))
    assert only(over, said=said(Result.NOT_YET, at(WED, 12))) == Due(Step.REOPEN, at(THU, 16))


def test_without_knowing_what_was_said_the_look_is_never_too_late() -> None:
    over = met(taken(), now=at(TUE, 12))
    early = next_look(over, TOWN, at(TUE, 12))
    late = next_look(over, TOWN, at(TUE, 12), said(Result.SORTED, at(TUE, 12)))
    assert early is not None
    assert late is not None
    assert early <= late


def test_who_left_in_the_moment_of_accepting_is_found() -> None:
    assert only(taken("maija")) == Due(Step.LET_LAPSE, at(TUE, 8), OfferId("offer-maija"))
    assert only(asked(state=RequestState.ACCEPTED)) == Due(Step.REOPEN, at(TUE, 8))
