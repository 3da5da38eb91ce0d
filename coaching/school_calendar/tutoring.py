"""When a tutor helps, and the days that this makes tutoring days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import merge
from typing import Protocol

from coaching.school_calendar.local_time import local_date, to_utc
from coaching.school_calendar.moments import after_time_inside, next_allowed_moment
from coaching.school_calendar.schools import DatedTime, School, SchoolId, Span, TutoringTime, TutoringWindow
from coaching.school_calendar.spans import cut, merged
from coaching.school_calendar.teaching_days import DAY, week_letter
from coaching.school_calendar.windows import BY_START, WorkingTime, open_dates, wall_span


class Helps(Protocol):
    """Whoever has tutoring time, counted or looked up."""

    @property
    def zone(self) -> str:
        """The clock by which the tutor's days are counted; there is one where there is a window."""
        ...

    def windows(self, from_: datetime, until: datetime, /) -> Iterable[Span]:
        """The tutoring time between the two moments, cut to them, disjoint and rising."""
        ...


@dataclass(frozen=True, slots=True)
class TutoringTimes:
    """A tutor's times of the week and what bounds them.

    A time at a school is by that school's clock and week letters. An online time is by the home school's
    clock and holds while any of the tutor's schools is open, in weeks that have the letter there. A time at
    a school that is not among the tutor's never comes. On a date that has dated times, these count instead
    of every weekly time at a school.
    """

    times: tuple[TutoringTime, ...]
    working: WorkingTime
    dated: tuple[DatedTime, ...] = ()

    @property
    def zone(self) -> str:
        """The home school's clock."""
        return self.working.schools[0].zone

    def windows(self, from_: datetime, until: datetime) -> Iterator[Span]:
        """The tutor's tutoring time wherever it is; an hour at two places is one hour."""
        return merged(self._pieces(from_, until))

    def windows_by_place(self, from_: datetime, until: datetime) -> tuple[TutoringWindow, ...]:
        """The same place by place, rising by start; windows of two places may overlap."""
        pieces: dict[SchoolId | None, list[Span]] = {}
        for piece in self._pieces(from_, until):
            pieces.setdefault(piece.school, []).append(piece)
        by_place = ((place, window) for place, spans in pieces.items() for window in merged(spans))
        windows = (TutoringWindow(window.start, window.end, place) for place, window in by_place)
        return tuple(sorted(windows, key=BY_START))

    def _pieces(self, from_: datetime, until: datetime) -> Iterator[TutoringWindow]:
        of_schools = (self._pieces_at(school, from_, until) for school in self.working.schools)
        return merge(*of_schools, key=BY_START)

    def _pieces_at(self, school: School, from_: datetime, until: datetime) -> Iterator[TutoringWindow]:
        times = tuple(each for each in self.times if each.school in (school.id, None))
        dated = tuple(each for each in self.dated if each.school == school.id)
        if not times and not dated:
            return
        elsewhere = {each.on for each in self.dated}
        for on in open_dates(school, from_, until, leaves=self.working.leaves):
            weekly = (each for each in times if each.school is None or on not in elsewhere)
            mine = [window for each in weekly for window in self._near(each, on, school)]
            mine += [window for each in dated if each.on == on for window in _window_of(each, school)]
            for piece in self._open(mine, on, school) if mine else ():
                yield from cut(piece, from_, until)

    def _near(self, each: TutoringTime, on: date, school: School) -> Iterator[TutoringWindow]:
        """The tutoring time that may fall on that date of the school; another clock may be a day off."""
        zone = school.zone if each.school else self.zone
        for day in (on,) if zone == school.zone else (on - DAY, on, on + DAY):
            if day.weekday() == each.weekday and (each.week is None or each.week == week_letter(school, on)):
                for span in wall_span(day, each.start, each.end, zone=zone):
                    yield TutoringWindow(span.start, span.end, each.school)

    def _open(self, mine: list[TutoringWindow], on: date, school: School) -> list[TutoringWindow]:
        """What of these lies in the working windows of that date, rising."""
        open_spans = tuple(self.working.windows_on(school, on))
        pieces = (piece for each in mine for span in open_spans for piece in cut(each, span.start, span.end))
        return sorted(pieces, key=BY_START)


def _window_of(each: DatedTime, school: School) -> Iterator[TutoringWindow]:
    for span in wall_span(each.on, each.start, each.end, zone=school.zone):
        yield TutoringWindow(span.start, span.end, each.school)


@dataclass(frozen=True, slots=True)
class TutoringDay:
    """A date of the tutor's home school with its tutoring time, the whole of it."""

    on: date
    windows: tuple[Span, ...]

    @property
    def start(self) -> datetime:
        return self.windows[0].start

    @property
    def end(self) -> datetime:
        return self.windows[-1].end

    @property
    def length(self) -> timedelta:
        """The tutoring time in it."""
        return sum((window.end - window.start for window in self.windows), timedelta())


def tutoring_day(tutor: Helps, moment: datetime) -> TutoringDay | None:
    """The tutoring day that has time left at that moment, else the next one; None within the horizon."""
    first = next_allowed_moment(tutor.windows, moment)
    if first is None:
        return None
    on = local_date(first, tutor.zone)
    midnight, next_midnight = (to_utc(day, time.min, tutor.zone) for day in (on, on + DAY))
    return TutoringDay(on, tuple(tutor.windows(midnight, next_midnight)))


def end_of_tutoring_day(tutor: Helps, asked_at: datetime) -> datetime | None:
    """The end of the tutoring day that has time left when the tutor is asked, else of the next one."""
    day = tutoring_day(tutor, asked_at)
    return day.end if day else None


def half_a_tutoring_day_later(tutor: Helps, asked_at: datetime) -> datetime | None:
    """The moment by which half of that day's tutoring time has passed since asking; at most that day's end.

    So a reminder never comes after the end of the tutoring day, when somebody else is asked too.
    """
    day = tutoring_day(tutor, asked_at)
    if day is None:
        return None
    later = after_time_inside(tutor.windows, asked_at, day.length / 2)
    return min(later, day.end) if later else day.end
