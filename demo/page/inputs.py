"""What a browser's form says, as Slack's client would hold it. What an element does not offer cannot be put in."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from demo.slack.gestures import Gestures, NotPossible
from demo.slack.payload_types import Payload
from demo.slack.people import Person
from demo.slack.stories.elements import Control, Field, Surface, controls_on, fields_on, options_of, picked

TEXTS = ("plain_text_input", "email_text_input", "url_text_input", "number_input")
MOST = 3000  # Slack: characters in a text field that sets no limit


def pressed(surface: Surface, block_id: str, action_id: str, value: str | None) -> Control:
    """The button with these ids, or the option with this value of the overflow menu with these ids."""
    for control in controls_on(surface):
        ids = str(control.block.get("block_id")), str(control.element.get("action_id"))
        if ids == (block_id, action_id) and (control.option is None or control.option.get("value") == value):
            return control
    raise NotPossible("That button is no longer there.")


def put_in(gestures: Gestures, person: Person, surface: Surface, raw: list[Payload]) -> Surface:
    """Puts everything into the surface that stands in the browser's fields now; what is gone meanwhile is left."""
    for field, value in _values(person, surface, raw):
        surface = gestures.put_in(person, surface, field.key, value)
    return surface


def changed(surface: Surface, block_id: str, action_id: str) -> Field:
    """The field with these ids."""
    for field in fields_on(surface):
        if field.key == (block_id, action_id):
            return field
    raise NotPossible("That field is no longer there.")


def value_of(element: Payload, raw: object, tz: str) -> Payload:
    """The value in the shape of `state.values`."""
    kind = str(element.get("type"))
    if kind in TEXTS:
        return {"type": kind, "value": _text(element, str(raw)) or None}
    given = [str(one) for one in raw] if isinstance(raw, list) else [str(raw)] if raw else []
    match kind:
        case "users_select" | "multi_users_select":
            return picked(element, _at_most(element, given))
        case "datepicker":
            return picked(element, [_day(one) for one in given])
        case "timepicker":
            return picked(element, list(given))
        case "datetimepicker":
            return picked(element, [_moment(one, tz) for one in given])
    return picked(element, list(_options(element, given)))


def _values(person: Person, surface: Surface, raw: list[Payload]) -> Iterator[tuple[Field, Payload]]:
    fields = {field.key: field for field in fields_on(surface)}
    for one in raw:
        field = fields.get((str(one.get("block_id")), str(one.get("action_id"))))
        if field is not None:
            yield field, value_of(field.element, one.get("value"), person.tz)


def _text(element: Payload, text: str) -> str:
    most = int(element.get("max_length") or MOST)
    if len(text) > most:
        raise NotPossible(f"The field takes no more than {most} characters.")
    return text


def _options(element: Payload, values: list[str]) -> Iterator[Payload]:
    offered = {str(option.get("value")): option for option in options_of(element)}
    _at_most(element, values)
    for value in values:
        if value not in offered:
            raise NotPossible("That is no longer offered.")
        yield offered[value]


def _at_most(element: Payload, values: list[str]) -> list[object]:
    most = element.get("max_selected_items")
    if most is not None and len(values) > int(most):
        raise NotPossible(f"No more than {most} can be chosen.")
    return list(values)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise NotPossible("That is no day.") from None


def _moment(text: str, tz: str) -> int:
    try:
        return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(tz)).timestamp())
    except ValueError:
        raise NotPossible("That is no moment.") from None
