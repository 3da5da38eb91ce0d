"""The Home tab: all that is open for one person."""

from datetime import datetime

from coaching.people import Person, Role, RoleState
from coaching.ports import UnitOfWork
from coaching.screens import HomeTab
from coaching.use_cases.screens import request_screen, tutor_card
from coaching.use_cases.tutors import invitation


def home_tab(unit: UnitOfWork, person: Person, now: datetime) -> HomeTab:
    """What the person has asked, is asked, and may decide."""
    programme = unit.programme()
    school = programme.school_of(person)
    mine = unit.help_requests.open_of(person.id)
    asked = unit.help_requests.offered_to(person.id)
    cards = [
        tutor_card(unit, request, offer, person, now)
        for request in asked
        for offer in request.offers
        if offer.tutor == person.id and offer in (*request.asked, request.accepted) and offer.ask_at <= now
    ]
    invited = unit.people.role(person.id, Role.TUTOR) is RoleState.INVITED
    return HomeTab(
        requests=tuple(request_screen(unit, request, person, now) for request in mine),
        cards=tuple(cards),
        invitation=invitation(unit, person) if invited else None,
        safeguarding=(school.safeguarding or "") if school else "",
        set_up=bool(programme.schools),
    )
