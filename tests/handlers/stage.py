"""The real Bolt app with all listeners, on use cases that only remember what they were asked and answer as told."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.surroundings import Inline
from coaching.people import Actor, Reader
from coaching.screens import Shown
from handlers import register
from handlers.context import Surroundings, UseCases
from handlers.views import Block, Rendered
from tests.handlers.payloads import TEAM, Payload
from tests.handlers.screens import BUSY_HOME, HELSINKI, a_request

NOW = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
FALLBACK = Reader("fi", "UTC")
NOWHERE = "http://127.0.0.1:9/"


@dataclass
class Asked:
    """One call of a use case."""

    what: str
    given: tuple[Any, ...]
    named: dict[str, Any]


@dataclass
class UseCase:
    """Stands for any use case."""

    name: str
    stage: "Stage"

    def __getattr__(self, method: str) -> Callable[..., Any]:
        if method.startswith("_"):
            raise AttributeError(method)
        return lambda *given, **named: self.stage.ask(f"{self.name}.{method}", given, named)


@dataclass
class Stage:
    """What the listeners act on, and what they did to it."""

    reader: Reader = field(default_factory=lambda: Reader("en", HELSINKI))
    error: Exception | None = None
    """What every use case raises; `reader_of_refusal` goes on working."""
    store_is_away: bool = False
    """Then it does not, either."""
    asked: list[Asked] = field(default_factory=list)
    opened: list[tuple[str, Block, str | None]] = field(default_factory=list)
    said: list[tuple[Actor, Rendered, str | None]] = field(default_factory=list)

    def ask(self, what: str, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        self.asked.append(Asked(what, given, named))
        if self.error and (what != "people.reader_of_refusal" or self.store_is_away):
            raise self.error
        return self._answers().get(what)

    def _answers(self) -> dict[str, Any]:
        request = a_request(can_undo=True)
        return {
            "help_requests.ask": Shown(request, self.reader),
            "help_requests.open_of": Shown((request,), self.reader),
            "people.home": Shown(BUSY_HOME, self.reader),
            "people.reader": self.reader,
            "people.reader_of_refusal": self.reader,
        }

    def open(self, trigger_id: str, view: Block, *, otherwise: Rendered, to: Actor, answer_to: str | None) -> None:
        self.opened.append((trigger_id, view, answer_to))

    def say(self, to: Actor, message: Rendered, *, answer_to: str | None) -> None:
        self.said.append((to, message, answer_to))

    def acts(self) -> list[str]:
        """What was asked for, but for looking up how to answer."""
        return [asked.what for asked in self.asked if not asked.what.startswith("people.reader")]


def surroundings(stage: Stage) -> Surroundings:
    names = UseCases.__dataclass_fields__
    use_cases = UseCases(**{name: cast(Any, UseCase(name, stage)) for name in names})
    return Surroundings(use_cases, stage, stage, lambda: NOW)


def bolt(kind: type[App] = App) -> App:
    """A Bolt app that needs no network and no signature."""

    def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_token="xoxb-none", bot_user_id="U0BOT")

    return kind(
        client=WebClient(base_url=NOWHERE, retry_handlers=[]),
        authorize=authorize,
        signing_secret="none",
        process_before_response=True,
        listener_executor=Inline(),
    )


@dataclass
class Theatre:
    """The app on its stage."""

    stage: Stage
    app: App

    def gets(self, payload: Payload) -> BoltResponse:
        """Slack's payload, and what it is answered."""
        return self.app.dispatch(BoltRequest(body=payload, mode="socket_mode"))

    def answers(self, payload: Payload) -> Any:
        """What the acknowledgement carries."""
        response = self.gets(payload)
        assert response.status == 200
        return json.loads(response.body) if response.body else None


def theatre(stage: Stage) -> Theatre:
    app = bolt()
    register(app, surroundings(stage), FALLBACK)
    return Theatre(stage, app)
