"""The visit plan: coordinators plan, tutors and coordinators call off; whoever is planned for a visit is told.

What a visit changes for open requests follows when the ladder looks again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from coaching.errors import ClosedThen, DatesReversed, NoSuchSchool, NotFree, TimePassed
from coaching.notices import Notice, NoticeKind, homes, notice
from coaching.people import Actor, PersonId
from coaching.ports import Begin, UnitOfWork
from coaching.programmes import Programme
from coaching.school_calendar import DayHours, IsoWeek, School, SchoolId, is_teaching_day, local_date, week_of
from coaching.screens import CopiedWeek, PersonChoice, Shown, TakenBack, VisitForm
from coaching.tutors import Tutor
from coaching.use_cases.acts import Act, glance, only_for_coordinators, turn
from coaching.use_cases.asking import own_act
from coaching.use_cases.help_requests.forms import school_choices
from coaching.use_cases.screens.coverage import copied_week
from coaching.use_cases.screens.parts import topic_name
from coaching.visit_copies import copies, marked
from coaching.visits import Visit, is_away_on


@dataclass(frozen=True, slots=True)
class Visits:
    """Planning by a coordinator; a tutor may take any visit of theirs off again, and needs no reason."""

    begin: Begin
    look: Begin

    def form(self, by: Actor, school: SchoolId | None, *, now: datetime) -> Shown[VisitForm]:
        """Every tutor with their topics, every school, one of them chosen."""
        with glance(self.begin, self.look, by, now) as it:
            only_for_coordinators(it)
            programme = it.unit.programme()
            language = programme.reader(it.person).language
            tutors = sorted(programme.tutors.values(), key=lambda each: (each.person.name.casefold(), each.person.id))
            return it.shown(
                VisitForm(
                    tutors=tuple(_choice(programme, tutor, language) for tutor in tutors),
                    schools=school_choices(it.unit, it.person),
                    school=school if school in programme.schools else None,
                )
            )

    def plan(self, act: Act, visit: Visit) -> None:
        """The visit stands, with these hours from now on where it stood before."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            only_for_coordinators(it)
            tutor = _possible(it.unit.programme(), visit, act.at)
            if visit in tutor.visits:
                return
            it.unit.visits.plan([visit])
            plan_changed(it.unit, [visit.tutor], act.at, by=it.person.id)
            it.done("planned a visit", visit.tutor)

    def call_off(self, act: Act, tutor: PersonId, school: SchoolId, on: date) -> None:
        """The visit is gone; coordinators see what it leaves open."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            if tutor != it.person.id or not tutor:
                only_for_coordinators(it)
            known = it.unit.programme().tutors.get(tutor)
            visit = next((each for each in known.visits if each.key == (tutor, school, on)), None) if known else None
            if visit is None:
                return  # called off already
            it.unit.visits.call_off([visit])
            plan_changed(it.unit, [tutor], act.at, by=it.person.id)
            it.done("called a visit off", tutor)

    def copy(self, act: Act, week: IsoWeek) -> Shown[CopiedWeek] | None:
        """The week's visits stand in the weeks after it too, as far as they can; None where that was done before."""
        with turn(self.begin, act) as it:
            if not it.first:
                return None
            only_for_coordinators(it)
            programme = it.unit.programme()
            made = copies(programme, week, local_date(act.at, programme.zone))
            if made.planned:
                it.unit.visits.plan(made.planned)
                plan_changed(it.unit, (each.tutor for each in made.planned), act.at, by=it.person.id)
                it.done("copied a week of visits", str(week))
            return Shown(copied_week(programme, week, made), programme.reader(it.person))

    def take_back(self, act: Act, marks: str) -> Shown[TakenBack] | None:
        """The copied visits are gone again, those of today and later; None where that was done before."""
        with turn(self.begin, act) as it:
            if not it.first:
                return None
            only_for_coordinators(it)
            programme = it.unit.programme()
            these = marked(programme, marks, local_date(act.at, programme.zone))
            if these:
                it.unit.visits.call_off(these)
                plan_changed(it.unit, (each.tutor for each in these), act.at, by=it.person.id)
                it.done("took copied visits back", "visits")
            return Shown(TakenBack(len(these)), programme.reader(it.person))


def plan_changed(unit: UnitOfWork, tutors: Iterable[PersonId], now: datetime, *, by: PersonId | None = None) -> None:
    """Everybody's messages and Home tabs as the plan is now, and the ladder looks at open requests again.

    A tutor has one message about visits a week, edited in place; who takes a visit off themselves gets no new one.
    """
    unit.help_requests.look_again(now)
    told = dict.fromkeys(tutors)
    unit.outbox.add(_to_tutor(unit, tutor, now, is_own=tutor == by) for tutor in told)
    unit.outbox.add(to_coordinators(unit, now, only_edit=True))
    unit.outbox.add(homes((*told, *(each.id for each in unit.programme().coordinators)), now))


def _to_tutor(unit: UnitOfWork, tutor: PersonId, now: datetime, *, is_own: bool) -> Notice:
    week = str(week_of(now, unit.programme().zone))
    until = own_act(now, tutor, tutor) if is_own else None
    return notice(NoticeKind.VISITS, week, tutor, now, only_edit=is_own, at_once_until=until)


def to_coordinators(unit: UnitOfWork, now: datetime, *, only_edit: bool) -> list[Notice]:
    """This week's message about coverage, of everybody who coordinates."""
    programme = unit.programme()
    week = str(week_of(now, programme.zone))
    return [notice(NoticeKind.COVERAGE, week, each.id, now, only_edit=only_edit) for each in programme.coordinators]


def _choice(programme: Programme, tutor: Tutor, language: str) -> PersonChoice:
    topics = (topic_name(programme, skill.topic, language) for skill in tutor.skills)
    known = ", ".join(topic for topic in topics if topic)
    return PersonChoice(tutor.person.id, f"{tutor.person.name} ({known})" if known else tutor.person.name)


def _possible(programme: Programme, visit: Visit, now: datetime) -> Tutor:
    """The tutor, if the visit can take place: the first thing against it otherwise."""
    tutor, school = programme.tutors.get(visit.tutor), programme.schools.get(visit.school)
    if school is None:
        raise NoSuchSchool
    if tutor is None:
        raise NotFree("")
    _check_date(school, visit.on, visit.hours, now)
    if is_away_on(tutor.leaves, visit.on):
        raise NotFree(tutor.person.name)
    return tutor


def _check_date(school: School, on: date, hours: DayHours | None, now: datetime) -> None:
    if on < local_date(now, school.zone):
        raise TimePassed
    if not is_teaching_day(school, on):
        raise ClosedThen(school.name)
    if hours and hours.start >= hours.end:
        raise DatesReversed
