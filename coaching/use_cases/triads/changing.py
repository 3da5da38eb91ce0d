"""What every change of a group has in common: rows kept, questions planned anew, everybody told what concerns them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from coaching.notices import NoticeKind, notice
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.triads import Member, Triad, TriadState
from coaching.triads.agreeing import let_go, said_no
from coaching.triads.changes import company
from coaching.use_cases.rounds import told_coordinators
from coaching.use_cases.screens.triads import without_group
from coaching.use_cases.triads.telling import (
    group_changed,
    news,
    regrouping,
    stands_now,
    suggestion_changed,
    under_way,
)
from coaching.volunteers import Volunteer, VolunteerState


def says_no(unit: UnitOfWork, triad: Triad, member: Member, now: datetime, then: VolunteerState) -> None:
    """The person is no part of this group; everybody else reads only that the groups are being arranged."""
    after = said_no(triad, member.person, now)
    unit.triads.save([after])
    stands(unit, [member.person], then, now)
    unit.outbox.add(suggestion_changed(after, now, member.person))
    if round_ := unit.rounds.current():
        unit.outbox.add(told_coordinators(unit, round_, now))


def lets_go(unit: UnitOfWork, triad: Triad, now: datetime) -> None:
    """The suggested group can't come about as it was meant; its members wait for another, and read so."""
    after = let_go(triad, now)
    unit.triads.save([after])
    unit.outbox.add(suggestion_changed(after, now))
    if round_ := unit.rounds.current():
        unit.outbox.add(told_coordinators(unit, round_, now))


def keep_change(unit: UnitOfWork, triad: Triad, now: datetime, by: PersonId | None = None) -> None:
    """A triad whose members are others now: new questions, another chat, a line to those who are still there.

    Where it ended they look for another group, if a round is under way.
    """
    unit.prompts.drop_planned(triad.id)
    unit.triads.save([triad])
    still = [each.person for each in company(triad)]
    unit.outbox.add(news(triad, [each for each in still if each != by], now))
    unit.outbox.add([*under_way(triad, now), *group_changed(unit, triad, now)])
    if triad.state is TriadState.ENDED:
        look_for_another(unit, triad, still, now)
    round_ = unit.rounds.get(triad.round)
    if round_ is not None:
        nobody = without_group(unit, round_).is_settled
        unit.outbox.add(regrouping(unit, round_, now, only_edit=nobody))
    if current := unit.rounds.current():
        unit.outbox.add(told_coordinators(unit, current, now))


def stands(unit: UnitOfWork, people: Iterable[PersonId], state: VolunteerState, now: datetime) -> None:
    """How these people stand with the round under way, those of them who are volunteers of it."""
    round_ = unit.rounds.current()
    found = [mine for each in people if round_ and (mine := unit.volunteers.get(round_.id, each))]
    if round_ is not None and found:
        late = state is VolunteerState.IN and round_.takes_late_joiners
        moved = [replace(mine, state=state, at=now, late=mine.late or late) for mine in found]
        unit.volunteers.save(moved)
        unit.outbox.add(stands_now(round_, moved, now))


def look_for_another(unit: UnitOfWork, triad: Triad, people: Sequence[PersonId], now: datetime) -> None:
    """In the round of their group they are placed anew; to another one that is under way they are invited."""
    round_ = unit.rounds.current()
    if round_ is None:
        return
    stands(unit, people, VolunteerState.IN if round_.id == triad.round else VolunteerState.INVITED, now)
    new = [each for each in people if unit.volunteers.get(round_.id, each) is None]
    unit.volunteers.save(Volunteer(round_.id, each, VolunteerState.INVITED, now) for each in new)
    unit.outbox.add(notice(NoticeKind.TRIAD_INVITATION, round_.id, each, now) for each in new)
