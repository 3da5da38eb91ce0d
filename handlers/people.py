"""The directory as Slack tells of its changes."""

from slack_bolt import Ack, App

from coaching.use_cases.acts import Act
from coaching.use_cases.people import People
from handlers.directory import entry
from handlers.payloads import Payload


def member_changed(ack: Ack, act: Act, event: Payload, people: People) -> None:
    """A member joined, changed or left."""
    people.met(act.by.workspace, entry(event.get("user"), act.by.workspace), act.at)
    ack()


def register(app: App) -> None:
    app.event("user_change")(member_changed)
    app.event("team_join")(member_changed)
