"""A member's weeks on their Home tab: the open question, what mates shared, checking in, and the log."""

from coaching.screens.check_ins import MyWeeks
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views import prompts
from handlers.views.blocks import Block, actions, button, dialogue
from handlers.views.check_in_forms import try_button


def entries(screen: MyWeeks, _: Voice) -> list[list[Block]]:
    """Every button of the week's message is here too."""
    words = [*dialogue((_("{name} to your triad:", name=each.name), each.words) for each in screen.shared)]
    open_ones = [prompts.entry(each, _) for each in screen.prompts]
    return [*open_ones, *([words] if words else []), [actions(*_row(screen, _), about="weeks")]]


def _row(screen: MyWeeks, _: Voice) -> list[Block]:
    checks_in = [button(_("Check in"), Action.CHECK_IN, "home")] if screen.in_triad else []
    log = [button(_("My log"), Action.MY_LOG, "log")] if screen.has_log else []
    return [*checks_in, *log, *([try_button(_)] if screen.in_triad else [])]
