"""What is the same whichever policy plays: calendars, and what follows from a request alone. Counted once."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from benchmarks.routing_town import FIRST, LAST, ZONE, Request, Town
from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.ladder import LADDER, undo_until
from coaching.people import PersonId
from coaching.routing import Need, need_of
from coaching.school_calendar import (
    School,
    SchoolId,
    Span,
    TutoringTimes,
    Windows,
    WorkingTime,
    end_of_day_window,
    local_date,
    teaching_days_later,
    to_utc,
)
from coaching.tutors import Tutor
from coaching.visits import is_at
from coaching.when_needed import WhenNeeded

MINUTE, WEEK = timedelta(minutes=1), timedelta(weeks=1)
EARLIEST, LATEST = (to_utc(on, time.min, ZONE) for on in (FIRST - WEEK, LAST + WEEK))
"""Outside these no school of the town is open."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What follows from a request, before anybody is asked."""

    asked: HelpRequest
    need: Need
    school: School
    too_late: datetime
    """When nobody is asked any more: a stuck lesson or a chosen time is over, or it took five teaching days."""
    needed_by: datetime
    """By when the help should have come."""


@dataclass
class Kept:
    """A town and what has been counted of it so far."""

    town: Town
    facts: dict[int, Facts] = field(default_factory=dict)
    there: dict[tuple[PersonId, SchoolId, date], bool] = field(default_factory=dict)

    def facts_of(self, request: Request) -> Facts:
        found = self.facts.get(request.number)
        if found is None:
            found = self.facts[request.number] = _facts(self.town, request)
        return found

    def is_there(self, tutor: Tutor, school: School, moment: datetime) -> bool:
        """Whether the tutor is at the school on that moment's date."""
        key = (tutor.person.id, school.id, local_date(moment, ZONE))
        found = self.there.get(key)
        if found is None:
            found = self.there[key] = is_at(tutor, school, key[-1])
        return found


def kept(town: Town) -> Kept:
    """The same town, each tutor's windows of the year counted only once."""
    tutors = {who: _kept_tutor(tutor) for who, tutor in town.programme.tutors.items()}
    return Kept(Town(replace(town.programme, tutors=tutors), town.requests))


def _kept_tutor(tutor: Tutor) -> Tutor:
    return _KeptTutor(tutor.person, tutor.skills, tutor.times, tutor.leaves, tutor.weekly_cap, tutor.visits)


def _facts(town: Town, request: Request) -> Facts:
    ladder, school = LADDER[request.when], town.programme.schools[request.school]
    asked = HelpRequest(
        id=RequestId(str(request.number)),
        requester=PersonId("teacher"),
        words="",
        when=request.when,
        state=RequestState.WAITING,
        asked_at=request.at,
        undo_until=undo_until(ladder, request.at),
        topic=request.topic,
        school=request.school,
        needed_at=request.needed_at,
        ladder=ladder,
    )
    too_late = _too_late(request, asked, school)
    needed_by = end_of_day_window(school, request.at) if request.when is WhenNeeded.TODAY else None
    return Facts(asked, need_of(asked), school, too_late, needed_by or too_late)


def _too_late(request: Request, asked: HelpRequest, school: School) -> datetime:
    match request.when:
        case WhenNeeded.RIGHT_NOW:
            return asked.undo_until + 15 * MINUTE
        case WhenNeeded.CHOSEN_TIME if request.needed_at:
            return request.needed_at
    return teaching_days_later(school, request.at, 5) or request.at + WEEK


class _Year:
    """The spans of a year, looked up instead of counted anew."""

    def __init__(self, windows: Windows) -> None:
        self.spans = tuple(windows(EARLIEST, LATEST))
        self.ends = [span.end for span in self.spans]

    def between(self, from_: datetime, until: datetime) -> Iterator[Span]:
        for place in range(bisect_right(self.ends, from_), len(self.spans)):
            span = self.spans[place]
            if span.start >= until:
                return
            inside = from_ <= span.start and span.end <= until
            yield span if inside else Span(max(span.start, from_), min(span.end, until))


@dataclass(frozen=True, slots=True)
class _KeptWorking(WorkingTime):
    year: list[_Year] = field(default_factory=list, repr=False, compare=False)

    def windows(self, from_: datetime, until: datetime) -> Iterator[Span]:
        if not self.year:
            self.year.append(_Year(super(_KeptWorking, self).windows))
        return self.year[0].between(from_, until)


@dataclass(frozen=True, slots=True)
class _KeptTimes(TutoringTimes):
    year: list[_Year] = field(default_factory=list, repr=False, compare=False)

    def windows(self, from_: datetime, until: datetime) -> Iterator[Span]:
        if not self.year:
            self.year.append(_Year(super(_KeptTimes, self).windows))
        return self.year[0].between(from_, until)


@dataclass(frozen=True, slots=True)
class _KeptTutor(Tutor):
    made: list[TutoringTimes] = field(default_factory=list, repr=False, compare=False)

    def tutoring_times(self, schools: Mapping[SchoolId, School]) -> TutoringTimes:
        if not self.made:
            times = super(_KeptTutor, self).tutoring_times(schools)
            working = _KeptWorking(times.working.schools, times.working.leaves, times.working.quiet)
            self.made.append(_KeptTimes(times.times, working, times.dated))
        return self.made[0]
