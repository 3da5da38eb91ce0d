"""Opening a round of forming triads, and telling whom it may concern; forming the groups is for `triads`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from coaching.errors import DatesReversed, NoLongerOpen, NotSetUp, NotYours
from coaching.notices import Notice, NoticeKind, homes, notice
from coaching.people import REFUSED, Actor, Person, SlackUserId, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.programmes import Programme
from coaching.rounds import Round, RoundId, RoundState, counted
from coaching.school_calendar import SchoolId, local_date, to_utc
from coaching.screens import SchoolChoice, Shown
from coaching.screens.rounds import RoundForm
from coaching.triads import Triad, TriadState
from coaching.triads.agreeing import unanswered, without_hopes
from coaching.use_cases.acts import Act, Glance, Turn, glance, known_or_new, only_for_coordinators, turn
from coaching.use_cases.asking import own_act
from coaching.volunteers import IN, WAITING, Volunteer, VolunteerState

USUAL = timedelta(days=14)
"""How long people have, unless the coordinator says otherwise."""
SEED = 2**31


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom a round is for: these schools and these people, or with none of either everybody."""

    schools: Sequence[SchoolId] = ()
    people: Sequence[SlackUserId] = ()


@dataclass(frozen=True, slots=True)
class Rounds:
    """What a coordinator does about a round before groups are formed."""

    begin: Begin
    look: Begin

    def form(self, by: Actor, *, now: datetime) -> Shown[RoundForm]:
        """What is asked when a round is opened."""
        with glance(self.begin, self.look, by, now) as it:
            only_for_coordinators(it)
            programme = it.unit.programme()
            schools = tuple(SchoolChoice(each.id, each.name) for each in programme.schools.values())
            closes_on = local_date(now, programme.zone) + USUAL
            return it.shown(RoundForm(closes_on, schools, _next_term(programme, closes_on)))

    def open(self, act: Act, closes_on: date, next_on: date | None, invited: Invited) -> None:
        """A round that people may join until that day; those it is for are invited, one message each."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            only_for_coordinators(it)
            _check(it, closes_on, next_on)
            if before := it.unit.rounds.current():
                end_round(it.unit, before, act.at)
            promised = _promised(it.unit)
            opened = _opened(it, closes_on, next_on)
            it.unit.rounds.save(opened)
            people = _people(it, invited, promised)
            it.unit.volunteers.save(Volunteer(opened.id, each.id, VolunteerState.INVITED, act.at) for each in people)
            it.unit.outbox.add(notice(NoticeKind.TRIAD_INVITATION, opened.id, each.id, act.at) for each in people)
            it.unit.outbox.add(_to_coordinators(it, opened))
            it.unit.outbox.add(homes([each.id for each in it.unit.people.staff()], act.at))
            it.done("opened a round", opened.id)

    def invite_more(self, act: Act, round_: RoundId, people: Sequence[SlackUserId]) -> None:
        """More people invited to the round under way; nobody twice, and nobody who has a group."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            found = round_for_coordinators(it, round_)
            if not (found.takes_volunteers or found.takes_late_joiners):
                raise NoLongerOpen(found.state)
            new = [each for each in _people(it, Invited(people=people)) if not it.unit.volunteers.get(round_, each.id)]
            it.unit.outbox.add(_invitation(it, found, each) for each in (new if people else []))
            it.done("invited more people", round_)

    def count(self, workspace: WorkspaceId, now: datetime) -> bool:
        """Whether the round's numbers are those of today now; they are made once a day, while people may join."""
        with self.begin(workspace) as unit:
            round_, today = unit.rounds.current(), local_date(now, unit.programme().zone)
            if round_ is None or not round_.takes_volunteers or round_.counted_on == today:
                return False
            joined = [each for each in unit.volunteers.of_round(round_.id) if each.state in IN]
            told = counted(round_, len(joined), sum(each.coach for each in joined), today)
            unit.rounds.save(told)
            unit.outbox.add(told_coordinators(unit, told, now))
            unit.commit()
            return True

    def end(self, act: Act, round_: RoundId) -> None:
        """The round called off before any group was asked; whoever volunteered reads so on their message."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            found = round_for_coordinators(it, round_)
            if found.state is RoundState.ENDED:
                return
            if found.state not in (RoundState.OPEN, RoundState.DRAFT):
                raise NoLongerOpen(found.state)
            end_round(it.unit, found, act.at)
            it.unit.outbox.add(_called_off(it.unit, found, act.at))
            it.done("called a round off", round_)


def _invitation(it: Turn, round_: Round, person: Person) -> Notice:
    it.unit.volunteers.save([Volunteer(round_.id, person.id, VolunteerState.INVITED, it.act.at)])
    return notice(NoticeKind.TRIAD_INVITATION, round_.id, person.id, it.act.at)


def end_round(unit: UnitOfWork, round_: Round, now: datetime) -> None:
    """The round over, with every message about it as it is then; groups that nobody was asked about are gone.

    What somebody is still asked about is let go: an old question takes nobody out of the next round.
    """
    unit.triads.drop(each.id for each in unit.triads.of_round(round_.id) if each.asked_at is None)
    _let_suggestions_go(unit, round_, now)
    unit.rounds.save(replace(round_, state=RoundState.ENDED, ended_at=now))
    told = [each.person for each in unit.volunteers.of_round(round_.id)]
    invitations = [notice(NoticeKind.TRIAD_INVITATION, round_.id, each, now, only_edit=True) for each in told]
    unit.outbox.add([*invitations, *told_coordinators(unit, round_, now), *homes(told, now)])


def _let_suggestions_go(unit: UnitOfWork, round_: Round, now: datetime) -> None:
    every = {each.id: each for each in (*unit.triads.of_round(round_.id), *unit.triads.active())}
    open_ = [each for each in every.values() if each.state is TriadState.ASKING or _hopes(each)]
    unit.triads.save(without_hopes(each, now) for each in open_)
    for triad in open_:
        people = [each.person for each in triad.members]
        told = (notice(NoticeKind.SUGGESTED_TRIAD, triad.id, each, now, only_edit=True) for each in people)
        unit.outbox.add([*told, *homes(people, now)])


def _hopes(triad: Triad) -> bool:
    return triad.state is TriadState.ACTIVE and bool(unanswered(triad))


def _called_off(unit: UnitOfWork, round_: Round, now: datetime) -> list[Notice]:
    """A line to everybody who had joined: what became of it, and when the next one opens."""
    joined = (each for each in unit.volunteers.of_round(round_.id) if each.state is VolunteerState.IN)
    return [notice(NoticeKind.NO_PLACE, round_.id, each.person, now) for each in joined]


def _promised(unit: UnitOfWork) -> list[Person]:
    """Who was told that they would be asked in the next round: they joined the last one and had no group at its end."""
    last = unit.rounds.last_ended()
    waiting = (each for each in unit.volunteers.of_round(last.id) if each.state in WAITING) if last else ()
    return [found for each in waiting if (found := unit.people.get(each.person))]


def round_for_coordinators(it: Turn | Glance, round_: RoundId) -> Round:
    """The round; `NotYours` for somebody who does not coordinate (any more)."""
    only_for_coordinators(it)
    found = it.unit.rounds.get(round_)
    if found is None:
        raise NotYours("round")
    return found


def told_coordinators(unit: UnitOfWork, round_: Round, now: datetime) -> list[Notice]:
    """The coordinators' message about the round and their Home tabs, as they are now."""
    who = [each.id for each in unit.programme().coordinators]
    return [
        *(notice(NoticeKind.ROUND, round_.id, each, now, only_edit=True) for each in who),
        *homes(who, now),
    ]


def _check(it: Turn, closes_on: date, next_on: date | None) -> None:
    programme = it.unit.programme()
    if not programme.schools:
        raise NotSetUp
    current = it.unit.rounds.current()
    if current is not None and current.state is not RoundState.RUNNING:
        raise NoLongerOpen(current.state)
    if closes_on < local_date(it.act.at, programme.zone) or (next_on is not None and next_on <= closes_on):
        raise DatesReversed


def _next_term(programme: Programme, after: date) -> date | None:
    """The first day of the next term that any school has; None where no calendar reaches so far."""
    terms = (term for school in programme.schools.values() for term in school.terms)
    return min((term.first for term in terms if term.first > after), default=None)


def _opened(it: Turn, closes_on: date, next_on: date | None) -> Round:
    id_ = RoundId(it.unit.new_id())
    seed = int.from_bytes(id_.encode(), "big") % SEED
    return Round(id_, RoundState.OPEN, it.act.at, closes_on, next_on, seed)


def _people(it: Turn, invited: Invited, promised: Iterable[Person] = ()) -> list[Person]:
    """Whom to invite: nobody who coaches in an active triad already, nor somebody the bot does not serve."""
    busy = {member.person for triad in it.unit.triads.active() for member in triad.here}
    named = [known_or_new(it.unit, each) for each in invited.people]
    everybody = it.unit.people.staff() if invited.schools or not invited.people else []
    staff = [each for each in everybody if each.belongs]
    of_schools = (each for each in staff if not invited.schools or set(each.schools) & set(invited.schools))
    found = {each.id: each for each in (*named, *of_schools, *promised)}
    return [each for each in found.values() if each.id not in busy and each.standing not in REFUSED]


def _to_coordinators(it: Turn, opened: Round) -> Iterable[Notice]:
    """The living message, and one line on the last day, as soon as they may be written to."""
    zone, now = it.unit.programme().zone, it.act.at
    last_day = max(now, to_utc(opened.closes_on, time.min, zone))
    for each in it.unit.programme().coordinators:
        at_once = own_act(now, it.person.id, each.id)
        yield notice(NoticeKind.ROUND, opened.id, each.id, now, at_once_until=at_once)
        yield notice(NoticeKind.LAST_DAY, opened.id, each.id, last_day)
