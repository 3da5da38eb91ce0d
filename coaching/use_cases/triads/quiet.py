"""What happens by itself: silence is let go, whoever is without a group finds a place, a cycle's end is asked about.

Nobody learns through whom a group did not come about.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from coaching.people import REFUSED, PersonId, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.rounds import Round, RoundState
from coaching.triads import Member, Triad, TriadState
from coaching.triads.agreeing import SILENT_AFTER, unanswered
from coaching.triads.changes import FEWEST, USUAL, company, hoping_for, parted, without
from coaching.triads.problems import numbered
from coaching.triads.rules import as_many_as_can
from coaching.use_cases.cohorts import cohort_of, may_join, needs_coach, waiting, without_place
from coaching.use_cases.rounds import told_coordinators
from coaching.use_cases.triads.changing import keep_change, lets_go, says_no, stands
from coaching.use_cases.triads.cycles import ask_about_next, is_ending, let_silence_go_on
from coaching.use_cases.triads.forming import is_being_asked
from coaching.use_cases.triads.telling import answer_awaited_until, regrouping, stands_now, suggested
from coaching.volunteers import Volunteer, VolunteerState


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A look at every group that is asked or under way."""

    begin: Begin
    look: Begin

    def tick(self, workspace: WorkspaceId, now: datetime) -> int:
        """How many things were done."""
        with self.look(workspace) as unit:
            round_ = unit.rounds.current()
            if not unit.triads.active() and (round_ is None or not round_.takes_late_joiners):
                return 0
        with self.begin(workspace) as unit:
            done = _Look(unit, now).all()
            if done:
                unit.commit()
            return done


@dataclass(slots=True)
class _Look:
    unit: UnitOfWork
    now: datetime
    done: int = 0

    def all(self) -> int:
        """Everything that is due."""
        for triad in self.unit.triads.active():
            self._let_leavers_go(triad)
            self._ask_about_next(triad)
        round_ = self.unit.rounds.current()
        if round_ is not None and round_.takes_late_joiners:
            self._let_broken_go(round_)
            self._let_silence_go(round_)
            self._find_places(round_)
            self._settle(round_)
        return self.done

    def _let_leavers_go(self, triad: Triad) -> None:
        """Whoever is on the staff no more is in no group; nobody is told more than that they stepped back."""
        left = triad
        for person in [each.person for each in triad.here if self._is_gone(each)]:
            left = without(left, person, self.now)
        if len(company(left)) < FEWEST:
            left = parted(left, self.now)
        if left is not triad:
            keep_change(self.unit, left, self.now)
            self.done += 1

    def _is_gone(self, member: Member) -> bool:
        person = self.unit.people.get(member.person)
        return person is None or person.standing in REFUSED

    def _ask_about_next(self, triad: Triad) -> None:
        """At the end of a cycle each member is asked whether they go on; silence does not hold up the others."""
        now_there = self.unit.triads.get(triad.id) if is_ending(triad) else None
        if now_there is None or not is_ending(now_there):
            return
        asked = ask_about_next(self.unit, now_there, self.now)
        if asked or let_silence_go_on(self.unit, now_there, self.now):
            self.done += 1

    def _let_broken_go(self, round_: Round) -> None:
        """A suggested group that has lost somebody can't be agreed to any more."""
        served = {each.id for each in self.unit.people.staff() if each.standing not in REFUSED}
        for triad in self.unit.triads.of_round(round_.id):
            people = {each.person for each in triad.here}
            if triad.state is TriadState.ASKING and (len(people) < FEWEST or not people <= served):
                lets_go(self.unit, triad, self.now)
                self.done += 1

    def _let_silence_go(self, round_: Round) -> None:
        for triad in self._asked(round_):
            for member in unanswered(triad):
                if self._is_silent(round_, triad, member):
                    says_no(self.unit, triad, member, self.now, VolunteerState.NOT_THIS_TERM)
                    self.unit.audit(None, "let a suggestion lapse", triad.id, self.now)
                    self.done += 1
                    break  # the group is let go by now

    def _asked(self, round_: Round) -> list[Triad]:
        every = [*self.unit.triads.of_round(round_.id), *self.unit.triads.active()]
        found = {each.id: each for each in every if each.state in (TriadState.ASKING, TriadState.ACTIVE)}
        return [each for each in found.values() if unanswered(each)]

    def _is_silent(self, round_: Round, triad: Triad, member: Member) -> bool:
        volunteer = self.unit.volunteers.get(round_.id, member.person)
        if volunteer is None or volunteer.state is not VolunteerState.IN or self._is_gone(member):
            return True
        asked_at = triad.asked_at or self.now
        until = answer_awaited_until(self.unit, member.person, asked_at, SILENT_AFTER)
        return until is not None and until <= self.now

    def _find_places(self, round_: Round) -> None:
        """A place in a pair, else with others who wait (that is for `forming`), else as the fourth of a group."""
        pool = sorted(without_place(self.unit, round_), key=lambda each: (each.at, each.person))
        if not pool or (_is_new(pool) and any(len(group) == USUAL for group in self._groups_among(round_, pool))):
            return
        left = [each for each in pool if not self._offered(round_, each, FEWEST)]
        if is_being_asked(self.unit, round_) or not _is_new(left):
            return
        fitting = {person for group in self._groups_among(round_, left) for person in group}
        for volunteer in left:
            if volunteer.person not in fitting and not self._offered(round_, volunteer, USUAL):
                self._no_place(round_, volunteer)

    def _groups_among(self, round_: Round, pool: list[Volunteer]) -> list[tuple[PersonId, ...]]:
        known = numbered(cohort_of(self.unit, pool, round_), self.now)
        return [known.group(each) for each in as_many_as_can(known.problem)]

    def _offered(self, round_: Round, volunteer: Volunteer, size: int) -> bool:
        """Whether the person is asked now to join a group of that many; the one with most in common comes first."""
        open_ = [each for each in self.unit.triads.active() if self._counts_as(each) == size and not unanswered(each)]
        ranked = sorted(open_, key=lambda each: (-len(set(each.focus) & set(volunteer.focus)), each.id))
        triad = next((each for each in ranked if may_join(self.unit, round_, each, volunteer, self.now)), None)
        if triad is None:
            return False
        hoping = hoping_for(triad, volunteer.person, self.now)
        self.unit.triads.save([hoping])
        stands(self.unit, [volunteer.person], VolunteerState.IN, self.now)
        self.unit.outbox.add(suggested(self.unit, hoping, [volunteer.person], self.now))
        self.unit.outbox.add(regrouping(self.unit, round_, self.now, only_edit=True))
        self.unit.audit(None, "suggested a place", triad.id, self.now)
        self.done += 1
        return True

    def _counts_as(self, triad: Triad) -> int:
        """How many there are in it; three without a coach need somebody as much as two do."""
        size = len(company(triad))
        return FEWEST if size == USUAL and needs_coach(self.unit, triad) else size

    def _no_place(self, round_: Round, volunteer: Volunteer) -> None:
        if volunteer.state is VolunteerState.NO_PLACE:
            return  # told before
        told = replace(volunteer, state=VolunteerState.NO_PLACE, at=self.now)
        self.unit.volunteers.save([told])
        self.unit.outbox.add(stands_now(round_, [told], self.now))
        self.done += 1

    def _settle(self, round_: Round) -> None:
        """Once nobody is asked or waits any more, the round runs."""
        if round_.state is not RoundState.ASKING or is_being_asked(self.unit, round_) or waiting(self.unit, round_):
            return
        running = replace(round_, state=RoundState.RUNNING)
        self.unit.rounds.save(running)
        self.unit.outbox.add(told_coordinators(self.unit, running, self.now))
        self.done += 1


def _is_new(pool: list[Volunteer]) -> bool:
    """Whether somebody among them has not been told yet that there is no place."""
    return any(each.state is VolunteerState.IN for each in pool)
