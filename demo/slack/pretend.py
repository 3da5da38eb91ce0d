"""The pretend Slack as one object: starts the servers, holds the parts, makes people and places."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from demo.slack.conversations import Conversation, Kind
from demo.slack.deliveries import Form, Receipt
from demo.slack.expectations import Expectations
from demo.slack.faults import Faults
from demo.slack.gestures import Gestures
from demo.slack.hearing import Hearing
from demo.slack.http_delivery import HttpDelivery
from demo.slack.http_server import HttpServer
from demo.slack.inbound import DEADLINE, Inbound
from demo.slack.ledger import Ledger
from demo.slack.limits import Limits
from demo.slack.manifest import read_manifest
from demo.slack.payload_types import Payload
from demo.slack.payloads import Payloads
from demo.slack.people import Facts, Person
from demo.slack.socket_mode import SocketMode
from demo.slack.stories import Someone
from demo.slack.web_api import Tokens, WebApi
from demo.slack.workspace import Workspace

BOT_TOKEN = "xoxb-pretend-0000000000"  # noqa: S105 - pretended
APP_TOKEN = "xapp-1-pretend-0000000000"  # noqa: S105 - pretended
SIGNING_SECRET = "pretend-signing-secret"  # noqa: S105 - pretended


class PretendSlack:
    """One Slack workspace on the loopback with one app installed in it."""

    def __init__(
        self,
        manifest: Payload | Path,
        now: Callable[[], datetime],
        *,
        signing_secret: str = SIGNING_SECRET,
        bot_token: str = BOT_TOKEN,
        app_token: str = APP_TOKEN,
        team_id: str = "T0PRETEND",
        ack_deadline: float = DEADLINE,
        rate_limits: bool = True,
    ) -> None:
        self.now, self.signing_secret, self.team_id = now, signing_secret, team_id
        self.bot_token, self.app_token = bot_token, app_token
        self.ledger, self.faults, self.limits = Ledger(), Faults(), Limits(enforced=rate_limits)
        self.tokens = Tokens(bot_token, app_token)
        self.workspace = Workspace(read_manifest(manifest), now, team_id)
        self.expect = Expectations(self.workspace)
        self.settlers: list[Callable[[], object]] = []
        """What a test wants to happen after each act, such as sending what waits in an outbox."""
        self.may_go_on: Callable[[], bool] = lambda: True
        """Whether the settlers may have work again once the app has heard what it wrote itself."""
        self._web_api = WebApi(self.workspace, self.ledger, self.faults, self.limits, self.tokens)
        self._server = HttpServer(self._web_api.answer, self.faults.hang_released)
        self.sockets = SocketMode(lambda: self.workspace.app_id)
        self._web_api.new_socket_url = self.sockets.new_url
        self.inbound = Inbound(self.workspace, self.ledger, self.faults, self.limits, ack_deadline)

    def __enter__(self) -> Self:
        self._server.start()
        self.payloads = Payloads(self.workspace, f"http://127.0.0.1:{self._server.port}")
        self.hearing = Hearing(self.workspace, self.payloads, self.inbound)
        self.gestures = Gestures(self.workspace, self.payloads, self.inbound, self.hearing)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.faults.release()
        self.sockets.stop()
        self._server.stop()

    @property
    def port(self) -> int:
        """Where it listens; before the start it may be set, 0 stands for any that is free."""
        return self._server.port

    @port.setter
    def port(self, port: int) -> None:
        self._server.port = port

    @property
    def api_url(self) -> str:
        """Where the app finds the Web API."""
        return f"http://127.0.0.1:{self.port}/api/"

    # Ways to the app

    def deliver_over_http(self, url: str) -> HttpDelivery:
        """From now on payloads are posted to `url`, signed."""
        delivery = HttpDelivery(url, self.signing_secret)
        self.inbound.transport = delivery
        return delivery

    def deliver_over_sockets(self) -> SocketMode:
        """From now on payloads go through Socket Mode; the app connects by itself."""
        self.inbound.transport = self.sockets
        return self.sockets

    @contextmanager
    def unreachable(self) -> Iterator[None]:
        """Slack cannot be reached at all while the block lasts."""
        self._server.stop()
        self.sockets.cut()
        try:
            yield
        finally:
            self._server.start()

    def forge(self, form: Form, payload: Payload) -> Receipt:
        """Sends any payload as if it came from Slack; nothing is done with the answer."""
        return self.inbound.forge(form, payload)

    def settle(self) -> None:
        """Delivers again what is due, lets the registered callables work, and tells the app what it wrote itself."""
        self.inbound.redeliver_due()
        self._settlers_work()
        if self.hearing.deliver() and self.may_go_on():  # of its own messages it must have nothing more to say
            self._settlers_work()

    def _settlers_work(self) -> None:
        for settler in self.settlers:
            settler()

    # People and places

    def person(
        self,
        name: str,
        *,
        username: str = "",
        team_id: str = "",
        **facts: Unpack[Facts],
    ) -> Someone:
        """A member, a guest, or with another `team_id` somebody of a connected workspace."""
        made = self.workspace.add_person(
            Person(
                name=name,
                team_id=team_id or self.team_id,
                username=username or name.lower().replace(" ", "."),
                is_stranger=bool(team_id) and team_id != self.team_id,
                **facts,
            )
        )
        return Someone(self, made.id)

    def other_bot(self, name: str) -> Someone:
        """A bot user of another app."""
        made = self.workspace.add_person(
            Person(
                name=name,
                team_id=self.team_id,
                username=name.lower(),
                is_bot=True,
                bot_id=self.workspace.ids.new("B"),
            )
        )
        return Someone(self, made.id)

    def channel(
        self,
        name: str,
        *members: Someone,
        with_bot: bool = False,
        is_private: bool = False,
        is_ext_shared: bool = False,
    ) -> Conversation:
        """A channel with these people in it."""
        ids = {member.id for member in members} | ({self.workspace.bot.id} if with_bot else set())
        kind = Kind.PRIVATE if is_private else Kind.PUBLIC
        return self.workspace.add_conversation(kind, ids, name=name, is_ext_shared=is_ext_shared)

    def direct(self, *people: Someone) -> Conversation:
        """The DM or group DM of these people, without the bot."""
        return self.workspace.direct(*(person.id for person in people))

    def archive(self, place: Conversation) -> None:
        """Archives a channel."""
        self.workspace.change_conversation(place.id, is_archived=True)

    def remove_bot(self, place: Conversation) -> None:
        """Takes the bot out of a channel or a group DM."""
        members = self.workspace.conversations[place.id].members - {self.workspace.bot.id}
        self.workspace.change_conversation(place.id, members=members)

    # The installation

    def revoke_tokens(self, *, tell: bool = True) -> None:
        """The tokens stop counting; `tokens_revoked` follows."""
        self.tokens.refusal = "token_revoked"
        if tell:
            self.gestures.tell_of_tokens()

    def uninstall(self, *, tell: bool = True) -> None:
        """The app is removed; `app_uninstalled` follows."""
        self.tokens.refusal = "account_inactive"
        if tell:
            self.gestures.tell_of_uninstall()

    def reinstall(self) -> None:
        """The app is back, with the same tokens."""
        self.tokens.refusal = ""

    # What a story expects

    def allows(self, text: str, *, to: Someone | None = None) -> None:
        """Messages with `text` in them need nobody who sees them."""
        self.expect.allow(text, to.id if to else "")

    def finish(self) -> None:
        """Fails if there was a message that the story neither saw nor allowed."""
        self.expect.finish()
