"""Slack's side: listeners in, views and words out. One feature a file: all a person can do about it."""

from slack_bolt import App

from coaching.people import Reader
from handlers import catch_all, context, errors, help_requests, home, offers, people, tutors, workspaces
from handlers.context import Surroundings


def register(app: App, around: Surroundings, fallback: Reader) -> None:
    """Every listener, the most used first: Bolt tries them in this order."""
    context.provide(app, around)
    for feature in (help_requests, offers, home, tutors, people, workspaces, catch_all):
        feature.register(app)
    errors.register(app, around, fallback)
