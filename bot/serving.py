"""From the start of the process to its end: what is started in which order, and how it stops without a loss."""

import gc
import logging
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from bot.scheduler import scheduler
from bot.server import FEW_THREADS, THREADS, HttpServer

if TYPE_CHECKING:
    from bot.app import PeerCoach
    from bot.socket_mode import Connection

GRACE = 10.0
"""Seconds for what has begun; a service manager kills after more."""
EVERYWHERE, HERE = "0.0.0.0", "127.0.0.1"  # noqa: S104 - Slack calls from outside; every request has to be signed

log = logging.getLogger(__name__)


def serve(coach: "PeerCoach") -> bool:
    """Serves until `coach.stop()`; False where something had to be cut off at the end."""
    with ExitStack() as held:
        held.enter_context(coach.database.serving())
        coach.erasures.replay(coach.clock())  # before anybody sees a restored copy
        http = _http(coach)
        socket = _socket(coach) if coach.settings.socket_mode else None
        beat = scheduler(coach.run_job)
        coach.notifier.start()
        http.start()
        if socket:
            socket.start()
        beat.start()
        leave_alone_what_stays()
        log.info("serving", extra={"port": http.port, "by": "Socket Mode" if socket else "HTTP"})
        coach.started.set()
        coach.stopping.wait()
        beat.shutdown(wait=False)
        return _stop(coach, http, socket)


def leave_alone_what_stays() -> None:
    """Keep what was loaded by now from the garbage collector, which would stop every answer for 0.1 s to look at it."""
    gc.collect()
    gc.freeze()


def _http(coach: "PeerCoach") -> HttpServer:
    if coach.settings.socket_mode:
        return HttpServer(coach.wsgi, HERE, coach.settings.port, threads=FEW_THREADS)
    return HttpServer(coach.wsgi, EVERYWHERE, coach.settings.port, threads=THREADS)


def _socket(coach: "PeerCoach") -> "Connection":
    from bot.socket_mode import Connection

    token = coach.settings.slack_app_token
    made = Connection(coach.app, token.get_secret_value() if token else "", coach.settings.slack_api_url, coach.inbound)
    coach.health.checks["socket"] = lambda: None if made.is_connected else "not connected"
    return made


def _stop(coach: "PeerCoach", http: HttpServer, socket: "Connection | None") -> bool:
    """Nothing new is taken; what has begun is finished, answers first."""
    log.info("stopping")
    until = time.monotonic() + GRACE

    def left() -> float:
        return max(0.0, until - time.monotonic())

    http.stop_accepting()
    if socket:
        socket.stop_taking()
    answered = coach.inbound.drained(left())
    delivered = http.close(left())
    if socket:
        socket.close()
    sent = coach.notifier.stop(left())
    coach.close()
    all_ended = answered and delivered and sent
    log.info("stopped", extra={"cut_off": not all_ended})
    return all_ended
