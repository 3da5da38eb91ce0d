"""The page over HTTP, on the loopback only."""

import logging
import secrets
import select
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from demo.living import LivingWorkspace
from demo.page.guard import SECURITY, Guard
from demo.page.routes import Reply, Routes

HERE = "127.0.0.1"
USUAL_PORT = 8070
TRIED = 20
LARGEST = 1_000_000
"""Bytes of one act; a form has some thousand."""

log = logging.getLogger(__name__)


class NoFreePort(Exception):
    """Neither the usual port nor one of those after it is free."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    allow_reuse_address = True
    routes: Routes

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """A browser that went away is its own business; everything else is a fault of the page."""
        fault = sys.exception()
        if not isinstance(fault, OSError):
            log.error("the page could not answer", exc_info=fault)


@contextmanager
def served(workspace: LivingWorkspace, port: int | None = None) -> Iterator[str]:
    """Serves the page while the block lasts; its address. Without a port, the usual one or the next that is free."""
    server = _listening(port)
    try:
        number = int(server.server_address[1])
        server.routes = Routes(workspace, Guard(number, secrets.token_urlsafe(18)))
        thread = Thread(target=server.serve_forever, name="page", kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        yield f"http://{HERE}:{number}"
        server.shutdown()
        thread.join()
    finally:
        server.server_close()


def _listening(port: int | None) -> _Server:
    for number in (port,) if port is not None else range(USUAL_PORT, USUAL_PORT + TRIED):
        try:
            return _Server((HERE, number), _Handler)
        except OSError:
            continue
    raise NoFreePort


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        self._send(self.server.routes.get(self.path.partition("?")[0], self._given))

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        if length > LARGEST:
            self.close_connection = True  # what was announced is not read
            self._send(Reply(413))
            return
        self._send(self.server.routes.post(self.path.partition("?")[0], self._given, self.rfile.read(length)))

    @property
    def _given(self) -> dict[str, str]:
        return {key.lower(): value for key, value in self.headers.items()}

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for key, value in {"Content-Type": reply.kind, **SECURITY, **reply.headers}.items():
            self.send_header(key, value)
        if reply.stream is None:
            self.send_header("Content-Length", str(len(reply.body)))
        else:
            self.send_header("Connection", "close")  # its end is the end of the stream
        self.end_headers()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            self.wfile.write(reply.body)
            for piece in reply.stream(self._is_there) if reply.stream else ():
                self.wfile.write(piece)
        except OSError:
            self.close_connection = True  # the tab was closed

    def _is_there(self) -> bool:
        readable, _, _ = select.select([self.connection], [], [], 0)
        return not readable or self.connection.recv(1, socket.MSG_PEEK) != b""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing: what people write belongs in no log."""
