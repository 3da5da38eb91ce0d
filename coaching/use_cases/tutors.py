"""An imported tutor's answer to the invitation: nobody is asked before accepting."""

from dataclasses import dataclass

from coaching.errors import NoLongerOpen
from coaching.notices import NoticeKind, notice
from coaching.people import Person, Role, RoleState
from coaching.ports import Begin, UnitOfWork
from coaching.programmes import Programme
from coaching.school_calendar import TutoringTime
from coaching.screens import Invitation, InvitationState, TutoringLine
from coaching.tutors import Tutor
from coaching.use_cases.acts import Act, turn
from coaching.use_cases.asking import homes


@dataclass(frozen=True, slots=True)
class Tutors:
    """The tutor's role, as the person themselves decides it."""

    begin: Begin

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
            mine = notice(NoticeKind.INVITATION, it.person.id, it.person.id, act.at)
            it.unit.outbox.add([mine, *homes(it.unit, [it.person.id], act.at)])
            it.done("accepted the tutor's role" if accept else "declined the tutor's role", it.person.id)


INVITATION_STATES = {
    RoleState.INVITED: InvitationState.OPEN,
    RoleState.ACCEPTED: InvitationState.ACCEPTED,
    RoleState.DECLINED: InvitationState.DECLINED,
    RoleState.ENDED: InvitationState.ENDED,
    RoleState.WITHDRAWN: InvitationState.ENDED,
}


def invitation(unit: UnitOfWork, person: Person) -> Invitation | None:
    """The invitation as it stands; None for somebody who never had one."""
    state = unit.people.role(person.id, Role.TUTOR)
    if state is None:
        return None
    offer = unit.people.tutoring(person) or Tutor(person)
    programme = unit.programme()
    language = programme.reader(person).language
    known = [topic for skill in offer.skills if (topic := programme.topic(skill.topic))]
    lines = [TutoringLine(time, _place(programme, time)) for time in offer.times]
    return Invitation(
        state=INVITATION_STATES[state],
        programme=programme.name,
        topics=tuple(topic.name_in(language) for topic in known),
        times=tuple(lines),
    )


def _place(programme: Programme, time: TutoringTime) -> str:
    school = programme.schools.get(time.school) if time.school else None
    return school.name if school else ""
