"""The bot as `run` has it: its own threads, a real server or socket, and a pretend Slack at the other end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from bot.app import PeerCoach, build
from bot.clock import Clock
from bot.settings import Settings
from demo.slack import PretendSlack
from tests.ports import free_port

PATIENCE = 10.0
"""Seconds after which a test gives up waiting; nothing here takes a tenth of it."""


def settings_of(slack: PretendSlack, folder: Path, *, by_socket: bool = False, **changes: Any) -> Settings:
    usual = {
        "slack_bot_token": slack.bot_token,
        "slack_app_token": slack.app_token if by_socket else None,
        "slack_signing_secret": None if by_socket else slack.signing_secret,
        "slack_api_url": slack.api_url,
        "database_url": f"sqlite:///{folder / 'running.db'}",
        "port": free_port(),
    }
    return Settings(_env_file=None, **(usual | changes))


class Running:
    """A bot that serves in a thread of this process."""

    def __init__(self, coach: PeerCoach) -> None:
        self.coach = coach
        self.all_ended: bool | None = None
        self._thread = Thread(target=self._serve, name="serve")

    def starts(self) -> None:
        self._thread.start()
        assert self.coach.started.wait(PATIENCE)

    def stops(self) -> bool | None:
        """Whether everything that had begun was finished."""
        self.coach.stop()
        self._thread.join(PATIENCE + 5)
        assert not self._thread.is_alive()
        return self.all_ended

    def _serve(self) -> None:
        self.all_ended = self.coach.serve()


@contextmanager
def running(settings: Settings, clock: Clock, slack: PretendSlack) -> Iterator[Running]:
    """Serving, and Slack's payloads coming in; stopped at the end."""
    bot = Running(build(settings, clock))
    bot.starts()
    try:
        if settings.socket_mode:
            slack.deliver_over_sockets()
        else:
            slack.deliver_over_http(f"http://127.0.0.1:{settings.port}/slack/events")
        yield bot
    finally:
        if bot.all_ended is None:
            bot.stops()
