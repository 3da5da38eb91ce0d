"""A misspelt argument of a listener would get None and only a line in the log: here it is found."""

import inspect
from collections.abc import Callable, Iterator

import pytest
from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.kwargs_injection.args import Args

from handlers.context import provide
from handlers.ids import Action, Command, Form, Shortcut
from handlers.payloads import Payload
from tests.handlers.payloads import command
from tests.handlers.stage import Stage, Theatre, bolt, registered, surroundings

BOLTS = frozenset(inspect.signature(Args.__init__).parameters) - {"self", "kwargs"}
UNUSED = frozenset({"next_", "say", "respond", "client"})
"""Bolt offers them too; the outbox is our way."""


@pytest.fixture
def lent() -> frozenset[str]:
    """The names that the context offers behind our middleware."""
    found: set[str] = set()
    app = bolt()
    provide(app, surroundings(Stage()))

    def look(context: BoltContext, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002 - Bolt's name
        found.update(context)
        return next()

    app.middleware(look)
    app.dispatch(BoltRequest(body=command(), mode="socket_mode"))
    return frozenset(found)


def listeners(app: App) -> Iterator[Callable[..., object]]:
    for listener in app._listeners:
        yield from (listener.ack_function, *listener.lazy_functions)


def asked_for(function: Callable[..., object]) -> set[str]:
    return set(inspect.signature(function).parameters)


def test_every_listener_asks_for_what_there_is(bot: Theatre, lent: frozenset[str]) -> None:
    wrong = {
        f"{function.__module__}.{function.__name__}": unknown
        for function in listeners(bot.app)
        if (unknown := asked_for(function) - BOLTS - lent)
    }
    assert wrong == {}


def test_there_are_listeners_and_names_to_look_at(bot: Theatre, lent: frozenset[str]) -> None:
    assert len({function.__name__ for function in listeners(bot.app)}) > 15
    assert {"act", "now", "help_requests", "offers", "outcomes", "people", "tutors", "workspaces", "modals"} <= lent


def test_a_misspelt_argument_would_be_found(lent: frozenset[str]) -> None:
    def misspelt(ack: object, help_request: object) -> None: ...

    assert asked_for(misspelt) - BOLTS - lent == {"help_request"}


def test_no_listener_sends_behind_the_outbox(bot: Theatre) -> None:
    assert [function.__name__ for function in listeners(bot.app) if asked_for(function) & UNUSED] == []


def test_what_is_lent_is_the_thing_itself_for_lazy_listeners_too() -> None:
    """Bolt makes deep copies for them; a copy of a database would not work."""
    stage = Stage()
    app = bolt()
    provide(app, surroundings(stage))
    given: list[object] = []

    def lazily(people: object, body: Payload) -> None:
        given.append(people.home("x"))  # type: ignore[attr-defined]

    app.command("/tutorhelp")(ack=lambda ack: ack(), lazy=[lazily])
    app.dispatch(BoltRequest(body=command(), mode="socket_mode"))
    assert [asked.what for asked in stage.asked] == ["people.home"]
    assert len(given) == 1


def test_every_id_has_one_listener() -> None:
    for kind, ids in registered().items():
        # `/tutorhelp` alone and `/tutorhelp …` are two ways of the same command.
        assert len(ids) == len(set(ids)) + (kind == "command"), kind


def test_every_id_that_we_draw_has_a_listener() -> None:
    wanted = registered()
    assert set(wanted["action"]) == set(Action) - {Action.MORE}  # an entry of a card's menu becomes its button
    assert set(wanted["view"]) == set(Form)
    assert set(wanted["shortcut"]) == set(Shortcut)
    assert set(wanted["command"]) == set(Command)
