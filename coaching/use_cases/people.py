"""People as the directory shows them, and what follows when one of them leaves."""

from dataclasses import dataclass, replace
from datetime import datetime

from coaching.help_requests import HelpRequest, RequestState, lapsed
from coaching.notices import NoticeKind, notice
from coaching.people import (
    REFUSED,
    Actor,
    Person,
    PersonId,
    Reader,
    SlackUserId,
    Standing,
    WorkspaceId,
)
from coaching.ports import Begin, UnitOfWork
from coaching.screens import HomeTab, Shown
from coaching.use_cases.acts import reader_of, someone
from coaching.use_cases.asking import called_off
from coaching.use_cases.colleagues import LIVE, go_on
from coaching.use_cases.screens import home_tab
from coaching.use_cases.triads.gone import leaves_groups


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """What Slack says of a member."""

    slack_user: SlackUserId
    name: str
    standing: Standing
    language: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Keeps the cached directory true and hands on what leavers leave behind."""

    begin: Begin
    look: Begin

    def to_look_up(self, workspace: WorkspaceId, limit: int = 20) -> list[SlackUserId]:
        """Members who did something before the directory knew them."""
        with self.look(workspace) as unit:
            return [person.slack_user for person in unit.people.not_looked_up(limit)]

    def met(self, workspace: WorkspaceId, entry: DirectoryEntry, now: datetime) -> None:
        """The person's row as the directory has it; strangers to us are left out until they act."""
        with self.begin(workspace) as unit:
            known = unit.people.held(entry.slack_user)
            if known is None:
                return
            fresh = _refreshed(known, entry, now)
            if replace(fresh, looked_up_at=known.looked_up_at) != known or known.looked_up_at is None:
                unit.people.save(fresh)
            if fresh.standing in REFUSED and known.standing not in REFUSED:
                let_go(unit, fresh, now)
                unit.audit(fresh.id, "left", fresh.id, now)
            unit.commit()

    def reader(self, by: Actor) -> Reader:
        """In whose language and zone to answer; `NotForYou` where the bot does not serve them."""
        with self.look(by.workspace) as unit:
            return unit.programme().reader(reader_of(unit, by))

    def safeguarding(self, by: Actor) -> str:
        """What the person's school wants to be read wherever somebody writes; empty where it says nothing."""
        with self.look(by.workspace) as unit:
            school = unit.programme().school_of(reader_of(unit, by))
            return (school.safeguarding or "") if school else ""

    def reader_of_refusal(self, by: Actor) -> Reader:
        """The same for telling somebody why they are not served."""
        with self.look(by.workspace) as unit:
            person = unit.people.by_slack(by.slack_user)
            programme = unit.programme()
            return programme.reader(person) if person else Reader(programme.language, programme.zone)

    def home(self, by: Actor, *, now: datetime) -> Shown[HomeTab]:
        """All that is open for the person."""
        with self.look(by.workspace) as unit:
            person = reader_of(unit, by)
            return Shown(home_tab(unit, person, now), unit.programme().reader(person))

    def opened_home(self, by: Actor, now: datetime) -> None:
        """The Home tab is owed to whoever opened it, and kept fresh from then on."""
        with self.begin(by.workspace) as unit:
            person = someone(unit, by)
            unit.people.opened_home(person.id, now)
            unit.outbox.add([notice(NoticeKind.HOME, person.id, person.id, now)])
            unit.commit()


def _refreshed(known: Person, entry: DirectoryEntry, now: datetime) -> Person:
    """A language given in the imported list stays; name, zone and standing follow the directory."""
    return replace(
        known,
        name=entry.name or known.name,
        standing=entry.standing,
        language=known.language or entry.language,
        zone=entry.zone or known.zone,
        looked_up_at=now,
    )


def let_go(unit: UnitOfWork, person: Person, now: datetime) -> None:
    """Own open requests end, what the person was asked for goes to the next tutor, their groups go on without them.

    Whoever waits is told.
    """
    unit.touch_programme()
    leaves_groups(unit, person.id, now)
    for request in unit.help_requests.open_of(person.id):
        called_off(unit, request, now)
    hand_on_all(unit, person.id, now)
    # Somebody may be asking this person in this very moment: the ladder finds what then waits for nobody.
    unit.help_requests.look_again(now)


def hand_on_all(unit: UnitOfWork, tutor: PersonId, now: datetime) -> None:
    """What the tutor was asked for or had accepted goes to the next one; what is done already stays as it is."""
    for request in unit.help_requests.offered_to(tutor):
        held = unit.help_requests.get(request.id)
        # Before the row was held, the tutor may have passed, or the request may have ended.
        if held is not None and held.is_open and held.state is not RequestState.MET:
            hand_on(unit, held, tutor, now)


def hand_on(unit: UnitOfWork, request: HelpRequest, tutor: PersonId, now: datetime) -> None:
    """The request without that tutor, with the next one asked if nobody else is; as it is where they have no part."""
    free = request
    for offer in request.offers:
        if offer.tutor == tutor and free.offer(offer.id).state in LIVE:
            free = lapsed(free, offer.id, now=now)
    if free != request:
        go_on(unit, request, free, now)
