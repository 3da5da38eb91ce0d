"""Triads and members to the values of their columns and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Text, type_coerce

from coaching.people import PersonId
from coaching.prompts.pacing import FEWEST
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.stages import Stage
from coaching.rounds import RoundId
from coaching.school_calendar import Weekday
from coaching.triads import Member, MemberAnswer, Triad, TriadId, TriadState
from coaching.volunteers import Focus
from storage.free_periods import period_of, text_of
from storage.tables import MemberRow, TriadRow

AnyRow = Row[*tuple[Any, ...]]

OF_TRIAD = (
    "round",
    "state",
    "free",
    "focus",
    "locked",
    "asked_at",
    "started_at",
    "stage",
    "cycle",
    "room",
    "times",
    "next_at",
    "ended_at",
    "left_at",
    "sessions",
)
OF_MEMBER = ("position", "answer", "joined_at", "left_at", "rhythm", "prompt_day", "prompt_time", "back_on", "goes_on")
TRIAD = tuple(getattr(TriadRow, name) for name in ("id", *OF_TRIAD))
MEMBER = (
    *(getattr(MemberRow, name) for name in ("triad", "person", *OF_MEMBER)),
    # Still encrypted: all members have the same copy, and opening one of them is enough.
    type_coerce(MemberRow.agreement, Text).label("closed_agreement"),
)


def triad_values(triad: Triad, now: datetime) -> dict[str, Any]:
    """The columns of `OF_TRIAD`, and from when the row ages."""
    return {
        "round": triad.round,
        "state": triad.state,
        "free": None if triad.free is None else text_of(triad.free),
        "focus": triad.focus,
        "locked": triad.locked,
        "asked_at": triad.asked_at,
        "started_at": triad.started_at,
        "stage": triad.stage,
        "cycle": triad.cycle,
        "room": triad.room,
        "times": triad.times,
        "next_at": triad.next_at,
        "ended_at": triad.ended_at,
        "left_at": triad.left_at,
        "sessions": triad.sessions,
        "over_at": None if triad.state is TriadState.ACTIVE else triad.ended_at or now,
    }


def member_values(member: Member, position: int) -> dict[str, Any]:
    """The columns of `OF_MEMBER`."""
    return {
        "position": position,
        "answer": member.answer,
        "joined_at": member.joined_at,
        "left_at": member.left_at,
        "rhythm": member.rhythm,
        "prompt_day": None if member.prompt_day is None else int(member.prompt_day),
        "prompt_time": member.prompt_time,
        "back_on": member.back_on,
        "goes_on": member.goes_on,
    }


def triad_of(row: AnyRow, members: Sequence[Member], agreement: str) -> Triad:
    """The triad of a row that has the columns of `TRIAD`."""
    return Triad(
        id=TriadId(row.id),
        round=RoundId(row.round),
        state=TriadState(row.state),
        members=tuple(members),
        free=None if row.free is None else period_of(row.free),
        focus=tuple(Focus(each) for each in row.focus),
        locked=row.locked,
        asked_at=row.asked_at,
        started_at=row.started_at,
        stage=Stage(row.stage),
        cycle=row.cycle,
        room=row.room,
        agreement=agreement,
        times=row.times,
        next_at=row.next_at,
        ended_at=row.ended_at,
        left_at=row.left_at,
        sessions=row.sessions or FEWEST,
    )


def member_of(row: AnyRow) -> Member:
    """The member of a row that has the columns of `MEMBER`."""
    return Member(
        person=PersonId(row.person),
        answer=MemberAnswer(row.answer),
        joined_at=row.joined_at,
        left_at=row.left_at,
        rhythm=Rhythm(row.rhythm),
        prompt_day=None if row.prompt_day is None else Weekday(row.prompt_day),
        prompt_time=row.prompt_time,
        back_on=row.back_on,
        goes_on=row.goes_on,
    )
