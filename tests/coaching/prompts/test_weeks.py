from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from coaching.prompts.asked import PromptTime, Skip, usual_time
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import PromptId, PromptKind, PromptState
from coaching.prompts.weeks import planned, why_not_now
from coaching.school_calendar import Break, ClosedDay, DayHours, IsoWeek, Leave, QuietHours, Term
from tests.coaching.prompts.builders import WEEK, a_member, a_prompt, said, weekly
from tests.coaching.school_calendar.builders import (
    FRI,
    FRIDAY,
    MON,
    MONDAY,
    NEXT_MONDAY,
    SAT,
    SUN,
    THU,
    THURSDAY,
    TUE,
    TUESDAY,
    WED,
    WEDNESDAY,
    a_school,
    at,
    hours,
)

MONDAYS_AT_NINE = weekly(MON, "09:00")
NOON = QuietHours(*hours("11:30-13:00"))


def closed(*days: date) -> tuple[ClosedDay, ...]:
    return tuple(ClosedDay(day, "Closed") for day in days)


def comes(time: PromptTime | None = None, *, week: IsoWeek = WEEK, **of: Any) -> str:
    return said(planned(a_member(time=time, **of), week))


# The time of the week.


@pytest.mark.parametrize(
    ("day", "usual"),
    [("08:00-16:00", "14:00"), ("08:00-14:15", "13:15"), ("08:00-15:00", "14:00"), ("16:30-20:00", "16:30")],
)
def test_unless_somebody_chose_it_comes_at_two_on_the_last_day_of_the_week_or_earlier(day: str, usual: str) -> None:
    school = a_school(day=DayHours(*hours(day)))
    assert usual_time(school) == weekly(FRI, usual)
    assert said(planned(a_member(school), WEEK)) == f"Fri 11 Sep {usual}"


def test_the_last_day_is_that_of_the_schools_own_week() -> None:
    assert said(planned(a_member(a_school(teaching_days=frozenset({SUN, MON, TUE}))), WEEK)) == "Sun 13 Sep 14:00"
    assert said(planned(a_member(a_school(teaching_days=frozenset({MON, TUE}))), WEEK)) == "Tue 8 Sep 14:00"


def test_it_comes_when_somebody_chose() -> None:
    assert comes(weekly(WED, "10:40")) == "Wed 9 Sep 10:40"


@pytest.mark.parametrize(
    ("chosen", "comes_at"),
    [("00:00", "08:00"), ("02:30", "08:00"), ("15:59", "15:59"), ("16:00", "15:00"), ("23:59", "15:00")],
)
def test_a_time_outside_of_the_schools_day_is_moved_into_it(chosen: str, comes_at: str) -> None:
    assert comes(weekly(WED, chosen)) == f"Wed 9 Sep {comes_at}"


def test_quiet_hours_are_kept() -> None:
    assert comes(weekly(WED, "11:29"), quiet=NOON) == "Wed 9 Sep 11:29"
    assert comes(weekly(WED, "11:30"), quiet=NOON) == "Wed 9 Sep 13:00"
    assert comes(weekly(WED, "09:00"), quiet=QuietHours(*hours("14:00-10:30"))) == "Wed 9 Sep 10:30"
    assert comes(weekly(WED, "15:00"), quiet=QuietHours(*hours("14:00-10:30"))) == "Wed 9 Sep 13:00"
    assert comes(quiet=QuietHours(*hours("06:00-20:00"))) == "no_window"


def test_it_is_too_late_after_six_hours_or_when_the_window_ends() -> None:
    morning = planned(a_member(time=weekly(WED, "08:30")), WEEK)
    assert morning.too_late_at == at(WEDNESDAY, 14, 30)
    assert planned(a_member(time=weekly(WED, "14:00")), WEEK).too_late_at == at(WEDNESDAY, 16)
    assert planned(a_member(time=weekly(WED, "09:00"), quiet=NOON), WEEK).too_late_at == at(WEDNESDAY, 11, 30)


# Days without teaching.


def test_where_the_day_is_closed_it_comes_on_the_next_one_of_the_same_week() -> None:
    school = a_school(closed=closed(MONDAY, TUESDAY))
    assert said(planned(a_member(school, time=MONDAYS_AT_NINE), WEEK)) == "Wed 9 Sep 09:00"


def test_where_no_later_day_is_left_it_comes_on_the_last_one_before() -> None:
    assert said(planned(a_member(a_school(closed=closed(FRIDAY))), WEEK)) == "Thu 10 Sep 14:00"
    begins_wednesday = a_school(breaks=(Break("Autumn", WEDNESDAY, NEXT_MONDAY),))
    assert said(planned(a_member(begins_wednesday), WEEK)) == "Tue 8 Sep 14:00"
    assert comes(weekly(SAT, "10:00")) == "Fri 11 Sep 10:00"


def test_leave_moves_it_within_the_week() -> None:
    assert comes(leaves=(Leave(THURSDAY, FRIDAY),)) == "Wed 9 Sep 14:00"
    assert comes(MONDAYS_AT_NINE, leaves=(Leave(MONDAY, WEDNESDAY),)) == "Thu 10 Sep 09:00"


def test_check_58_a_week_without_a_day_is_skipped_for_its_reason() -> None:
    week = (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
    in_break = a_school(breaks=(Break("Autumn", MONDAY, FRIDAY),))
    between_terms = a_school(terms=(Term("Autumn", NEXT_MONDAY, date(2026, 12, 18)),))
    assert said(planned(a_member(in_break), WEEK)) == "break"
    assert said(planned(a_member(between_terms), WEEK)) == "break"
    assert said(planned(a_member(a_school(closed=closed(*week))), WEEK)) == "closed"
    assert comes(leaves=(Leave(MONDAY, FRIDAY),)) == "leave"
    assert comes(back_on=NEXT_MONDAY) == "paused"
    assert comes(rhythm=Rhythm.PAUSED) == "paused"


def test_a_week_that_is_skipped_says_when_its_prompt_would_have_come() -> None:
    assert planned(a_member(rhythm=Rhythm.PAUSED), WEEK).due == at(FRIDAY, 14)


def test_a_break_is_said_to_be_one_also_of_whoever_pauses() -> None:
    in_break = a_school(breaks=(Break("Autumn", MONDAY, FRIDAY),))
    assert said(planned(a_member(in_break, rhythm=Rhythm.PAUSED, leaves=(Leave(MONDAY),)), WEEK)) == "break"


def test_a_pause_till_the_middle_of_a_week_leaves_the_rest_of_it() -> None:
    assert comes(MONDAYS_AT_NINE, back_on=THURSDAY) == "Thu 10 Sep 09:00"


def test_a_person_without_a_school_is_not_asked() -> None:
    nobodys = replace(a_member(), working=replace(a_member().working, schools=()))
    assert said(planned(nobodys, WEEK)) == "no_window"


def test_one_school_in_a_break_leaves_the_other() -> None:
    koivu = a_school("Koivu", teaching_days=frozenset({MON, TUE}))
    away = a_school(breaks=(Break("Autumn", MONDAY, FRIDAY),))
    assert said(planned(a_member(away, koivu), WEEK)) == "Tue 8 Sep 14:00"


# Rhythms.


def test_every_other_week_keeps_its_turn_over_breaks_and_a_year_of_53_weeks() -> None:
    asked = a_member(rhythm=Rhythm.EVERY_OTHER, since=IsoWeek(2026, 50))
    weeks = [IsoWeek(2026, number) for number in range(50, 54)] + [IsoWeek(2027, number) for number in range(1, 4)]
    rows = [planned(asked, week).skipped for week in weeks]
    assert rows == [None, Skip.OTHER_WEEK] * 3 + [None]
    assert planned(asked, IsoWeek(2026, 48)).skipped is None


def test_check_56_week_53_and_a_leap_day_have_their_prompts() -> None:
    assert comes(week=IsoWeek(2026, 53)) == "Fri 1 Jan 14:00"
    assert comes(weekly(TUE, "10:00"), week=IsoWeek(2028, 9)) == "Tue 29 Feb 10:00"


# In the middle of a week.


def test_who_joins_in_the_middle_of_a_week_is_asked_in_the_rest_of_it() -> None:
    asked = a_member(time=MONDAYS_AT_NINE)
    assert said(planned(asked, WEEK, not_before=at(MONDAY, 10))) == "Mon 7 Sep 09:00"
    assert said(planned(asked, WEEK, not_before=at(MONDAY, 15))) == "Tue 8 Sep 09:00"
    assert said(planned(asked, WEEK, not_before=at(WEDNESDAY, 18))) == "Thu 10 Sep 09:00"
    assert said(planned(asked, WEEK, not_before=at(FRIDAY, 15))) == "Fri 11 Sep 15:00"
    assert said(planned(asked, WEEK, not_before=at(FRIDAY, 16))) == "too_late"


def test_on_the_last_day_it_comes_in_what_is_left_of_its_windows() -> None:
    asked = a_member(time=weekly(FRI, "09:00"), quiet=NOON)
    assert said(planned(asked, WEEK, not_before=at(FRIDAY, 11))) == "Fri 11 Sep 09:00"
    assert said(planned(asked, WEEK, not_before=at(FRIDAY, 12))) == "Fri 11 Sep 13:00"
    assert said(planned(asked, WEEK, not_before=at(FRIDAY, 14))) == "Fri 11 Sep 14:00"


def test_check_57_who_changes_zone_in_the_middle_of_a_week_is_asked_on_the_new_schools_clock() -> None:
    apia = a_school("Apia", zone="Pacific/Apia")
    asked = a_member(apia, time=weekly(THU, "09:00"))
    assert said(planned(asked, WEEK, not_before=at(WEDNESDAY, 8)), "Pacific/Apia") == "Thu 10 Sep 09:00"
    assert said(planned(asked, WEEK, not_before=at(THURSDAY, 8)), "Pacific/Apia") == "Fri 11 Sep 09:00"


# When it is sent.


def test_a_planned_prompt_that_nothing_stands_against_is_sent() -> None:
    assert why_not_now(a_prompt(at(FRIDAY, 14)), a_member(), at(FRIDAY, 14, 5)) is None


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"rhythm": Rhythm.PAUSED}, Skip.PAUSED),
        ({"back_on": NEXT_MONDAY}, Skip.PAUSED),
        ({"leaves": (Leave(FRIDAY, FRIDAY),)}, Skip.LEAVE),
        ({"quiet": QuietHours(*hours("14:00-08:00"))}, Skip.NO_WINDOW),
        ({"rhythm": Rhythm.EVERY_OTHER, "since": WEEK.next()}, Skip.OTHER_WEEK),
    ],
)
def test_check_58_what_came_up_since_it_was_planned_counts_at_once(changed: dict[str, Any], why: Skip) -> None:
    assert why_not_now(a_prompt(at(FRIDAY, 14)), a_member(**changed), at(FRIDAY, 14, 5)) is why


def test_a_day_closed_since_it_was_planned_counts_and_so_does_being_late() -> None:
    snowed_in = a_member(a_school(closed=closed(FRIDAY)))
    assert why_not_now(a_prompt(at(FRIDAY, 14)), snowed_in, at(FRIDAY, 14, 5)) is Skip.CLOSED
    assert why_not_now(a_prompt(at(FRIDAY, 9)), a_member(), at(FRIDAY, 15)) is Skip.TOO_LATE


def test_other_kinds_of_prompt_know_no_other_week() -> None:
    asked = a_member(rhythm=Rhythm.EVERY_OTHER, since=WEEK.next())
    assert why_not_now(a_prompt(at(FRIDAY, 14), kind=PromptKind.GOING_ON), asked, at(FRIDAY, 14, 5)) is None


def test_what_was_planned_becomes_a_row() -> None:
    row = planned(a_member(), WEEK).as_prompt(PromptId("p1"))
    assert (row.state, row.week, row.due, row.too_late_at) == (
        PromptState.PLANNED,
        WEEK,
        at(FRIDAY, 14),
        at(FRIDAY, 16),
    )
    skipped = planned(a_member(rhythm=Rhythm.PAUSED), WEEK).as_prompt(PromptId("p2"))
    assert (skipped.state, skipped.skipped_because) == (PromptState.SKIPPED, Skip.PAUSED)


def test_check_54_it_is_the_same_time_on_the_wall_when_the_clock_goes_back() -> None:
    # On Sunday 25 October, after week 43: never the last moment plus 7 times 24 hours.
    before, after = (planned(a_member(), IsoWeek(2026, week)).due for week in (43, 44))
    assert after - before == timedelta(weeks=1, hours=1)
