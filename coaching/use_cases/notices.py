"""A notice turned into what its reader sees now, or into the reason why nobody needs to see it any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from coaching.help_requests import RequestId, RequestState
from coaching.notices import NoticeKind
from coaching.offers import OfferId
from coaching.people import REFUSED, Person, PersonId, Reader, Role, RoleState, Standing, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.screens import NobodyFree, Receipt, Screen
from coaching.use_cases.home import home_tab
from coaching.use_cases.screens import card_news, request_news, request_screen, topic_name, tutor_card
from coaching.use_cases.tutors import invitation

UNTIL_KNOWN = timedelta(seconds=5)
"""How long a card waits before asking again whether the directory knows the requester by now."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The screen to send, and for whom."""

    screen: Screen
    reader: Reader
    person: Person


@dataclass(frozen=True, slots=True)
class NotWanted:
    """Nobody needs it any more; `because` is a code for the operator."""

    because: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """To be looked at again then."""

    until: datetime


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
            return Composed(screen, unit.programme().reader(person), person)


def _screen(
    unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime
) -> Screen | NotWanted | NotYet:
    match kind:
        case NoticeKind.RECEIPT | NoticeKind.REQUEST | NoticeKind.REQUEST_NEWS:
            return _to_requester(unit, kind, RequestId(about), person, now)
        case NoticeKind.CARD | NoticeKind.CARD_NEWS:
            return _to_tutor(unit, kind, OfferId(about), person, now)
        case NoticeKind.NOBODY_FREE:
            return _to_coordinator(unit, RequestId(about), person)
        case NoticeKind.INVITATION:
            return invitation(unit, person) or NotWanted("role is gone")
        case NoticeKind.HOME:
            return home_tab(unit, person, now)


def _to_requester(
    unit: UnitOfWork, kind: NoticeKind, about: RequestId, person: Person, now: datetime
) -> Screen | NotWanted:
    request = unit.help_requests.get(about)
    if request is None or request.requester != person.id:
        return NotWanted("request is gone")
    if kind is NoticeKind.RECEIPT:
        return Receipt(request_screen(unit, request, person, now))
    if request.state is RequestState.UNDONE:
        return NotWanted("request was taken back")
    if kind is NoticeKind.REQUEST_NEWS:
        return request_news(unit, request, person)
    return request_screen(unit, request, person, now)


def _to_tutor(
    unit: UnitOfWork, kind: NoticeKind, about: OfferId, person: Person, now: datetime
) -> Screen | NotWanted | NotYet:
    request = unit.help_requests.of_offer(about)
    if request is None or (offer := request.offer(about)).tutor != person.id:
        return NotWanted("offer is gone")
    # Once a request is over, whoever has its card learns so, whatever has become of its requester.
    if request.is_open:
        requester = unit.people.get(request.requester)
        if requester is None or requester.standing in REFUSED:
            return NotWanted("requester is not served")
        if requester.standing is Standing.UNKNOWN:
            return NotYet(now + UNTIL_KNOWN)
    if kind is NoticeKind.CARD_NEWS:
        return card_news(unit, request, offer, person, now)
    return tutor_card(unit, request, offer, person, now)


def _to_coordinator(unit: UnitOfWork, about: RequestId, person: Person) -> Screen | NotWanted:
    if unit.people.role(person.id, Role.COORDINATOR) is not RoleState.ACCEPTED:
        return NotWanted("not a coordinator")
    request = unit.help_requests.get(about)
    if request is None or request.state is RequestState.UNDONE:
        return NotWanted("request is gone")
    programme = unit.programme()
    school = programme.schools.get(request.school) if request.school else None
    return NobodyFree(
        request=request.id,
        topic=topic_name(programme, request, programme.reader(person).language),
        school=school.name if school else "",
        when=request.when,
        asked_at=request.asked_at,
        asked_count=len(request.offers),
        still_open=request.state is RequestState.NOBODY,
    )
