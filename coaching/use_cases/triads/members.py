"""What each person decides about a group, in private: yes, another group, stepping back, parting, going on."""

from dataclasses import dataclass, replace
from datetime import datetime

from coaching.errors import NoLongerOpen, NotYours
from coaching.notices import homes
from coaching.people import Actor, PersonId
from coaching.ports import Begin, UnitOfWork
from coaching.rounds import Round
from coaching.screens import Shown
from coaching.screens.triads import LeaveForm
from coaching.triads import Member, MemberAnswer, Triad, TriadId, TriadState
from coaching.triads.agreeing import said_yes
from coaching.triads.changes import Leaving, joined, parted, said_of_next, without
from coaching.use_cases.acts import Act, Turn, glance, turn
from coaching.use_cases.cohorts import may_join, may_start, shared_with
from coaching.use_cases.rounds import told_coordinators
from coaching.use_cases.screens.triads import leave_form
from coaching.use_cases.triads.changing import keep_change, lets_go, look_for_another, says_no, stands
from coaching.use_cases.triads.cycles import settle_next
from coaching.use_cases.triads.telling import cycle_end, regrouping, suggestion_changed, under_way
from coaching.volunteers import VolunteerState


@dataclass(frozen=True, slots=True)
class Triads:
    """Everybody answers for themselves; others read only what concerns them."""

    begin: Begin
    look: Begin

    def yes(self, act: Act, triad: TriadId) -> None:
        """The person agrees; once all have, the triad is under way."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            found, me = _suggested(it.unit, it.person.id, triad)
            if me.answer is MemberAnswer.YES:
                return
            _agree(it, found, me)
            it.done("agreed to a group", triad)

    def another(self, act: Act, triad: TriadId) -> None:
        """The person would like a different group; nobody is told."""
        self._no(act, triad, VolunteerState.IN, "answered a suggestion")

    def not_this_term(self, act: Act, triad: TriadId) -> None:
        """The person is in no group this term; nobody is told."""
        self._no(act, triad, VolunteerState.NOT_THIS_TERM, "answered a suggestion")

    def leave_form(self, by: Actor, triad: TriadId, *, now: datetime) -> Shown[LeaveForm]:
        """How to leave, and what the others would read."""
        with glance(self.begin, self.look, by, now) as it:
            return it.shown(leave_form(it.unit, _mine(it.unit, it.person.id, triad), it.person))

    def leave(self, act: Act, triad: TriadId, how: Leaving) -> None:
        """The person leaves the group, or all of them part."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            found, me = _mine(it.unit, it.person.id, triad), it.person.id
            if how is Leaving.PART:
                keep_change(it.unit, parted(found, act.at), act.at, me)
            else:
                if how is Leaving.STEP_BACK:
                    stands(it.unit, [me], VolunteerState.NOT_THIS_TERM, act.at)
                else:
                    look_for_another(it.unit, found, [me], act.at)
                keep_change(it.unit, without(found, me, act.at), act.at, me)
            it.done("left a group", triad)

    def next_cycle(self, act: Act, triad: TriadId, cycle: int, *, goes_on: bool) -> None:
        """The person's private answer at a cycle's end; nothing follows before everybody has answered."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            found, me = _mine(it.unit, it.person.id, triad), it.person.id
            if found.cycle != cycle:
                raise NoLongerOpen("cycle")
            _answered_next(it, said_of_next(found, me, goes_on=goes_on))
            it.done("answered for the next cycle", triad)

    def _no(self, act: Act, triad: TriadId, then: VolunteerState, did: str) -> None:
        with turn(self.begin, act) as it:
            if not it.first:
                return
            found, me = _suggested(it.unit, it.person.id, triad)
            says_no(it.unit, found, me, act.at, then)
            it.done(did, triad)


def _agree(it: Turn, found: Triad, me: Member) -> None:
    """The rules hold at the moment at which a group comes about, whatever has changed since it was suggested."""
    round_ = it.unit.rounds.current()  # held: of two yeses of one person the second one sees the first
    if round_ is None or it.unit.triads.of_person(me.person):
        raise NoLongerOpen("group")
    if found.state is TriadState.ACTIVE:
        _join(it, round_, found, me)
        return
    now = it.act.at
    after = said_yes(found, me.person, now)
    if after.state is not TriadState.ACTIVE:
        it.unit.triads.save([after])
        it.unit.outbox.add([*suggestion_changed(after, now, me.person), *told_coordinators(it.unit, round_, now)])
    elif may_start(it.unit, round_, after, now):
        _start(it, round_, after)
    else:
        lets_go(it.unit, after, now)


def _join(it: Turn, round_: Round, found: Triad, me: Member) -> None:
    now, volunteer = it.act.at, it.unit.volunteers.get(round_.id, me.person)
    if volunteer is None or not may_join(it.unit, round_, found, volunteer, now):
        says_no(it.unit, found, me, now, VolunteerState.IN)
        return
    after = joined(found, me.person, now)
    it.unit.outbox.add(suggestion_changed(after, now, me.person))
    stands(it.unit, [me.person], VolunteerState.PLACED, now)
    free, focus = shared_with(it.unit, after, me.person, now)
    keep_change(it.unit, replace(after, free=free or after.free, focus=focus), now, me.person)


def _start(it: Turn, round_: Round, triad: Triad) -> None:
    now = it.act.at
    it.unit.triads.save([triad])
    it.unit.outbox.add(suggestion_changed(triad, now, it.person.id))
    stands(it.unit, [each.person for each in triad.here], VolunteerState.PLACED, now)
    it.unit.outbox.add(under_way(triad, now))
    if first := it.unit.rounds.get(triad.round):
        it.unit.outbox.add(regrouping(it.unit, first, now, only_edit=True))
    it.unit.audit(None, "a group is under way", triad.id, now)
    it.unit.outbox.add(told_coordinators(it.unit, round_, now))


def _answered_next(it: Turn, found: Triad) -> None:
    unit, now, me = it.unit, it.act.at, it.person.id
    if not settle_next(unit, found, now, me):
        unit.triads.save([found])
        unit.outbox.add([*cycle_end(found, [me], now, me), *homes([me], now)])


def _suggested(unit: UnitOfWork, person: PersonId, triad: TriadId) -> tuple[Triad, Member]:
    """The group as suggested to the person, while an answer still counts."""
    found = unit.triads.get(triad)
    me = next((each for each in found.members if each.person == person), None) if found else None
    if found is None or me is None or found.state is TriadState.DRAFT:
        raise NotYours("triad")
    if found.state is not TriadState.ASKING and me.answer is not MemberAnswer.ASKED:
        raise NoLongerOpen(found.state)
    if found.state not in (TriadState.ASKING, TriadState.ACTIVE) or not me.is_here:
        raise NoLongerOpen(found.state)
    return found, me


def _mine(unit: UnitOfWork, person: PersonId, triad: TriadId) -> Triad:
    """The person's own triad, under way."""
    found = unit.triads.get(triad)
    me = next((each for each in found.members if each.person == person), None) if found else None
    if found is None or me is None or me.answer is not MemberAnswer.YES:
        raise NotYours("triad")
    if found.state is not TriadState.ACTIVE or not me.is_here:
        raise NoLongerOpen(found.state)
    return found
