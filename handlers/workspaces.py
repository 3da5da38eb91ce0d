"""The app was removed, or its token withdrawn."""

from datetime import datetime

from slack_bolt import Ack, App

from coaching.use_cases.workspaces import Workspaces
from handlers.payloads import Payload, key, team


def app_removed(ack: Ack, body: Payload, now: datetime, workspaces: Workspaces) -> None:
    """Slack says that the app was removed."""
    workspaces.removed(team(body), key(body), now)
    ack()


def token_withdrawn(ack: Ack, body: Payload, now: datetime, workspaces: Workspaces) -> None:
    """Slack says that the token was withdrawn."""
    workspaces.withdrawn(team(body), key(body), now)
    ack()


def register(app: App) -> None:
    app.event("app_uninstalled")(app_removed)
    app.event("tokens_revoked")(token_withdrawn)
