"""The tutor's role as the tutor keeps it: nobody is asked before accepting, and anybody can quit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coaching.errors import DatesReversed, NoLongerOpen, NoSuchSchool, NoSuchTopic, NotYours
from coaching.notices import NoticeKind, homes, notice
from coaching.people import Actor, Person, Role, RoleState
from coaching.ports import Begin, UnitOfWork
from coaching.programmes import Programme
from coaching.school_calendar import TutoringTime
from coaching.screens import SchoolChoice, Shown, TopicChoice, TutoringForm
from coaching.topics import TopicId
from coaching.tutors import Level, Skill, Tutor
from coaching.use_cases.acts import Act, Turn, reader_of, turn
from coaching.use_cases.asking import own_act
from coaching.use_cases.people import hand_on_all
from coaching.use_cases.visits import plan_changed


@dataclass(frozen=True, slots=True)
class Tutors:
    """The tutor's role, as the person themselves decides it."""

    begin: Begin
    look: Begin

    def answer(self, act: Act, *, accept: bool) -> None:
        """The role taken or declined; only somebody who was invited can do either."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            answer = RoleState.ACCEPTED if accept else RoleState.DECLINED
            state = it.unit.people.role(it.person.id, Role.TUTOR)
            if state is answer:
                return  # pressed twice: it is so already
            if state is not RoleState.INVITED:
                raise NoLongerOpen(state or "")
            it.unit.people.give_role(it.person.id, Role.TUTOR, answer, act.at)
            it.unit.help_requests.look_again(act.at)
            _tell_of_visits(it)
            _show(it, only_edit=False)
            it.done("accepted the tutor's role" if accept else "declined the tutor's role", it.person.id)

    def tutoring_form(self, by: Actor) -> Shown[TutoringForm]:
        """The tutor's topics with levels, all topics and schools there are, and the weekly cap."""
        with self.look(by.workspace) as unit:
            person = reader_of(unit, by)
            return Shown(_form(unit.programme(), _tutor(unit, person)), unit.programme().reader(person))

    def set_topics(self, act: Act, topics: Sequence[tuple[TopicId, Level]], cap: int | None) -> None:
        """These topics and no others, and at most so many requests a week; None: no cap."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = _held_tutor(it)
            levels = dict(topics)
            if not levels.keys() <= {topic.id for topic in it.unit.programme().topics}:
                raise NoSuchTopic
            skills = tuple(Skill(topic, level) for topic, level in levels.items())
            _forget_what_changed(it, mine, skills)
            _keep(it, mine, replace(mine, skills=skills, weekly_cap=cap), "changed their topics")

    def add_time(self, act: Act, time: TutoringTime) -> None:
        """One more tutoring time; a week letter that the place does not have means every week."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            if time.start >= time.end:
                raise DatesReversed
            mine = _held_tutor(it)
            new = _in_weeks_there_are(it.unit.programme(), mine, time)
            times = mine.times if new in mine.times else (*mine.times, new)
            _keep(it, mine, replace(mine, times=times), "added a tutoring time")

    def remove_time(self, act: Act, place: int) -> None:
        """The tutoring time at that place of the list is gone; nothing where the list has become shorter."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = _held_tutor(it)
            times = tuple(each for at, each in enumerate(mine.times) if at != place)
            _keep(it, mine, replace(mine, times=times), "removed a tutoring time")

    def quit(self, act: Act) -> None:
        """The role ended by the tutor's own word, and all they had in hand goes to others."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            state = it.unit.people.role(it.person.id, Role.TUTOR)
            if state is RoleState.ENDED:
                return
            if state is not RoleState.ACCEPTED:
                raise NoLongerOpen(state or "")
            _call_off_visits(it)
            it.unit.people.give_role(it.person.id, Role.TUTOR, RoleState.ENDED, act.at)
            hand_on_all(it.unit, it.person.id, act.at)
            it.unit.records.forget(it.person.id)
            it.unit.help_requests.look_again(act.at)
            _show(it, only_edit=True)
            it.done("quit the tutor's role", it.person.id)


def _call_off_visits(it: Turn) -> None:
    """Visits go with the role, and coordinators see where nobody comes now."""
    known = it.unit.programme().tutors.get(it.person.id)
    if known and known.visits:
        it.unit.visits.call_off(known.visits)
        plan_changed(it.unit, [it.person.id], it.act.at, by=it.person.id)


def _tell_of_visits(it: Turn) -> None:
    """Who has just accepted learns where they are planned to be."""
    known = it.unit.programme().tutors.get(it.person.id)
    if known and known.visits:
        plan_changed(it.unit, [it.person.id], it.act.at)


def _tutor(unit: UnitOfWork, person: Person) -> Tutor:
    """The tutor as they stand; `NotYours` for somebody who never was one."""
    state = unit.people.role(person.id, Role.TUTOR)
    if state is None:
        raise NotYours("tutor")
    if state is not RoleState.ACCEPTED:
        raise NoLongerOpen(state)
    return unit.people.tutoring(person) or Tutor(person)


def _held_tutor(it: Turn) -> Tutor:
    """The same, their row held: of two changes at once, the later one builds on the earlier one."""
    return _tutor(it.unit, it.unit.people.held(it.act.by.slack_user) or it.person)


def _forget_what_changed(it: Turn, before: Tutor, skills: Sequence[Skill]) -> None:
    """Where the tutor says something new of a topic, that goes before what was counted."""
    changed = {skill.topic for skill in {*before.skills} ^ {*skills}}
    if changed:
        it.unit.records.forget(it.person.id, *sorted(changed))


def _keep(it: Turn, before: Tutor, after: Tutor, did: str) -> None:
    """Save what the tutor changed. Cards that no longer fit move on when the ladder looks again."""
    if after == before:
        return
    it.unit.people.set_tutoring(after)
    it.unit.help_requests.look_again(it.act.at)
    _show(it, only_edit=True)
    it.done(did, it.person.id)


def _show(it: Turn, *, only_edit: bool) -> None:
    """The invitation and the Home tab as they are now; coordinators' too, since who helps with what has changed."""
    me, now = it.person.id, it.act.at
    until = own_act(now, me, me)
    mine = notice(NoticeKind.INVITATION, me, me, now, only_edit=only_edit, at_once_until=until)
    people = (me, *(each.id for each in it.unit.programme().coordinators))
    it.unit.outbox.add([mine, *homes(people, now)])


def _in_weeks_there_are(programme: Programme, tutor: Tutor, time: TutoringTime) -> TutoringTime:
    """The time with its week letter only where the school, or for online one of the tutor's, has that letter."""
    if time.school is not None and time.school not in programme.schools:
        raise NoSuchSchool
    own = (*tutor.person.schools, *(each.school for each in tutor.times))
    places = [time.school] if time.school else [place for place in own if place]
    schools = [programme.schools[place] for place in places if place in programme.schools]
    return time if any(time.week in school.week_cycle for school in schools) else replace(time, week=None)


def _form(programme: Programme, tutor: Tutor) -> TutoringForm:
    language = programme.reader(tutor.person).language
    own_first = sorted(programme.schools.values(), key=lambda school: school.id not in tutor.person.schools)
    return TutoringForm(
        topics=tuple(TopicChoice(topic.id, topic.name_in(language)) for topic in programme.topics),
        mine=tuple((skill.topic, skill.level) for skill in tutor.skills),
        schools=tuple(SchoolChoice(school.id, school.name) for school in own_first),
        weekly_cap=tutor.weekly_cap,
        letters=tuple(sorted({letter for school in programme.schools.values() for letter in school.week_cycle})),
    )
