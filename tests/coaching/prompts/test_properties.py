"""What holds for anybody, in any week of 2024-2040, by the plain rules of `checker.py`; checks 54 to 58."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching.people import PersonId
from coaching.prompts.asked import Asked, PromptTime
from coaching.prompts.planning import catch_up, plan, planned_anew, skipped, weeks_ahead
from coaching.prompts.reminders import remind_at, snoozes, why_not_reminded
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import Prompt, PromptId, PromptState
from coaching.prompts.weeks import planned, why_not_now
from coaching.school_calendar import IsoWeek, is_inside
from coaching.triads import TriadId
from tests.coaching.prompts.checker import faults
from tests.coaching.school_calendar.strategies import moments, times, weekdays, working_times, zones

near_dates = st.dates(date(2024, 6, 1), date(2040, 6, 1))
DAYS = timedelta(days=1)


@st.composite
def asked_near(draw: st.DrawFn, near: date) -> Asked:
    return Asked(
        TriadId("triad"),
        PersonId("sanna"),
        draw(working_times(near)),
        draw(st.none() | st.builds(PromptTime, weekdays, times | st.just(time(2, 30)) | st.just(time(0)))),
        draw(st.sampled_from((Rhythm.WEEKLY, Rhythm.WEEKLY, Rhythm.EVERY_OTHER, Rhythm.PAUSED))),
        IsoWeek.of(near + draw(st.integers(-10, 10)) * 7 * DAYS),
        draw(st.none() | st.just(near + draw(st.integers(-20, 20)) * DAYS)),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Asked, datetime]:
    """Somebody, and a moment, often near a clock change of some zone."""
    now = draw(moments(draw(zones)))
    return draw(asked_near(now.date())), now


def row_of(asked: Asked, week: IsoWeek) -> Prompt:
    return planned(asked, week).as_prompt(PromptId(str(week)))


@given(st.data(), near_dates)
def test_check_54_every_week_has_one_prompt_in_the_working_window_or_a_reason(data: st.DataObject, near: date) -> None:
    asked = data.draw(asked_near(near))
    week = IsoWeek.of(near - 14 * DAYS)
    for _ in range(5):
        assert list(faults(asked, week, planned(asked, week))) == []
        week = week.next()


@given(cases())
def test_check_56_whenever_it_is_planned_it_is_in_the_window_and_not_over(case: tuple[Asked, datetime]) -> None:
    asked, now = case
    for row in plan([asked], weeks_ahead(now), now=now):
        if not row.skipped:
            assert row.too_late_at > now
            assert list(faults(asked, row.week, row)) in ([], ["not at the time chosen, which was open"])


@given(cases(), st.lists(st.integers(1, 6000), min_size=1, max_size=15), st.data())
def test_check_55_however_long_the_bot_is_away_and_people_change_at_most_one_is_sent_a_week_inside_the_window(
    case: tuple[Asked, datetime], minutes: list[int], data: st.DataObject
) -> None:
    asked, now = case
    rows = {week: row_of(asked, week) for week in weeks_ahead(now, 30 * DAYS)}
    sent = []
    for later in minutes:
        now += timedelta(minutes=later)
        asked = data.draw(asked_near(now.date())) if later % 5 == 0 else asked
        rows = {week: planned_anew(row, asked, now=now) for week, row in rows.items()}
        back = catch_up(rows.values(), now)
        assert len(back.send) <= 1
        rows |= {row.week: row for row in back.skipped}
        for row in back.send:
            why = why_not_now(row, asked, now)
            assert is_inside(asked.working.windows, now) or why
            rows[row.week] = skipped(row, why) if why else replace(row, state=PromptState.SENT)
            sent += [] if why else [row.week]
        assert not [row for row in rows.values() if row.state is PromptState.PLANNED and row.due <= now]
    assert len(sent) == len(set(sent))


@given(cases(), st.integers(0, 12 * 60))
def test_reminders_and_snoozes_are_in_working_windows_before_the_next_question(
    case: tuple[Asked, datetime], minutes: int
) -> None:
    asked, near = case
    row, following = row_of(asked, IsoWeek.of(near.date())), planned(asked, IsoWeek.of(near.date()).next())
    if row.state is PromptState.SKIPPED:
        return
    now = row.due + timedelta(minutes=minutes)
    reminder = remind_at(row, asked)
    for moment in [*([reminder] if reminder else []), *snoozes(row, asked, now).values()]:
        assert is_inside(asked.working.windows, moment)
        assert row.due < moment
        assert following.skipped or moment < following.due
        sent = replace(row, state=PromptState.SENT, remind_at=moment)
        assert why_not_reminded(sent, asked, moment) is None
