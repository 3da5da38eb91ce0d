"""Who is told what about groups: notices, all of them without words."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from coaching.notices import Notice, NoticeKind, homes, notice
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.rounds import Round
from coaching.school_calendar import IsoWeek, local_date
from coaching.triads import Triad, TriadState
from coaching.triads.agreeing import REMIND_AFTER, silent_at
from coaching.triads.changes import company
from coaching.use_cases.asking import own_act
from coaching.volunteers import Volunteer, VolunteerState

ANSWERABLE = timedelta(weeks=2)
"""So old is the oldest question that may still have buttons."""


def suggested(unit: UnitOfWork, triad: Triad, people: Iterable[PersonId], now: datetime) -> list[Notice]:
    """The suggestion to each of these, and one short reminder for whoever has not answered by then."""
    told: list[Notice] = []
    for person in people:
        told.append(notice(NoticeKind.SUGGESTED_TRIAD, triad.id, person, now))
        if remind := answer_awaited_until(unit, person, now, REMIND_AFTER):
            told.append(notice(NoticeKind.TRIAD_REMINDER, triad.id, person, remind))
        told += homes([person], now)
    return told


def suggestion_changed(triad: Triad, now: datetime, by: PersonId | None = None) -> list[Notice]:
    """Everybody's suggestion as it stands now, where they have it."""
    people = [each.person for each in triad.members]
    told = [notice(NoticeKind.SUGGESTED_TRIAD, triad.id, each, now, only_edit=each != by) for each in people]
    return [*told, *homes(people, now)]


def group_changed(unit: UnitOfWork, triad: Triad, now: datetime) -> list[Notice]:
    """Earlier messages about the group as it is now; a question of somebody who is no member any more is closed."""
    still = {each.person for each in company(triad)} if triad.state is TriadState.ACTIVE else set()
    gone = [each.person for each in triad.members if each.person not in still]
    since = IsoWeek.of(local_date(now, unit.programme().zone) - ANSWERABLE)
    asked = (each for person in gone for each in unit.prompts.of_person(person, since))
    closed = [each for each in asked if each.triad == triad.id and each.sent_at]
    return [
        *(notice(NoticeKind.SUGGESTED_TRIAD, triad.id, each.person, now, only_edit=True) for each in triad.members),
        *(notice(NoticeKind.PROMPT, each.id, each.person, now, only_edit=True) for each in closed),
        *cycle_end(triad, [each.person for each in triad.members], now),
    ]


def cycle_end(triad: Triad, people: Iterable[PersonId], now: datetime, by: PersonId | None = None) -> list[Notice]:
    """The question at this cycle's end as it stands now, where these people have it."""
    about = f"{triad.id}:{triad.cycle}"
    return [
        notice(NoticeKind.CYCLE_END, about, each, now, only_edit=True, at_once_until=own_act(now, by, each))
        for each in people
    ]


def under_way(triad: Triad, now: datetime) -> list[Notice]:
    """The group chat of those who are in the triad now; owed to the first of them, who stands for all."""
    members = company(triad)
    anchor = next((each.person for each in triad.here if each in members), None)
    room = [notice(NoticeKind.ROOM, triad.id, anchor, now)] if anchor and triad.state is TriadState.ACTIVE else []
    return [*room, *homes([each.person for each in triad.members], now)]


def news(triad: Triad, people: Iterable[PersonId], now: datetime) -> list[Notice]:
    """One line to each of these about what changed in the group at that moment."""
    return [notice(NoticeKind.TRIAD_NEWS, f"{triad.id}:{now.isoformat()}", each, now) for each in people]


def stands_now(round_: Round, volunteers: Iterable[Volunteer], now: datetime) -> list[Notice]:
    """How these people stand with the round: on their invitation; a line for whoever has found no place."""
    told: list[Notice] = []
    for each in volunteers:
        told.append(notice(NoticeKind.TRIAD_INVITATION, round_.id, each.person, now, only_edit=True))
        if each.state is VolunteerState.NO_PLACE:
            told.append(notice(NoticeKind.NO_PLACE, round_.id, each.person, now))
        told += homes([each.person], now)
    return told


def regrouping(unit: UnitOfWork, round_: Round, now: datetime, *, only_edit: bool = False) -> list[Notice]:
    """The coordinators' card about people who need a new group."""
    who = [each.id for each in unit.programme().coordinators]
    cards = [notice(NoticeKind.REGROUPING, round_.id, each, now, only_edit=only_edit) for each in who]
    return [*cards, *homes(who, now)]


def answer_awaited_until(unit: UnitOfWork, person: PersonId, asked_at: datetime, days: int) -> datetime | None:
    """When that many of the person's teaching days have gone by."""
    programme, known = unit.programme(), unit.people.get(person)
    school = (programme.school_of(known) if known else None) or next(iter(programme.schools.values()), None)
    return silent_at(asked_at, days, school) if school else None
