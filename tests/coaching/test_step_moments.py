"""The moments of the table in values: Liisa's tutoring day is Tuesday from 9 to 15, Pekka's Thursday."""

from dataclasses import replace
from datetime import datetime, timedelta

from coaching.help_requests import HelpRequest, WhenNeeded, offered
from coaching.ladder import After, Ladder, Unit
from coaching.offers import Offer, OfferState
from coaching.outcomes import Side
from coaching.school_calendar import Weekday
from coaching.widening import Step
from tests.builders import MONDAY_8AM, a_programme, a_tutor, an_offer, at, tutoring
from tests.coaching.ladders import TOWN, asked, moment, moments

MON, TUE, THU, FRI = Weekday.MON, Weekday.TUE, Weekday.THU, Weekday.FRI
MINUTE, WEEK = timedelta(minutes=1), timedelta(weeks=1)
NO = OfferState.PASSED


# This week


def test_this_week_a_tutor_is_reminded_after_half_their_tutoring_day() -> None:
    assert moment(asked(an_offer()), Step.REMIND) == at(TUE, 12)


def test_who_is_asked_within_their_tutoring_day_has_half_of_it_left_or_its_end() -> None:
    assert moment(asked(an_offer(ask_at=at(TUE, 10))), Step.REMIND) == at(TUE, 13)
    assert moment(asked(an_offer(ask_at=at(TUE, 14))), Step.REMIND) == at(TUE, 15)


def test_a_tutor_is_reminded_once() -> None:
    assert moment(asked(an_offer(reminded_at=at(TUE, 12))), Step.REMIND) is None


def test_at_the_end_of_the_tutoring_day_the_next_tutor_is_asked_too() -> None:
    assert moment(asked(an_offer()), Step.ASK) == at(TUE, 15)


def test_the_third_is_asked_at_the_end_of_the_second_ones_tutoring_day() -> None:
    both = asked(an_offer(), an_offer("pekka", ask_at=at(TUE, 15)))
    assert moment(both, Step.ASK) == at(THU, 15)
    assert moments(both, Step.REMIND) == [at(TUE, 12), at(THU, 12)]


def test_more_than_three_are_never_asked_at_a_time() -> None:
    three = asked(an_offer(), an_offer("pekka"), an_offer("aino"))
    assert moment(three, Step.ASK, now=at(FRI, 16)) is None


def test_the_coordinator_is_told_when_the_third_ones_tutoring_day_is_over() -> None:
    three = asked(an_offer(), an_offer("pekka", ask_at=at(TUE, 15)), an_offer("aino", ask_at=at(THU, 15)))
    assert moment(three, Step.TELL_COORDINATOR) == at(FRI, 14)


def test_the_coordinator_is_told_at_once_when_three_have_said_no() -> None:
    hours = {"liisa": 9, "pekka": 10, "aino": 11}
    said_no = [an_offer(name, NO, answered_at=at(MON, hour)) for name, hour in hours.items()]
    assert moment(asked(*said_no), Step.TELL_COORDINATOR) == at(MON, 11)


def test_the_coordinator_is_told_after_five_teaching_days_at_the_latest() -> None:
    assert moment(asked(an_offer()), Step.TELL_COORDINATOR) == MONDAY_8AM + WEEK


def test_the_coordinator_is_told_once_and_only_where_there_is_one() -> None:
    assert moment(asked(an_offer(), coordinator_at=MONDAY_8AM), Step.TELL_COORDINATOR) is None
    assert moment(asked(an_offer()), Step.TELL_COORDINATOR, in_=replace(TOWN, coordinators=())) is None


def test_who_looks_on_as_second_counts_for_no_step() -> None:
    beside = an_offer("pekka", as_second=True)
    assert moment(asked(an_offer(), beside), Step.ASK) == at(TUE, 15)


def test_what_was_asked_before_a_reopening_counts_no_more() -> None:
    before = [an_offer(name, NO, ask_at=at(MON, 9), answered_at=at(MON, 9)) for name in ("liisa", "aino", "maija")]
    again = asked(*before, an_offer("pekka", ask_at=at(TUE, 8)), asked_at=at(TUE, 8), undo_until=at(TUE, 8))
    assert moment(again, Step.TELL_COORDINATOR) == at(TUE, 8) + WEEK


# Today, right now


def test_today_the_steps_come_after_hours_of_the_first_ones_tutoring_time() -> None:
    one = asked(an_offer(ask_at=at(TUE, 8)), when=WhenNeeded.TODAY, asked_at=at(TUE, 8), undo_until=at(TUE, 8))
    assert moment(one, Step.REMIND) == at(TUE, 10)
    assert moment(one, Step.ASK) == at(TUE, 11)
    both = replace(one, offers=(*one.offers, an_offer("pekka", ask_at=at(TUE, 11))))
    assert moment(both, Step.ASK) == at(TUE, 12)
    assert moment(both, Step.TELL_COORDINATOR) == at(TUE, 16)


def test_tutoring_time_stands_still_over_night() -> None:
    late = asked(an_offer("pekka", ask_at=at(THU, 14)), when=WhenNeeded.TODAY)
    assert moment(late, Step.ASK) == at(THU, 10) + WEEK


def test_asked_in_the_evening_today_is_the_next_school_day() -> None:
    evening = asked(an_offer(), when=WhenNeeded.TODAY, asked_at=at(MON, 20), undo_until=at(MON, 20, 1))
    assert moment(evening, Step.TELL_COORDINATOR) == at(TUE, 16)


def test_right_now_counts_real_minutes() -> None:
    start = at(TUE, 10)
    stuck = asked(an_offer(ask_at=start), when=WhenNeeded.RIGHT_NOW, asked_at=start, undo_until=start)
    assert moment(stuck, Step.REMIND) is None
    assert moment(stuck, Step.ASK) == start + 5 * MINUTE
    assert moment(offered(stuck, an_offer("pekka", ask_at=start + 5 * MINUTE)), Step.ASK) == start + 10 * MINUTE
    assert moment(stuck, Step.TELL_COORDINATOR) == start + 15 * MINUTE


def test_the_row_in_force_when_it_was_asked_counts() -> None:
    as_it_was = Ladder(undo=MINUTE, second=After(Unit.REAL_MINUTES, 30), coordinator=After(Unit.REAL_MINUTES, 45))
    before = asked(an_offer(), ladder=as_it_was)
    assert moment(before, Step.REMIND) is None
    assert moment(before, Step.ASK) == MONDAY_8AM + 30 * MINUTE
    assert moment(before, Step.TELL_COORDINATOR) == before.undo_until + 45 * MINUTE


# A chosen time


def chosen(*offers: Offer, needed_at: datetime) -> HelpRequest:
    return asked(*offers, when=WhenNeeded.CHOSEN_TIME, needed_at=needed_at)


def test_a_chosen_time_brings_the_steps_forward_to_shares_of_the_school_time_before_it() -> None:
    one = chosen(an_offer("aino"), needed_at=at(TUE, 16))  # sixteen hours of school from Monday at 8
    assert moment(one, Step.REMIND) == at(MON, 10)
    assert moment(one, Step.ASK) == at(MON, 12)
    assert moment(offered(one, an_offer("pekka", ask_at=at(MON, 12))), Step.ASK) == at(MON, 14)
    assert moment(one, Step.TELL_COORDINATOR) == at(MON, 16)


def test_a_chosen_time_far_away_changes_nothing() -> None:
    far = chosen(an_offer(), needed_at=at(FRI, 16) + 4 * WEEK)
    assert moment(far, Step.REMIND) == at(TUE, 12)
    assert moment(far, Step.ASK) == at(TUE, 15)
    assert moment(far, Step.TELL_COORDINATOR) == MONDAY_8AM + WEEK


def test_who_is_asked_late_is_not_reminded_the_moment_they_are_asked() -> None:
    late = chosen(an_offer(ask_at=at(MON, 12)), needed_at=at(TUE, 16))
    assert moment(late, Step.REMIND) == at(TUE, 12)


def test_a_chosen_time_that_is_over_ends_the_asking() -> None:
    assert moment(chosen(an_offer(), needed_at=at(TUE, 10)), Step.TOO_LATE) == at(TUE, 10)


def test_suggested_times_after_the_chosen_one_can_still_be_taken() -> None:
    other = an_offer(times=(at(THU, 10),), times_by=Side.TUTOR)
    assert moment(chosen(other, needed_at=at(TUE, 10)), Step.TOO_LATE) == at(THU, 10)


def test_a_chosen_time_after_which_somebody_was_asked_decides_nothing_more() -> None:
    again = chosen(an_offer(ask_at=at(TUE, 11)), needed_at=at(TUE, 10))
    assert moment(again, Step.TOO_LATE, now=at(TUE, 12)) is None
    assert moment(again, Step.ASK) == at(TUE, 15)


def test_the_night_in_which_the_clock_falls_back_takes_no_tutoring_time() -> None:
    saturday = a_programme(a_tutor("Liisa", times=[tutoring(FRI), tutoring(MON)]))
    friday = at(FRI, 14) + 6 * WEEK  # 23 October; on Sunday the clock goes from 4:00 to 3:00
    today = asked(an_offer(ask_at=friday), when=WhenNeeded.TODAY, asked_at=friday, undo_until=friday)
    assert moment(today, Step.ASK, now=friday, in_=saturday) == at(MON, 10) + 7 * WEEK + timedelta(hours=1)
