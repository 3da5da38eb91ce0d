"""Slack's payloads read into plain values, on the first lines of a listener and nowhere else."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from coaching.errors import CoachingError
from coaching.people import Actor, SlackUserId, WorkspaceId
from coaching.use_cases.acts import Act

Payload = Mapping[str, Any]
Known = TypeVar("Known", bound=StrEnum)

ALWAYS_BY_SOMEBODY = frozenset({"app_home_opened", "team_join", "user_change"})
"""Events that we listen to and that are nothing without the person."""


class Unreadable(CoachingError):
    """The payload lacks what every one of its type has; it did not come from Slack's own screens."""


def actor(body: Payload) -> Actor:
    """Who acted, for every type of payload; events name the person in the event."""
    team, user = body.get("team_id"), body.get("user_id")
    if "user" in body:
        team, user = (
            _within(body, "team", "id") or _within(body, "user", "team_id"),
            _within(body, "user", "id"),
        )
    elif "event" in body:
        user = _user_of_event(body["event"])
    return Actor(WorkspaceId(_text(team)), SlackUserId(_text(user)))


def act(body: Payload, now: datetime) -> Act | None:
    """The act with a key that every delivery of it shares; None for events in which nobody acts."""
    if "event" in body and _user_of_event(body["event"]) is None and not _needs_somebody(body["event"]):
        return None
    return Act(actor(body), key(body), now, _answer_to(body))


def key(body: Payload) -> str:
    """Events: event id. Commands and shortcuts: trigger id. Buttons: when, which, who, where. Forms: view and state."""
    match body.get("type"):
        case "event_callback":
            return f"event:{_text(body.get('event_id'))}"
        case "block_actions":
            pressed = first_action(body)
            place = _within(body, "container", "message_ts") or _within(body, "container", "view_id")
            moment, action = _text(pressed.get("action_ts")), _text(pressed.get("action_id"))
            return f"pressed:{moment}:{action}:{actor(body).slack_user}:{place}"
        case "view_submission" | "view_closed" as kind:
            view = _text(_within(body, "view", "id"))
            return f"{kind}:{view}:{_within(body, 'view', 'hash')}:{actor(body).slack_user}"
    return f"trigger:{_text(body.get('trigger_id'))}"


def first_action(body: Payload) -> Payload:
    """The one element that was used."""
    actions = body.get("actions")
    if not isinstance(actions, list) or not actions or not isinstance(actions[0], dict):
        raise Unreadable
    return actions[0]


def value(body: Payload) -> str:
    """What the pressed button carries: an opaque id, to be checked against the rows."""
    return _text(first_action(body).get("value"))


def chosen(body: Payload) -> str:
    """The value of the option chosen in a menu of a message."""
    return _within(first_action(body), "selected_option", "value")


def typed(body: Payload, field: str) -> str:
    """What was typed into a form's field; empty where nothing was."""
    entry = _field(body, field)
    return entry["value"] if isinstance(entry.get("value"), str) else ""


def picked(body: Payload, field: str, of: type[Known]) -> Known:
    """The option picked in a form's menu, one of those that we put there."""
    value = _within(_field(body, field), "selected_option", "value")
    for each in of:
        if each == value:
            return each
    raise Unreadable


def team(body: Payload) -> WorkspaceId:
    """The workspace that an event is about."""
    return WorkspaceId(_text(body.get("team_id")))


def trigger(body: Payload) -> str:
    """What allows a form to be opened."""
    return _text(body.get("trigger_id"))


def response_url(body: Payload) -> str | None:
    """Where an answer to this goes; None where Slack gave none."""
    url = body.get("response_url")
    return url if isinstance(url, str) and url else None


def _needs_somebody(event: object) -> bool:
    kind = event.get("type") if isinstance(event, dict) else None
    return isinstance(kind, str) and kind in ALWAYS_BY_SOMEBODY


def _field(body: Payload, field: str) -> Payload:
    found: object = body
    for step in ("view", "state", "values", field, field):
        found = found.get(step) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        raise Unreadable
    return found


def _answer_to(body: Payload) -> str | None:
    """The response_url, where the thing acted on is private and so is edited through it alone."""
    ephemeral = isinstance(body.get("container"), dict) and body["container"].get("is_ephemeral")
    return response_url(body) if ephemeral else None


def _user_of_event(event: object) -> object:
    user = event.get("user") if isinstance(event, dict) else None
    return user.get("id") if isinstance(user, dict) else user


def _within(body: Payload, outer: str, inner: str) -> str:
    found = body.get(outer)
    text = found.get(inner) if isinstance(found, dict) else None
    return text if isinstance(text, str) else ""


def _text(found: object) -> str:
    if not isinstance(found, str) or not found:
        raise Unreadable
    return found
