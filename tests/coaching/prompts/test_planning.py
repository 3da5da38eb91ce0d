from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from coaching.people import PersonId
from coaching.prompts.asked import Skip
from coaching.prompts.planning import catch_up, plan, planned_anew, weeks_ahead
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.school_calendar import IsoWeek, Leave, QuietHours
from coaching.triads import TriadId
from tests.coaching.prompts.builders import WEEK, a_member, a_prompt, clock, said, weekly
from tests.coaching.school_calendar.builders import (
    FRIDAY,
    MON,
    MONDAY,
    NEXT_MONDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    a_school,
    at,
    hours,
)

MINUTES, DAYS = timedelta(minutes=1), timedelta(days=1)
MONDAYS_AT_NINE = weekly(MON, "09:00")


def states(prompts: tuple[Prompt, ...]) -> list[tuple[str, str | None]]:
    return [(prompt.id, prompt.skipped_because) for prompt in prompts]


# Weeks ahead.


def test_the_week_that_is_and_from_thursday_on_the_next_one_are_planned() -> None:
    assert weeks_ahead(at(TUESDAY, 12)) == (WEEK,)
    assert weeks_ahead(at(THURSDAY, 12)) == (WEEK, WEEK.next())


def test_a_week_is_planned_as_long_as_some_clock_is_in_it() -> None:
    assert weeks_ahead(datetime(2026, 9, 14, 11, 59, tzinfo=UTC)) == (WEEK, WEEK.next())
    assert weeks_ahead(datetime(2026, 9, 14, 12, tzinfo=UTC)) == (WEEK.next(),)
    assert weeks_ahead(datetime(2026, 9, 6, 10, tzinfo=UTC), timedelta())[-1] == WEEK


def test_check_56_weeks_follow_each_other_over_a_year_of_53() -> None:
    assert weeks_ahead(datetime(2026, 12, 31, tzinfo=UTC), 7 * DAYS) == (IsoWeek(2026, 53), IsoWeek(2027, 1))


# Plans.


def test_everybody_has_one_row_for_each_week() -> None:
    people = [a_member(person=PersonId(name)) for name in ("sanna", "mehmet", "aino")]
    rows = list(plan(people, (WEEK, WEEK.next()), now=at(MONDAY, 6)))
    assert [(row.person, row.week) for row in rows] == [
        (each.person, week) for week in (WEEK, WEEK.next()) for each in people
    ]


def test_planning_again_gives_the_same() -> None:
    once = list(plan([a_member()], [WEEK], now=at(MONDAY, 6)))
    assert once == list(plan([a_member()], [WEEK], now=at(WEDNESDAY, 6)))


def test_a_week_that_is_over_where_somebody_is_has_no_row_for_them() -> None:
    monday_morning = at(NEXT_MONDAY, 8)
    honolulu = a_school("Hale", zone="Pacific/Honolulu")
    rows = list(plan([a_member(), a_member(honolulu)], weeks_ahead(monday_morning), now=monday_morning))
    assert [said(row) for row in rows] == ["too_late", "Fri 18 Sep 14:00", "Sat 19 Sep 03:00"]


# Changes.


def anew(prompt: Prompt, now: datetime, **of: Any) -> str:
    changed = planned_anew(prompt, a_member(**of), now=now)
    return str(changed.skipped_because or clock(changed.due))


FRIDAYS = a_prompt(at(FRIDAY, 14), too_late_at=at(FRIDAY, 16))


def test_a_plan_that_nothing_has_changed_stays_as_it_is() -> None:
    assert planned_anew(FRIDAYS, a_member(), now=at(TUESDAY, 9)) == FRIDAYS


def test_check_57_a_leave_another_time_or_another_school_moves_what_is_planned() -> None:
    assert anew(FRIDAYS, at(TUESDAY, 9), leaves=(Leave(FRIDAY),)) == "Thu 10 Sep 14:00"
    assert anew(FRIDAYS, at(TUESDAY, 9), time=MONDAYS_AT_NINE) == "Tue 8 Sep 09:00"
    assert anew(FRIDAYS, at(TUESDAY, 17), time=MONDAYS_AT_NINE) == "Wed 9 Sep 09:00"
    stockholm = a_school("Lunden", zone="Europe/Stockholm")
    assert clock(planned_anew(FRIDAYS, a_member(stockholm), now=at(TUESDAY, 9)).due) == "Fri 11 Sep 15:00"


def test_check_58_a_pause_and_its_end_count_in_the_same_week() -> None:
    paused = planned_anew(FRIDAYS, a_member(rhythm=Rhythm.PAUSED), now=at(TUESDAY, 9))
    assert (paused.state, paused.skipped_because) == (PromptState.SKIPPED, Skip.PAUSED)
    assert planned_anew(paused, a_member(), now=at(WEDNESDAY, 9)) == FRIDAYS
    assert planned_anew(paused, a_member(), now=at(NEXT_MONDAY, 9)) == paused


def test_what_was_sent_missed_or_is_due_is_not_planned_anew() -> None:
    missed = replace(FRIDAYS, state=PromptState.SKIPPED, skipped_because=Skip.TOO_LATE)
    for prompt in (replace(FRIDAYS, state=PromptState.SENT), missed):
        assert planned_anew(prompt, a_member(time=MONDAYS_AT_NINE), now=at(TUESDAY, 9)) == prompt
    assert planned_anew(FRIDAYS, a_member(leaves=(Leave(FRIDAY),)), now=at(FRIDAY, 14)) == FRIDAYS


# After a time away: check 55.


def test_check_55_ten_minutes_late_is_sent() -> None:
    prompt = a_prompt(at(FRIDAY, 9))
    assert catch_up([prompt], at(FRIDAY, 9, 10)).send == (prompt,)


def test_check_55_seven_hours_late_is_skipped_and_written_down() -> None:
    prompt = a_prompt(at(FRIDAY, 9))
    back = catch_up([prompt], at(FRIDAY, 16))
    assert back.send == ()
    assert states(back.skipped) == [(prompt.id, Skip.TOO_LATE)]
    assert back.skipped[0].state is PromptState.SKIPPED


def test_check_55_three_weeks_late_only_what_is_in_its_window_is_sent() -> None:
    weeks = [a_prompt(at(FRIDAY, 9) + 7 * DAYS * week, week=IsoWeek(2026, 37 + week)) for week in range(4)]
    back = catch_up(weeks, weeks[-1].due + 5 * MINUTES)
    assert back.send == (weeks[-1],)
    assert states(back.skipped) == [(prompt.id, Skip.TOO_LATE) for prompt in weeks[:-1]]


def test_check_55_of_two_that_are_in_time_the_newer_one_is_sent() -> None:
    early, late = a_prompt(at(FRIDAY, 9)), a_prompt(at(FRIDAY, 11), kind=PromptKind.GOING_ON)
    back = catch_up([late, early], at(FRIDAY, 12))
    assert back.send == (late,)
    assert states(back.skipped) == [(early.id, Skip.NEWER_ONE)]


def test_check_55_at_the_same_moment_what_is_rare_goes_before_the_question() -> None:
    question, rhythm = a_prompt(at(FRIDAY, 9)), a_prompt(at(FRIDAY, 9), kind=PromptKind.RHYTHM, id="rhythm")
    assert catch_up([question, rhythm], at(FRIDAY, 9)).send == (rhythm,)
    assert catch_up([rhythm, question], at(FRIDAY, 9)).send == (rhythm,)


def test_check_55_each_person_and_each_triad_is_on_its_own() -> None:
    mine = a_prompt(at(FRIDAY, 9))
    mates = a_prompt(at(FRIDAY, 9), person=PersonId("aino"), id="aino's")
    elsewhere = a_prompt(at(FRIDAY, 9), triad=TriadId("another"), id="another's")
    assert catch_up([mine, mates, elsewhere], at(FRIDAY, 10)).send == (mine, mates, elsewhere)


def test_what_is_not_due_or_was_sent_is_left_alone() -> None:
    rows = [a_prompt(at(FRIDAY, 9)), a_prompt(at(THURSDAY, 9), state=PromptState.SENT)]
    assert catch_up(rows, at(THURSDAY, 10)) == catch_up([], at(THURSDAY, 10))


def test_check_56_a_clock_that_goes_back_sends_nothing_twice_and_skips_nothing() -> None:
    sent, planned_ = (
        replace(FRIDAYS, state=PromptState.SENT),
        replace(FRIDAYS, person=PersonId("aino"), id=PromptId("aino's")),
    )
    for now in (at(FRIDAY, 13, 59), at(THURSDAY, 14)):
        assert catch_up([sent, planned_], now) == catch_up([], now)
        assert planned_anew(sent, a_member(), now=now) == sent
    assert catch_up([sent, planned_], at(FRIDAY, 14)).send == (planned_,)


def test_check_55_nothing_is_sent_in_quiet_hours_after_its_window() -> None:
    asked = a_member(time=MONDAYS_AT_NINE, quiet=QuietHours(*hours("11:00-13:00")))
    (row,) = plan([asked], [WEEK], now=at(SUNDAY, 0) - 7 * DAYS)
    prompt = a_prompt(row.due, too_late_at=row.too_late_at)
    assert catch_up([prompt], at(MONDAY, 10, 59)).send == (prompt,)
    assert catch_up([prompt], at(MONDAY, 11)).send == ()
