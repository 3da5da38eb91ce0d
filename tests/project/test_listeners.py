"""A listener reads the payload, calls one use case, acknowledges; its source shows that it does no more."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.project.tree import (
    Function,
    functions,
    imported_modules,
    length,
    name_of,
    nodes_of,
    place,
    sources,
    strings,
    tree_of,
)

MAY_CATCH = (
    "handlers/errors.py",  # decides how every broken rule looks
    "handlers/payloads.py",  # gives nonsense from outside its name
)
VIEWS = "handlers/views/"
MOST_LINES = 15

SENDS_BEHIND_THE_OUTBOX = {"say", "respond", "client"}
SLACK_CLIENTS = re.compile(r"^slack_sdk\.(web|webhook|WebClient|socket_mode|scim|audit_logs)|\bWebClient\b")
SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s.+\sSET|DELETE\s+FROM|PRAGMA)\s", re.IGNORECASE | re.DOTALL
)


def handler_files() -> list[Path]:
    return sources("handlers")


def listener_files() -> list[Path]:
    return [path for path in handler_files() if any(f.name == "register" for f in functions(tree_of(path)))]


def listeners(tree: ast.Module) -> Iterator[Function]:
    """The functions that `register(app)` names, and those written inside it."""
    at_top = {node.name: node for node in tree.body if isinstance(node, Function)}
    register = at_top.pop("register")
    named = {node.id for node in ast.walk(register) if isinstance(node, ast.Name)}
    yield from (function for name, function in at_top.items() if name in named)
    yield from (function for function in functions(register) if function is not register)


def parameters(function: Function) -> list[ast.arg]:
    given = function.args
    return [*given.posonlyargs, *given.args, *given.kwonlyargs]


def test_there_are_listeners_to_look_at() -> None:
    assert sum(1 for path in listener_files() for _ in listeners(tree_of(path))) > 0


def test_a_listener_has_at_most_fifteen_lines() -> None:
    long = {
        f"{place(path, listener)} {listener.name}": length(listener)
        for path in listener_files()
        for listener in listeners(tree_of(path))
        if length(listener) > MOST_LINES
    }
    assert long == {}


def test_nothing_in_handlers_sends_behind_the_outbox() -> None:
    asked = [
        f"{place(path, function)} {function.name}({parameter.arg})"
        for path in handler_files()
        for function in functions(tree_of(path))
        for parameter in parameters(function)
        if parameter.arg in SENDS_BEHIND_THE_OUTBOX
    ]
    assert asked == []


def test_no_handler_imports_a_slack_client() -> None:
    imported = [
        f"{place(path, node)} {name}"
        for path in handler_files()
        for node, name in imported_modules(tree_of(path))
        if SLACK_CLIENTS.search(name)
    ]
    assert imported == []


def test_a_listener_catches_nothing() -> None:
    tries = [
        place(path, node)
        for path in handler_files()
        if name_of(path) not in MAY_CATCH
        for node in nodes_of(tree_of(path))
        if isinstance(node, ast.Try | ast.TryStar)
    ]
    assert tries == []


def test_no_handler_speaks_sql() -> None:
    spoken = [
        place(path, text) for path in handler_files() for text in strings(tree_of(path)) if SQL.search(str(text.value))
    ]
    assert spoken == []


def test_blocks_are_built_in_views_only() -> None:
    built = [
        place(path, node)
        for path in handler_files()
        if not name_of(path).startswith(VIEWS)
        for node in nodes_of(tree_of(path))
        if isinstance(node, ast.Dict)
        and any(isinstance(key, ast.Constant) and key.value == "type" for key in node.keys)
    ]
    assert built == []
