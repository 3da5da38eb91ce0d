"""The value an element starts with, in the shape of `state.values`."""

from demo.slack.payload_types import Payload

INITIAL = {
    "initial_value": "value",
    "initial_option": "selected_option",
    "initial_options": "selected_options",
    "initial_user": "selected_user",
    "initial_users": "selected_users",
    "initial_date": "selected_date",
    "initial_time": "selected_time",
    "initial_date_time": "selected_date_time",
    "initial_conversation": "selected_conversation",
    "initial_conversations": "selected_conversations",
    "initial_channel": "selected_channel",
    "initial_channels": "selected_channels",
}
"""Where the value lands that an element starts with."""


def initial_value(element: Payload) -> Payload | None:
    """The value an element starts with, in the shape of `state.values`."""
    found = {INITIAL[key]: element[key] for key in INITIAL if element.get(key) not in (None, "", [])}
    return {"type": element.get("type"), **found} if found else None
