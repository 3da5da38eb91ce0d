"""A triad's room as its members see it; nobody else does."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.programmes import Programme
from coaching.prompts.pacing import next_session_week, pace, sessions_in, weeks_together
from coaching.prompts.turns import next_turns
from coaching.school_calendar import IsoWeek, School, Weekday, is_one_clock, local_date, promise, week_of
from coaching.screens.parts import SuggestedTime
from coaching.screens.rooms import Mate, RoomNews, RoomScreen
from coaching.triads import Member, Triad, TriadState
from coaching.triads.meetings import FreeTime, next_times
from coaching.use_cases.working_time import working_time

OVER = timedelta(hours=2)
"""So long after its beginning a meeting is still the next one."""


def room_screen(unit: UnitOfWork, triad: Triad, now: datetime) -> RoomScreen:
    """The room as it is now."""
    held = unit.prompts.sessions(triad.id)
    turns = next_turns([each.person for each in triad.here], [turns for _, turns in held]) if triad.here else {}
    people = _people(unit, triad)
    schools = _schools(unit.programme(), people)
    screen = RoomScreen(
        triad=triad.id,
        mates=tuple(Mate(each.id, each.name, turns.get(each.id)) for each in people),
        focus=triad.focus,
        agreement=triad.agreement,
        times=tuple(_said(schools, each, now) for each in triad.times if each > now),
        next_at=_said(schools, triad.next_at, now) if triad.next_at and triad.next_at + OVER > now else None,
        can_suggest=bool(next_times(free_times(unit, triad), now)),
        is_over=triad.state is not TriadState.ACTIVE,
        several_clocks=_differ(schools, now),
    )
    return _paced(screen, schools, [week for week, _ in held], now, triad.sessions)


def my_room(unit: UnitOfWork, person: Person, now: datetime) -> RoomScreen | None:
    """The person's own triad; None for somebody in none."""
    triad = unit.triads.of_person(person.id)
    return room_screen(unit, triad, now) if triad else None


def room_news(unit: UnitOfWork, triad: Triad, now: datetime) -> RoomNews | None:
    """That they have agreed when to meet; None where they have not (any more)."""
    if triad.next_at is None or triad.next_at <= now:
        return None
    schools = _schools(unit.programme(), _people(unit, triad))
    return RoomNews(triad.id, _said(schools, triad.next_at, now), several_clocks=_differ(schools, now))


def free_times(unit: UnitOfWork, triad: Triad) -> list[FreeTime]:
    """What each member has free; of somebody who said nothing, the period that the group was formed around."""
    return [found for member in triad.here if (found := _free_time(unit, triad, member))]


def _free_time(unit: UnitOfWork, triad: Triad, member: Member) -> FreeTime | None:
    person = unit.people.get(member.person)
    if person is None:
        return None
    said = unit.volunteers.get(triad.round, member.person)
    periods = (said.free if said else ()) or ((triad.free,) if triad.free else ())
    schools = unit.programme().schools
    named = next((schools[each.school] for each in periods if each.school and each.school in schools), None)
    working = working_time(unit, person)
    return FreeTime(periods, named or working.schools[0], working.leaves)


def _paced(
    screen: RoomScreen, schools: Sequence[School], held: Sequence[IsoWeek], now: datetime, wanted: int
) -> RoomScreen:
    if not schools:
        return screen
    this_week, today = week_of(now, schools[0].zone), local_date(now, schools[0].zone)
    weeks = weeks_together(schools, today)
    if not weeks:
        return screen
    following = next_session_week(weeks, held, this_week=this_week, wanted=wanted)
    return replace(
        screen,
        held=sum(week in weeks for week in held),
        wanted=sessions_in(len(weeks), wanted),
        pace=pace(weeks, held, this_week=this_week, wanted=wanted),
        next_week=following.day(Weekday.MON) if following else None,
    )


def _people(unit: UnitOfWork, triad: Triad) -> list[Person]:
    return [found for member in triad.here if (found := unit.people.get(member.person))]


def _schools(programme: Programme, people: Sequence[Person]) -> list[School]:
    found = (programme.school_of(each) for each in people)
    mine = {school.id: school for school in found if school}
    return list(mine.values()) or list(programme.schools.values())[:1]


def _differ(schools: Sequence[School], now: datetime) -> bool:
    return not is_one_clock((each.zone for each in schools), now)


def _said(schools: Sequence[School], at: datetime, now: datetime) -> SuggestedTime:
    return SuggestedTime(at, promise(schools[0], at, now=now))
