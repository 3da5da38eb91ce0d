"""A town for the ladder: Liisa tutors on Tuesday, Pekka on Thursday, Aino on Friday; Mari coordinates."""

from datetime import datetime
from typing import Any

from coaching.help_requests import HelpRequest, WhenNeeded
from coaching.ladder import LADDER
from coaching.offers import Offer
from coaching.programmes import Programme
from coaching.school_calendar import Weekday
from coaching.widening import Step, steps
from tests.builders import MONDAY_8AM, a_person, a_programme, a_request, a_tutor, tutoring

MARI = a_person("Mari")
LIISA = a_tutor("Liisa")
PEKKA = a_tutor("Pekka", times=[tutoring(Weekday.THU)])
AINO = a_tutor("Aino", times=[tutoring(Weekday.FRI, start=10, end=14)])
TOWN = a_programme(LIISA, PEKKA, AINO, coordinators=(MARI,))


def asked(*offers: Offer, when: WhenNeeded = WhenNeeded.THIS_WEEK, **fields: Any) -> HelpRequest:
    """A request on the row of its time."""
    return a_request(*offers, **{"when": when, "ladder": LADDER[when], **fields})


def moments(request: HelpRequest, step: Step, *, now: datetime = MONDAY_8AM, in_: Programme = TOWN) -> list[datetime]:
    """When that step is taken, of each offer it is about."""
    return [due.at for due in steps(request, in_, now) if due.step is step]


def moment(request: HelpRequest, step: Step, *, now: datetime = MONDAY_8AM, in_: Programme = TOWN) -> datetime | None:
    """When that step is taken; None: never."""
    found = moments(request, step, now=now, in_=in_)
    assert len(found) < 2
    return found[0] if found else None
