"""Socket Mode: a WebSocket server that hands each payload to one of the app's connections and waits for
the envelope to be acknowledged. Started when the app first asks for an address."""

import json
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Lock, Thread

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

from demo.slack.deliveries import Form, Receipt, Reception, Retry
from demo.slack.payload_types import Payload

MOST_CONNECTIONS = 10  # Slack: for one app
LIFE = 18_060  # seconds, told in hello; Slack gives about this


@dataclass(slots=True)
class _Pending:
    """An envelope that waits for its acknowledgement."""

    acknowledged: Event = field(default_factory=Event)
    payload: object = None


class SocketMode:
    """All Socket Mode connections of the app."""

    def __init__(self, app_id: Callable[[], str]) -> None:
        self._app_id = app_id
        self._lock = Lock()
        self._connected = Event()
        self._server: Server | None = None
        self._thread: Thread | None = None
        self._keys: set[str] = set()
        self._connections: list[ServerConnection] = []
        self._pending: dict[str, _Pending] = {}
        self._numbers = count(1)
        self._turn = 0
        self.drop_acks = 0
        """How many of the next acknowledgements are lost on the way."""

    def new_url(self) -> str:
        """A one-off address; starts the server if it does not run yet."""
        with self._lock:
            if self._server is None:
                self._server = serve(self._talk, "127.0.0.1", 0, compression=None, max_size=None)
                self._thread = Thread(target=self._server.serve_forever, name="pretend-sockets", daemon=True)
                self._thread.start()
            key = f"key{next(self._numbers)}"
            self._keys.add(key)
            port = self._server.socket.getsockname()[1]
        return f"ws://127.0.0.1:{port}/link/?key={key}&app_id={self._app_id()}"

    @property
    def connections(self) -> int:
        """How many connections the app holds."""
        with self._lock:
            return len(self._connections)

    def wait_connected(self, seconds: float = 5.0) -> bool:
        """Waits until the app is connected."""
        return self._connected.wait(seconds)

    def deliver(self, form: Form, payload: Payload, retry: Retry | None, deadline: float) -> Receipt:
        """Sends one envelope over one connection and waits for its acknowledgement."""
        envelope_id = f"00000000-0000-4000-8000-{next(self._numbers):012d}"
        pending = _Pending()
        with self._lock:
            connection = self._next_connection()
            self._pending[envelope_id] = pending
        if connection is None:
            return Receipt(Reception.NO_CONNECTION)
        try:
            connection.send(json.dumps(_envelope(envelope_id, form, payload, retry)))
        except (ConnectionClosed, OSError):
            return Receipt(Reception.NO_CONNECTION)
        in_time = pending.acknowledged.wait(deadline)
        with self._lock:
            self._pending.pop(envelope_id, None)
        return Receipt(Reception.ACKNOWLEDGED, pending.payload) if in_time else Receipt(Reception.TIMEOUT)

    def disconnect(self, reason: str = "refresh_requested", *, then_close: bool = True) -> None:
        """Tells the app to go: `warning`, `refresh_requested`, `link_disabled`, `too_many_websockets`."""
        stay = reason == "warning" or not then_close
        for connection in self._all() if stay else self._let_go():
            connection.send(json.dumps(_goodbye(reason)))
            if not stay:
                connection.close()

    def hang_up(self) -> None:
        """Closes all connections in good order; an app that is about to stop need not wait for its socket."""
        for connection in self._let_go():
            connection.close()

    def cut(self) -> None:
        """Breaks all connections without a word."""
        for connection in self._let_go():
            linger = struct.pack("ii", 1, 0)
            connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            connection.socket.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        """Closes everything."""
        with self._lock:
            server, self._server = self._server, None
        if server is None or self._thread is None:
            return
        for connection in self._let_go():
            connection.close_timeout = 0.2
            connection.close()
        server.shutdown()
        self._thread.join()

    def _all(self) -> list[ServerConnection]:
        with self._lock:
            return list(self._connections)

    def _let_go(self) -> list[ServerConnection]:
        """All connections, which get no more payloads from now on."""
        with self._lock:
            gone, self._connections = self._connections, []
            self._connected.clear()
            return gone

    def _next_connection(self) -> ServerConnection | None:
        if not self._connections:
            return None
        self._turn += 1
        return self._connections[self._turn % len(self._connections)]

    def _talk(self, connection: ServerConnection) -> None:
        number = self._admit(connection)
        if not number:
            return
        try:
            connection.send(json.dumps(self._hello(number)))
            for raw in connection:
                self._heard(raw)
        except (ConnectionClosed, OSError):
            pass
        finally:
            with self._lock:
                self._connections = [one for one in self._connections if one is not connection]
                if not self._connections:
                    self._connected.clear()

    def _admit(self, connection: ServerConnection) -> int:
        """How many connections there are with this one; 0 if it is turned away."""
        path = connection.request.path if connection.request else ""
        key = path.partition("key=")[2].partition("&")[0]
        with self._lock:
            known = key in self._keys
            self._keys.discard(key)
            full = len(self._connections) >= MOST_CONNECTIONS
            if known and not full:
                self._connections.append(connection)
                self._connected.set()
                return len(self._connections)
        connection.send(json.dumps(_goodbye("too_many_websockets" if full else "link_disabled")))
        return 0

    def _hello(self, connections: int) -> Payload:
        return {
            "type": "hello",
            "num_connections": connections,
            "debug_info": {
                "host": "pretend-slack",
                "build_number": 1,
                "approximate_connection_time": LIFE,
            },
            "connection_info": {"app_id": self._app_id()},
        }

    def _heard(self, raw: str | bytes) -> None:
        try:
            message = json.loads(raw)
        except ValueError:
            return
        with self._lock:
            if self.drop_acks > 0:
                self.drop_acks -= 1
                return
            pending = self._pending.get(str(message.get("envelope_id")))
        if pending is not None:
            pending.payload = message.get("payload")
            pending.acknowledged.set()


def _goodbye(reason: str) -> Payload:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "pretend-slack"}}


def _envelope(envelope_id: str, form: Form, payload: Payload, retry: Retry | None) -> Payload:
    envelope: Payload = {
        "envelope_id": envelope_id,
        "payload": payload,
        "type": form.value,
        "accepts_response_payload": form is not Form.EVENT,
    }
    if form is Form.EVENT:
        envelope |= {
            "retry_attempt": retry.number if retry else 0,
            "retry_reason": ("timeout" if retry.reason == Reception.TIMEOUT else retry.reason) if retry else "",
        }
    return envelope
