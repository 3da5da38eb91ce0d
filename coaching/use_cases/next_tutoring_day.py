"""Where nobody is left to ask: whose tutoring day comes next, among all who could help."""

from dataclasses import replace
from datetime import datetime

from coaching.help_requests import HelpRequest
from coaching.offers import OfferState
from coaching.ports import UnitOfWork
from coaching.routing import Choice, everybody, need_of
from coaching.school_calendar import week_start
from coaching.when_needed import WhenNeeded


def next_tutoring_day(unit: UnitOfWork, request: HelpRequest, now: datetime) -> Choice | None:
    """The tutor with the next tutoring time, whoever passed before included; ties go by person id.

    Somebody whose topic it is not is not asked again.
    """
    programme = unit.programme()
    never = (each.tutor for each in request.offers if each.state is OfferState.NOT_MY_TOPIC)
    need = replace(
        need_of(request), when=WhenNeeded.NEXT_TUTORING_DAY, not_these=frozenset({request.requester, *never})
    )
    counts = unit.help_requests.offers_since(week_start(now, programme.zone))
    choices = everybody(programme, need, counts, now)
    return min(choices, key=lambda choice: (choice.free_at, choice.tutor.person.id), default=None)
