"""Why this tutor is asked, in words that hold and that tell of nobody else's answers."""

from collections.abc import Mapping

from coaching.offers import Why
from coaching.people import PersonId
from coaching.routing.needs import Need
from coaching.routing.places import comes_to
from coaching.routing.records import UNTRIED, Records
from coaching.school_calendar import SchoolId
from coaching.tutors import Tutor


def reasons(
    tutor: Tutor, need: Need, offers: Mapping[PersonId, int], records: Records, *, soonest: bool = False
) -> tuple[Why, ...]:
    """The reasons in an order fit to be read."""
    who = tutor.person.id
    why = [Why.TOPIC] if need.topic else []
    if records.on_topic.get(who, UNTRIED).sorted >= 1:
        why.append(Why.WENT_WELL)
    if need.school is not None:
        why.append(_place(tutor, need.school))
    if not offers.get(who) and not records.still_open.get(who):
        why.append(Why.FEW_OPEN)
    return (*why, Why.FREE_SOONEST) if soonest else tuple(why)


def _place(tutor: Tutor, school: SchoolId) -> Why:
    if school in tutor.person.schools:
        return Why.OWN_SCHOOL
    return Why.VISITS_SCHOOL if comes_to(tutor, school) else Why.ONLINE
