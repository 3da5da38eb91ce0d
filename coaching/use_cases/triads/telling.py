"""Who is told what about groups: notices, all of them without words."""

from collections.abc import Iterable
from datetime import datetime

from coaching.notices import Notice, NoticeKind, notice
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.rounds import Round
from coaching.triads import Triad, TriadState
from coaching.triads.agreeing import REMIND_AFTER, silent_at
from coaching.triads.changes import company
from coaching.use_cases.asking import homes
from coaching.volunteers import Volunteer, VolunteerState


def suggested(unit: UnitOfWork, triad: Triad, people: Iterable[PersonId], now: datetime) -> list[Notice]:
    """The suggestion to each of these, and one short reminder for whoever has not answered by then."""
    told: list[Notice] = []
    for person in people:
        told.append(notice(NoticeKind.SUGGESTED_TRIAD, triad.id, person, now))
        if remind := answer_awaited_until(unit, person, now, REMIND_AFTER):
            told.append(notice(NoticeKind.TRIAD_REMINDER, triad.id, person, remind))
        told += homes(unit, [person], now)
    return told


def suggestion_changed(unit: UnitOfWork, triad: Triad, now: datetime, by: PersonId | None = None) -> list[Notice]:
    """Everybody's suggestion as it stands now, where they have it."""
    people = [each.person for each in triad.members]
    told = [notice(NoticeKind.SUGGESTED_TRIAD, triad.id, each, now, only_edit=each != by) for each in people]
    return [*told, *homes(unit, people, now)]


def under_way(unit: UnitOfWork, triad: Triad, now: datetime) -> list[Notice]:
    """The group chat of those who are in the triad now; owed to the first of them, who stands for all."""
    members = company(triad)
    anchor = next((each.person for each in triad.here if each in members), None)
    room = [notice(NoticeKind.ROOM, triad.id, anchor, now)] if anchor and triad.state is TriadState.ACTIVE else []
    return [*room, *homes(unit, [each.person for each in triad.members], now)]


def news(triad: Triad, people: Iterable[PersonId], now: datetime) -> list[Notice]:
    """One line to each of these about a change of members."""
    return [notice(NoticeKind.TRIAD_NEWS, triad.id, each, now) for each in people]


def stands_now(unit: UnitOfWork, round_: Round, volunteers: Iterable[Volunteer], now: datetime) -> list[Notice]:
    """How these people stand with the round: on their invitation; a line for whoever has found no place."""
    told: list[Notice] = []
    for each in volunteers:
        told.append(notice(NoticeKind.TRIAD_INVITATION, round_.id, each.person, now, only_edit=True))
        if each.state is VolunteerState.NO_PLACE:
            told.append(notice(NoticeKind.NO_PLACE, round_.id, each.person, now))
        told += homes(unit, [each.person], now)
    return told


def regrouping(unit: UnitOfWork, round_: Round, now: datetime, *, only_edit: bool = False) -> list[Notice]:
    """The coordinators' card about people who need a new group."""
    who = [each.id for each in unit.programme().coordinators]
    cards = [notice(NoticeKind.REGROUPING, round_.id, each, now, only_edit=only_edit) for each in who]
    return [*cards, *homes(unit, who, now)]


def answer_awaited_until(unit: UnitOfWork, person: PersonId, asked_at: datetime, days: int) -> datetime | None:
    """When that many of the person's teaching days have gone by."""
    programme, known = unit.programme(), unit.people.get(person)
    school = (programme.school_of(known) if known else None) or next(iter(programme.schools.values()), None)
    return silent_at(asked_at, days, school) if school else None
