"""What becomes of a suggested group as its members answer: each in private, and a no concerns nobody."""

from dataclasses import replace
from datetime import datetime

from coaching.people import PersonId
from coaching.school_calendar import School, teaching_days_later
from coaching.triads.values import Member, MemberAnswer, Triad, TriadState

REMIND_AFTER, SILENT_AFTER = 2, 5
"""Teaching days: one short reminder; then silence means "not this term"."""


def asked(triad: Triad, now: datetime) -> Triad:
    """The draft, put to each of its members."""
    members = tuple(replace(each, answer=MemberAnswer.ASKED) for each in triad.members)
    return replace(triad, state=TriadState.ASKING, members=members, asked_at=now, locked=False)


def said_yes(triad: Triad, person: PersonId, now: datetime) -> Triad:
    """With that person's yes; active once everybody has said it."""
    agreed = _with(triad, person, answer=MemberAnswer.YES, joined_at=now if triad.started_at else None)
    if agreed.state is not TriadState.ASKING or any(each.answer is not MemberAnswer.YES for each in agreed.here):
        return agreed
    members = tuple(replace(each, joined_at=now) for each in agreed.members)
    return replace(agreed, state=TriadState.ACTIVE, members=members, started_at=now)


def said_no(triad: Triad, person: PersonId, now: datetime) -> Triad:
    """The group does not come about; an active one stays as it is, without the person it hoped for."""
    if triad.state is TriadState.ACTIVE:
        return _with(triad, person, answer=MemberAnswer.NO, left_at=now)
    return let_go(_with(triad, person, answer=MemberAnswer.NO), now)


def without_hopes(triad: Triad, now: datetime) -> Triad:
    """Nobody is asked any more: a group that never began is let go, one under way goes on with those who are in it."""
    if triad.state is TriadState.ASKING:
        return let_go(triad, now)
    for member in unanswered(triad):
        triad = _with(triad, member.person, left_at=now)
    return triad


def let_go(triad: Triad, now: datetime) -> Triad:
    """The suggested group does not come about."""
    return replace(triad, state=TriadState.LET_GO, ended_at=now)


def _with(triad: Triad, person: PersonId, **changes: object) -> Triad:
    members = tuple(
        replace(each, **changes) if each.person == person and each.is_here else each  # type: ignore[arg-type]
        for each in triad.members
    )
    return replace(triad, members=members)


def unanswered(triad: Triad) -> tuple[Member, ...]:
    """Those who have not answered yet."""
    return tuple(each for each in triad.members if each.is_here and each.answer is MemberAnswer.ASKED)


def silent_at(asked_at: datetime, days: int, school: School) -> datetime | None:
    """When that many teaching days have passed since they were asked."""
    return teaching_days_later(school, asked_at, days)
