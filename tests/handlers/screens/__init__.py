"""Screens for tests: builders that show only what matters, and a gallery of every screen in every state."""

from collections.abc import Callable

from coaching.people import Reader
from coaching.screens import Screen
from handlers.languages import Voice, voice
from handlers.views import Block, Rendered, render
from tests.handlers.screens import cards, coordinators, coverage, homes, requests, role_forms, rounds, triads, weeks
from tests.handlers.screens.cards import a_card, an_invitation, many_cards
from tests.handlers.screens.coordinators import nobody_is_free
from tests.handlers.screens.homes import BUSY_HOME, a_home, crowded
from tests.handlers.screens.requests import a_request, asked, asks, in_class, many_requests, suggested, suggests
from tests.handlers.screens.vocabulary import (
    ASKED_AT,
    CANARY,
    HELSINKI,
    IN_NOVEMBER,
    LANGUAGES,
    LESSONS,
    LIISA,
    SAFEGUARDING,
    SANNA,
    SCHOOLS,
    THURSDAY,
    TUESDAY_PERIOD_3,
    WORDS,
    reader,
)

__all__ = [
    "ANSWERS",
    "ASKED_AT",
    "BUSY_HOME",
    "CANARY",
    "HELSINKI",
    "IN_NOVEMBER",
    "LANGUAGES",
    "LESSONS",
    "LIISA",
    "SAFEGUARDING",
    "SANNA",
    "SCHOOLS",
    "SCREENS",
    "THURSDAY",
    "TUESDAY_PERIOD_3",
    "VIEWS",
    "WORDS",
    "a_card",
    "a_home",
    "a_request",
    "an_invitation",
    "asked",
    "asks",
    "crowded",
    "in_class",
    "many_cards",
    "many_requests",
    "messages",
    "nobody_is_free",
    "reader",
    "suggested",
    "suggests",
    "views",
]

SCREENS: dict[str, Screen] = {
    **requests.SCREENS,
    **cards.SCREENS,
    **coordinators.SCREENS,
    **coverage.SCREENS,
    **homes.SCREENS,
    **weeks.SCREENS,
    **rounds.SCREENS,
    **triads.SCREENS,
}
"""What the notifier sends, by a name for its golden file."""

ANSWERS: dict[str, Callable[[Voice], Rendered]] = {**requests.ANSWERS, **homes.ANSWERS, **weeks.ANSWERS}
"""What only acknowledgements carry."""

VIEWS: dict[str, Callable[[Reader], Block]] = {
    **coverage.VIEWS,
    **requests.VIEWS,
    **role_forms.VIEWS,
    **homes.VIEWS,
    **weeks.VIEWS,
    **rounds.VIEWS,
    **triads.VIEWS,
}
"""Modals and Home tabs."""


def messages(to: Reader) -> dict[str, Rendered]:
    """Every message in every state, as that reader gets it."""
    sent = {name: render(screen, to) for name, screen in SCREENS.items()}
    return {**sent, **{name: answer(voice(to)) for name, answer in ANSWERS.items()}}


def views(to: Reader) -> dict[str, Block]:
    """Every modal and Home tab, as that reader gets it."""
    return {name: view(to) for name, view in VIEWS.items()}
