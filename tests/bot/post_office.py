"""A notifier on a real database with a pretend Slack; what the notices say is up to the test."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.errands import Errands
from bot.limits import Limits
from bot.notifier import Notifier, Recorder, Report
from bot.reconcile import Reconciliation, Settled
from bot.slack_client import SlackClient
from bot.workspace import Home
from coaching.help_requests import RequestState
from coaching.notices import Notice, NoticeKind, notice
from coaching.people import Person, PersonId, Reader, SlackUserId, Standing, WorkspaceId
from coaching.screens import RequestNews, Screen
from coaching.use_cases.notices import Composed, Notices, NotWanted, NotYet
from demo.slack import PretendSlack
from storage.database import Database
from storage.outbox import Deliveries, Delivery, DeliveryState
from storage.workspaces import Workspaces

NEWS = NoticeKind.REQUEST_NEWS
LIVING = NoticeKind.REQUEST
POST = "chat.postMessage"


def news(topic: str = "Screen sharing") -> RequestNews:
    return RequestNews(RequestState.ACCEPTED, topic, helper="Liisa")


@dataclass(slots=True)
class WhatTheRowsSay:
    """Composes the screens that the test has put here, for whoever is in the database."""

    database: Database
    screens: dict[str, Screen | NotWanted | NotYet] = field(default_factory=dict)
    window_at: datetime | None = None
    """From when everybody may be written to; None: always."""
    changes_at: datetime | None = None
    """When everything looks different by itself; None: never."""

    def compose(
        self, workspace: WorkspaceId, kind: NoticeKind, about: str, to: PersonId, now: datetime
    ) -> Composed | NotWanted | NotYet:
        screen = self.screens.get(about) or news()
        if isinstance(screen, NotWanted | NotYet):
            return screen
        with self.database.read(workspace) as unit:
            person = unit.people.get(to)
        assert person is not None
        return Composed(screen, Reader("en", "Europe/Helsinki"), person, self.window_at or now, self.changes_at)


class PostOffice:
    """Owes, sends, settles and looks at rows; `worker` may be started anew as after a crash."""

    def __init__(
        self, database: Database, slack: PretendSlack, client: SlackClient, clock: Callable[[], datetime]
    ) -> None:
        self.database, self.slack, self.client, self.clock = database, slack, client, clock
        self.rows = WhatTheRowsSay(database)
        self.deliveries = Deliveries(database)
        self.looked_up: list[SlackUserId] = []
        self.home = Home(Workspaces(database), client, slack.bot_token)
        self.home.look_after(clock())
        self.restart()

    def restart(self) -> None:
        """A new process on the same database: nothing is remembered but the rows."""
        limits = Limits()
        notices: Notices = self.rows  # type: ignore[assignment]  # the same method, other rows
        self.errands = Errands(self.deliveries, notices, self.client, limits, self.looked_up.append)
        self.recorder = Recorder(self.deliveries, self.home.park, lambda _: None)
        self.notifier = Notifier(self.errands, self.recorder, self.clock, worker="tests")
        self.reconciliation = Reconciliation(self.deliveries, self.client, limits)

    def person(self, name: str) -> Person:
        """Somebody in Slack and in the directory."""
        someone = self.slack.person(name)
        person = Person(PersonId(f"person-{name}"), SlackUserId(someone.id), name, Standing.ACTIVE)
        with self.database.begin(self.workspace) as unit:
            kept = unit.people.add(person)
            unit.commit()
        return replace(person, id=kept.id)

    @property
    def workspace(self) -> WorkspaceId:
        assert self.home.id
        return self.home.id

    def owes(
        self,
        to: Person,
        kind: NoticeKind = NEWS,
        about: str = "thing",
        *,
        wanted_for: timedelta | None = None,
        only_edit: bool = False,
        at_once_for: timedelta | None = None,
        response_url: str | None = None,
    ) -> None:
        """`at_once_for`: so long it need not wait for the window of whoever it is for."""
        at_once_until = None if at_once_for is None else self.clock() + at_once_for
        owed: Notice = notice(kind, about, to.id, self.clock(), only_edit=only_edit, at_once_until=at_once_until)
        if wanted_for is not None:
            owed = replace(owed, wanted_until=self.clock() + wanted_for)
        with self.database.begin(self.workspace) as unit:
            unit.outbox.add([replace(owed, response_url=response_url)])
            unit.commit()

    def sends(self) -> list[Report]:
        return self.notifier.drain(self.clock())

    def settles(self) -> list[Settled]:
        return self.reconciliation.settle(self.clock())

    def waiting(self) -> list[Delivery]:
        return self.deliveries.waiting()

    def count(self, state: DeliveryState) -> int:
        return self.deliveries.counts()[state]

    def posts(self) -> int:
        """New messages that Slack has accepted, whatever it told us."""
        return len(self.slack.ledger.accepted("chat.postMessage"))
