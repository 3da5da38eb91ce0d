"""What each person decides about a group, in private: yes, another group, stepping back, parting, going on."""

from dataclasses import dataclass
from datetime import datetime

from coaching.errors import NoLongerOpen, NotYours
from coaching.people import Actor, PersonId
from coaching.ports import Begin, UnitOfWork
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.school_calendar import week_of
from coaching.screens import Shown
from coaching.screens.triads import LeaveForm
from coaching.triads import Member, MemberAnswer, Triad, TriadId, TriadState
from coaching.triads.agreeing import said_yes
from coaching.triads.changes import Leaving, company, gone_on, joined, parted, said_of_next, without
from coaching.use_cases.acts import Act, Turn, glance, turn
from coaching.use_cases.rounds import told_coordinators
from coaching.use_cases.screens.triads import leave_form
from coaching.use_cases.triads.changing import keep_change, says_no, stands
from coaching.use_cases.triads.telling import regrouping, suggestion_changed, under_way
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
            _agree(it, found)
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
                then = VolunteerState.NOT_THIS_TERM if how is Leaving.STEP_BACK else VolunteerState.IN
                stands(it.unit, [me], then, act.at)
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


def _agree(it: Turn, found: Triad) -> None:
    now, me = it.act.at, it.person.id
    is_joining = found.state is TriadState.ACTIVE
    after = joined(found, me, now) if is_joining else said_yes(found, me, now)
    it.unit.outbox.add(suggestion_changed(it.unit, after, now, me))
    if is_joining:
        stands(it.unit, [me], VolunteerState.PLACED, now)
        keep_change(it.unit, after, now, me)
        return
    it.unit.triads.save([after])
    if after.state is TriadState.ACTIVE:
        stands(it.unit, [each.person for each in after.here], VolunteerState.PLACED, now)
        it.unit.outbox.add(under_way(it.unit, after, now))
        if first := it.unit.rounds.get(after.round):
            it.unit.outbox.add(regrouping(it.unit, first, now, only_edit=True))
        it.unit.audit(None, "a group is under way", after.id, now)
    if round_ := it.unit.rounds.current():
        it.unit.outbox.add(told_coordinators(it.unit, round_, now))


def _answered_next(it: Turn, found: Triad) -> None:
    """All go on, or all part and are looked after: nobody reads who would rather."""
    unit, now = it.unit, it.act.at
    members = company(found)
    if any(each.goes_on is None for each in members):
        unit.triads.save([found])
        return
    parting = [each.person for each in members if not each.goes_on]
    if not parting:
        unit.triads.save([gone_on(found)])
        unit.prompts.add(_end_of_cycle(unit, found, each.person, now) for each in members)
        unit.outbox.add(under_way(unit, found, now))
        return
    keep_change(unit, parted(found, now), now)


def _end_of_cycle(unit: UnitOfWork, triad: Triad, person: PersonId, now: datetime) -> Prompt:
    """In which week the cycle ended: the next one counts from there."""
    week = week_of(now, unit.programme().zone)
    id_ = PromptId(unit.new_id())
    return Prompt(id_, triad.id, person, PromptKind.GOING_ON, week, PromptState.ANSWERED, now, now, sent_at=now)


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
