"""Groups in blocks: the coordinator's draft, the suggestion to a member, one's own triad, and lines about changes."""

from coaching.screens.triads import (
    NextCycle,
    NoPlace,
    PeopleWithoutGroup,
    SuggestedTriad,
    SuggestionReminder,
    TriadNews,
    TriadScreen,
)
from handlers.languages import Voice
from handlers.views.blocks import Rendered
from handlers.views.triads import mine, regrouping, suggestions
from handlers.views.triads.draft import draft, swap_form
from handlers.views.triads.mine import leave_form

__all__ = ["draft", "leave_form", "message", "mine", "regrouping", "suggestions", "swap_form"]


def message(screen: TriadScreen, _: Voice) -> Rendered:
    """What goes out as a message of its own."""
    match screen:
        case SuggestedTriad():
            return suggestions.message(screen, _)
        case SuggestionReminder():
            return suggestions.reminder(_)
        case NoPlace():
            return suggestions.no_place(screen, _)
        case TriadNews():
            return mine.news(screen, _)
        case NextCycle():
            return mine.next_cycle(screen, _)
        case PeopleWithoutGroup():
            return regrouping.card(screen, _)
