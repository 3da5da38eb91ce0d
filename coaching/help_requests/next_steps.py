"""Who acts next: every open request names exactly one role, which gets the one primary button."""

from enum import StrEnum

from coaching.help_requests.values import HelpRequest, RequestState
from coaching.offers import OfferState
from coaching.outcomes import Side


class Acts(StrEnum):
    """The role that acts next."""

    REQUESTER = "requester"
    TUTORS = "tutors"
    """Everybody asked, or whoever accepted."""
    COORDINATOR = "coordinator"
    NOBODY = "nobody"
    """The request has ended."""


class Stage(StrEnum):
    """Where a request stands, with what the two sides are arranging."""

    HELD = "held"
    NEEDS_SCHOOL = "needs_school"
    WAITING = "waiting"
    QUESTION = "question"
    """A tutor asks something."""
    TIME_SUGGESTED = "time_suggested"
    """A tutor suggests times."""
    MOVING = "moving"
    """The requester suggests other times."""
    NOBODY = "nobody"
    ACCEPTED = "accepted"
    MET = "met"
    ENDED = "ended"


BY_STATE = {
    RequestState.HELD: Stage.HELD,
    RequestState.NEEDS_SCHOOL: Stage.NEEDS_SCHOOL,
    RequestState.NOBODY: Stage.NOBODY,
}


def stage(request: HelpRequest) -> Stage:
    """A question goes before times, times before waiting: one thing at a time. Once the two have met, how it went."""
    if not request.is_open:
        return Stage.ENDED
    if request.state in BY_STATE:
        return BY_STATE[request.state]
    live = [each for each in request.offers if each.state in (OfferState.ASKED, OfferState.ACCEPTED)]
    if request.state is not RequestState.MET and any(each.question for each in live):
        return Stage.QUESTION
    if any(each.times_by is Side.TUTOR for each in live):
        return Stage.TIME_SUGGESTED
    if any(each.times_by is Side.REQUESTER for each in live):
        return Stage.MOVING
    match request.state:
        case RequestState.ACCEPTED:
            return Stage.ACCEPTED
        case RequestState.MET:
            return Stage.MET
    return Stage.WAITING


def acts_next(request: HelpRequest, *, has_coordinator: bool) -> Acts:
    """The role; without a coordinator a request that nobody can take is its requester's again."""
    match stage(request):
        case Stage.ENDED:
            return Acts.NOBODY
        case Stage.WAITING | Stage.MOVING | Stage.ACCEPTED:
            return Acts.TUTORS
        case Stage.NOBODY if has_coordinator:
            return Acts.COORDINATOR
    return Acts.REQUESTER
