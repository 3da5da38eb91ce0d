"""Puts words and choices into fields: kept in the open view, told to the app where the field says so."""

from demo.slack.gestures import Gestures, NotPossible
from demo.slack.payload_types import Payload
from demo.slack.people import Person
from demo.slack.stories.elements import Field, head_of, label_of, options_of, picked
from demo.slack.views import View

_EXTERNAL = ("external_select", "multi_external_select")
_WITH_OPTIONS = ("static_select", "multi_static_select", "radio_buttons", "checkboxes", *_EXTERNAL)


def choose(gestures: Gestures, person: Person, field: Field, wanted: list[object]) -> None:
    """Chooses `wanted` (labels, ids, dates) in a field."""
    element = field.element
    if element["type"] in _WITH_OPTIONS:
        wanted = [_option(gestures, person, field, str(label)) for label in wanted]
    most = element.get("max_selected_items")
    if most is not None and len(wanted) > most:
        raise NotPossible(f"no more than {most} can be chosen")
    _put(gestures, person, field, picked(element, wanted))


def fill(gestures: Gestures, person: Person, field: Field, text: str) -> None:
    """Types `text` into a field."""
    most = field.element.get("max_length") or 3000
    if len(text) > most:
        raise NotPossible(f"the field takes no more than {most} characters")
    _put(gestures, person, field, {"type": field.element["type"], "value": text or None})


def _option(gestures: Gestures, person: Person, field: Field, label: str) -> Payload:
    options = options_of(field.element)
    if field.element["type"] in _EXTERNAL and isinstance(field.surface, View):
        options = gestures.offers(person, field.surface, *field.key, label)
    for option in options:
        if label_of(option) == label:
            return option
    raise NotPossible(f"there is no {label!r} to choose, only {[label_of(option) for option in options]}")


def _put(gestures: Gestures, person: Person, field: Field, value: Payload) -> None:
    surface = gestures.put_in(person, field.surface, field.key, value)
    if field.sends_action:
        gestures.act(person, surface, head_of(field.block, field.element) | value)
