"""When and how often somebody is asked, as it stands."""

from datetime import datetime

from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.school_calendar import local_date
from coaching.screens.my_prompts import MyPrompts
from coaching.use_cases.prompts import asked_of


def my_prompts(unit: UnitOfWork, person: Person, now: datetime) -> MyPrompts | None:
    """How the person wants to be asked; None for somebody in no triad."""
    triad = unit.triads.of_person(person.id)
    member, asked = (triad.member(person.id), asked_of(unit, triad, person)) if triad else (None, None)
    if member is None or asked is None:
        return None
    time_, back_on = asked.prompt_time, member.pauses_until(local_date(now, asked.zone))
    return MyPrompts(time_.weekday, time_.at, asked.time is not None, member.rhythm, back_on)
