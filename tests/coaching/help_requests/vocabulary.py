"""The people and moments of these tests: Liisa and Pekka are asked, Ritva looks on."""

from datetime import timedelta

from coaching.help_requests import HelpRequest, RequestState, accepted, backed_up
from coaching.offers import OfferState
from coaching.people import PersonId
from coaching.school_calendar import Weekday
from tests.builders import MONDAY_8AM, a_request, an_offer, at

LIISA, PEKKA = an_offer("liisa"), an_offer("pekka")
RITVA = an_offer("ritva", as_second=True)
NAMES = {PersonId("liisa"): "Liisa Korhonen", PersonId("pekka"): "Pekka Laine"}
IN_TIME, UNDO_OVER = MONDAY_8AM + timedelta(seconds=59), MONDAY_8AM + timedelta(seconds=60)
LATER, LATER_STILL = MONDAY_8AM + timedelta(hours=1), MONDAY_8AM + timedelta(hours=2)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (at(day, 9) for day in list(Weekday)[1:5])

WAITING = a_request(LIISA, PEKKA)
TAKEN = accepted(WAITING, LIISA.id, at=TUESDAY, names=NAMES, now=LATER)
"""By Liisa, for Tuesday."""
WITH_SECOND = backed_up(TAKEN, PEKKA.id, now=LATER)
"""Pekka came second and backs her up."""
ENDS = sorted(state for state in RequestState if not a_request(state=state).is_open)


def states(request: HelpRequest) -> list[OfferState]:
    return [offer.state for offer in request.offers]
