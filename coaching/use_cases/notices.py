"""A notice turned into what its reader sees now, or into the reason why nobody needs to see it any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from coaching.drafts import DraftId
from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.notices import IN_A_ROOM, NoticeKind
from coaching.offers import Offer, OfferId
from coaching.outages import Outage
from coaching.people import REFUSED, Person, PersonId, Reader, Role, RoleState, SlackUserId, Standing, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.rounds import RoundId
from coaching.school_calendar import next_allowed_moment
from coaching.screens import CoverageDigest, Receipt, RequestScreen, Screen
from coaching.triads import TriadId
from coaching.unasked import UNASKED, WEEK, one_more_at
from coaching.use_cases import screens
from coaching.use_cases.triad_notices import about_prompt, about_room, about_round, about_triad, room_of
from coaching.use_cases.working_time import working_time

UNTIL_KNOWN = timedelta(seconds=5)
"""How long a card waits before asking again whether the directory knows the requester by now."""
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


@dataclass(frozen=True, slots=True)
class NotWanted:
    """Nobody needs it any more; `because` is a code for the operator."""

    because: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """To be looked at again then."""

    until: datetime


Found = Screen | NotWanted | NotYet


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
            programme, window_at = unit.programme(), _window_at(unit, kind, person, now)
            if kind in IN_A_ROOM:
                # Several people read it: in the programme's own language and zone.
                reader, room = Reader(programme.language, programme.zone), Room(*room_of(unit, TriadId(about)))
                return Composed(screen, reader, person, window_at, room=room)
            return Composed(screen, programme.reader(person), person, window_at, _changes_at(unit, screen, now))


def _window_at(unit: UnitOfWork, kind: NoticeKind, person: Person, now: datetime) -> datetime:
    if kind in NEVER_WAIT:
        return now
    working = working_time(unit, person)
    first = one_more_at(unit.outbox.came(person.id, UNASKED, now - WEEK), now, working.zone) if kind in UNASKED else now
    return next_allowed_moment(working.windows, first) or now + CLOSED


def _changes_at(unit: UnitOfWork, screen: Screen, now: datetime) -> datetime | None:
    """The end of the undo time, where a message is shown within it."""
    if not isinstance(screen, RequestScreen) or not screen.can_undo:
        return None
    request = unit.help_requests.get(screen.request)
    return request.undo_until if request and request.undo_until > now else None


def _screen(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> Found:
    match kind:
        case NoticeKind.RECEIPT | NoticeKind.REQUEST | NoticeKind.REQUEST_NEWS:
            return _to_requester(unit, kind, RequestId(about), person, now)
        case NoticeKind.CARD | NoticeKind.CARD_NEWS | NoticeKind.CARD_REMINDER:
            return _to_tutor(unit, kind, OfferId(about), person, now)
        case NoticeKind.CALENDAR:
            return _calendar(unit, OfferId(about), person)
        case (
            NoticeKind.NEEDS_COORDINATOR | NoticeKind.COVER | NoticeKind.IDEAS | NoticeKind.COVERAGE | NoticeKind.OUTAGE
        ):
            return _to_coordinator(unit, kind, about, person, now)
        case NoticeKind.VISITS:
            return _visits(unit, person, now)
        case NoticeKind.DRAFT:
            return _draft(unit, DraftId(about), person)
        case NoticeKind.INVITATION:
            return screens.invitation(unit, person) or NotWanted("role is gone")
        case NoticeKind.HOME:
            return screens.home_tab(unit, person, now)
    return _of_triads(unit, kind, about, person, now)


def _of_triads(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> Found:
    """Rounds, groups, the week's question."""
    match kind:
        case NoticeKind.TRIAD_INVITATION | NoticeKind.ROUND | NoticeKind.LAST_DAY:
            return about_round(unit, kind, RoundId(about), person, now) or NotWanted("round is gone")
        case (
            NoticeKind.SUGGESTED_TRIAD
            | NoticeKind.TRIAD_REMINDER
            | NoticeKind.NO_PLACE
            | NoticeKind.TRIAD_NEWS
            | NoticeKind.CYCLE_END
            | NoticeKind.REGROUPING
        ):
            return about_triad(unit, kind, about, person) or NotWanted("group is gone")
        case NoticeKind.PROMPT | NoticeKind.PROMPT_REMINDER | NoticeKind.LOG:
            return about_prompt(unit, kind, about, person, now) or NotWanted("question is gone")
        case NoticeKind.ROOM | NoticeKind.ROOM_NEWS:
            return about_room(unit, kind, TriadId(about), now) or NotWanted("room is gone")
    return NotWanted("unknown kind")


def _to_requester(unit: UnitOfWork, kind: NoticeKind, about: RequestId, person: Person, now: datetime) -> Found:
    request = unit.help_requests.get(about)
    if request is None or request.requester != person.id:
        return NotWanted("request is gone")
    if kind is NoticeKind.RECEIPT:
        return Receipt(screens.request_screen(unit, request, person, now))
    if kind is NoticeKind.REQUEST_NEWS and request.state is RequestState.UNDONE:
        return NotWanted("request was taken back")
    if kind is NoticeKind.REQUEST_NEWS:
        return screens.request_news(unit, request, person, now)
    return screens.request_screen(unit, request, person, now)


def _to_tutor(unit: UnitOfWork, kind: NoticeKind, about: OfferId, person: Person, now: datetime) -> Found:
    found = _offered(unit, about, person)
    if isinstance(found, NotWanted | NotYet):
        return found
    request, offer = found
    # Once a request is over, whoever has its card learns so, whatever has become of its requester.
    if request.is_open:
        requester = unit.people.get(request.requester)
        if requester is None or requester.standing in REFUSED:
            return NotWanted("requester is not served")
        if requester.standing is Standing.UNKNOWN:
            return NotYet(now + UNTIL_KNOWN)
    if kind is NoticeKind.CARD_NEWS:
        return screens.card_news(unit, request, offer, person, now)
    if kind is NoticeKind.CARD_REMINDER:
        return screens.card_reminder(unit, request, offer, person) or NotWanted("card does not wait any more")
    return screens.tutor_card(unit, request, offer, person, now)


def _offered(unit: UnitOfWork, about: OfferId, person: Person) -> tuple[HelpRequest, Offer] | NotWanted:
    request = unit.help_requests.of_offer(about)
    if request is None or (offer := request.offer(about)).tutor != person.id:
        return NotWanted("offer is gone")
    return request, offer


def _calendar(unit: UnitOfWork, about: OfferId, person: Person) -> Found:
    request = unit.help_requests.of_offer(about)
    if request is None or person.id not in (request.requester, request.offer(about).tutor):
        return NotWanted("offer is gone")
    return screens.calendar_file(unit, request, request.offer(about), person) or NotWanted("no time is agreed")


def _to_coordinator(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> Found:
    if unit.people.role(person.id, Role.COORDINATOR) is not RoleState.ACCEPTED:
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


def _visits(unit: UnitOfWork, person: Person, now: datetime) -> Found:
    programme = unit.programme()
    if person.id not in programme.tutors:
        return NotWanted("not a tutor")
    return screens.my_visits(programme, person.id, now)


def _draft(unit: UnitOfWork, about: DraftId, person: Person) -> Found:
    draft = unit.drafts.get(about)
    if draft is None or draft.person != person.id:
        return NotWanted("draft is gone")
    return screens.draft_screen(unit, draft, person)
