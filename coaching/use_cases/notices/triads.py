"""What people see of rounds, groups and their rooms; None where nobody needs it any more."""

from datetime import datetime

from coaching.notices import NoticeKind
from coaching.people import Person, SlackUserId
from coaching.ports import UnitOfWork
from coaching.rounds import RoundId, RoundState
from coaching.screens import LastDay, Screen
from coaching.triads import TriadId
from coaching.triads.changes import company
from coaching.use_cases.acts import coordinates
from coaching.use_cases.screens.rooms import room_news, room_screen
from coaching.use_cases.screens.rounds import round_screen, volunteer_screen
from coaching.use_cases.screens.triads import (
    next_cycle,
    no_place,
    suggested_triad,
    suggestion_reminder,
    triad_news,
    without_group,
)


def about_round(unit: UnitOfWork, kind: NoticeKind, about: RoundId, person: Person, now: datetime) -> Screen | None:
    """The invitation, what somebody without a group reads, or what a coordinator sees of the round."""
    round_ = unit.rounds.get(about)
    if round_ is None:
        return None
    if kind is NoticeKind.TRIAD_INVITATION:
        mine = unit.volunteers.get(about, person.id)
        return volunteer_screen(unit, round_, mine, person) if mine else None
    if kind is NoticeKind.NO_PLACE:
        return no_place(unit, round_, person)
    if not coordinates(unit, person):
        return None
    if kind is NoticeKind.REGROUPING:
        return without_group(unit, round_)
    screen = round_screen(unit, round_, now)
    if kind is NoticeKind.LAST_DAY:
        return LastDay(screen) if round_.state is RoundState.OPEN else None
    return screen


def about_triad(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> Screen | None:
    """What a member sees of a group that is suggested, or under way."""
    id_, _, which = about.partition(":")
    triad = unit.triads.get(TriadId(id_))
    if triad is None:
        return None
    match kind:
        case NoticeKind.SUGGESTED_TRIAD:
            return suggested_triad(unit, triad, person, now)
        case NoticeKind.TRIAD_REMINDER:
            return suggestion_reminder(triad, person)
        case NoticeKind.CYCLE_END:
            return next_cycle(unit, triad, person, int(which))
    return triad_news(unit, triad, person, datetime.fromisoformat(which))


def about_room(unit: UnitOfWork, kind: NoticeKind, about: TriadId, now: datetime) -> Screen | None:
    """What a triad sees in its own group chat; None for one that never came about."""
    triad = unit.triads.get(about)
    if triad is None or triad.started_at is None:
        return None
    return room_news(unit, triad, now) if kind is NoticeKind.ROOM_NEWS else room_screen(unit, triad, now)


def room_of(unit: UnitOfWork, about: TriadId) -> tuple[TriadId, tuple[SlackUserId, ...], str | None]:
    """The triad, Slack's ids of those who are members now, and their group chat if it is open."""
    triad = unit.triads.get(about)
    here = company(triad) if triad else ()
    people = (unit.people.get(member.person) for member in here)
    return about, tuple(each.slack_user for each in people if each), triad.room if triad else None
