"""A pretend Slack on the loopback and a client that talks to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.slack_client import SlackClient
from bot.slack_transport import OnceClient
from coaching.people import Person
from demo.clock import MovableClock
from demo.slack import PretendSlack
from storage.database import Database, open_database
from tests.bot.operator import place, run
from tests.bot.post_office import PostOffice
from tests.builders import MONDAY_8AM
from tests.databases import KEYS, sqlite_template, sqlite_url
from tests.engines import lent_engines

__all__ = ["place", "run", "sqlite_template", "sqlite_url"]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY_8AM)


@pytest.fixture
def slack(clock: MovableClock) -> Iterator[PretendSlack]:
    with PretendSlack(ROOT / "manifest.yml", clock) as pretend:
        yield pretend


@pytest.fixture
def client(slack: PretendSlack) -> SlackClient:
    """Gives up after half a second, so that a Slack that hangs is not waited for."""
    return SlackClient(OnceClient(slack.bot_token, slack.api_url, timeout=0.5))


@pytest.fixture
def database(sqlite_url: str, clock: MovableClock) -> Iterator[Database]:
    with lent_engines():
        opened = open_database(sqlite_url, KEYS, clock=clock)
        yield opened
        opened.close()


@pytest.fixture
def office(database: Database, slack: PretendSlack, client: SlackClient, clock: MovableClock) -> PostOffice:
    return PostOffice(database, slack, client, clock)


@pytest.fixture
def sanna(office: PostOffice) -> Person:
    return office.person("Sanna")
