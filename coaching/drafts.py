"""A draft: what somebody wrote to the bot, which goes nowhere until they choose."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from coaching.people import PersonId

DraftId = NewType("DraftId", str)

KEPT = timedelta(days=7)
"""A draft that nobody decided about goes after a week."""


class DraftState(StrEnum):
    OPEN = "open"
    ASKED = "asked"
    """It became a help request."""
    NOTED = "noted"
    """It became part of its writer's own log."""
    DROPPED = "dropped"
    """Its writer chose neither, or deleted the message."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One message to the bot; the words are emptied as soon as it is decided."""

    id: DraftId
    person: PersonId
    written: str
    """Slack's timestamp of the message in the DM: the same for its later edits."""
    words: str = field(repr=False)
    state: DraftState
    at: datetime
