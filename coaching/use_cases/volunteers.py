"""Volunteering for a round: opting in with what helps to find a good group, or not, which needs no reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from coaching.errors import NoFreePeriod, NoLongerOpen, NoSuchSchool, NotSetUp, NotYours
from coaching.free_periods import chosen_periods, periods_to_choose
from coaching.notices import NoticeKind, homes, notice
from coaching.people import Actor, Person, PersonId, Role, RoleState, SlackUserId
from coaching.ports import Begin, UnitOfWork
from coaching.rounds import Round, RoundId
from coaching.school_calendar import School, SchoolId
from coaching.screens import SchoolChoice, Shown
from coaching.screens.volunteers import PeopleForm, PreferencesForm
from coaching.use_cases.acts import Act, Turn, glance, named, turn
from coaching.use_cases.asking import own_act
from coaching.use_cases.rounds import told_coordinators
from coaching.use_cases.screens import rounds as screens
from coaching.use_cases.triads.gone import out_of_suggestions
from coaching.volunteers import Focus, FreePeriod, Volunteer, VolunteerState

OUT = frozenset({VolunteerState.NOT_THIS_TERM, VolunteerState.RATHER_A_MENTOR})


@dataclass(frozen=True, slots=True)
class Preferences:
    """What somebody says of themselves for a round."""

    free: Sequence[str]
    """Codes of periods at their school."""
    focus: Sequence[Focus] = ()
    own_focus: str = field(default="", repr=False)
    coach: bool = False
    early_career: bool = False
    subject: str = ""
    phase: str | None = ""
    """None: not asked for, and left as it is."""
    school: SchoolId | None = None
    """Chosen by somebody whose school was not known."""


@dataclass(frozen=True, slots=True)
class Volunteers:
    """What everybody decides for themselves about a round."""

    begin: Begin
    look: Begin

    def preferences_form(self, by: Actor, *, now: datetime) -> Shown[PreferencesForm]:
        """What the person said before, and the periods there are at their school."""
        with glance(self.begin, self.look, by, now) as it:
            round_, mine = _standing(it.unit, it.person)
            return it.shown(_form(it.unit, it.person, round_, mine))

    def join(self, act: Act, round_: RoundId, said: Preferences) -> None:
        """In, with these preferences. Early in the career: told first that a mentor suits better."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            found, mine = _open_standing(it, round_)
            free = chosen_periods(_school(it, said.school), said.free)
            if not free:
                raise NoFreePeriod
            _keep_person(it, said)
            now_in = mine.state not in OUT and mine.state is not VolunteerState.INVITED
            hesitates = said.early_career and not (now_in and mine.early_career)
            state = VolunteerState.RATHER_A_MENTOR if hesitates else VolunteerState.IN
            _keep(it, found, _with(mine, said, state, it.act.at, free))
            it.done("said what they would like of a triad", round_)

    def join_all_the_same(self, act: Act, round_: RoundId) -> None:
        """Early in the career, and in by their own choice."""
        self._step(act, round_, VolunteerState.RATHER_A_MENTOR, VolunteerState.IN, "joined all the same")

    def not_this_term(self, act: Act, round_: RoundId) -> None:
        """Nothing more of this round, whatever they said before: an answer to a group is taken back too.

        What was said for the round goes. A draft of groups stays as the coordinator sees it, and nobody is asked there.
        """
        with turn(self.begin, act) as it:
            if not it.first:
                return
            was_asked = out_of_suggestions(it.unit, it.person.id, VolunteerState.NOT_THIS_TERM, act.at)
            found, mine = _standing_in(it, round_)
            if mine.state is VolunteerState.PLACED:
                raise NoLongerOpen(found.state)
            if mine.state is VolunteerState.NOT_THIS_TERM and not was_asked:
                return
            out = Volunteer(mine.round, mine.person, VolunteerState.NOT_THIS_TERM, act.at, late=mine.late)
            _keep(it, found, out)
            it.done("does not volunteer", round_)

    def people_form(self, by: Actor, *, now: datetime) -> Shown[PeopleForm]:
        """With whom, and with whom not, as the person set it."""
        with glance(self.begin, self.look, by, now) as it:
            round_, mine = _standing(it.unit, it.person)
            rather_not = it.unit.volunteers.rather_not(it.person.id)
            wishes, together, not_these = (_slack_ids(it.unit, ids) for ids in (mine.wishes, mine.together, rather_not))
            return it.shown(PeopleForm(round_.id, wishes, together, not_these))

    def set_people(
        self,
        act: Act,
        round_: RoundId,
        *,
        wishes: Sequence[SlackUserId],
        together: Sequence[SlackUserId],
        rather_not: Sequence[SlackUserId],
    ) -> None:
        """The same steps and the same audit row whatever was set: nothing tells who named anybody."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            _, mine = _open_standing(it, round_)
            said = replace(mine, wishes=_person_ids(it, wishes), together=_person_ids(it, together), at=act.at)
            it.unit.volunteers.save([said])
            it.unit.volunteers.set_rather_not(it.person.id, _person_ids(it, rather_not))
            it.unit.outbox.add(homes([it.person.id], act.at))
            it.done("said what they would like of a triad", round_)

    def _step(self, act: Act, round_: RoundId, before: VolunteerState, after: VolunteerState, did: str) -> None:
        with turn(self.begin, act) as it:
            if not it.first:
                return
            found, mine = _open_standing(it, round_)
            if mine.state is not before:
                return
            _keep(it, found, replace(mine, state=after, at=act.at))
            it.done(did, round_)


def _standing(unit: UnitOfWork, person: Person) -> tuple[Round, Volunteer]:
    """The round under way and how the person stands with it; `NotYours` where there is none."""
    found = unit.rounds.current()
    if found is None:
        raise NoLongerOpen("ended")
    mine = unit.volunteers.get(found.id, person.id)
    return found, mine or Volunteer(
        found.id, person.id, VolunteerState.INVITED, found.opened_at, late=not found.takes_volunteers
    )


def _open_standing(it: Turn, round_: RoundId) -> tuple[Round, Volunteer]:
    """The same while the person may still change it."""
    found, mine = _standing_in(it, round_)
    may = found.takes_volunteers or (found.takes_late_joiners and mine.state is not VolunteerState.PLACED)
    if not may:
        raise NoLongerOpen(found.state)
    return found, mine if found.takes_volunteers else replace(mine, late=True)


def _standing_in(it: Turn, round_: RoundId) -> tuple[Round, Volunteer]:
    """The same, where that round is the one under way."""
    if it.unit.rounds.get(round_) is None:
        raise NotYours("round")
    found, mine = _standing(it.unit, it.person)
    if found.id != round_:
        raise NoLongerOpen(found.state)
    return found, mine


def _with(
    mine: Volunteer, said: Preferences, state: VolunteerState, at: datetime, free: tuple[FreePeriod, ...]
) -> Volunteer:
    return replace(
        mine,
        state=state,
        at=at,
        focus=tuple(said.focus),
        own_focus=said.own_focus.strip(),
        free=free,
        coach=said.coach,
        early_career=said.early_career,
    )


def _keep(it: Turn, round_: Round, mine: Volunteer) -> None:
    """Save it, and show it: on the invitation, or as a new message to somebody who joined without one."""
    it.unit.volunteers.save([mine])
    me, now = it.person.id, it.act.at
    shown = notice(NoticeKind.TRIAD_INVITATION, round_.id, me, now, at_once_until=own_act(now, me, me))
    it.unit.outbox.add([shown, *homes([me], now), *told_coordinators(it.unit, round_, now)])


def _keep_person(it: Turn, said: Preferences) -> None:
    """Subject and phase belong to the person, for this round and the next."""
    held = it.unit.people.held(it.act.by.slack_user) or it.person
    schools = held.schools or ((said.school,) if said.school else ())
    phase = held.phase if said.phase is None else said.phase.strip() or None
    known = replace(held, subject=said.subject.strip() or None, phase=phase, schools=schools)
    if known != held:
        it.unit.people.save(known)


def _school(it: Turn, chosen: SchoolId | None) -> School:
    """The person's school, or the one chosen just now."""
    programme = it.unit.programme()
    school = programme.school_of(it.person) or (programme.schools.get(chosen) if chosen else None)
    if school is None:
        raise NoSuchSchool
    return school


def _form(unit: UnitOfWork, person: Person, round_: Round, mine: Volunteer) -> PreferencesForm:
    programme = unit.programme()
    own = programme.school_of(person)
    school = own or next(iter(programme.schools.values()), None)
    if school is None:
        raise NotSetUp
    choices = screens.named(programme, person, periods_to_choose(school))
    chosen = {(each.weekday, each.start, each.end) for each in mine.free}
    free = [each.code for each in choices if (each.period.weekday, each.period.start, each.period.end) in chosen]
    coaches = unit.people.role(person.id, Role.COACH) is RoleState.ACCEPTED
    return PreferencesForm(
        round=round_.id,
        periods=choices,
        free=tuple(free),
        focus=mine.focus,
        own_focus=mine.own_focus,
        coach=mine.coach or (coaches and mine.state is VolunteerState.INVITED),
        early_career=mine.early_career,
        subject=person.subject or "",
        phase=person.phase or "",
        schools=() if own else tuple(SchoolChoice(each.id, each.name) for each in programme.schools.values()),
    )


def _slack_ids(unit: UnitOfWork, people: Sequence[PersonId]) -> tuple[SlackUserId, ...]:
    return tuple(found.slack_user for each in people if (found := unit.people.get(each)))


def _person_ids(it: Turn, users: Sequence[SlackUserId]) -> tuple[PersonId, ...]:
    found = (named(it.unit, each).id for each in dict.fromkeys(users))
    return tuple(each for each in found if each != it.person.id)
