"""The invitation to be a tutor, as it stands."""

from coaching.people import Person, Role, RoleState
from coaching.ports import UnitOfWork
from coaching.programmes import Programme
from coaching.school_calendar import TutoringTime
from coaching.screens import Invitation, InvitationState, TutoringLine
from coaching.tutors import Tutor

STATES = {
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
    return Invitation(
        state=STATES[state],
        programme=programme.name,
        topics=tuple(topic.name_in(language) for topic in known),
        times=tuple(TutoringLine(time, place(programme, time)) for time in offer.times),
    )


def place(programme: Programme, time: TutoringTime) -> str:
    """The name of a tutoring time's school; empty for online, and for a school that is gone."""
    school = programme.schools.get(time.school) if time.school else None
    return school.name if school else ""
