"""Who was in one triad with whom, and until when: what forming groups anew wants to avoid."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations

from coaching.people import PersonId
from coaching.triads.values import Member, MemberAnswer

Pair = tuple[PersonId, PersonId]
NOT_YET = frozenset({MemberAnswer.ASKED, MemberAnswer.NO})
"""Somebody who is asked whether they would join an active triad is no member of it."""


def times_together(
    members: Sequence[Member], *, started_at: datetime, ended_at: datetime | None, now: datetime
) -> Iterator[tuple[Pair, datetime]]:
    """Each two of an active triad's members, smaller id first, with their last moment in it; `now` where it lasts."""
    spans = {member.person: _span(member, started_at, ended_at or now, now) for member in members if _joined(member)}
    for one, other in combinations(sorted(spans), 2):
        since = max(spans[one][0], spans[other][0])
        until = min(spans[one][1], spans[other][1])
        if since <= until:
            yield (one, other), until


def _joined(member: Member) -> bool:
    return member.answer not in NOT_YET or member.joined_at is not None


def _span(member: Member, started_at: datetime, ended_at: datetime, now: datetime) -> tuple[datetime, datetime]:
    """One's time in the triad as far as it was active."""
    return max(member.joined_at or started_at, started_at), min(member.left_at or now, ended_at, now)
