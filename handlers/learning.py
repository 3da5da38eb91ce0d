"""What topics have learnt: a coordinator undoes a week."""

import re

from slack_bolt import Ack, App

from coaching.school_calendar import IsoWeek
from coaching.use_cases.acts import Act
from coaching.use_cases.learning import Learning
from handlers.ids import Action
from handlers.payloads import Payload, Unreadable, value

WEEK = re.compile(r"(\d{4})-W(\d{2})")


def week_undone(ack: Ack, act: Act, body: Payload, learning: Learning) -> None:
    learning.undo(act, week_of(value(body)))
    ack()


def week_of(carried: str) -> IsoWeek:
    """The week that a button carries."""
    found = WEEK.fullmatch(carried)
    if found is None:
        raise Unreadable
    return IsoWeek(int(found[1]), int(found[2]))


def register(app: App) -> None:
    app.action(Action.UNDO_WEEK)(week_undone)
