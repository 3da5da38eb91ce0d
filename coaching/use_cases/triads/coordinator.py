"""What a coordinator does about the groups of a round: have them formed, look at them, change them, ask everybody."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from coaching.errors import CannotKeep, NoLongerOpen, NotYours
from coaching.people import Actor, PersonId
from coaching.ports import Begin
from coaching.rounds import Round, RoundId, RoundState
from coaching.screens import Shown
from coaching.screens.triads import DraftPage, SwapForm
from coaching.triads import Member, Triad, TriadId, TriadState
from coaching.triads.agreeing import asked
from coaching.triads.problems import Numbered, numbered
from coaching.triads.reasons import common_time, shared_focus
from coaching.triads.rules import keeps_rules, keeps_together
from coaching.use_cases.acts import Act, Glance, Turn, glance, only_for_coordinators, turn
from coaching.use_cases.cohorts import cohort_of, waiting
from coaching.use_cases.rounds import round_for_coordinators, told_coordinators
from coaching.use_cases.screens.triads import draft_page, page_of, swap_form
from coaching.use_cases.triads.forming import before_forming, coaches_first, drafts_of
from coaching.use_cases.triads.telling import stands_now, suggested
from coaching.volunteers import Volunteer, VolunteerState

Change = Callable[[Turn, Round], Round]
SPEAK_OF_BEFORE = frozenset({VolunteerState.INVITED, VolunteerState.IN})


@dataclass(frozen=True, slots=True)
class Groups:
    """Each step is for coordinators; what they see are names and reasons, never anybody's words."""

    begin: Begin
    look: Begin

    def form(self, act: Act, round_: RoundId) -> None:
        """The groups are worked out, anew where there is a draft; locked ones stay."""

        def start(_: Turn, found: Round) -> Round:
            return replace(found, state=RoundState.FORMING, seed=found.seed + 1, progress=0, cause=None, cause_count=0)

        self._step(act, round_, (RoundState.OPEN, RoundState.DRAFT), start, "had groups formed")

    def stop(self, act: Act, round_: RoundId) -> None:
        """As before it began."""
        self._step(act, round_, (RoundState.FORMING,), lambda it, found: before_forming(it.unit, found), "stopped")

    def reopen(self, act: Act, round_: RoundId) -> None:
        """More people may volunteer; groups that nobody has seen are gone."""

        def again(it: Turn, found: Round) -> Round:
            it.unit.triads.drop([each.id for each in drafts_of(it.unit, found)])
            return replace(found, state=RoundState.OPEN, progress=0, cause=None, cause_count=0)

        self._step(act, round_, (RoundState.DRAFT,), again, "opened a round again")

    def ask(self, act: Act, round_: RoundId) -> None:
        """Each member is asked in private."""
        self._step(act, round_, (RoundState.DRAFT,), _asked_all, "had the groups asked")

    def page(self, by: Actor, round_: RoundId, page: int, *, now: datetime) -> Shown[DraftPage]:
        """Some of the groups, with reasons."""
        with glance(self.begin, self.look, by, now) as it:
            found = round_for_coordinators(it, round_)
            return it.shown(draft_page(it.unit, found, page, now))

    def page_with(self, by: Actor, triad: TriadId, *, now: datetime) -> Shown[DraftPage]:
        """The page on which that group stands."""
        with glance(self.begin, self.look, by, now) as it:
            group, round_ = _draft(it, triad)
            return it.shown(draft_page(it.unit, round_, page_of(it.unit, round_, group), now))

    def lock(self, act: Act, triad: TriadId) -> None:
        """The group is kept when the others are formed anew, or is not any more."""
        with turn(self.begin, act) as it:
            group, _ = _draft(it, triad)
            if it.first:
                it.unit.triads.save([replace(group, locked=not group.locked)])
                it.done("kept a group together" if not group.locked else "let a group be formed anew", triad)

    def swap_form(self, by: Actor, triad: TriadId, *, now: datetime) -> Shown[SwapForm]:
        """Who could change places with whom."""
        with glance(self.begin, self.look, by, now) as it:
            group, round_ = _draft(it, triad)
            return it.shown(swap_form(it.unit, round_, group))

    def swap(self, act: Act, triad: TriadId, one: PersonId, other: PersonId) -> None:
        """These two change places, if both groups keep the rules; else `CannotKeep`, whatever the rule."""
        with turn(self.begin, act) as it:
            group, round_ = _draft(it, triad)
            if it.first:
                theirs = _with(drafts_of(it.unit, round_), other)
                if group.member(one) is None or theirs is None or theirs.id == group.id:
                    raise NotYours("swap")
                it.unit.triads.save(_swapped(it, round_, group, theirs, one, other))
                it.done("swapped two people", triad)

    def _step(self, act: Act, round_: RoundId, states: Sequence[RoundState], change: Change, did: str) -> None:
        with turn(self.begin, act) as it:
            if not it.first:
                return
            found = round_for_coordinators(it, round_)
            if found.state not in states:
                raise NoLongerOpen(found.state)
            changed = change(it, found)
            it.unit.rounds.save(changed)
            it.unit.outbox.add(told_coordinators(it.unit, changed, act.at))
            it.done(did, round_)


def _draft(it: Turn | Glance, triad: TriadId) -> tuple[Triad, Round]:
    only_for_coordinators(it)
    group = it.unit.triads.get(triad)
    if group is None:
        raise NotYours("triad")
    round_ = round_for_coordinators(it, group.round)
    if group.state is not TriadState.DRAFT or round_.state is not RoundState.DRAFT:
        raise NoLongerOpen(group.state)
    return group, round_


def _asked_all(it: Turn, found: Round) -> Round:
    drafts = drafts_of(it.unit, found)
    if not drafts:
        raise NoLongerOpen("no groups")
    groups = [asked(each, it.act.at) for each in _still_groups(it, found, drafts)]
    it.unit.triads.drop({each.id for each in drafts} - {each.id for each in groups})
    it.unit.triads.save(groups)
    for group in groups:
        it.unit.outbox.add(suggested(it.unit, group, [each.person for each in group.here], it.act.at))
    it.unit.outbox.add(stands_now(found, _open_invitations(it, found), it.act.at))
    return replace(found, state=RoundState.ASKING, cause=None, cause_count=0)


def _still_groups(it: Turn, round_: Round, drafts: Sequence[Triad]) -> Iterator[Triad]:
    """Each of those who are still in, where these keep the rules; whoever is left without company is placed anew."""
    known = numbered(cohort_of(it.unit, waiting(it.unit, round_), round_), it.act.at)
    number = {person: place for place, person in enumerate(known.people)}
    for draft in drafts:
        members = tuple(each for each in draft.members if each.person in number)
        if keeps_rules(known.problem, [number[each.person] for each in members]):
            yield replace(draft, members=members)


def _open_invitations(it: Turn, round_: Round) -> list[Volunteer]:
    """Whose message still speaks of the days before the groups."""
    return [each for each in it.unit.volunteers.of_round(round_.id) if each.state in SPEAK_OF_BEFORE]


def _with(groups: Sequence[Triad], person: PersonId) -> Triad | None:
    return next((each for each in groups if each.member(person)), None)


def _swapped(it: Turn, round_: Round, group: Triad, theirs: Triad, one: PersonId, other: PersonId) -> list[Triad]:
    """Whoever is in the round no more is left out of both groups, and stands in the way of none."""
    known = numbered(cohort_of(it.unit, waiting(it.unit, round_), round_), it.act.at)
    number = {person: place for place, person in enumerate(known.people)}
    if one not in number or other not in number:
        raise CannotKeep
    after = [_exchanged(it, known, each, one, other) for each in (group, theirs)]
    rest = [each for each in drafts_of(it.unit, round_) if each.id not in (group.id, theirs.id)]
    every = [[number[each.person] for each in triad.members if each.person in number] for triad in (*after, *rest)]
    if not all(keeps_rules(known.problem, each) for each in every[: len(after)]):
        raise CannotKeep
    if not keeps_together(known.problem, every):
        raise CannotKeep
    return after


def _exchanged(it: Turn, known: Numbered, triad: Triad, one: PersonId, other: PersonId) -> Triad:
    """The group with the one where the other was; what its members share is found anew."""
    places = {one: other, other: one}
    here = (places.get(each.person, each.person) for each in triad.members)
    swapped = [each for each in here if each in known.people]
    said = [found for each in swapped if (found := it.unit.volunteers.get(triad.round, each))]
    people = coaches_first(swapped, said)
    first = it.unit.people.get(people[0])
    free = common_time(people, known.slots, it.unit.programme(), first)
    return replace(triad, members=tuple(map(Member, people)), free=free, focus=shared_focus(said))
