"""Every screen as Block Kit: plain values and a reader in, plain data out."""

from coaching.people import Reader
from coaching.screens import (
    CardNews,
    HomeTab,
    Invitation,
    NobodyFree,
    Receipt,
    RequestNews,
    RequestScreen,
    Screen,
    TutorCard,
)
from handlers.languages import voice
from handlers.views import coordinators, help_requests, home, offers, tutors
from handlers.views.blocks import Block, Rendered

__all__ = ["Block", "Rendered", "render", "render_home"]


def render(screen: Screen, reader: Reader) -> Rendered:
    """The message that shows the screen to that reader."""
    _ = voice(reader)
    match screen:
        case Receipt():
            return help_requests.receipt(screen, _)
        case RequestScreen():
            return help_requests.message(screen, _)
        case RequestNews():
            return help_requests.news(screen, _)
        case TutorCard():
            return offers.card(screen, _)
        case CardNews():
            return offers.news(screen, _)
        case Invitation():
            return tutors.invitation(screen, _)
        case NobodyFree():
            return coordinators.nobody_free(screen, _)
        case HomeTab():
            return home.home_here(screen, _)


def render_home(screen: HomeTab, reader: Reader) -> Block:
    """The Home tab for that reader."""
    return home.home_tab(screen, voice(reader))
