"""What Slack tells by itself: who acted in an event, and of which message an event about an older one speaks."""

from collections.abc import Mapping
from typing import Any

Event = Mapping[str, Any]

ALWAYS_BY_SOMEBODY = frozenset({"app_home_opened", "team_join", "user_change"})
"""Events that we listen to and that are nothing without the person."""
CHANGED_PART = {"message_changed": "message", "message_deleted": "previous_message"}
"""Where an event about an older message has that message, and with it the one who acted."""
TOMBSTONE = "tombstone"
"""What Slack changes a deleted message into that was replied to; it is then signed by Slackbot."""


def user_of(event: object) -> object:
    """The id of whoever acted, as Slack gave it; None where nobody did."""
    if not isinstance(event, dict):
        return None
    user = message_of(event).get("user")
    return user.get("id") if isinstance(user, dict) else user


def needs_somebody(event: object) -> bool:
    """Whether such an event is unreadable without the person."""
    kind = event.get("type") if isinstance(event, dict) else None
    return isinstance(kind, str) and kind in ALWAYS_BY_SOMEBODY


def message_of(event: Event) -> Event:
    """The message that an event is about, as its writer last left it; the event itself where it is the message."""
    part = "previous_message" if was_deleted(event) else CHANGED_PART.get(str(event.get("subtype")), "")
    found = event.get(part, event)
    return found if isinstance(found, dict) else {}


def was_deleted(event: Event) -> bool:
    """Whether its writer took the message back."""
    now = event.get("message")
    kind = now.get("subtype") if isinstance(now, dict) else None
    return event.get("subtype") == "message_deleted" or kind == TOMBSTONE
