from datetime import date, datetime
from typing import Any

import pytest

from coaching.prompts.asked import Asked, Skip
from coaching.prompts.reminders import Snooze, offers_rhythm, remind_at, snoozes, why_not_reminded
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import Prompt, PromptKind, PromptState
from coaching.school_calendar import Break, ClosedDay, IsoWeek, Leave, QuietHours
from tests.coaching.prompts.builders import WEEK, a_member, a_prompt, clock, weekly
from tests.coaching.school_calendar.builders import (
    FRIDAY,
    MON,
    MONDAY,
    NEXT_MONDAY,
    NEXT_TUESDAY,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WED,
    WEDNESDAY,
    a_school,
    at,
    hours,
)

SENT, ANSWERED, TOLD, SKIPPED, PLANNED = (
    PromptState.SENT,
    PromptState.ANSWERED,
    PromptState.TOLD,
    PromptState.SKIPPED,
    PromptState.PLANNED,
)


def reminded(due: datetime, asked: Asked) -> str | None:
    return clock(remind_at(a_prompt(due), asked))


# The one reminder.


def test_the_reminder_comes_about_the_same_time_on_the_next_working_day() -> None:
    assert reminded(at(WEDNESDAY, 10), a_member(time=weekly(WED, "10:00"))) == "Thu 10 Sep 10:00"
    assert reminded(at(FRIDAY, 14), a_member()) == "Mon 14 Sep 14:00"


def test_it_passes_over_leave_and_closed_days_and_quiet_hours() -> None:
    asked = a_member(
        a_school(closed=(ClosedDay(NEXT_MONDAY, "Closed"),)),
        leaves=(Leave(NEXT_TUESDAY, NEXT_TUESDAY),),
        quiet=QuietHours(*hours("13:30-14:30")),
    )
    assert reminded(at(FRIDAY, 15), asked) == "Wed 16 Sep 15:00"
    assert reminded(at(WEDNESDAY, 14), a_member(quiet=QuietHours(*hours("13:30-14:30")))) == "Thu 10 Sep 14:30"


def test_the_reminder_comes_after_easter_but_not_after_a_break() -> None:
    easter = (ClosedDay(date(2027, 3, 26), "Good Friday"), ClosedDay(date(2027, 3, 29), "Easter Monday"))
    asked = a_member(a_school(closed=easter))
    thursday = a_prompt(at(date(2027, 3, 25), 14), week=IsoWeek(2027, 12))
    assert clock(remind_at(thursday, asked)) == "Tue 30 Mar 14:00"
    in_break = a_member(a_school(breaks=(Break("Autumn", NEXT_MONDAY, date(2026, 9, 20)),)))
    assert reminded(at(FRIDAY, 14), in_break) is None
    till_wednesday = a_member(leaves=(Leave(SATURDAY, date(2026, 9, 16)),))
    assert reminded(at(FRIDAY, 14), till_wednesday) is None


def test_there_is_no_reminder_on_the_day_of_the_next_question() -> None:
    asked = a_member(time=weekly(MON, "09:00"))
    assert reminded(at(MONDAY, 9), asked) == "Tue 8 Sep 09:00"
    assert reminded(at(FRIDAY, 14), asked) is None


def test_who_pauses_has_no_reminder() -> None:
    assert reminded(at(FRIDAY, 14), a_member(rhythm=Rhythm.PAUSED)) is None


def a_reminder(now: datetime, *, state: PromptState = SENT, due: datetime | None = None, **of: Any) -> Skip | None:
    prompt = a_prompt(at(WEDNESDAY, 9), state=state, remind_at=due or at(THURSDAY, 9))
    return why_not_reminded(prompt, a_member(**of), now)


def test_point_40_a_question_without_an_answer_is_brought_up_once() -> None:
    assert a_reminder(at(THURSDAY, 9, 1)) is None
    given = a_prompt(at(WEDNESDAY, 9), state=SENT, remind_at=None)
    assert why_not_reminded(given, a_member(), at(THURSDAY, 9, 1)) is Skip.NO_REMINDER


@pytest.mark.parametrize(("state", "why"), [(ANSWERED, Skip.ANSWERED), (TOLD, Skip.MATE_REPORTED)])
def test_point_41_what_was_answered_or_told_by_a_mate_is_not_asked_again(state: PromptState, why: Skip) -> None:
    assert a_reminder(at(THURSDAY, 9, 1), state=state) is why


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"rhythm": Rhythm.PAUSED}, Skip.PAUSED),
        ({"back_on": FRIDAY}, Skip.PAUSED),
        ({"leaves": (Leave(THURSDAY),)}, Skip.LEAVE),
        ({"quiet": QuietHours(*hours("08:00-10:00"))}, Skip.NO_WINDOW),
    ],
)
def test_point_53_a_pause_a_leave_and_quiet_hours_stop_a_reminder_at_once(changed: dict[str, Any], why: Skip) -> None:
    assert a_reminder(at(THURSDAY, 9, 1), **changed) is why


def test_check_55_a_reminder_that_is_late_is_not_sent() -> None:
    assert a_reminder(at(THURSDAY, 14, 59)) is None
    assert a_reminder(at(THURSDAY, 15)) is Skip.TOO_LATE
    assert a_reminder(at(FRIDAY, 8), due=at(THURSDAY, 15)) is Skip.TOO_LATE
    assert a_reminder(at(THURSDAY, 16, 30), due=at(THURSDAY, 15)) is Skip.NO_WINDOW


# Putting it off.


def put_off(now: datetime, asked: Asked | None = None, *, due: datetime | None = None) -> dict[str, str | None]:
    moments = snoozes(a_prompt(due or at(WEDNESDAY, 14)), asked or a_member(time=weekly(WED, "14:00")), now)
    return {choice.value: clock(moment) for choice, moment in moments.items()}


def test_a_question_can_be_put_off_till_the_morning_or_till_friday() -> None:
    assert put_off(at(WEDNESDAY, 14, 1)) == {"tomorrow": "Thu 10 Sep 08:00", "friday": "Fri 11 Sep 14:00"}


def test_friday_is_not_offered_where_it_is_tomorrow_or_over_or_closed() -> None:
    assert put_off(at(THURSDAY, 9)) == {"tomorrow": "Fri 11 Sep 08:00"}
    assert put_off(at(FRIDAY, 9)) == {"tomorrow": "Mon 14 Sep 08:00"}
    no_friday = a_member(a_school(closed=(ClosedDay(FRIDAY, "Closed"),)), time=weekly(WED, "14:00"))
    assert put_off(at(WEDNESDAY, 15), no_friday) == {"tomorrow": "Thu 10 Sep 08:00"}


def test_the_morning_is_inside_the_working_window() -> None:
    late_riser = a_member(time=weekly(WED, "14:00"), quiet=QuietHours(*hours("16:00-09:45")))
    assert put_off(at(WEDNESDAY, 14, 1), late_riser)["tomorrow"] == "Thu 10 Sep 09:45"
    early_school = a_member(a_school(day=a_school().day), time=weekly(WED, "14:00"))
    assert put_off(at(TUESDAY, 22), early_school, due=at(MONDAY, 9))["tomorrow"] is not None


def test_nothing_is_put_off_past_the_next_question() -> None:
    asked = a_member(time=weekly(MON, "09:00"))
    assert put_off(at(FRIDAY, 15), asked, due=at(MONDAY, 9)) == {}
    assert put_off(at(THURSDAY, 15), asked, due=at(MONDAY, 9)) == {"tomorrow": "Fri 11 Sep 08:00"}


def test_before_a_break_only_skipping_and_pausing_are_left() -> None:
    in_break = a_member(a_school(breaks=(Break("Autumn", NEXT_MONDAY, date(2026, 9, 20)),)))
    assert put_off(at(FRIDAY, 14, 1), in_break, due=at(FRIDAY, 14)) == {}
    assert set(Snooze) - set(put_off(at(FRIDAY, 14, 1), in_break)) >= {Snooze.SKIP_WEEK, Snooze.PAUSE}


# Three silent weeks.

QUESTION, RHYTHM = PromptKind.QUESTION, PromptKind.RHYTHM


def history(*weeks: tuple[PromptKind, PromptState] | PromptState) -> list[Prompt]:
    """A person's prompts, oldest first, the last of them last week."""
    rows, week = [], IsoWeek(2026, 37 - len(weeks))
    for each in weeks:
        kind, state = each if isinstance(each, tuple) else (QUESTION, each)
        rows.append(a_prompt(at(MONDAY, 9), week=week, kind=kind, state=state, id=str(week)))
        week = week.next()
    return rows


@pytest.mark.parametrize(
    ("weeks", "offered"),
    [
        ((SENT, SENT), False),
        ((SENT, SENT, SENT), True),
        ((SENT, SENT, SENT, SENT), True),
        ((SENT, ANSWERED, SENT, SENT), False),
        ((SENT, SENT, TOLD, SENT), False),
        ((SENT, SKIPPED, SENT, SKIPPED, SENT), True),
        ((SENT, SENT, SENT, (RHYTHM, SENT), SENT, SENT, SENT), False),
        ((SENT, SENT, SENT, (RHYTHM, ANSWERED), SENT, SENT, SENT), False),
        ((SENT, SENT, SENT, (RHYTHM, SKIPPED), SENT), True),
        ((SENT, SENT, SENT, (RHYTHM, SENT), ANSWERED, SENT, SENT, SENT), True),
        ((), False),
    ],
)
def test_after_three_silent_weeks_the_rhythm_can_be_chosen_once(weeks: tuple[Any, ...], offered: bool) -> None:
    assert offers_rhythm(history(*weeks), WEEK) is offered
    assert offers_rhythm(reversed(history(*weeks)), WEEK) is offered


def test_this_weeks_question_is_not_silence_yet() -> None:
    this_week = a_prompt(at(FRIDAY, 14), state=SENT)
    assert not offers_rhythm([*history(SENT, SENT), this_week], WEEK)
