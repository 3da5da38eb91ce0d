from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching.school_calendar import Break, Leave, Period, Weekday, is_inside
from coaching.tutoring_slots import free_slots
from coaching.tutors import Tutor
from tests.builders import KOIVU, MONDAY_8AM, RANTALA, a_person, a_programme, a_school, a_tutor, at, tutoring

MON, TUE, WED, THU = Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU
WEEK = timedelta(weeks=1)
TUESDAYS = a_tutor("Liisa", times=[tutoring(TUE, start=9, end=12)])


def slots(
    tutor: Tutor, *, now: datetime = MONDAY_8AM, count: int = 3, busy: tuple[datetime, ...] = ()
) -> list[datetime]:
    bells = (
        Period("1", time(8, 15), time(9)),
        Period("2", time(9, 10), time(9, 55)),
        Period("3", time(11, 15), time(12)),
    )
    programme = a_programme(tutor, schools=[a_school(periods=bells), a_school(KOIVU, "Koivu", periods=())])
    return list(free_slots(tutor, programme, now=now, count=count, busy=busy))


def test_the_periods_of_the_school_in_the_tutoring_times_come_first() -> None:
    assert slots(TUESDAYS) == [at(TUE, 9, 10), at(TUE, 11, 15), at(TUE, 9, 10) + WEEK]


def test_a_school_without_periods_has_full_hours_that_leave_room_for_a_meeting() -> None:
    visiting = a_tutor("Liisa", times=[tutoring(THU, KOIVU, start=13, end=15)])
    assert slots(visiting, count=2) == [at(THU, 13), at(THU, 14)]


def test_where_no_period_lies_in_the_tutoring_time_it_is_full_hours() -> None:
    late = a_tutor("Liisa", times=[tutoring(THU, start=14, end=16)])
    assert slots(late, count=2) == [at(THU, 14), at(THU, 15)]


def test_online_times_have_full_hours_by_the_home_schools_clock() -> None:
    online = a_tutor("Liisa", times=[tutoring(WED, None, start=9, end=11)])
    assert slots(online, count=2) == [at(WED, 9), at(WED, 10)]


def test_a_slot_needs_ten_minutes_to_get_there() -> None:
    assert slots(TUESDAYS, now=at(TUE, 9), count=1) == [at(TUE, 9, 10)]
    assert slots(TUESDAYS, now=at(TUE, 9, 1), count=1) == [at(TUE, 11, 15)]


def test_a_period_that_has_begun_is_not_made_up_for_by_full_hours() -> None:
    assert slots(TUESDAYS, now=at(TUE, 11, 20), count=1) == [at(TUE, 9, 10) + WEEK]


def test_a_time_agreed_already_is_left_out() -> None:
    assert slots(TUESDAYS, busy=(at(TUE, 9, 10),), count=1) == [at(TUE, 11, 15)]
    assert slots(TUESDAYS, busy=(at(TUE, 11),), count=2) == [at(TUE, 9, 10), at(TUE, 9, 10) + WEEK]


def test_leave_and_holidays_have_no_slots() -> None:
    away = a_tutor(
        "Liisa", times=[tutoring(TUE, start=9, end=10)], leaves=(Leave(date(2026, 9, 7), date(2026, 9, 11)),)
    )
    assert slots(away, count=1) == [at(TUE, 9, 10) + WEEK]
    autumn = a_school(periods=(), breaks=(Break("", date(2026, 9, 7), date(2026, 10, 11)),))
    programme = a_programme(TUESDAYS, schools=[autumn])
    assert free_slots(TUESDAYS, programme, now=MONDAY_8AM, count=1) == (at(TUE, 9) + 5 * WEEK,)


def test_a_tutor_without_times_has_no_slots() -> None:
    assert slots(a_tutor("Liisa", times=[])) == []


WINTER_TIME = datetime.fromisoformat("2026-10-20T00:00+00:00")
TIMES = st.lists(
    st.builds(tutoring, st.sampled_from([MON, TUE, THU]), st.sampled_from([RANTALA, KOIVU, None]), st.integers(8, 11)),
    max_size=4,
)


@given(times=TIMES, minutes=st.integers(0, 14 * 24 * 60), count=st.integers(1, 8), from_summer=st.booleans())
def test_slots_rise_and_lie_in_tutoring_times_to_come(
    times: list[object], minutes: int, count: int, from_summer: bool
) -> None:
    now = (MONDAY_8AM if from_summer else WINTER_TIME) + timedelta(minutes=minutes)
    tutor = a_tutor("Liisa", person=a_person("Liisa", schools=(RANTALA, KOIVU)), times=times)  # type: ignore[arg-type]
    programme = a_programme(tutor)
    found = free_slots(tutor, programme, now=now, count=count)
    assert list(found) == sorted(set(found))
    assert len(found) == (count if times else 0)
    windows = tutor.tutoring_times(programme.schools).windows
    assert all(each >= now + timedelta(minutes=10) and is_inside(windows, each) for each in found)
