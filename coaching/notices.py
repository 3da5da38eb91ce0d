"""What people are to be told: which screen, about which thing, to whom, from when until when. Never words."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from coaching.people import PersonId


class NoticeKind(StrEnum):
    """Every message the bot can owe somebody; what it says is made from the rows when it is sent."""

    RECEIPT = "receipt"
    """Replaces the private answer to a command or button, through its response_url."""
    REQUEST = "request"
    """The teacher's living message about a help request."""
    REQUEST_NEWS = "request_news"
    """One new line to the teacher: somebody accepted, or somebody else is asked."""
    CARD = "card"
    """The tutor's living card."""
    CARD_NEWS = "card_news"
    """One new line to the tutor who accepted: sorted, cancelled."""
    INVITATION = "invitation"
    """The coordinator suggests somebody as tutor."""
    NOBODY_FREE = "nobody_free"
    """The coordinator's operational card: a request that nobody can take."""
    HOME = "home"
    """The Home tab, published anew."""


LIVING = frozenset({NoticeKind.REQUEST, NoticeKind.CARD, NoticeKind.INVITATION, NoticeKind.NOBODY_FREE})
"""One message per (thing, person), edited in place."""

ANSWERABLE = timedelta(minutes=30)
"""Slack's response_urls live 30 minutes."""
WANTED = timedelta(days=14)
"""News older than two weeks is no news; the Home tab still shows the state."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing owed to one person."""

    kind: NoticeKind
    about: str
    """The opaque id of the request, offer or person the screen is made from."""
    to: PersonId
    due: datetime
    wanted_until: datetime
    response_url: str | None = field(default=None, repr=False)
    """Where a RECEIPT goes; a secret for 30 minutes."""
    only_edit: bool = False
    """A living message that may be edited where it exists, but is not worth a new one."""


def notice(kind: NoticeKind, about: str, to: PersonId, due: datetime, *, only_edit: bool = False) -> Notice:
    """A notice with the usual life of its kind."""
    return Notice(kind, about, to, due, due + WANTED, only_edit=only_edit)


def receipt(about: str, to: PersonId, now: datetime, response_url: str) -> Notice:
    """A new face for the private answer that was pressed."""
    return Notice(NoticeKind.RECEIPT, about, to, now, now + ANSWERABLE, response_url=response_url)
