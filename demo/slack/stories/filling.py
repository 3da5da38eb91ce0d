"""Puts words and choices into fields: kept in the open view, told to the app where the field says so. What the
field does not offer cannot be chosen."""

import re
from datetime import date, datetime, time

from demo.slack.gestures import Gestures, NotPossible
from demo.slack.payload_types import Payload
from demo.slack.people import Person
from demo.slack.stories.elements import Field, label_of, options_of, picked
from demo.slack.views import View

_EXTERNAL = ("external_select", "multi_external_select")
_WITH_OPTIONS = ("static_select", "multi_static_select", "radio_buttons", "checkboxes", *_EXTERNAL)
_SEVERAL = ("checkboxes", "multi_static_select", "multi_external_select", "multi_users_select")
_SEVERAL_PLACES = ("multi_conversations_select", "multi_channels_select")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def choose(gestures: Gestures, person: Person, field: Field, wanted: list[object]) -> None:
    """Chooses `wanted` (labels, names, ids, days, times, moments) in a field; nothing empties it."""
    kind = str(field.element["type"])
    _refuse_number(field, kind, len(wanted))
    chosen = [_choice(gestures, person, field, one) for one in wanted]
    _put(gestures, person, field, picked(field.element, chosen), is_told=field.sends_action)


def fill(gestures: Gestures, person: Person, field: Field, text: str, *, enter: bool) -> None:
    """Types `text` into a field instead of what was there, and presses Enter if told to."""
    most = field.element.get("max_length") or 3000
    if len(text) > most:
        raise NotPossible(f"the field takes no more than {most} characters")
    if "\n" in text and not field.element.get("multiline"):
        raise NotPossible("the field has one line only")
    value = {"type": field.element["type"], "value": text or None}
    _put(gestures, person, field, value, is_told=field.tells_of_typing(enter=enter))


def _refuse_number(field: Field, kind: str, number: int) -> None:
    most = field.element.get("max_selected_items") if kind in (*_SEVERAL, *_SEVERAL_PLACES) else 1
    if most is not None and number > most:
        raise NotPossible(f"no more than {most} can be chosen")
    if kind == "radio_buttons" and not number:
        raise NotPossible("once one is chosen, one stays chosen")


def _choice(gestures: Gestures, person: Person, field: Field, wanted: object) -> object:
    """What stands in the state for a wish."""
    match field.element["type"]:
        case kind if kind in _WITH_OPTIONS:
            return _option(gestures, person, field, str(wanted))
        case "users_select" | "multi_users_select":
            return _account(gestures, str(wanted))
        case "datepicker":
            return _day(wanted)
        case "timepicker":
            return _time(wanted)
        case "datetimepicker":
            return _moment(wanted)
    return wanted


def _option(gestures: Gestures, person: Person, field: Field, label: str) -> Payload:
    options = options_of(field.element)
    if field.element["type"] in _EXTERNAL and isinstance(field.surface, View):
        options = gestures.offers(person, field.surface, *field.key, label)
    for option in options:
        if label_of(option) == label:
            return option
    raise NotPossible(f"there is no {label!r} to choose, only {[label_of(option) for option in options]}")


def _account(gestures: Gestures, name_or_id: str) -> str:
    """Active accounts of this workspace: people, and bots too (bolt-js's issue 1981), but nobody of another one."""
    workspace = gestures.workspace
    offered = [one for one in workspace.people.values() if not one.deleted and one.team_id == workspace.team_id]
    for account in offered:
        if name_or_id in (account.id, account.name):
            return account.id
    raise NotPossible(f"there is no {workspace.names().get(name_or_id, name_or_id)!r} to choose")


def _day(wanted: object) -> str:
    if isinstance(wanted, date) and not isinstance(wanted, datetime):
        return wanted.isoformat()
    try:
        return date.fromisoformat(str(wanted)).isoformat()
    except ValueError:
        raise NotPossible(f"{wanted!r} is no day such as 2026-09-08") from None


def _time(wanted: object) -> str:
    shown = f"{wanted:%H:%M}" if isinstance(wanted, time) else str(wanted)
    if not _CLOCK.fullmatch(shown):
        raise NotPossible(f"{wanted!r} is no time such as 09:30")
    return shown


def _moment(wanted: object) -> int:
    if isinstance(wanted, datetime) and wanted.tzinfo is not None:
        return int(wanted.timestamp())
    if isinstance(wanted, int) and len(str(wanted)) == 10:  # Slack: a datetimepicker holds ten digits
        return wanted
    raise NotPossible(f"{wanted!r} is no moment: give a datetime with its zone, or seconds")


def _put(gestures: Gestures, person: Person, field: Field, value: Payload, *, is_told: bool) -> None:
    surface = gestures.put_in(person, field.surface, field.key, value)
    if is_told:
        gestures.act(person, surface, field.action_head | value)
