"""When a tutor helps, and tutoring days."""

from datetime import date, timedelta

from coaching.school_calendar import (
    Break,
    ClosedDay,
    Leave,
    QuietHours,
    SchoolId,
    Term,
    TutoringTimes,
    TutoringWindow,
    end_of_tutoring_day,
    half_a_tutoring_day_later,
    tutoring_day,
)
from tests.coaching.school_calendar.builders import (
    FRIDAY,
    MON,
    MONDAY,
    NEXT_TUESDAY,
    THU,
    THURSDAY,
    TUE,
    TUESDAY,
    WEDNESDAY,
    a_school,
    a_time,
    a_tutor,
    at,
    hours,
    said,
)

RANTALA, KOIVU = a_school(), a_school("Koivu")
LUNDEN = a_school("Lunden", zone="Europe/Stockholm")
AUTUMN = Term("Autumn", date(2026, 8, 10), date(2026, 12, 18))
A_B = a_school(terms=(AUTUMN,), week_cycle=("A", "B"))  # 7 September begins a week A, 14 September a week B
TUESDAYS = a_tutor(a_time(TUE, "08:00-15:00", where=RANTALA), schools=(RANTALA,))
FORTNIGHT = (at(MONDAY, 0), at(date(2026, 9, 21), 0))


def fortnight(tutor: TutoringTimes) -> list[str]:
    return said(tutor.windows(*FORTNIGHT))


def test_a_tutor_helps_at_their_times() -> None:
    assert fortnight(TUESDAYS) == ["Tue 8 Sep 08:00-15:00", "Tue 15 Sep 08:00-15:00"]


def test_a_tutor_without_times_never_helps() -> None:
    nobody = a_tutor(schools=(RANTALA,))
    assert fortnight(nobody) == []
    assert tutoring_day(nobody, at(MONDAY, 9)) is None
    assert end_of_tutoring_day(nobody, at(MONDAY, 9)) is None
    assert half_a_tutoring_day_later(nobody, at(MONDAY, 9)) is None


def test_a_tutor_without_a_school_never_helps() -> None:
    assert fortnight(a_tutor(a_time(TUE, "08:00-15:00"), schools=())) == []


def test_tutoring_time_ends_with_the_schools_day() -> None:
    tutor = a_tutor(a_time(TUE, "07:00-19:00", where=RANTALA), schools=(RANTALA,))
    assert fortnight(tutor)[0] == "Tue 8 Sep 08:00-16:00"


def test_tutoring_time_is_not_in_quiet_hours_or_on_leave() -> None:
    tutor = a_tutor(
        a_time(TUE, "08:00-15:00", where=RANTALA),
        schools=(RANTALA,),
        leaves=(Leave(NEXT_TUESDAY, NEXT_TUESDAY),),
        quiet=QuietHours(*hours("11:00-12:00")),
    )
    assert fortnight(tutor) == ["Tue 8 Sep 08:00-11:00", "Tue 8 Sep 12:00-15:00"]


def test_there_is_no_tutoring_on_a_closed_day_or_in_a_break() -> None:
    closed = a_school(closed=(ClosedDay(TUESDAY, "Training"),))
    away = a_school(breaks=(Break("Autumn break", TUESDAY, FRIDAY),))
    for school in (closed, away):
        tutor = a_tutor(a_time(TUE, "08:00-15:00", where=school), schools=(school,))
        assert fortnight(tutor) == ["Tue 15 Sep 08:00-15:00"]


def test_a_time_with_a_letter_holds_in_those_weeks() -> None:
    tutor = a_tutor(a_time(THU, "12:00-15:00", where=A_B, week="B"), schools=(A_B,))
    assert fortnight(tutor) == ["Thu 17 Sep 12:00-15:00"]


def test_a_time_with_a_letter_never_comes_where_weeks_have_none() -> None:
    assert fortnight(a_tutor(a_time(THU, "12:00-15:00", where=RANTALA, week="B"), schools=(RANTALA,))) == []


def test_each_schools_time_is_only_at_that_school() -> None:
    closed = a_school("Koivu", closed=(ClosedDay(TUESDAY, "Training"),))
    tutor = a_tutor(
        a_time(MON, "08:00-12:00", where=RANTALA), a_time(TUE, "08:00-12:00", where=closed), schools=(RANTALA, closed)
    )
    assert fortnight(tutor) == ["Mon 7 Sep 08:00-12:00", "Mon 14 Sep 08:00-12:00", "Tue 15 Sep 08:00-12:00"]


def test_a_time_at_a_school_that_is_not_the_tutors_never_comes() -> None:
    assert fortnight(a_tutor(a_time(TUE, "08:00-15:00", where=KOIVU), schools=(RANTALA,))) == []


def test_windows_say_at_which_school_or_online() -> None:
    tutor = a_tutor(
        a_time(TUE, "08:00-12:00", where=RANTALA),
        a_time(TUE, "11:00-13:00"),
        a_time(TUE, "13:00-15:00", where=KOIVU),
        schools=(RANTALA, KOIVU),
    )
    assert tutor.windows_by_place(*FORTNIGHT)[:3] == (
        TutoringWindow(at(TUESDAY, 8), at(TUESDAY, 12), SchoolId("rantala")),
        TutoringWindow(at(TUESDAY, 11), at(TUESDAY, 13), None),
        TutoringWindow(at(TUESDAY, 13), at(TUESDAY, 15), SchoolId("koivu")),
    )


def test_an_hour_at_two_places_is_one_hour() -> None:
    tutor = a_tutor(a_time(TUE, "08:00-12:00", where=RANTALA), a_time(TUE, "11:00-13:00"), schools=(RANTALA, KOIVU))
    assert fortnight(tutor) == ["Tue 8 Sep 08:00-13:00", "Tue 15 Sep 08:00-13:00"]


def test_online_time_holds_while_any_of_the_schools_is_open() -> None:
    closed = a_school(closed=(ClosedDay(TUESDAY, "Training"),))
    tutor = a_tutor(a_time(TUE, "12:00-15:00"), schools=(closed, KOIVU))
    assert fortnight(tutor) == ["Tue 8 Sep 12:00-15:00", "Tue 15 Sep 12:00-15:00"]


def test_online_time_is_by_the_first_schools_clock() -> None:
    tutor = a_tutor(a_time(TUE, "07:30-17:30"), schools=(RANTALA, LUNDEN))
    assert fortnight(tutor)[0] == "Tue 8 Sep 08:00-17:00"  # Lunden is open until 16:00, in Helsinki 17:00
    tutor = a_tutor(a_time(TUE, "07:30-17:30"), schools=(LUNDEN, RANTALA))
    assert fortnight(tutor)[0] == "Tue 8 Sep 08:30-17:00"


def test_online_time_may_fall_on_another_date_of_a_far_school() -> None:
    far = a_school("Totara", zone="Pacific/Auckland")
    never = a_school(teaching_days=frozenset())
    tutor = a_tutor(a_time(MON, "12:00-23:30"), schools=(never, far))
    windows = tutor.windows(*FORTNIGHT)  # Monday evening in Helsinki is Tuesday morning in Auckland
    assert said(windows, "Pacific/Auckland") == ["Tue 8 Sep 08:00-08:30", "Tue 15 Sep 08:00-08:30"]


def test_the_tutoring_day_is_today_while_time_is_left() -> None:
    day = tutoring_day(TUESDAYS, at(TUESDAY, 14, 59))
    assert day is not None
    assert day.on == TUESDAY
    assert (day.start, day.end) == (at(TUESDAY, 8), at(TUESDAY, 15))
    assert day.length == timedelta(hours=7)


def test_the_tutoring_day_is_the_next_one_once_time_is_up() -> None:
    for moment in (at(TUESDAY, 15), at(THURSDAY, 9)):
        day = tutoring_day(TUESDAYS, moment)
        assert day is not None
        assert day.on == NEXT_TUESDAY


def test_a_tutoring_day_of_several_parts_is_one_day() -> None:
    tutor = a_tutor(
        a_time(TUE, "08:00-09:00", where=RANTALA), a_time(TUE, "14:00-16:00", where=RANTALA), schools=(RANTALA,)
    )
    day = tutoring_day(tutor, at(TUESDAY, 12))
    assert day is not None
    assert said(day.windows) == ["Tue 8 Sep 08:00-09:00", "Tue 8 Sep 14:00-16:00"]
    assert day.length == timedelta(hours=3)


def test_a_day_later_than_the_next_tutoring_day_is_found_from_its_end() -> None:
    first = tutoring_day(TUESDAYS, at(MONDAY, 9))
    assert first is not None
    second = tutoring_day(TUESDAYS, first.end)
    assert second is not None
    assert (first.on, second.on) == (TUESDAY, NEXT_TUESDAY)


def test_the_next_tutor_is_asked_at_the_end_of_that_tutoring_day() -> None:
    assert end_of_tutoring_day(TUESDAYS, at(MONDAY, 10)) == at(TUESDAY, 15)
    assert end_of_tutoring_day(TUESDAYS, at(TUESDAY, 10)) == at(TUESDAY, 15)
    assert end_of_tutoring_day(TUESDAYS, at(TUESDAY, 15)) == at(NEXT_TUESDAY, 15)


def test_the_third_tutor_is_asked_at_the_end_of_the_seconds_tutoring_day() -> None:
    second = a_tutor(a_time(THU, "12:00-15:00", where=RANTALA), schools=(RANTALA,))
    asked = end_of_tutoring_day(TUESDAYS, at(MONDAY, 10))
    assert asked is not None
    assert end_of_tutoring_day(second, asked) == at(THURSDAY, 15)


def test_the_reminder_comes_after_half_a_tutoring_day() -> None:
    assert half_a_tutoring_day_later(TUESDAYS, at(MONDAY, 10)) == at(TUESDAY, 11, 30)
    assert half_a_tutoring_day_later(TUESDAYS, at(TUESDAY, 10)) == at(TUESDAY, 13, 30)


def test_the_reminder_is_never_later_than_the_end_of_that_tutoring_day() -> None:
    assert half_a_tutoring_day_later(TUESDAYS, at(TUESDAY, 14)) == at(TUESDAY, 15)
    once = a_school(terms=(Term("Short", MONDAY, WEDNESDAY),))
    tutor = a_tutor(a_time(TUE, "08:00-15:00", where=once), schools=(once,))
    assert half_a_tutoring_day_later(tutor, at(TUESDAY, 14)) == at(TUESDAY, 15)


def test_half_a_day_counts_only_tutoring_time() -> None:
    tutor = a_tutor(
        a_time(TUE, "08:00-10:00", where=RANTALA), a_time(TUE, "13:00-15:00", where=RANTALA), schools=(RANTALA,)
    )
    assert half_a_tutoring_day_later(tutor, at(TUESDAY, 9)) == at(TUESDAY, 14)
