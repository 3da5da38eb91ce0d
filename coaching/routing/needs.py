"""What the choice of a tutor depends on, taken from the request."""

from dataclasses import dataclass
from datetime import datetime

from coaching.help_requests import HelpRequest
from coaching.kinds import Kind
from coaching.people import PersonId
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId
from coaching.when_needed import WhenNeeded


@dataclass(frozen=True, slots=True)
class Need:
    """What the choice of a tutor depends on."""

    when: WhenNeeded
    topic: TopicId | None
    school: SchoolId | None
    not_before: datetime
    """The end of the undo time."""
    not_these: frozenset[PersonId]
    """The requester, and whoever was asked before."""
    kind: Kind = Kind.QUICK_FIX
    online: bool = False
    needed_at: datetime | None = None
    """The chosen time; it decides nothing once it is over, or when its requester would rather wait."""

    def chosen_time(self, start: datetime) -> datetime | None:
        """The chosen time, if it is one and still to come."""
        is_chosen = self.when is WhenNeeded.CHOSEN_TIME and self.needed_at is not None and self.needed_at > start
        return self.needed_at if is_chosen else None


def need_of(request: HelpRequest) -> Need:
    """What the choice of a tutor for this request depends on."""
    return Need(
        when=request.when,
        topic=request.topic,
        school=request.school,
        not_before=request.undo_until,
        not_these=frozenset((request.requester, *(each.tutor for each in request.offers if not each.is_void))),
        kind=request.kind,
        online=request.online,
        needed_at=request.needed_at,
    )
