"""How a request ends: the requester's answer counts, the tutor's stands where there is none."""

from dataclasses import replace
from datetime import datetime

from coaching.errors import NoLongerOpen
from coaching.help_requests.values import HelpRequest, RequestState
from coaching.outcomes import Result

UNDER_WAY = frozenset({RequestState.ACCEPTED, RequestState.MET})


def met(request: HelpRequest, *, now: datetime) -> HelpRequest:
    """The request after the agreed time, or as the tutor says it is done; its requester says how it went."""
    if request.state not in UNDER_WAY:
        raise NoLongerOpen(request.state)
    return replace(request, state=RequestState.MET, met_at=request.met_at or now)


def answered(request: HelpRequest, result: Result, *, now: datetime) -> HelpRequest:
    """The request as its requester says it went; `NOT_YET` leaves it with its tutor, to find another time."""
    if request.state not in UNDER_WAY:
        raise NoLongerOpen(request.state)
    match result:
        case Result.SORTED:
            return replace(request, state=RequestState.SORTED, ended_at=now)
        case Result.DID_NOT_HAPPEN:
            return replace(request, state=RequestState.DID_NOT_HAPPEN, ended_at=now)
        case Result.NOT_YET:
            return replace(request, state=RequestState.ACCEPTED, agreed_at=None, met_at=None)


def ended_by_tutor(request: HelpRequest, result: Result, *, now: datetime) -> HelpRequest:
    """The request as its tutor said it went, since its requester has not said anything."""
    if request.state is not RequestState.MET:
        raise NoLongerOpen(request.state)
    state = RequestState.DID_NOT_HAPPEN if result is Result.DID_NOT_HAPPEN else RequestState.SORTED
    return replace(request, state=state, ended_at=now)
