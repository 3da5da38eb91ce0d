"""Any school, anybody's times, any moment of 2024–2040 in any zone, with clock changes drawn often."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from coaching.school_calendar import (
    Break,
    ClosedDay,
    DayHours,
    Leave,
    QuietHours,
    School,
    SchoolId,
    Term,
    TutoringTime,
    TutoringTimes,
    Weekday,
    WorkingTime,
)
from tests.coaching.school_calendar.every_zone import ZONES, changes

zones = st.sampled_from(ZONES)
weekdays = st.sampled_from(list(Weekday))
times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
days_away = st.integers(-40, 40).map(lambda days: timedelta(days=days))
any_moments = st.datetimes(datetime(2024, 1, 1), datetime(2040, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@st.composite
def moments(draw: st.DrawFn, zone: str) -> datetime:
    """Any moment, or one within two days of a clock change of the zone."""
    changed = changes(zone)[1:]
    if not changed or draw(st.booleans()):
        return draw(any_moments)
    return draw(st.sampled_from(changed)).at + timedelta(minutes=draw(st.integers(-2880, 2880)))


@st.composite
def day_hours(draw: st.DrawFn) -> DayHours:
    start, end = sorted(draw(st.lists(times, min_size=2, max_size=2, unique=True)))
    return DayHours(start, end)


@st.composite
def spells(draw: st.DrawFn, near: date) -> tuple[date, date]:
    """From one date to another not before it, within weeks of the given one."""
    first = near + draw(days_away)
    return first, first + timedelta(days=draw(st.integers(0, 30)))


@st.composite
def schools(draw: st.DrawFn, near: date, *, name: str = "rantala", zone: str | None = None) -> School:
    term_spells = draw(st.lists(spells(near), max_size=2))
    return School(
        id=SchoolId(name),
        name=name,
        region="Vantaa",
        zone=zone or draw(zones),
        teaching_days=draw(st.frozensets(weekdays, min_size=1)),
        day=draw(day_hours()),
        week_cycle=draw(st.sampled_from(((), ("A", "B"), ("A", "B", "C")))),
        terms=tuple(Term("Term", first - timedelta(days=60), last) for first, last in term_spells),
        breaks=tuple(Break("Break", *each) for each in draw(st.lists(spells(near), max_size=2))),
        closed=tuple(ClosedDay(near + each, "Closed") for each in draw(st.lists(days_away, max_size=3))),
    )


@st.composite
def working_times(draw: st.DrawFn, near: date, *, zone: str | None = None) -> WorkingTime:
    names = draw(st.sampled_from((("rantala",), ("rantala", "koivu"))))
    return WorkingTime(
        schools=tuple(draw(schools(near, name=name, zone=zone)) for name in names),
        leaves=tuple(Leave(*each) for each in draw(st.lists(spells(near), max_size=1))),
        quiet=draw(st.none() | st.builds(QuietHours, times, times)),
    )


@st.composite
def tutors(draw: st.DrawFn, near: date, *, zone: str | None = None) -> TutoringTimes:
    working = draw(working_times(near, zone=zone))
    places = st.sampled_from([None, *(school.id for school in working.schools)])
    letters = st.sampled_from((None, None, "A", "B"))
    weekly = st.builds(
        lambda on, day, place, letter: TutoringTime(on, day.start, day.end, place, letter),
        weekdays,
        day_hours(),
        places,
        letters,
    )
    return TutoringTimes(tuple(draw(st.lists(weekly, min_size=1, max_size=4))), working)


@st.composite
def tutors_at(draw: st.DrawFn) -> tuple[TutoringTimes, datetime]:
    """A tutor and a moment, near clock changes of one of the tutor's schools."""
    zone = draw(zones)
    now = draw(moments(zone))
    one_zone = draw(st.booleans())
    return draw(tutors(now.date(), zone=zone if one_zone else None)), now
