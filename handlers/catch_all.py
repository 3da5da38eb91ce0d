"""Acknowledges what nobody here wants, so that Slack neither shows an error nor delivers it again."""

from re import compile as pattern

from slack_bolt import Ack, App

from handlers.ids import Action

ANYTHING = pattern("")


def not_wanted(ack: Ack) -> None:
    """Acknowledge what nobody wants."""
    ack()


def register(app: App) -> None:
    """Last of all: a link button that Slack opens itself, and every other event, button, form and shortcut."""
    app.action(Action.WRITE_TO)(not_wanted)
    app.event(ANYTHING)(not_wanted)
    app.action(ANYTHING)(not_wanted)
    app.view(ANYTHING)(not_wanted)
    app.view_closed(ANYTHING)(not_wanted)
    app.shortcut(ANYTHING)(not_wanted)
