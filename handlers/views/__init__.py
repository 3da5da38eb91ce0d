"""Every screen as Block Kit: plain values and a reader in, plain data out."""

from coaching.outages import Outage
from coaching.people import Reader
from coaching.screens import (
    CalendarFile,
    CardNews,
    CardReminder,
    CoordinatorCard,
    CoverCard,
    DraftScreen,
    HomeTab,
    Ideas,
    Invitation,
    Receipt,
    RequestNews,
    RequestScreen,
    Screen,
    TutorCard,
)
from handlers.languages import Voice, voice
from handlers.views import coordinators, drafts, help_requests, home, offers, tutors
from handlers.views.blocks import Block, Rendered

__all__ = ["Block", "Rendered", "render", "render_home"]


def render(screen: Screen, reader: Reader) -> Rendered:
    """The message that shows the screen to that reader; a calendar file is none, and is made by its own view."""
    _ = voice(reader)
    match screen:
        case Receipt():
            return help_requests.receipt(screen, _)
        case RequestScreen():
            return help_requests.message(screen, _)
        case RequestNews():
            return help_requests.news(screen, _)
        case DraftScreen():
            return drafts.message(screen, _)
        case HomeTab():
            return home.home_here(screen, _)
        case CalendarFile():
            raise TypeError("a calendar file is no message")
    return _for_roles(screen, _)


def _for_roles(
    screen: TutorCard | CardNews | CardReminder | Invitation | CoordinatorCard | CoverCard | Ideas | Outage, _: Voice
) -> Rendered:
    """What people see because of a role of theirs."""
    match screen:
        case TutorCard():
            return offers.card(screen, _)
        case CardNews():
            return offers.news(screen, _)
        case CardReminder():
            return offers.reminder(screen, _)
        case Invitation():
            return tutors.invitation(screen, _)
        case CoordinatorCard():
            return coordinators.card(screen, _)
        case CoverCard():
            return coordinators.cover(screen, _)
        case Ideas():
            return coordinators.ideas(screen, _)
        case Outage():
            return coordinators.outage(screen, _)


def render_home(screen: HomeTab, reader: Reader) -> Block:
    """The Home tab for that reader."""
    return home.home_tab(screen, voice(reader))
