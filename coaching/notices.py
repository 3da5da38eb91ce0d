"""What people are to be told: which screen, about which thing, to whom, from when until when. Never words."""

from collections.abc import Iterable
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
    CARD_REMINDER = "card_reminder"
    """One short line to a tutor who was asked and has not answered; the card itself is edited."""
    INVITATION = "invitation"
    """The coordinator suggests somebody as tutor."""
    NEEDS_COORDINATOR = "needs_coordinator"
    """The coordinator's operational card: a request that has found nobody yet."""
    COVER = "cover"
    """The coordinator's card about a session that needs cover."""
    IDEAS = "ideas"
    """The week's digest of wishes for workshops, to a coordinator; `about` is the ISO week."""
    OUTAGE = "outage"
    """One line to a coordinator after a time without Slack; `about` says when, and how many messages waited."""
    COVERAGE = "coverage"
    """The week's message about gaps, to a coordinator; `about` is the ISO week."""
    VISITS = "visits"
    """A tutor's visits ahead; `about` is the ISO week in which the plan last changed."""
    DRAFT = "draft"
    """What somebody wrote to the bot, kept until they choose what becomes of it."""
    CALENDAR = "calendar"
    """A calendar file about an agreed time, to whoever pressed for it."""
    HOME = "home"
    """The Home tab, published anew."""
    TRIAD_INVITATION = "triad_invitation"
    """The invitation to volunteer in a round of triads; then how its receiver stands with it."""
    ROUND = "round"
    """A coordinator's living message about a round."""
    LAST_DAY = "last_day"
    """One line to a coordinator: today is the last day to volunteer."""
    PROMPT = "prompt"
    """The week's question with the check-in, then what became of it; also the choice of rhythm, and of going on."""
    PROMPT_REMINDER = "prompt_reminder"
    """One short line, once, the next working day."""
    SUGGESTED_TRIAD = "suggested_triad"
    """The suggestion of a group to one of its members, or of a place in one; living."""
    TRIAD_REMINDER = "triad_reminder"
    """One short line to somebody who has not answered the suggestion."""
    NO_PLACE = "no_place"
    """One line: there is no group now, and when the next round opens; `about` is the round."""
    TRIAD_NEWS = "triad_news"
    """One line to a member: somebody joined or stepped back, or the group parts; `about` is `triad:moment`."""
    CYCLE_END = "cycle_end"
    """The question at a cycle's end whether to go on together; `about` is `triad:cycle`. Living."""
    REGROUPING = "regrouping"
    """A coordinator's card: how many people need a new group; `about` is the round. Living."""
    LOG = "log"
    """A copy of somebody's own log, to whoever pressed for it."""
    ROOM = "room"
    """A triad's living message in its group DM; owed to one member, who stands for all of them."""
    ROOM_NEWS = "room_news"
    """One new line in a triad's group DM."""


LIVING = frozenset(
    {
        NoticeKind.REQUEST,
        NoticeKind.CARD,
        NoticeKind.INVITATION,
        NoticeKind.NEEDS_COORDINATOR,
        NoticeKind.COVER,
        NoticeKind.IDEAS,
        NoticeKind.COVERAGE,
        NoticeKind.VISITS,
        NoticeKind.DRAFT,
        NoticeKind.TRIAD_INVITATION,
        NoticeKind.ROUND,
        NoticeKind.SUGGESTED_TRIAD,
        NoticeKind.CYCLE_END,
        NoticeKind.REGROUPING,
        NoticeKind.PROMPT,
        NoticeKind.ROOM,
    }
)
"""One message per (thing, person), edited in place."""

IN_A_ROOM = frozenset({NoticeKind.ROOM, NoticeKind.ROOM_NEWS})
"""These go into a triad's group DM, which the bot cannot read: what is uncertain there stays so."""

OWN_ACT = timedelta(minutes=2)
"""So long what comes is still the answer to what its receiver did, and may come at any hour."""
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
    at_once_until: datetime | None = None
    """Until then a new message may come outside its receiver's working window: it answers what they just did, or a
    lesson is stuck. None: it waits for the window. Edits in place never wait."""


def notice(
    kind: NoticeKind,
    about: str,
    to: PersonId,
    due: datetime,
    *,
    only_edit: bool = False,
    at_once_until: datetime | None = None,
) -> Notice:
    """A notice with the usual life of its kind."""
    return Notice(kind, about, to, due, due + WANTED, only_edit=only_edit, at_once_until=at_once_until)


def receipt(about: str, to: PersonId, now: datetime, response_url: str) -> Notice:
    """A new face for the private answer that was pressed."""
    until = now + ANSWERABLE
    return Notice(NoticeKind.RECEIPT, about, to, now, until, response_url=response_url, at_once_until=until)


def homes(people: Iterable[PersonId], now: datetime) -> list[Notice]:
    """Their Home tabs, to be published anew; the outbox owes it to those who ever opened theirs."""
    return [notice(NoticeKind.HOME, each, each, now) for each in sorted(set(people))]
