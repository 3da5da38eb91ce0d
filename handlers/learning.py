"""What topics have learnt: a coordinator undoes a week."""

from slack_bolt import Ack, App

from coaching.use_cases.acts import Act
from coaching.use_cases.learning import Learning
from handlers.ids import Action
from handlers.payloads import Payload, iso_week, value


def week_undone(ack: Ack, act: Act, body: Payload, learning: Learning) -> None:
    """What was learnt in that week is forgotten."""
    learning.undo(act, iso_week(value(body)))
    ack()


def register(app: App) -> None:
    app.action(Action.UNDO_WEEK)(week_undone)
