"""What Slack's client checks in a form before it sends it."""

import re

from demo.slack.initial_values import initial_value
from demo.slack.payload_types import Payload
from demo.slack.views import View

REQUIRED = "Please complete this required field."
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def complaints(view: View) -> dict[str, str]:
    """What is wrong, by block_id."""
    found = {}
    for block in view.blocks:
        if block.get("type") != "input":
            continue
        element = block["element"]
        key = str(block.get("block_id")), str(element.get("action_id"))
        value = view.values.get(key) or initial_value(element) or {}
        words = _complaint(element, value, is_optional=bool(block.get("optional")))
        if words:
            found[key[0]] = words
    return found


def _complaint(element: Payload, value: Payload, *, is_optional: bool) -> str:
    if is_empty(value):
        return "" if is_optional else REQUIRED
    text = str(value.get("value") or "")
    least = element.get("min_length")
    if least and len(text) < least:
        return f"Please lengthen this text to {least} characters or more."
    if element.get("type") == "email_text_input" and not _ADDRESS.fullmatch(text):
        return "Enter a valid email address."
    if element.get("type") == "url_text_input" and not text.startswith(("http://", "https://")):
        return "Enter a valid URL."
    if element.get("type") == "number_input":
        return _number_complaint(element, text)
    return ""


def _number_complaint(element: Payload, text: str) -> str:
    try:
        number = float(text)
    except ValueError:
        return "Enter a number."
    if not element.get("is_decimal_allowed") and number != int(number):
        return "Enter a whole number."
    least, most = element.get("min_value"), element.get("max_value")
    if (least is not None and number < float(least)) or (most is not None and number > float(most)):
        return f"Enter a number from {least} to {most}."
    return ""


def is_empty(value: Payload) -> bool:
    """Whether nothing has been put in."""
    return all(not content for key, content in value.items() if key != "type")
