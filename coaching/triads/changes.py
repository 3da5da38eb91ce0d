"""What becomes of a triad that is under way: somebody joins or steps back, they part, or they go on together.

Nobody's reason is asked for or kept; other members mean another group chat, for those who are in it now.
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from coaching.people import PersonId
from coaching.prompts.stages import Stage
from coaching.triads.values import Member, MemberAnswer, Triad, TriadState


class Leaving(StrEnum):
    """How somebody leaves a group; why, nobody asks."""

    STEP_BACK = "step_back"
    ANOTHER_GROUP = "another_group"
    PART = "part"
    """All of them part: nobody's fault, and each gets a new group where there is one."""


FEWEST, USUAL, MOST = 2, 3, 4
"""Members of a group."""


def hoping_for(triad: Triad, person: PersonId, now: datetime) -> Triad:
    """Somebody is asked whether they would join; until they say yes they are no member."""
    others = tuple(each for each in triad.members if each.person != person)
    return replace(triad, members=(*others, Member(person, MemberAnswer.ASKED)), asked_at=now)


def joined(triad: Triad, person: PersonId, now: datetime) -> Triad:
    """With that person, who has said yes; the group chat is another one from now on."""
    return _fresh(replace(triad, members=tuple(_yes(each, person, now) for each in triad.members)))


def without(triad: Triad, person: PersonId, now: datetime) -> Triad:
    """The person has stepped back; one alone is no group, and so it ends."""
    left = replace(triad, members=tuple(_left(each, person, now) for each in triad.members), left_at=now)
    return _fresh(left) if len(company(left)) >= FEWEST else parted(left, now)


def parted(triad: Triad, now: datetime) -> Triad:
    """The group is over, and nobody's fault."""
    return replace(_fresh(triad), state=TriadState.ENDED, ended_at=now, locked=False)


def gone_on(triad: Triad) -> Triad:
    """The next cycle, with the same people and what they have agreed; everybody is asked again at its end."""
    members = tuple(replace(each, goes_on=None) for each in triad.members)
    return replace(triad, members=members, cycle=triad.cycle + 1, stage=Stage.GOAL, times=(), next_at=None)


def said_of_next(triad: Triad, person: PersonId, *, goes_on: bool) -> Triad:
    """With that person's private answer at the end of a cycle."""
    members = tuple(replace(each, goes_on=goes_on) if each.person == person else each for each in triad.members)
    return replace(triad, members=members)


def company(triad: Triad) -> tuple[Member, ...]:
    """Who is in it now; somebody who is only asked whether they would join is not."""
    return tuple(each for each in triad.here if each.answer is MemberAnswer.YES)


def _yes(member: Member, person: PersonId, now: datetime) -> Member:
    return replace(member, answer=MemberAnswer.YES, joined_at=now) if _is(member, person) else member


def _left(member: Member, person: PersonId, now: datetime) -> Member:
    return replace(member, left_at=now) if _is(member, person) else member


def _is(member: Member, person: PersonId) -> bool:
    return member.person == person and member.is_here


def _fresh(triad: Triad) -> Triad:
    """Times were agreed among others, and the chat is read by others."""
    return replace(triad, room=None, times=(), next_at=None)
