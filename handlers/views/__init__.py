"""Every screen as Block Kit: plain values and a reader in, plain data out."""

from coaching.outages import Outage
from coaching.people import Reader
from coaching.screens import (
    CalendarFile,
    CardNews,
    CardReminder,
    CoordinatorCard,
    CoverageDigest,
    CoverCard,
    DraftScreen,
    HomeTab,
    Ideas,
    Invitation,
    LastDay,
    LogFile,
    MyVisits,
    PromptReminder,
    PromptScreen,
    Receipt,
    RequestNews,
    RequestScreen,
    RoomNews,
    RoomScreen,
    RoundScreen,
    Screen,
    TriadScreen,
    TutorCard,
    VolunteerScreen,
)
from handlers.languages import Voice, voice
from handlers.views import (
    coordinators,
    coverage,
    drafts,
    help_requests,
    home,
    offers,
    prompts,
    rooms,
    rounds,
    triads,
    tutors,
    volunteers,
)
from handlers.views.blocks import Block, Rendered

__all__ = ["Block", "Rendered", "render", "render_home"]


def render(screen: Screen, reader: Reader) -> Rendered:
    """The message that shows the screen to that reader; a file is none, and is made by its own view."""
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
        case CalendarFile() | LogFile():
            raise TypeError("a file is no message")
    if isinstance(screen, PromptScreen):
        return prompts.message(screen, _)
    if isinstance(screen, PromptReminder):
        return prompts.reminder(_)
    if isinstance(screen, RoomScreen | RoomNews | RoundScreen | LastDay | VolunteerScreen):
        return _of_triads(screen, _)
    if isinstance(screen, TriadScreen):
        return triads.message(screen, _)
    return _for_roles(screen, _)


def _of_triads(screen: RoomScreen | RoomNews | RoundScreen | LastDay | VolunteerScreen, _: Voice) -> Rendered:
    """What people see of rounds and triads."""
    match screen:
        case VolunteerScreen():
            return volunteers.invitation(screen, _)
        case RoundScreen():
            return rounds.message(screen, _)
        case RoomScreen():
            return rooms.message(screen, _)
        case RoomNews():
            return rooms.news(screen, _)
        case LastDay():
            return rounds.last_day(screen.round, _)


def _for_roles(
    screen: TutorCard
    | CardNews
    | CardReminder
    | Invitation
    | MyVisits
    | CoordinatorCard
    | CoverCard
    | Ideas
    | CoverageDigest
    | Outage,
    _: Voice,
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
        case MyVisits():
            return coverage.my_visits(screen, _)
        case CoverageDigest():
            return coverage.digest(screen, _)
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
