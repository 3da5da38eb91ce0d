"""The HTTP server: waitress in a thread, so that a signal can stop it without cutting anybody off."""

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any
from wsgiref.types import WSGIApplication

from bot.front_filter import MOST_BYTES

THREADS = 32
FEW_THREADS = 2
"""For /healthz and /metrics alone."""
MOST_CONNECTIONS = 500
IDLE_SECONDS = 20
"""A slow or silent client keeps its connection no longer."""


class PortTaken(Exception):
    """The port cannot be listened on."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"cannot listen on {host}:{port}: {why}. Choose another PORT or stop what holds it.")


class HttpServer:
    """Serves a WSGI application until it is stopped."""

    def __init__(self, app: WSGIApplication, host: str, port: int, *, threads: int = THREADS) -> None:
        from waitress.server import create_server

        self._server: Any = create_server(
            app,
            sockets=[_bound(host, port)],
            threads=threads,
            ident="",
            max_request_body_size=MOST_BYTES,
            connection_limit=MOST_CONNECTIONS,
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=5,
            asyncore_use_poll=True,
        )
        self._thread = Thread(target=self._server.run, name="http", daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.effective_port)

    def start(self) -> None:
        """Listens in a thread of its own."""
        self._thread.start()

    def stop_accepting(self) -> None:
        """New connections are refused from now on; those that are there go on."""
        from waitress import wasyncore

        self._in_loop(lambda: wasyncore.dispatcher.close(self._server))

    def close(self, seconds: float) -> bool:
        """Waits for answers on their way, at most so long, and ends; False where some were cut off."""
        until = time.monotonic() + seconds
        while self._is_busy() and time.monotonic() < until:
            time.sleep(0.02)
        cut_off = self._is_busy()
        self._in_loop(self._close_all)
        self._thread.join(timeout=2)
        self._server.task_dispatcher.shutdown(timeout=0.5)
        return not cut_off

    def _is_busy(self) -> bool:
        channels = list(self._server.active_channels.values())
        return any(channel.requests or channel.total_outbufs_len for channel in channels)

    def _in_loop(self, do: Callable[[], object]) -> None:
        with suppress(OSError):  # the loop was awake, did it at once, and has closed its bell
            self._server.trigger.pull_trigger(do)

    def _close_all(self) -> None:
        for channel in list(self._server._map.values()):  # noqa: SLF001 - without sockets its loop ends
            channel.close()


def _bound(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as taken:
        listener.close()
        raise PortTaken(host, port, taken.strerror or type(taken).__name__) from None
    return listener
