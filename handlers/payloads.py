"""Slack's payloads read into plain values, on the first lines of a listener and nowhere else."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from coaching.errors import CoachingError
from coaching.people import Actor, SlackUserId, WorkspaceId
from coaching.school_calendar import IsoWeek
from coaching.use_cases.acts import Act
from handlers.events import needs_somebody, user_of
from handlers.ids import Action, Field

Payload = Mapping[str, Any]
Known = TypeVar("Known", bound=StrEnum)

LINK = "https://{domain}.slack.com/archives/{channel}/p{ts}"


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
        user = user_of(body["event"])
    return Actor(WorkspaceId(_text(team)), SlackUserId(_text(user)))


def act(body: Payload, now: datetime) -> Act | None:
    """The act with a key that every delivery of it shares; None for events in which nobody acts."""
    if "event" in body and user_of(body["event"]) is None and not needs_somebody(body["event"]):
        return None
    return Act(actor(body), key(body), now, _answer_to(body))


def key(body: Payload) -> str:
    """Events: event id. Commands and shortcuts: trigger id. Buttons: when, which, who, where. Forms: view and state."""
    match body.get("type"):
        case "event_callback":
            return f"event:{_text(body.get('event_id'))}"
        case "block_actions":
            return f"pressed:{_which(body)}:{actor(body).slack_user}"
        case "view_submission" | "view_closed" as kind:
            view = _text(_within(body, "view", "id"))
            return f"{kind}:{view}:{_within(body, 'view', 'hash')}:{actor(body).slack_user}"
    return f"trigger:{_text(body.get('trigger_id'))}"


def _which(body: Payload) -> str:
    """Which press: on a message by its moment; on a view by the version it was drawn from, so that two are one."""
    pressed = first_action(body)
    action = _text(pressed.get("action_id"))
    if version := _within(body, "view", "hash"):
        carried = pressed.get("value") or _within(pressed, "selected_option", "value")
        return f"{_within(body, 'view', 'id')}:{version}:{action}:{carried}"
    return f"{_text(pressed.get('action_ts'))}:{action}:{_within(body, 'container', 'message_ts')}"


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
    return known(option(body, field), of)


def known(value: str, of: type[Known]) -> Known:
    """The value as one of those that we put there."""
    for each in of:
        if each == value:
            return each
    raise Unreadable


def has(body: Payload, field: str) -> bool:
    """Whether the form asked for it: what a form asks may depend on what was chosen before."""
    values = _values(body)
    return isinstance(_only(values.get(field)), dict)


def fields_of(body: Payload) -> Collection[str]:
    """The fields that the form has, in its order."""
    return _values(body).keys()


def option(body: Payload, field: str) -> str:
    """The value of the one option chosen in a field; empty where none is, or where the form did not ask."""
    return _within(_field(body, field), "selected_option", "value") if has(body, field) else ""


def options(body: Payload, field: str) -> list[str]:
    """The values of all options chosen in a field."""
    found = _field(body, field).get("selected_options") if has(body, field) else None
    return [value for each in found if (value := _value_of(each))] if isinstance(found, list) else []


def people(body: Payload, field: str) -> list[SlackUserId]:
    """The members chosen in a field, as Slack names them."""
    found = _field(body, field).get("selected_users") if has(body, field) else None
    return [SlackUserId(each) for each in found if isinstance(each, str)] if isinstance(found, list) else []


def moment(body: Payload, field: str) -> datetime | None:
    """The moment chosen in a field; None where none was."""
    found = _field(body, field).get("selected_date_time") if has(body, field) else None
    return epoch(str(found)) if isinstance(found, int) else None


def epoch(seconds: str) -> datetime:
    """The moment of a number of seconds, as a button or a menu carries it."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise Unreadable from None


def day(body: Payload, field: str) -> date | None:
    """The date chosen in a field; None where none was."""
    found = _field(body, field).get("selected_date") if has(body, field) else None
    return date_of(found) if isinstance(found, str) and found else None


def date_of(text: str) -> date:
    """The date that a field or a button carries."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable from None


def clock(body: Payload, field: str) -> time | None:
    """The time of day chosen in a field; None where none was."""
    found = _field(body, field).get("selected_time") if has(body, field) else None
    try:
        return time.fromisoformat(found) if isinstance(found, str) and found else None
    except ValueError:
        raise Unreadable from None


def iso_week(text: str) -> IsoWeek:
    """The week that a button carries, such as `2026-W37`."""
    year, _, week = text.partition("-W")
    try:
        return IsoWeek.of(date.fromisocalendar(int(year), int(week), 1))
    except ValueError:
        raise Unreadable from None


def number(text: str) -> int:
    """The whole number that a menu or a button carries."""
    try:
        return int(text)
    except ValueError:
        raise Unreadable from None


def message_words(body: Payload) -> tuple[str, str]:
    """The text of the message that a shortcut was used on, and where it stands (`channel:ts`)."""
    text, ts, channel = _within(body, "message", "text"), _within(body, "message", "ts"), _within(body, "channel", "id")
    return text, f"{channel}:{ts}" if channel and ts else ""


def linked_words(body: Payload, words: str) -> str:
    """The words, with the address of the message that they are about where its sender wants that."""
    domain, (channel, _, ts) = _within(body, "team", "domain"), about(body).partition(":")
    if not options(body, Field.LINK) or not (domain and channel and ts and words):
        return words
    return f"{words}\n{LINK.format(domain=domain, channel=channel, ts=ts.replace('.', ''))}"


def unfolded(body: Payload) -> None:
    """An entry of a card's menu becomes the button that it stands for: same action, same value."""
    actions = body.get("actions")
    if not isinstance(actions, list) or not actions or not isinstance(actions[0], dict):
        return
    if actions[0].get("action_id") == Action.MORE:
        action, bar, offer = _within(actions[0], "selected_option", "value").partition("|")
        if not bar or action == Action.MORE:
            raise Unreadable
        actions[0].update(action_id=action, value=offer, type="button")


def form_of(body: Payload) -> str:
    """Which form it is."""
    return _within(body, "view", "callback_id")


def opened(body: Payload) -> tuple[str, str]:
    """The open form's id and version."""
    return _text(_within(body, "view", "id")), _text(_within(body, "view", "hash"))


def about(body: Payload) -> str:
    """The opaque id that a form is about."""
    return _within(body, "view", "private_metadata")


def pair(body: Payload) -> tuple[str, str]:
    """The two ids that a pressed button carries."""
    first, colon, second = value(body).partition(":")
    if not colon:
        raise Unreadable
    return first, second


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


def _values(body: Payload) -> Payload:
    state = body.get("view", {}).get("state") if isinstance(body.get("view"), dict) else None
    values = state.get("values") if isinstance(state, dict) else None
    return values if isinstance(values, dict) else {}


def _value_of(option: object) -> str:
    found = option.get("value") if isinstance(option, dict) else None
    return found if isinstance(found, str) else ""


def _field(body: Payload, field: str) -> Payload:
    found = _only(_values(body).get(field))
    if not isinstance(found, dict):
        raise Unreadable
    return found


def _only(block: object) -> object:
    """The one input of a block, whatever action it has."""
    return next(iter(block.values()), None) if isinstance(block, dict) else None


def _answer_to(body: Payload) -> str | None:
    """The response_url, where the thing acted on is private and so is edited through it alone."""
    ephemeral = isinstance(body.get("container"), dict) and body["container"].get("is_ephemeral")
    return response_url(body) if ephemeral else None


def _within(body: Payload, outer: str, inner: str) -> str:
    found = body.get(outer)
    text = found.get(inner) if isinstance(found, dict) else None
    return text if isinstance(text, str) else ""


def _text(found: object) -> str:
    if not isinstance(found, str) or not found:
        raise Unreadable
    return found
