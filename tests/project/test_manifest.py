"""Check 70: the manifest asks for what the code uses, subscribes to what the listeners want, and for nothing else."""

import ast
import json
import re
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.commands.check_slack import OPTIONAL, SCOPES
from tests.handlers.stage import registered
from tests.project.manifest_schema import MANIFEST
from tests.project.tree import ROOT, dotted, imported_modules, name_of, nodes_of, place, sources, tree_of

Json = dict[str, Any]

SCOPE_OF_METHOD = {
    "apps.connections.open": "",  # needs the app-level token, whose scope is not in the manifest
    "auth.test": "",
    "chat.delete": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "im:history",  # of our own DMs only
    "conversations.open": "im:write mpim:write",  # with one person, and with the members of a triad
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "users.info": "users:read",
    "users.list": "users:read",
    "views.open": "",
    "views.update": "",
    "views.publish": "",
}
SCOPE_OF_EVENT = {
    "app_home_opened": "",
    "app_uninstalled": "",
    "message.im": "im:history",
    "team_join": "users:read",
    "tokens_revoked": "",
    "user_change": "users:read",
}
SUBSCRIBED = {"message": "message.im"}
"""Where an event has another name in a subscription."""
NEVER = re.compile(
    r"(channels|groups|mpim):history|app_mentions:read|search:|admin|users:read\.email|chat:write\.public"
)


@pytest.fixture(scope="module")
def manifest() -> Json:
    read: Json = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def wanted() -> dict[str, set[str]]:
    """What the listeners want, by kind; of messages those that people write to the bot itself."""
    found = {kind: set(ids) for kind, ids in registered().items()}
    return {**found, "event": {SUBSCRIBED.get(event, event) for event in found["event"]}}


def methods_called() -> set[str]:
    """Every method of the Web API that the process calls: its client names them, and only it has the transport."""
    client = tree_of(ROOT / "bot/slack_client.py")
    calls = [node for node in ast.walk(client) if isinstance(node, ast.Call) and dotted(node.func) in ("write", "read")]
    return {str(ast.literal_eval(call.args[1])) for call in calls}


def test_only_the_client_calls_slack() -> None:
    """The transport is imported for its functions nowhere else, and nobody calls the SDK's own methods."""
    used = {
        name_of(path)
        for path in sources("bot", "handlers")
        for _, name in imported_modules(tree_of(path))
        if name in ("bot.slack_transport.write", "bot.slack_transport.read")
    }
    sdk = [
        place(path, node)
        for path in sources("bot", "handlers")
        for node in nodes_of(tree_of(path))
        if isinstance(node, ast.Attribute) and re.match(r"(chat|views|users|conversations|files)_[a-z]", node.attr)
    ]
    assert used == {"bot/slack_client.py"}
    assert sdk == []


def test_check_70_manifest_scopes(manifest: Json, wanted: dict[str, set[str]]) -> None:
    used = {scope for method in methods_called() for scope in SCOPE_OF_METHOD[method].split()}
    used |= {SCOPE_OF_EVENT[event] for event in wanted["event"]}
    used |= {"commands"} if wanted["command"] or wanted["shortcut"] else set()
    assert used - {""} == set(manifest["oauth_config"]["scopes"]["bot"])


def test_check_70_manifest_scopes_are_those_that_the_command_check_looks_for(manifest: Json) -> None:
    assert SCOPES.keys() | OPTIONAL.keys() == set(manifest["oauth_config"]["scopes"]["bot"])


def test_check_70_manifest_scopes_are_those_of_methods_that_are_called() -> None:
    assert methods_called() == set(SCOPE_OF_METHOD)


def test_check_70_manifest_scopes_never_reach_what_people_say_to_each_other(manifest: Json) -> None:
    """Point 45: not even a triad's own chat; point 63 asks for the same of the file."""
    scopes = manifest["oauth_config"]["scopes"]
    assert [scope for scope in scopes["bot"] if NEVER.search(scope)] == []
    assert {scope for scope in scopes["bot"] if scope.endswith(":history")} <= {"im:history"}
    assert set(scopes) == {"bot"}, "no scope of a person"


def test_point_45_the_bot_cannot_read_a_triads_chat(manifest: Json) -> None:
    text = json.dumps(manifest)
    assert "mpim:history" not in text
    assert "message.mpim" not in text
    assert "app_mention" not in text


def test_check_70_manifest_commands_events_and_buttons_are_those_of_the_listeners(
    manifest: Json, wanted: dict[str, set[str]]
) -> None:
    features, settings = manifest["features"], manifest["settings"]
    assert {command["command"] for command in features["slash_commands"]} == wanted["command"]
    assert {shortcut["callback_id"] for shortcut in features.get("shortcuts", [])} == wanted["shortcut"]
    assert set(settings["event_subscriptions"]["bot_events"]) == wanted["event"]
    assert settings["interactivity"]["is_enabled"] == bool(wanted["action"] | wanted["view"])
    assert features["app_home"]["home_tab_enabled"] == ("app_home_opened" in wanted["event"])


def test_people_cannot_write_where_nobody_listens(manifest: Json, wanted: dict[str, set[str]]) -> None:
    assert manifest["features"]["app_home"]["messages_tab_read_only_enabled"] == ("message.im" not in wanted["event"])


def faults(manifest: Json) -> list[str]:
    return [f"{fault.json_path}: {fault.message}" for fault in Draft7Validator(MANIFEST).iter_errors(manifest)]


def test_point_63_slack_accepts_the_manifest(manifest: Json) -> None:
    assert faults(manifest) == []


WRONG: list[tuple[tuple[str | int, ...], object]] = [
    (("display_information", "name"), "P" * 36),
    (("display_information", "description"), "d" * 141),
    (("display_information", "long_description"), "short"),
    (("features", "bot_user", "display_name"), "P" * 81),
    (("features", "slash_commands", 0, "command"), "tutorhelp"),
    (("features", "slash_commands", 0, "should_escape"), True),
    (("features", "shortcuts"), [{"name": "Ask a tutor about this message", "type": "message", "callback_id": "a"}]),
    (("settings", "socket_mode_enabled"), "yes"),
    (("settings", "unknown"), True),
]


@pytest.mark.parametrize(("place", "value"), WRONG, ids=lambda part: str(part)[:40])
def test_a_wrong_manifest_would_be_found(manifest: Json, place: tuple[str | int, ...], value: object) -> None:
    wrong: Any = deepcopy(manifest)
    inner = wrong
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    assert faults(wrong) != []


def test_point_63_the_link_creates_the_app_of_the_manifest(manifest: Json, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    ready.touch()  # so that make does not set up a venv
    command = ["make", "--silent", "create-link", f"READY={ready}", f"PY={sys.executable}"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    address = urlsplit(printed)
    asked = parse_qs(address.query)
    assert (address.scheme, address.netloc, address.path) == ("https", "api.slack.com", "/apps")
    assert asked["new_app"] == ["1"]
    assert json.loads(asked["manifest_json"][0]) == manifest
    assert len(printed) < 8000, "longer addresses are cut by some browsers and mail programs"


def test_the_readme_explains_every_scope_and_no_other(manifest: Json) -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("### What it may do, and why")[2]
    told = re.findall(r"^\| `([a-z:.]+)` \|", table, re.MULTILINE)
    assert sorted(told) == sorted(manifest["oauth_config"]["scopes"]["bot"])
