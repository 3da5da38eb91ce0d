"""When a tutor and a requester meet, as far as accepting settles it."""

from datetime import datetime

from coaching.errors import TimeMissing, TimePassed
from coaching.help_requests.values import HelpRequest
from coaching.kinds import SESSIONS
from coaching.when_needed import WhenNeeded


def meeting_time(request: HelpRequest, chosen: datetime | None, *, now: datetime) -> datetime | None:
    """The moment agreed by accepting now: the tutor's choice, else the requester's; None where none has to be agreed.

    `TimeMissing` and `TimePassed` where the kind of help needs a time and none is given that is still to come.
    """
    if chosen is not None and chosen <= now:
        raise TimePassed
    if chosen is not None or request.when is WhenNeeded.RIGHT_NOW:
        return chosen or now
    if request.needed_at is not None and request.needed_at > now:
        return request.needed_at
    if request.kind in SESSIONS:
        raise TimePassed if request.needed_at else TimeMissing
    return None
