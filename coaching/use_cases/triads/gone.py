"""Somebody is out of every group at once: gone from the staff, erased, or not this term after all.

Nobody is told more than that they stepped back; of a group that was only suggested, nobody is told anything.
"""

from dataclasses import replace
from datetime import datetime

from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.triads import Member, MemberAnswer, Triad, TriadState
from coaching.triads.changes import without
from coaching.use_cases.rounds import told_coordinators
from coaching.use_cases.triads.changing import keep_change, says_no
from coaching.use_cases.triads.forming import drafts_of
from coaching.volunteers import VolunteerState


def leaves_groups(unit: UnitOfWork, person: PersonId, now: datetime) -> None:
    """Out of the group under way, of each that is suggested, and of the coordinator's draft."""
    out_of_suggestions(unit, person, VolunteerState.NOT_THIS_TERM, now)
    found = unit.triads.of_person(person)
    mine = unit.triads.get(found.id) if found else None
    if mine is not None and mine.member(person):
        keep_change(unit, without(mine, person, now), now)
    _out_of_drafts(unit, person, now)


def out_of_suggestions(unit: UnitOfWork, person: PersonId, then: VolunteerState, now: datetime) -> bool:
    """No group comes about with the person, not even one to which they have said yes; whether there was any."""
    was_asked = False
    while (found := unit.triads.suggested_to(person)) and (held := unit.triads.get(found.id)):
        if (me := _asked(held, person)) is None:
            break  # somebody else has just settled it
        says_no(unit, held, me, now, then)
        was_asked = True
    return was_asked


def _asked(triad: Triad, person: PersonId) -> Member | None:
    """The person in a group that was still only suggested to them when its row was held."""
    is_open = triad.state is TriadState.ASKING
    mine = (each for each in triad.members if each.person == person and each.is_here)
    return next((each for each in mine if is_open or each.answer is MemberAnswer.ASKED), None)


def _out_of_drafts(unit: UnitOfWork, person: PersonId, now: datetime) -> None:
    round_ = unit.rounds.current()
    theirs = [each for each in drafts_of(unit, round_) if each.member(person)] if round_ else []
    if round_ is None or not theirs:
        return
    left = [replace(each, members=tuple(m for m in each.members if m.person != person)) for each in theirs]
    unit.triads.drop(each.id for each in left if not each.members)
    unit.triads.save(each for each in left if each.members)
    unit.outbox.add(told_coordinators(unit, round_, now))
