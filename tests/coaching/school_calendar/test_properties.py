"""What holds for any school, any tutor and any moment of 2024–2040 in any zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coaching.school_calendar import (
    HORIZON,
    IsoWeek,
    School,
    Span,
    Term,
    TutoringTime,
    TutoringTimes,
    Weekday,
    WorkingTime,
    after_time_inside,
    day_windows,
    end_of_tutoring_day,
    half_a_tutoring_day_later,
    is_inside,
    is_teaching_day,
    next_allowed_moment,
    time_inside,
    to_utc,
    tutoring_day,
    week_letter,
)
from tests.coaching.school_calendar.every_zone import ZONES, changes
from tests.coaching.school_calendar.strategies import moments, schools, times, tutors_at, zones

SEVEN, SIX = time(7), time(18)
QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)
Case = tuple[TutoringTimes, datetime]


# The rules once more, moment by moment and date by date, as slowly and plainly as can be.


def taught(school: School, on: date) -> bool:
    in_term = not school.terms or any(term.first <= on <= term.last for term in school.terms)
    in_break = any(each.first <= on <= each.last for each in school.breaks)
    closed = any(each.on == on for each in school.closed)
    return Weekday(on.weekday()) in school.teaching_days and in_term and not in_break and not closed


def lettered(school: School, on: date) -> str | None:
    term = next((each for each in school.terms if each.first <= on <= each.last), None)
    if term is None or not school.week_cycle:
        return None
    weeks = sorted({IsoWeek.of(each) for each in dates(term) if taught(school, each)})
    if IsoWeek.of(on) not in weeks:
        return None
    return school.week_cycle[weeks.index(IsoWeek.of(on)) % len(school.week_cycle)]


def dates(term: Term) -> Iterator[date]:
    return (term.first + timedelta(days=day) for day in range((term.last - term.first).days + 1))


def works(working: WorkingTime, school: School, moment: datetime) -> bool:
    here = moment.astimezone(ZoneInfo(school.zone))
    away = any(leave.first <= here.date() <= leave.last for leave in working.leaves)
    in_day = max(school.day.start, SEVEN) <= here.time() < min(school.day.end, SIX)
    return taught(school, here.date()) and in_day and not away and not quiet(working, here.time())


def quiet(working: WorkingTime, at: time) -> bool:
    if working.quiet is None:
        return False
    start, end = working.quiet.start, working.quiet.end
    return start <= at < end if start <= end else at >= start or at < end


def helps(tutor: TutoringTimes, moment: datetime) -> bool:
    return any(
        works(tutor.working, school, moment) and holds(each, tutor, school, moment)
        for school in tutor.working.schools
        for each in tutor.times
        if each.school in (None, school.id)
    )


def holds(each: TutoringTime, tutor: TutoringTimes, school: School, moment: datetime) -> bool:
    here = moment.astimezone(ZoneInfo(school.zone))
    clock = here if each.school else moment.astimezone(ZoneInfo(tutor.working.schools[0].zone))
    in_time = clock.weekday() == each.weekday and each.start <= clock.time() < each.end
    return in_time and each.week in (None, lettered(school, here.date()))


# Clocks.


@given(st.data())
def test_a_wall_time_is_the_first_moment_at_which_the_clock_shows_it_or_later(data: st.DataObject) -> None:
    zone = data.draw(zones)
    clock = ZoneInfo(zone)
    wall = data.draw(moments(zone)).astimezone(clock).replace(tzinfo=None, fold=0)
    moment = to_utc(wall.date(), wall.time(), zone)
    assert moment.astimezone(clock).replace(tzinfo=None) >= wall
    for before in (timedelta.resolution, *(minutes * QUARTER for minutes in range(1, 120))):
        assert (moment - before).astimezone(clock).replace(tzinfo=None) < wall


@given(st.data())
def test_a_moment_on_the_clock_and_back_is_itself_or_its_first_occurrence(data: st.DataObject) -> None:
    zone = data.draw(zones)
    moment = data.draw(moments(zone))
    here = moment.astimezone(ZoneInfo(zone))
    back = to_utc(here.date(), here.time(), zone)
    assert back == moment if not here.fold else back < moment


@given(st.data())
def test_later_wall_times_are_never_earlier_moments(data: st.DataObject) -> None:
    zone = data.draw(zones)
    on = data.draw(moments(zone)).date()
    one, other = sorted((on + timedelta(days=data.draw(st.integers(0, 1))), data.draw(times)) for _ in range(2))
    assert to_utc(*one, zone) <= to_utc(*other, zone)


# Dates.


@given(st.data(), st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_teaching_days_and_letters_are_what_the_plain_rules_say(data: st.DataObject, near: date) -> None:
    school = data.draw(schools(near))
    for day in range(-30, 30):
        on = near + timedelta(days=day)
        assert is_teaching_day(school, on) == taught(school, on)
        assert week_letter(school, on) == lettered(school, on)


# Windows.


def disjoint_and_rising(windows: list[Span]) -> bool:
    return all(span.start < span.end for span in windows) and all(
        one.end < other.start for one, other in pairwise(windows)
    )


def test_no_clock_changes_in_the_hours_in_which_people_are_written_to() -> None:
    # Else "7 to 6 by the clock", on which the plain rules above rest, would not say enough.
    local = [each.at.astimezone(ZoneInfo(zone)) for zone in ZONES for each in changes(zone)[1:]]
    assert local
    assert all(not SEVEN <= here.time() < SIX for here in local)


@given(tutors_at())
def test_windows_are_disjoint_rising_and_within_what_is_asked(case: Case) -> None:
    tutor, now = case
    until = now + timedelta(days=30)
    for giver in (tutor.windows, tutor.working.windows):
        windows = list(giver(now, until))
        assert disjoint_and_rising(windows)
        assert all(now <= span.start and span.end <= until for span in windows)
        assert all(moment.tzinfo is UTC for span in windows for moment in (span.start, span.end))


@given(st.data())
def test_day_windows_are_disjoint_and_rising_at_any_hour_of_the_night(data: st.DataObject) -> None:
    zone = data.draw(zones)
    now = data.draw(moments(zone))
    school = data.draw(schools(now.date(), zone=zone))
    windows = list(day_windows(school, now, now + timedelta(days=10)))
    assert disjoint_and_rising(windows)


@given(tutors_at(), st.lists(st.integers(0, 30 * 24 * 60), max_size=40))
def test_a_moment_is_inside_exactly_when_the_plain_rules_say_so(case: Case, minutes: list[int]) -> None:
    tutor, now = case
    for minute in minutes:
        moment = now + timedelta(minutes=minute)
        in_school = [works(tutor.working, school, moment) for school in tutor.working.schools]
        assert is_inside(tutor.working.windows, moment) == any(in_school)
        assert is_inside(tutor.windows, moment) == helps(tutor, moment)


@given(tutors_at())
def test_windows_by_place_together_are_the_windows(case: Case) -> None:
    tutor, now = case
    until = now + timedelta(days=30)
    by_place = tutor.windows_by_place(now, until)
    assert [span.start for span in by_place] == sorted(span.start for span in by_place)
    for place in {span.school for span in by_place}:
        assert disjoint_and_rising([span for span in by_place if span.school == place])
    edges = {edge for span in by_place for edge in (span.start, span.end)}
    for window in tutor.windows(now, until):
        assert {window.start, window.end} <= edges
        assert any(span.start <= window.start < span.end for span in by_place)


@given(tutors_at(), st.integers(0, 20 * 24 * 60))
def test_asking_in_two_parts_is_asking_once(case: Case, minutes: int) -> None:
    tutor, now = case
    middle, until = now + timedelta(minutes=minutes), now + timedelta(days=20)
    parts = time_inside(tutor.windows, now, middle) + time_inside(tutor.windows, middle, until)
    assert parts == time_inside(tutor.windows, now, until)


# Moments.


@given(tutors_at())
def test_check_54_the_next_allowed_moment_is_allowed_and_none_before_it_is(case: Case) -> None:
    tutor, now = case
    for giver in (tutor.windows, tutor.working.windows):
        moment = next_allowed_moment(giver, now)
        last = min(moment, now + timedelta(days=10)) if moment else now + timedelta(days=10)
        if moment:
            assert moment >= now
            assert is_inside(giver, moment)
            assert next_allowed_moment(giver, moment) == moment
        while last > now:
            last = max(now, last - 7 * QUARTER)
            assert last == moment or not is_inside(giver, last)


@given(tutors_at(), st.integers(0, 10 * 24 * 60))
def test_who_asks_later_is_never_answered_earlier(case: Case, minutes: int) -> None:
    tutor, now = case
    later = now + timedelta(minutes=minutes)
    one, other = (next_allowed_moment(tutor.working.windows, moment) for moment in (now, later))
    assert one is None or other is None or one <= other
    assert one is None or one < later or one == other


@given(tutors_at(), st.integers(1, 40 * 60).map(lambda minutes: timedelta(minutes=minutes)))
def test_just_so_much_tutoring_time_lies_before_the_moment_after_it(case: Case, amount: timedelta) -> None:
    tutor, start = case
    moment = after_time_inside(tutor.windows, start, amount)
    if moment is None:
        assert time_inside(tutor.windows, start, start + HORIZON) < amount
    else:
        assert time_inside(tutor.windows, start, moment) == amount
        assert time_inside(tutor.windows, start, moment - timedelta.resolution) < amount


@given(tutors_at())
def test_the_steps_of_a_tutoring_day_come_in_order_on_that_day(case: Case) -> None:
    tutor, asked_at = case
    day = tutoring_day(tutor, asked_at)
    reminder, end = half_a_tutoring_day_later(tutor, asked_at), end_of_tutoring_day(tutor, asked_at)
    assert (day is None) == (reminder is None) == (end is None)
    if day and reminder and end:
        assert asked_at < reminder <= end == day.end
        assert day.start < reminder
        assert time_inside(tutor.windows, asked_at, reminder) == min(
            day.length / 2, time_inside(tutor.windows, asked_at, end)
        )
