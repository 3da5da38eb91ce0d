"""From the rows to whoever is asked once a week."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.programmes import Programme
from coaching.prompts.asked import Asked, PromptTime
from coaching.school_calendar import Leave, local_date, week_of
from coaching.triads import Member, Triad, TriadState
from coaching.use_cases.working_time import working_time, working_time_with


def asked_by(unit: UnitOfWork) -> Iterator[Asked]:
    """Everybody who is in an active triad, with when they are asked."""
    programme, staff = unit.programme(), {each.id: each for each in unit.people.staff()}
    leaves = unit.people.all_leaves()
    for triad in unit.triads.active():
        for member in triad.here:
            if person := staff.get(member.person):
                yield asked_with(programme, triad, member, person, leaves.get(person.id, ()))


def asked_of(unit: UnitOfWork, triad: Triad, person: Person) -> Asked | None:
    """The same for one person; None for somebody who is no member (any more)."""
    member = triad.member(person.id)
    if member is None or triad.state is not TriadState.ACTIVE:
        return None
    return asked_with(unit.programme(), triad, member, person, working_time(unit, person).leaves)


def today_of(unit: UnitOfWork, triad: Triad, person: Person, now: datetime) -> date:
    """The date on the clock by which the person is asked and pauses: that of their school."""
    asked = asked_of(unit, triad, person)
    return local_date(now, asked.zone if asked else unit.programme().zone)


def asked_with(programme: Programme, triad: Triad, member: Member, person: Person, leaves: tuple[Leave, ...]) -> Asked:
    """All that decides when this member is asked."""
    working = working_time_with(programme, person, leaves)
    asked = Asked(triad.id, person.id, working, rhythm=member.rhythm, back_on=member.back_on)
    # Every other week is the same week for all of a triad, whoever joined or chose it when: from its second week on,
    # so that a choice after three silent weeks, in the fourth, is followed by a quiet one.
    began = triad.started_at or member.joined_at
    if began is not None:
        asked = replace(asked, since=week_of(began, programme.zone).next())
    if member.prompt_day is not None and member.prompt_time is not None:
        asked = replace(asked, time=PromptTime(member.prompt_day, member.prompt_time))
    return asked
