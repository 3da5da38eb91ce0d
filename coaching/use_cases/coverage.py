"""Telling coordinators what is uncovered, once a week at most, and suggesting somebody as tutor for a topic."""

from dataclasses import dataclass
from datetime import datetime

from coaching.coverage import coverage
from coaching.errors import NoSuchTopic, NotFree
from coaching.notices import NoticeKind, homes, notice
from coaching.people import Actor, Person, PersonId, Role, RoleState, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.school_calendar import week_of
from coaching.screens import PersonChoice, Shown, SuggestForm
from coaching.topics import TopicId
from coaching.tutors import Level, Skill, Tutor
from coaching.use_cases.acts import Act, glance, only_for_coordinators, turn
from coaching.use_cases.visits import to_coordinators

MAY_BE_ASKED = frozenset({None, RoleState.INVITED, RoleState.WITHDRAWN})
"""Whoever said no, or left by their own word, is not asked again."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What coordinators hear of gaps, and one way to close them; visits are in `use_cases/visits.py`."""

    begin: Begin
    look: Begin

    def tell(self, workspace: WorkspaceId, now: datetime) -> bool:
        """Whether there is something to tell: each coordinator has one message a week, edited as gaps come and go.

        So a gap is told at most once a week, however often this is done.
        """
        with self.begin(workspace) as unit:
            programme = unit.programme()
            found = coverage(programme, now)
            week = str(week_of(now, programme.zone))
            key = f"coverage:{week}"
            is_told = unit.inbox.claim(key, now) is not None
            if not programme.tutors or (found.is_whole and not is_told):
                return False  # not kept: a gap that comes later this week is told then
            unit.inbox.keep(key, week)
            unit.outbox.add(to_coordinators(unit, now, only_edit=is_told))
            unit.outbox.add(homes((each.id for each in programme.coordinators), now))
            unit.commit()
            return True

    def suggest_form(self, by: Actor, topic: TopicId, *, now: datetime) -> Shown[SuggestForm]:
        """Everybody on the staff who is no tutor, by name."""
        with glance(self.begin, self.look, by, now) as it:
            only_for_coordinators(it)
            programme = it.unit.programme()
            known = programme.topic(topic)
            if known is None:
                raise NoSuchTopic
            others = [each for each in it.unit.people.staff() if each.id not in programme.tutors]
            choices = (PersonChoice(each.id, each.name) for each in sorted(others, key=_by_name))
            name = known.name_in(programme.reader(it.person).language)
            return it.shown(SuggestForm(topic, name, tuple(choices)))

    def suggest(self, act: Act, topic: TopicId, colleague: PersonId) -> None:
        """The colleague is invited as tutor with that topic; `NotFree` for whoever said no before."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            only_for_coordinators(it)
            if it.unit.programme().topic(topic) is None:
                raise NoSuchTopic
            _invite(it.unit, _invitable(it.unit, colleague), topic, act.at)
            it.done("suggested a tutor", colleague)


def _invitable(unit: UnitOfWork, colleague: PersonId) -> Person:
    known = unit.people.get(colleague)
    if known is None or unit.people.role(colleague, Role.TUTOR) not in MAY_BE_ASKED:
        raise NotFree(known.name if known else "")
    return known


def _invite(unit: UnitOfWork, colleague: Person, topic: TopicId, now: datetime) -> None:
    as_is = unit.people.tutoring(colleague) or Tutor(colleague)
    if as_is.level(topic) is None:
        skills = (*as_is.skills, Skill(topic, Level.CONFIDENT))
        unit.people.give_role(colleague.id, Role.TUTOR, RoleState.INVITED, now)
        unit.people.set_tutoring(Tutor(colleague, skills, as_is.times, weekly_cap=as_is.weekly_cap))
    elif unit.people.role(colleague.id, Role.TUTOR) is not RoleState.INVITED:
        unit.people.give_role(colleague.id, Role.TUTOR, RoleState.INVITED, now)
    unit.outbox.add([notice(NoticeKind.INVITATION, colleague.id, colleague.id, now)])
    unit.outbox.add(homes([colleague.id], now))


def _by_name(person: Person) -> tuple[str, PersonId]:
    return person.name.casefold(), person.id
