"""What coordinators see; nothing for somebody who coordinates no longer."""

from datetime import datetime

from coaching.help_requests import RequestId, RequestState
from coaching.notices import NoticeKind
from coaching.outages import Outage
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.screens import CoverageDigest
from coaching.use_cases import screens
from coaching.use_cases.acts import coordinates
from coaching.use_cases.notices.values import Found, NotWanted


def to_coordinator(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> Found:
    """What needs them of requests and of the programme as a whole."""
    if not coordinates(unit, person):
        return NotWanted("not a coordinator")
    if kind is NoticeKind.OUTAGE:
        return Outage.of_id(about)
    if kind is NoticeKind.IDEAS:
        found = screens.ideas(unit, person, now)
        return found if found.counts else NotWanted("no ideas")
    if kind is NoticeKind.COVERAGE:
        return CoverageDigest(screens.coverage_screen(unit, person, now))
    request = unit.help_requests.get(RequestId(about))
    if request is None or request.state is RequestState.UNDONE:
        return NotWanted("request is gone")
    if kind is NoticeKind.COVER:
        return screens.cover_card(unit, request, now) or NotWanted("no cover is needed")
    return screens.coordinator_card(unit, request, person)
