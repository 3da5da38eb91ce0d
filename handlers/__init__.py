"""Slack's side: listeners in, views and words out. One feature a file: all a person can do about it."""

from slack_bolt import App

from coaching.people import Reader
from handlers import (
    absences,
    arrangements,
    catch_all,
    context,
    coordinators,
    drafts,
    errors,
    help_requests,
    home,
    offers,
    people,
    preferences,
    request_forms,
    tutors,
    workspaces,
)
from handlers.context import Surroundings

FEATURES = (
    help_requests,
    request_forms,
    offers,
    arrangements,
    home,
    drafts,
    coordinators,
    tutors,
    absences,
    preferences,
    people,
    workspaces,
    catch_all,
)
"""The most used first: Bolt tries them one after the other."""


def register(app: App, around: Surroundings, fallback: Reader) -> None:
    """Every listener, the most used first: Bolt tries them in this order."""
    context.provide(app, around)
    for feature in FEATURES:
        feature.register(app)
    errors.register(app, around, fallback)
