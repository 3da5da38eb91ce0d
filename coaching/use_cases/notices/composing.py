"""Each notice looked at once more when it is about to be sent: who reads it, what they see, from when it may come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from coaching.help_requests import RequestId
from coaching.notices import IN_A_ROOM, NoticeKind
from coaching.offers import OfferId
from coaching.people import REFUSED, Person, PersonId, Reader, SlackUserId, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.prompts.values import PromptState
from coaching.rounds import RoundId
from coaching.school_calendar import next_allowed_moment, week_of
from coaching.screens import RequestScreen, Screen
from coaching.triads import TriadId
from coaching.unasked import UNASKED, WEEK, one_more_at
from coaching.use_cases.notices.coordinators import to_coordinator
from coaching.use_cases.notices.help_requests import calendar, to_requester, to_tutor
from coaching.use_cases.notices.people import to_person
from coaching.use_cases.notices.prompts import about_prompt, comes_anew
from coaching.use_cases.notices.triads import about_room, about_round, about_triad, room_of
from coaching.use_cases.notices.values import Found, NotWanted, NotYet
from coaching.use_cases.working_time import working_time

NEVER_WAIT = frozenset({NoticeKind.RECEIPT, NoticeKind.HOME})
"""Nobody is notified of these: a private answer takes the place of another, the Home tab waits to be looked at."""
CLOSED = timedelta(days=1)
"""Where somebody's working window never comes, the notice asks again this much later, until it is too late."""


@dataclass(frozen=True, slots=True)
class Room:
    """A triad's group DM: of exactly those who are members now."""

    triad: TriadId
    members: tuple[SlackUserId, ...]
    channel: str | None
    """As Slack opened it; None: not yet for these members."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The screen to send, and for whom."""

    screen: Screen
    reader: Reader
    person: Person
    window_at: datetime
    """From when a new message may come; edits in place never wait."""
    changes_at: datetime | None = None
    """When it looks different although nobody has done anything; None: never."""
    room: Room | None = None
    """The group DM that it goes to; None: the person's own DM."""
    only_edit: bool = False
    """As it stands now it may be edited where it exists, but is not worth a new message."""


@dataclass(frozen=True, slots=True)
class Notices:
    """Re-checks rights and need when a notice is about to be sent."""

    look: Begin

    def compose(
        self, workspace: WorkspaceId, kind: NoticeKind, about: str, to: PersonId, now: datetime
    ) -> Composed | NotWanted | NotYet:
        """What the reader sees now. Deactivated people and others not served get nothing."""
        with self.look(workspace) as unit:
            person = unit.people.get(to)
            if person is None or person.standing in REFUSED:
                return NotWanted("person is not served")
            screen = _screen(unit, kind, about, person, now)
            if isinstance(screen, NotWanted | NotYet):
                return screen
            programme, window_at = unit.programme(), _window_at(unit, kind, about, person, now)
            if kind in IN_A_ROOM:
                # Several people read it: in the programme's own language and zone.
                reader, room = Reader(programme.language, programme.zone), Room(*room_of(unit, TriadId(about)))
                return Composed(screen, reader, person, window_at, room=room)
            changes_at, only_edit = _changes_at(unit, screen, now), not comes_anew(unit, screen, now)
            return Composed(screen, programme.reader(person), person, window_at, changes_at, only_edit=only_edit)


def _window_at(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> datetime:
    if kind in NEVER_WAIT:
        return now
    working = working_time(unit, person)
    first = now
    if kind in UNASKED:
        came = unit.outbox.came(person.id, UNASKED, now - WEEK)
        first = one_more_at([*came, *_kept_free(unit, about, person, now)], now, working.zone)
    return next_allowed_moment(working.windows, first) or now + CLOSED


def _kept_free(unit: UnitOfWork, about: str, person: Person, now: datetime) -> Iterator[datetime]:
    """The moments of the person's questions to come this week: whatever can wait leaves them their place."""
    for each in unit.prompts.of_person(person.id, week_of(now, unit.programme().zone)):
        if each.id != about and each.state is PromptState.PLANNED and each.due > now:
            yield each.due


def _changes_at(unit: UnitOfWork, screen: Screen, now: datetime) -> datetime | None:
    """The end of the undo time, where a message is shown within it."""
    if not isinstance(screen, RequestScreen) or not screen.can_undo:
        return None
    request = unit.help_requests.get(screen.request)
    return request.undo_until if request and request.undo_until > now else None


def _screen(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> Found:
    match kind:
        case NoticeKind.RECEIPT | NoticeKind.REQUEST | NoticeKind.REQUEST_NEWS:
            return to_requester(unit, kind, RequestId(about), person, now)
        case NoticeKind.CARD | NoticeKind.CARD_NEWS | NoticeKind.CARD_REMINDER:
            return to_tutor(unit, kind, OfferId(about), person, now)
        case NoticeKind.CALENDAR:
            return calendar(unit, OfferId(about), person)
        case (
            NoticeKind.NEEDS_COORDINATOR | NoticeKind.COVER | NoticeKind.IDEAS | NoticeKind.COVERAGE | NoticeKind.OUTAGE
        ):
            return to_coordinator(unit, kind, about, person, now)
        case NoticeKind.VISITS | NoticeKind.DRAFT | NoticeKind.INVITATION | NoticeKind.HOME:
            return to_person(unit, kind, about, person, now)
    return _of_triads(unit, kind, about, person, now)


def _of_triads(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> Found:
    """Rounds, groups, the week's question."""
    match kind:
        case (
            NoticeKind.TRIAD_INVITATION
            | NoticeKind.ROUND
            | NoticeKind.LAST_DAY
            | NoticeKind.NO_PLACE
            | NoticeKind.REGROUPING
        ):
            return about_round(unit, kind, RoundId(about), person, now) or NotWanted("round is gone")
        case NoticeKind.SUGGESTED_TRIAD | NoticeKind.TRIAD_REMINDER | NoticeKind.TRIAD_NEWS | NoticeKind.CYCLE_END:
            return about_triad(unit, kind, about, person, now) or NotWanted("group is gone")
        case NoticeKind.PROMPT | NoticeKind.PROMPT_REMINDER | NoticeKind.LOG:
            return about_prompt(unit, kind, about, person, now) or NotWanted("question is gone")
        case NoticeKind.ROOM | NoticeKind.ROOM_NEWS:
            return about_room(unit, kind, TriadId(about), now) or NotWanted("room is gone")
    return NotWanted("unknown kind")
