"""Slack's side: listeners in, views and words out. One feature a file: all a person can do about it."""

from slack_bolt import App

from coaching.people import Reader
from handlers import (
    absences,
    arrangements,
    catch_all,
    check_ins,
    context,
    coordinators,
    coverage,
    drafts,
    errors,
    help_requests,
    home,
    learning,
    my_prompts,
    offers,
    people,
    preferences,
    prompts,
    questions,
    request_forms,
    rooms,
    rounds,
    triad_counts,
    triads,
    tutors,
    volunteers,
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
    prompts,
    check_ins,
    coordinators,
    triad_counts,
    coverage,
    learning,
    tutors,
    absences,
    preferences,
    volunteers,
    triads,
    rooms,
    my_prompts,
    rounds,
    questions,
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
