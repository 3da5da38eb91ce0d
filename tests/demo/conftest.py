"""A pretend Slack with a clock that moves when told, and tiny Bolt apps that talk to it."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from waitress.server import create_server
from waitress.wasyncore import close_all

from demo.slack import PretendSlack

MANIFEST = {
    "display_information": {"name": "Peer Coach"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Peer Coach"},
        "slash_commands": [
            {"command": "/tutorhelp", "description": "Ask", "should_escape": False},
            {"command": "/escaped", "description": "With ids", "should_escape": True},
        ],
        "shortcuts": [
            {"name": "Ask a tutor", "type": "global", "callback_id": "ask"},
            {"name": "Ask about this", "type": "message", "callback_id": "ask_about"},
        ],
    },
    "oauth_config": {"scopes": {"bot": ["commands", "chat:write", "im:history", "im:write", "users:read"]}},
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened",
                "app_uninstalled",
                "message.im",
                "team_join",
                "tokens_revoked",
                "user_change",
            ]
        },
        "interactivity": {"is_enabled": True},
    },
}
MONDAY_8AM = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = MONDAY_8AM

    def __call__(self) -> datetime:
        return self.moment

    def moves(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slack(clock: Clock) -> Iterator[PretendSlack]:
    with PretendSlack(MANIFEST, clock, ack_deadline=0.3) as pretend:
        yield pretend


@pytest.fixture
def client(slack: PretendSlack) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url, timeout=1, retry_handlers=[])


@pytest.fixture
def bolt(slack: PretendSlack) -> App:
    """An app without listeners; the test adds its own."""

    def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=slack.team_id,
            bot_token=slack.bot_token,
            bot_id=slack.workspace.bot_id,
            bot_user_id=slack.workspace.bot.id,
        )

    return App(
        client=WebClient(slack.bot_token, base_url=slack.api_url, timeout=1, retry_handlers=[]),
        authorize=authorize,
        signing_secret=slack.signing_secret,
        process_before_response=True,
        raise_error_for_unhandled_request=False,
    )


@pytest.fixture
def serve(slack: PretendSlack, bolt: App) -> Iterator[Callable[[], str]]:
    """Serves the app over HTTP and points the pretend Slack at it."""
    servers = []

    def start() -> str:
        handler = SlackRequestHandler(bolt, path="/slack/events")
        server: Any = create_server(handler, host="127.0.0.1", port=0, threads=4, clear_untrusted_proxy_headers=True)
        thread = threading.Thread(target=server.run)
        thread.start()
        servers.append((server, thread))
        url = f"http://127.0.0.1:{server.effective_port}/slack/events"
        slack.deliver_over_http(url)
        return url

    yield start
    for server, thread in servers:
        server.task_dispatcher.shutdown(timeout=2)  # first, as a worker that ends wakes the loop
        server.trigger.pull_trigger(lambda server=server: close_all(server._map))
        thread.join(3)
