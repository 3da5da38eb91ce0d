"""Forming groups from the job's side: what is to be worked out, how far it is, and what comes of it.

No transaction is open while groups are worked out; whoever stopped it meanwhile has the last word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from coaching.forming.causes import Cause
from coaching.people import PersonId, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.rounds import Round, RoundId, RoundState
from coaching.triads import Member, Triad, TriadId, TriadState
from coaching.triads.agreeing import asked
from coaching.triads.changes import FEWEST, USUAL
from coaching.triads.problems import Numbered, numbered
from coaching.triads.proposals import Proposal
from coaching.triads.reasons import common_time, shared_focus
from coaching.triads.rules import as_many_as_can
from coaching.use_cases.cohorts import cohort_of, waiting, without_place
from coaching.use_cases.rounds import told_coordinators
from coaching.use_cases.triads.changing import stands
from coaching.use_cases.triads.telling import suggested
from coaching.volunteers import Volunteer, VolunteerState

BROKE_OFF = "broke_off"
"""A cause of its own: the work was cut off, and nothing is known of the groups."""


@dataclass(frozen=True, slots=True)
class Work:
    """Groups to be worked out; `seed` tells one attempt from the next."""

    round: RoundId
    seed: int
    quiet: bool
    """For those who have no group yet, while others have theirs: members are asked at once."""
    numbered: Numbered = field(repr=False)


@dataclass(frozen=True, slots=True)
class Forming:
    """One piece of work at a time."""

    begin: Begin
    look: Begin

    def wanted(self, workspace: WorkspaceId, now: datetime) -> Work | None:
        """What there is to be worked out now; None for nothing."""
        with self.look(workspace) as unit:
            round_ = unit.rounds.current()
            if round_ is None:
                return None
            if round_.state is RoundState.FORMING:
                return Work(round_.id, round_.seed, quiet=False, numbered=_problem(unit, round_, now))
            return _quiet_work(unit, round_, now) if round_.takes_late_joiners else None

    def progressed(self, workspace: WorkspaceId, work: Work, percent: int, now: datetime) -> bool:
        """Whether the groups are still wanted; if so, the coordinators' message says how far it is."""
        if work.quiet:
            return True
        with self.begin(workspace) as unit:
            round_ = _still(unit, work)
            if round_ is None:
                return False
            if percent != round_.progress:
                unit.rounds.save(replace(round_, progress=percent))
                unit.outbox.add(told_coordinators(unit, round_, now))
                unit.commit()
            return True

    def formed(self, workspace: WorkspaceId, work: Work, found: Proposal, now: datetime) -> None:
        """The groups as a draft for the coordinator, or put to their members where it was done quietly."""
        with self.begin(workspace) as unit:
            round_ = _still(unit, work)
            if round_ is None:
                return
            groups = [work.numbered.group(each) for each in found.groups]
            if work.quiet:
                _ask_quietly(unit, round_, work, groups, now)
            else:
                _draft(unit, round_, work, groups, found, now)
            unit.commit()

    def stopped(self, workspace: WorkspaceId, id_: RoundId, seed: int, now: datetime) -> None:
        """As before it began, unless somebody has changed the round since."""
        with self.begin(workspace) as unit:
            round_ = unit.rounds.get(id_)
            if round_ is None or round_.seed != seed or round_.state is not RoundState.FORMING:
                return
            before = before_forming(unit, round_)
            unit.rounds.save(before)
            unit.outbox.add(told_coordinators(unit, before, now))
            unit.audit(None, "stopped", id_, now)
            unit.commit()

    def broke_off(self, workspace: WorkspaceId, work: Work, now: datetime) -> None:
        """As before it began, with a plain sentence for the coordinator."""
        with self.begin(workspace) as unit:
            round_ = _still(unit, work)
            if round_ is None or work.quiet:
                return
            unit.rounds.save(replace(before_forming(unit, round_), cause=BROKE_OFF, cause_count=0))
            unit.outbox.add(told_coordinators(unit, round_, now))
            unit.audit(None, "broke off forming groups", round_.id, now)
            unit.commit()


def before_forming(unit: UnitOfWork, round_: Round) -> Round:
    """Where the round was when its groups were to be formed: with a draft, or open."""
    drafts = any(each.state is TriadState.DRAFT for each in unit.triads.of_round(round_.id))
    return replace(round_, state=RoundState.DRAFT if drafts else RoundState.OPEN, progress=0)


def drafts_of(unit: UnitOfWork, round_: Round) -> list[Triad]:
    """The groups that only the coordinator has seen."""
    return [each for each in unit.triads.of_round(round_.id) if each.state is TriadState.DRAFT]


def _problem(unit: UnitOfWork, round_: Round, now: datetime) -> Numbered:
    volunteers = waiting(unit, round_)
    here = {each.person for each in volunteers}
    locked = (tuple(member.person for member in each.here) for each in drafts_of(unit, round_) if each.locked)
    kept = tuple(group for group in locked if here.issuperset(group))
    return numbered(replace(cohort_of(unit, volunteers, round_), locked=kept), now)


def _quiet_work(unit: UnitOfWork, round_: Round, now: datetime) -> Work | None:
    """Those without a group, where enough of them fit together; while others still answer, only for whole triads."""
    pool = without_place(unit, round_)
    if not waiting(unit, round_) or len(pool) < FEWEST:
        return None
    problem = numbered(cohort_of(unit, pool, round_), now)
    groups = as_many_as_can(problem.problem)
    if is_being_asked(unit, round_):
        groups = tuple(each for each in groups if len(each) == USUAL)
    if not groups:
        return None
    fitting = {problem.people[each] for group in groups for each in group}
    chosen = [each for each in pool if each.person in fitting]
    return Work(round_.id, round_.seed, quiet=True, numbered=numbered(cohort_of(unit, chosen, round_), now))


def is_being_asked(unit: UnitOfWork, round_: Round) -> bool:
    """Whether some suggested group still waits for an answer."""
    return any(each.state is TriadState.ASKING for each in unit.triads.of_round(round_.id))


def _still(unit: UnitOfWork, work: Work) -> Round | None:
    """The round, if nobody has stopped or changed it since."""
    round_ = unit.rounds.get(work.round)
    if round_ is None or round_.seed != work.seed:
        return None
    fits = round_.takes_late_joiners if work.quiet else round_.state is RoundState.FORMING
    return round_ if fits else None


def _draft(
    unit: UnitOfWork,
    round_: Round,
    work: Work,
    groups: Sequence[tuple[PersonId, ...]],
    found: Proposal,
    now: datetime,
) -> None:
    before = drafts_of(unit, round_)
    kept = [each for each in before if each.locked and {m.person for m in each.here} in [set(g) for g in groups]]
    held = [{member.person for member in each.here} for each in kept]
    unit.triads.drop(each.id for each in before if each not in kept)
    new = [a_triad(unit, round_, group, work.numbered) for group in groups if set(group) not in held]
    unit.triads.save(new)
    is_lost = any(each.locked for each in before if each not in kept)
    cause = found.cause or (Cause.GENERAL if is_lost else None)
    done = replace(round_, state=RoundState.DRAFT, progress=100, cause=cause, cause_count=found.count)
    unit.rounds.save(done)
    unit.outbox.add(told_coordinators(unit, done, now))
    unit.audit(None, "formed groups", round_.id, now)


def _ask_quietly(
    unit: UnitOfWork, round_: Round, work: Work, groups: Iterable[tuple[PersonId, ...]], now: datetime
) -> None:
    still = {each.person for each in without_place(unit, round_)}
    for group in groups:
        if still.issuperset(group):
            triad = asked(a_triad(unit, round_, group, work.numbered), now)
            unit.triads.save([triad])
            stands(unit, group, VolunteerState.IN, now)
            unit.outbox.add(suggested(unit, triad, group, now))
    unit.audit(None, "suggested groups", round_.id, now)


def a_triad(unit: UnitOfWork, round_: Round, group: Sequence[PersonId], known: Numbered) -> Triad:
    """A new draft of these people, with what they share."""
    said = _said(unit, round_, group)
    group = coaches_first(group, said)
    first = unit.people.get(group[0])
    return Triad(
        id=TriadId(unit.new_id()),
        round=round_.id,
        state=TriadState.DRAFT,
        members=tuple(Member(each) for each in group),
        free=common_time(group, known.slots, unit.programme(), first),
        focus=shared_focus(said),
    )


def coaches_first(group: Iterable[PersonId], said: Iterable[Volunteer]) -> list[PersonId]:
    """The order in which they take turns at first: somebody who has learnt to ask, asks."""
    trained = {each.person for each in said if each.coach}
    return sorted(group, key=lambda each: each not in trained)


def _said(unit: UnitOfWork, round_: Round, group: Iterable[PersonId]) -> list[Volunteer]:
    found = (unit.volunteers.get(round_.id, each) for each in group)
    return [each for each in found if each]
