"""The real Bolt app with all listeners, on use cases that only remember what they were asked and answer as told."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.surroundings import Inline
from coaching.people import Actor, Reader
from coaching.screens import AwayForm, QuietForm, RequestScreen, Shown, SuggestForm, TakenBack, VisitForm
from coaching.topics import TopicId
from handlers import register
from handlers.context import Surroundings, UseCases
from handlers.views import Block, Rendered
from tests.handlers import triad_buttons, week_buttons
from tests.handlers.payloads import TEAM, Payload
from tests.handlers.screens import BUSY_HOME, HELSINKI, SAFEGUARDING, a_request
from tests.handlers.screens.coverage import COPIED
from tests.handlers.screens.request_forms import ASKING, DETAILS, OFFERED, TIMES
from tests.handlers.screens.role_forms import COLLEAGUES, TUTORING

NOW = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
FALLBACK = Reader("fi", "UTC")
LOOKED_UP = ("people.reader", "people.safeguarding")
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
    asked_for: RequestScreen | None = None
    """What becomes of words that are sent; a waiting request where nothing is said."""
    asked: list[Asked] = field(default_factory=list)
    updated: list[tuple[str, str, Block]] = field(default_factory=list)
    opened: list[tuple[str, Block, str | None]] = field(default_factory=list)
    said: list[tuple[Actor, Rendered, str | None]] = field(default_factory=list)

    def ask(self, what: str, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        self.asked.append(Asked(what, given, named))
        if self.error and (what != "people.reader_of_refusal" or self.store_is_away):
            raise self.error
        return self._answers().get(what)

    def _answers(self) -> dict[str, Any]:
        request = a_request(can_undo=True)
        screens: dict[str, object] = {
            "help_requests.ask": self.asked_for or request,
            "help_requests.choose_school": self.asked_for or request,
            "help_requests.open_of": (request,),
            "help_requests.form": OFFERED,
            "help_requests.details": DETAILS,
            "help_requests.schools": OFFERED.schools,
            "arrangements.times_form": TIMES,
            "arrangements.conversation": ASKING,
            "offers.colleagues": COLLEAGUES,
            "offers.note_of": "",
            "coordinators.tutors": COLLEAGUES,
            "drafts.ask": self.asked_for or request,
            "visits.form": VisitForm(COLLEAGUES.colleagues, OFFERED.schools, None),
            "visits.copy": COPIED,
            "visits.take_back": TakenBack(2),
            "coverage.suggest_form": SuggestForm(TopicId("t-1"), "Kahoot", COLLEAGUES.colleagues),
            "tutors.tutoring_form": TUTORING,
            "absences.away_form": AwayForm(NOW.date(), None),
            "preferences.quiet_form": QuietForm(None, None),
            "people.home": BUSY_HOME,
            **week_buttons.ANSWERS,
            **triad_buttons.ANSWERS,
        }
        readers = {"people.reader": self.reader, "people.reader_of_refusal": self.reader}
        shown = {what: Shown(screen, self.reader) for what, screen in screens.items()}
        return {**shown, **readers, "people.safeguarding": SAFEGUARDING}

    def open(self, trigger_id: str, view: Block, *, otherwise: Rendered, to: Actor, answer_to: str | None) -> None:
        self.opened.append((trigger_id, view, answer_to))

    def open_behind(
        self, trigger_id: str, view: Block, *, otherwise: Rendered, to: Actor, answer_to: str | None
    ) -> None:
        self.open(trigger_id, view, otherwise=otherwise, to=to, answer_to=answer_to)

    def update(self, view_id: str, version: str, view: Block) -> None:
        self.updated.append((view_id, version, view))

    def say(self, to: Actor, message: Rendered, *, answer_to: str | None) -> None:
        self.said.append((to, message, answer_to))

    def do(self, step: Callable[[], None]) -> None:
        step()

    def acts(self) -> list[str]:
        """What was asked for, but for looking up how to answer."""
        return [asked.what for asked in self.asked if not asked.what.startswith(LOOKED_UP)]


def surroundings(stage: Stage) -> Surroundings:
    names = UseCases.__dataclass_fields__
    use_cases = UseCases(**{name: cast(Any, UseCase(name, stage)) for name in names})
    return Surroundings(use_cases, stage, stage, stage, lambda: NOW)


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


class Recording(App):
    """A Bolt app that remembers what was registered on it, by kind."""

    registered: defaultdict[str, list[str]]

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.registered = defaultdict(list)

    def _noted(self, kind: str, constraint: object) -> None:
        if not isinstance(constraint, re.Pattern):  # a pattern is the catch-all
            self.registered[kind].append(str(constraint))

    def command(self, command: Any, *args: Any, **more: Any) -> Callable[..., Any]:
        self._noted("command", command)
        return super().command(command, *args, **more)

    def event(self, event: Any, *args: Any, **more: Any) -> Callable[..., Any]:
        self._noted("event", event)
        return super().event(event, *args, **more)

    def shortcut(self, constraints: Any, *args: Any, **more: Any) -> Callable[..., Any]:
        self._noted("shortcut", constraints)
        return super().shortcut(constraints, *args, **more)

    def action(self, constraints: Any, *args: Any, **more: Any) -> Callable[..., Any]:
        self._noted("action", constraints)
        return super().action(constraints, *args, **more)

    def view(self, constraints: Any, *args: Any, **more: Any) -> Callable[..., Any]:
        self._noted("view", constraints)
        return super().view(constraints, *args, **more)


def registered() -> dict[str, list[str]]:
    """What the listeners want, by kind."""
    app = bolt(Recording)
    assert isinstance(app, Recording)
    register(app, surroundings(Stage()), FALLBACK)
    return dict(app.registered)


@dataclass
class House:
    """The app with its listeners, registered once for everybody; they act on the stage of whoever plays."""

    app: App
    stage: Stage = field(default_factory=Stage)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stage, name)


@cache
def house() -> House:
    made = House(bolt())
    register(made.app, surroundings(cast(Stage, made)), FALLBACK)
    return made


@dataclass
class Theatre:
    """The app on its stage."""

    stage: Stage

    @property
    def app(self) -> App:
        return house().app

    def gets(self, payload: Payload) -> BoltResponse:
        """Slack's payload, and what it is answered."""
        house().stage = self.stage
        return self.app.dispatch(BoltRequest(body=payload, mode="socket_mode"))

    def answers(self, payload: Payload) -> Any:
        """What the acknowledgement carries."""
        response = self.gets(payload)
        assert response.status == 200
        return json.loads(response.body) if response.body else None
