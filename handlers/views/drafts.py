"""What somebody wrote to the bot: kept, and what shall become of it."""

from coaching.drafts import DraftState
from coaching.screens import DraftScreen
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, Rendered, actions, button, notification, section, small, spoken
from handlers.views.names import in_list


def message(screen: DraftScreen, _: Voice) -> Rendered:
    """The living message about one draft, open or decided."""
    text = standing(screen, _)
    kept = [small(_("Nobody else sees it. After a week I forget it."))] if screen.state is DraftState.OPEN else []
    return Rendered(notification(text), (section(text), *_row(screen, _), *kept))


def entry(screen: DraftScreen, _: Voice, place: int = 0) -> list[Block]:
    """The draft as one entry of a list; its buttons are told apart by its place."""
    title = in_list(_("Your message to me"), place)
    return [section(f"{title}\n{standing(screen, _)}"), *_row(screen, _, title)]


def standing(screen: DraftScreen, _: Voice) -> str:
    """What has become of it, without the words themselves."""
    match screen.state:
        case DraftState.OPEN:
            return _("I've kept this to myself. What shall I do with it?")
        case DraftState.ASKED:
            return _("It is a request now. My message about it says who is asked.")
        case DraftState.NOTED:
            return _("It stands in your log now. Only you can read it.")
        case DraftState.DROPPED:
            return _("All right, I've forgotten it. Nobody was told.")


def _row(screen: DraftScreen, _: Voice, told_apart: str = "") -> list[Block]:
    if screen.state is not DraftState.OPEN:
        return []
    note = _("My check-in (only me)")
    noted = button(note, Action.NOTE_DRAFT, screen.draft, label=spoken(note, told_apart))
    ask, neither = _("Ask a tutor"), _("Neither")
    buttons = [
        button(ask, Action.ASK_DRAFT, screen.draft, label=spoken(ask, told_apart), primary=True),
        *([noted] if screen.may_note else []),
        button(neither, Action.DROP_DRAFT, screen.draft, label=spoken(neither, told_apart)),
    ]
    return [actions(*buttons, about=screen.draft)]
