"""A pretend Slack on the loopback and a client that talks to it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.slack_client import SlackClient
from bot.slack_transport import OnceClient
from demo.slack import PretendSlack

ROOT = Path(__file__).parents[2]
MONDAY_8AM = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
"""In Helsinki."""


class MovableClock:
    """Stands until it is moved."""

    def __init__(self, moment: datetime = MONDAY_8AM) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def moves(self, **by: float) -> datetime:
        self.moment += timedelta(**by)
        return self.moment


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def slack(clock: Callable[[], datetime]) -> Iterator[PretendSlack]:
    with PretendSlack(ROOT / "manifest.yml", clock) as pretend:
        yield pretend


@pytest.fixture
def client(slack: PretendSlack) -> SlackClient:
    """Gives up after half a second, so that a Slack that hangs is not waited for."""
    return SlackClient(OnceClient(slack.bot_token, slack.api_url, timeout=0.5))
