"""Carries the Web API over real HTTP on the loopback, with every way a connection can end badly."""

import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from demo.slack.faults import Ending
from demo.slack.web_api import Answer

Answering = Callable[[str, dict[str, str], bytes], Answer]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    answering: Answering
    hang_released: Event
    stopping = False

    def run(self) -> None:
        """Accepts until stopped; blocks in accept, so that it costs nothing while idle."""
        while not self.stopping:
            self._handle_request_noblock()  # type: ignore[attr-defined]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """A client that went away is its own business."""


class HttpServer:
    """A loopback server that can stop answering and come back on the same port."""

    def __init__(self, answering: Answering, hang_released: Event) -> None:
        self._answering, self._hang_released = answering, hang_released
        self._server: _Server | None = None
        self._thread: Thread | None = None
        self.port = 0

    def start(self) -> None:
        """Listens, on the port it had before if there was one."""
        server = _Server(("127.0.0.1", self.port), _Handler)
        server.answering, server.hang_released = self._answering, self._hang_released
        self.port = int(server.server_address[1])
        self._server, self._thread = server, Thread(target=server.run, name="pretend-slack", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stops listening; connecting is refused from now on."""
        if self._server is None or self._thread is None:
            return
        self._server.stopping = True
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()  # wakes accept
        self._thread.join()
        self._server.server_close()
        self._server = self._thread = None


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 30

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        headers = {key.lower(): value for key, value in self.headers.items()}
        self._send(self.server.answering(self.path.partition("?")[0], headers, body))

    def do_GET(self) -> None:
        _, _, query = self.path.partition("?")
        headers = {key.lower(): value for key, value in self.headers.items()}
        headers["content-type"] = "application/x-www-form-urlencoded"
        self._send(self.server.answering(self.path.partition("?")[0], headers, query.encode()))

    def _send(self, answer: Answer) -> None:
        self.close_connection = True
        match answer.ending:
            case Ending.RESET:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
            case Ending.CLOSE:
                pass
            case Ending.HALF_CLOSE:
                self.connection.shutdown(socket.SHUT_WR)
                self.connection.recv(1)  # until the client gives up
            case Ending.HANG:
                self.server.hang_released.wait()
            case Ending.SLICE:
                self._write(answer, answer.body[: len(answer.body) // 2])
            case _:
                self._write(answer, answer.body)

    def _write(self, answer: Answer, body: bytes) -> None:
        self.send_response(answer.status)
        for key, value in answer.headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing: bodies and addresses belong in no log."""
