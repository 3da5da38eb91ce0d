"""One Socket Mode connection: watched every second, renewed at once when it is dead, with patience when Slack is.

The SDK's own reconnecting is off: it has no back-off, and notices a cut only after five failed pings.
"""

import logging
import os
import socket
from contextlib import suppress
from random import Random
from threading import Event, Thread

from slack_bolt import App, BoltResponse
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_bolt.adapter.socket_mode.internals import build_headers, send_response
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.inbound import Inbound
from bot.payloads import Malformed, checked
from bot.slack_results import wait
from bot.slack_transport import OnceClient

THREADS = 32
PING_SECONDS = 2.0
"""Without an answer for four pings the SDK takes the connection for dead."""
WATCH_SECONDS = 1.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Between tries: `apps.connections.open` is a tier 1 method by one of Slack's pages."""

log = logging.getLogger(__name__)


class Connection(SocketModeHandler):
    """Bolt's adapter with our own way in and our own watch."""

    def __init__(self, app: App, app_token: str, api_url: str, inbound: Inbound) -> None:
        web = OnceClient(app_token, api_url)
        super().__init__(
            app,
            app_token,
            logger=logging.getLogger("slack_sdk.socket_mode"),
            web_client=web,
            auto_reconnect_enabled=False,
            ping_interval=PING_SECONDS,
            concurrency=THREADS,
        )
        self._inbound = inbound
        self._stopping = Event()
        self._chance = Random(os.getpid())  # so that many processes do not knock together
        self._watch = Thread(target=self._keep_connected, name="socket-watch", daemon=True)

    @property
    def is_connected(self) -> bool:
        return bool(self.client.is_connected())

    def start(self) -> None:
        """Connects in the background, now or as soon as Slack can be reached."""
        self._watch.start()

    def stop_taking(self) -> None:
        """What arrives from now on is left unacknowledged, so that Slack delivers it elsewhere or again."""
        self._stopping.set()

    def close(self) -> None:
        """The end of the connection; whatever still runs loses its way back."""
        self._stopping.set()
        self._watch.join(timeout=2 * WATCH_SECONDS)
        self.client.message_workers.shutdown(wait=False, cancel_futures=True)
        self._wake_reader()
        self._wake_processor()
        with suppress(AttributeError):  # the SDK's reader may let go of the socket while `close` waits for its lock
            self.client.close()

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        if self._stopping.is_set():
            return
        with self._inbound.busy():
            # The time is for the SDK's own log, which we do not keep.
            send_response(client, req, self._answer(req), 0.0)

    def _answer(self, req: SocketModeRequest) -> BoltResponse:
        try:
            return self._inbound(checked(req.payload), _headers(req))
        except Malformed as malformed:
            log.warning("payload refused", extra={"reason": malformed.reason})
            return BoltResponse(status=200)  # delivered again it would be the same

    def _wake_reader(self) -> None:
        """The SDK's reader sits in `recv` for up to three seconds and holds the lock that closing needs."""
        session = self.client.current_session
        if session is not None and session.sock is not None:
            with suppress(OSError):
                session.sock.shutdown(socket.SHUT_RDWR)

    def _wake_processor(self) -> None:
        """The SDK's processor waits up to a second for the next message; this one is none."""
        self.client.closed = True
        self.client.message_queue.put(None)

    def _keep_connected(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            if not self._is_alive():
                asked = self._connect()
                pause = FIRST_PAUSE if asked == 0 else min(max(2 * pause, asked), LONGEST_PAUSE)
                self._stopping.wait(pause * self._chance.uniform(0.5, 1.0) if asked else WATCH_SECONDS)
            else:
                self._stopping.wait(WATCH_SECONDS)

    def _is_alive(self) -> bool:
        session = self.client.current_session
        if session is not None and session.consecutive_check_state_error_count > 0:
            session.disconnect()  # a ping could not be sent; four more would not go either
        return self.is_connected

    def _connect(self) -> float:
        """0 where it is connected now; else the least seconds to wait."""
        try:
            self.client.connect_to_new_endpoint()
        except SlackApiError as refused:
            log.warning("socket not opened", extra={"because": str(refused.response.get("error"))})
            limited = refused.response.status_code == 429
            return wait(str(refused.response.headers.get("Retry-After", ""))) if limited else FIRST_PAUSE
        except (OSError, SlackClientError, ValueError) as away:
            log.warning("socket not opened", extra={"because": type(away).__name__})
            return FIRST_PAUSE
        return 0.0 if self.is_connected else FIRST_PAUSE


def _headers(req: SocketModeRequest) -> dict[str, str]:
    return {name: str(value) for name, value in (build_headers(req) or {}).items()}
