"""What is filled in in a form: each field is a block whose id, like that of the input inside, is the field's.

Every field has a label, and a hint or a choice made already; `optional` ones may stay empty. With `asks_again` a choice
tells us at once, with `Action.FORM_CHANGED`, since it changes what else the form asks.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time

from handlers.ids import Action
from handlers.views.blocks.buttons import HINT, menu, option
from handlers.views.blocks.parts import Block, plain_text
from handlers.views.texts import cut

LABEL = 2000
"""Slack's limit of a field's label, and of its hint."""


def text_field(
    label: str,
    field: str,
    *,
    example: str,
    most: int,
    hint: str = "",
    filled: str = "",
    optional: bool = False,
) -> Block:
    """A field of several lines."""
    entry = {**_text_input(field, example, most, filled), "multiline": True}
    return _input(label, field, entry, hint=hint, optional=optional)


def line_field(
    label: str,
    field: str,
    *,
    example: str,
    most: int,
    hint: str = "",
    filled: str = "",
    optional: bool = False,
) -> Block:
    """A field of one line."""
    return _input(label, field, _text_input(field, example, most, filled), hint=hint, optional=optional)


def in_focus(made: Block) -> Block:
    """The field with the cursor in it from the start; one of a form can have it."""
    return {**made, "element": {**made["element"], "focus_on_load": True}}


def _text_input(field: str, example: str, most: int, filled: str) -> Block:
    entry: Block = {"type": "plain_text_input", "action_id": field, "max_length": most}
    entry |= {"placeholder": plain_text(example, HINT)}
    return entry | ({"initial_value": cut(filled, most)} if filled else {})


def choice_field(
    label: str,
    field: str,
    options: Iterable[tuple[str, str]],
    *,
    chosen: str | None = None,
    invites: str = "",
    hint: str = "",
    optional: bool = False,
    asks_again: bool = False,
) -> Block:
    """A menu of (text, value), also of people by name.

    The option of the value `chosen` is chosen already, else the first; with `invites` in its place, none is.
    """
    made = list(options)
    first = None if invites else made[0][1]
    entry = menu("static_select", _action(field, asks_again=asks_again), made, hint=invites, chosen=chosen or first)
    return _input(label, field, entry, hint=hint, optional=optional, asks_again=asks_again)


def several_field(
    label: str,
    field: str,
    options: Iterable[tuple[str, str]],
    *,
    invites: str,
    chosen: Collection[str] = (),
    most: int | None = None,
    hint: str = "",
    optional: bool = False,
) -> Block:
    """A menu of (text, value) of which several may be chosen, at most so many."""
    made = list(options)
    entry = menu("multi_static_select", field, made, hint=invites)
    entry |= {"max_selected_items": most} if most else {}
    initial = [option(text, value) for text, value in made if value in chosen][:most]
    entry |= {"initial_options": initial} if initial else {}
    return _input(label, field, entry, hint=hint, optional=optional)


def radio_field(
    label: str,
    field: str,
    options: Iterable[tuple[str, str]],
    *,
    chosen: str | None = None,
    about: Mapping[str, str] | None = None,
    hint: str = "",
    asks_again: bool = False,
) -> Block:
    """At most ten options to see at once, the one of the value `chosen` chosen already, else the first.

    `about` says more of each value, in at most 75 characters.
    """
    made = [option(text, value, (about or {}).get(value, "")) for text, value in options]
    initial = next((each for each in made if each["value"] == chosen), made[0])
    action = _action(field, asks_again=asks_again)
    entry = {"type": "radio_buttons", "action_id": action, "options": made, "initial_option": initial}
    return _input(label, field, entry, hint=hint, asks_again=asks_again)


def checkbox_field(
    label: str,
    field: str,
    options: Iterable[tuple[str, str]],
    *,
    chosen: Collection[str] = (),
    hint: str = "",
    optional: bool = True,
) -> Block:
    """At most ten boxes to tick."""
    made = [option(text, value) for text, value in options]
    entry: Block = {"type": "checkboxes", "action_id": field, "options": made}
    initial = [each for each in made if each["value"] in chosen]
    entry |= {"initial_options": initial} if initial else {}
    return _input(label, field, entry, hint=hint, optional=optional)


def people_field(
    label: str,
    field: str,
    *,
    invites: str,
    chosen: Sequence[str] = (),
    most: int,
    hint: str = "",
    optional: bool = False,
) -> Block:
    """A menu of the workspace's members, of whom at most so many may be chosen; `chosen` are Slack's ids."""
    entry: Block = {"type": "multi_users_select", "action_id": field, "placeholder": plain_text(invites, HINT)}
    entry |= {"max_selected_items": most} | ({"initial_users": list(chosen)[:most]} if chosen else {})
    return _input(label, field, entry, hint=hint, optional=optional)


def moment_field(
    label: str, field: str, *, chosen: datetime | None = None, hint: str = "", optional: bool = False
) -> Block:
    """A day and a time of day, which Slack shows and takes on the reader's own clock."""
    entry: Block = {"type": "datetimepicker", "action_id": field}
    entry |= {"initial_date_time": int(chosen.timestamp())} if chosen else {}
    return _input(label, field, entry, hint=hint, optional=optional)


def date_field(
    label: str, field: str, *, invites: str, chosen: date | None = None, hint: str = "", optional: bool = False
) -> Block:
    """A day."""
    entry: Block = {"type": "datepicker", "action_id": field, "placeholder": plain_text(invites, HINT)}
    entry |= {"initial_date": chosen.isoformat()} if chosen else {}
    return _input(label, field, entry, hint=hint, optional=optional)


def time_field(
    label: str, field: str, *, invites: str, chosen: time | None = None, hint: str = "", optional: bool = False
) -> Block:
    """A time of day."""
    entry: Block = {"type": "timepicker", "action_id": field, "placeholder": plain_text(invites, HINT)}
    entry |= {"initial_time": chosen.strftime("%H:%M")} if chosen else {}
    return _input(label, field, entry, hint=hint, optional=optional)


def _action(field: str, *, asks_again: bool) -> str:
    return Action.FORM_CHANGED if asks_again else field


def _input(
    label: str, field: str, entry: Block, *, hint: str = "", optional: bool = False, asks_again: bool = False
) -> Block:
    made: Block = {"type": "input", "block_id": field, "label": plain_text(label, LABEL), "element": entry}
    made |= {"hint": plain_text(hint, LABEL)} if hint else {}
    made |= {"optional": True} if optional else {}
    return {**made, "dispatch_action": True} if asks_again else made
