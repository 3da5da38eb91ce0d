"""What comes in the place of a week's question: how often to be asked, and help that is offered."""

from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import PromptKind
from coaching.screens.prompts import PromptFace, PromptScreen
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, button
from handlers.views.dates import plain_day
from handlers.views.names import write_to


def said(screen: PromptScreen, _: Voice) -> str:
    """How it stands."""
    if screen.face in (PromptFace.OVER, PromptFace.CLOSED):
        return _("This is over. Nothing is missing.")
    match screen.kind:
        case PromptKind.RHYTHM:
            return _rhythm(screen, _)
    return _hand(screen, _)


def _rhythm(screen: PromptScreen, _: Voice) -> str:
    if screen.face is PromptFace.ASKED:
        return _("I have asked for a few weeks now. Shall I go quiet?")
    if screen.face is PromptFace.PAUSED and screen.back_on:
        return _("I'm quiet until {day}.", day=plain_day(screen.back_on, _))
    match screen.rhythm:
        case Rhythm.WEEKLY:
            return _("All right, I ask every week.")
        case Rhythm.EVERY_OTHER:
            return _("All right, I ask every other week.")
        case Rhythm.PAUSED:
            return _("I'm quiet until you want me to ask again.")


def _hand(screen: PromptScreen, _: Voice) -> str:
    match screen.face:
        case PromptFace.ASKED:
            return help_offered(_)
        case PromptFace.LEFT_OUT:
            return _("All right. Nobody is told.")
    return _("Good. Write to the coordinator when it suits you. I have told nobody.")


def help_offered(_: Voice) -> str:
    """What each member reads when a coordinator offers help."""
    return _("Would your triad like help with finding a time, with cover, or with getting started?")


def row(screen: PromptScreen, _: Voice) -> list[Block]:
    """The buttons."""
    me = screen.prompt
    weekly = button(_("Keep asking"), Action.EVERY_WEEK, me)
    other, pause = _("Every other week"), _("Pause")
    if screen.kind is PromptKind.RHYTHM:
        match screen.face:
            case PromptFace.ASKED:
                return [
                    weekly,
                    button(other, Action.EVERY_OTHER_WEEK, me),
                    button(pause, Action.NO_QUESTIONS, me),
                ]
            case PromptFace.PAUSED | PromptFace.SAVED if screen.rhythm is not Rhythm.WEEKLY or screen.back_on:
                return [button(_("Ask me every week"), Action.EVERY_WEEK, me)]
        return []
    return _yes_or_no(screen, _)


def _yes_or_no(screen: PromptScreen, _: Voice) -> list[Block]:
    me = screen.prompt
    match screen.kind, screen.face:
        case PromptKind.HELP, PromptFace.ASKED:
            return [
                button(_("Yes, please"), Action.HAND_WANTED, me),
                button(_("No thanks"), Action.NO_HAND, me),
            ]
        case PromptKind.HELP, PromptFace.SAVED:
            return write_to(screen.coordinator, "", _)
    return []


def small_print(screen: PromptScreen, _: Voice) -> list[str]:
    """Why it came, and who sees the answer."""
    if screen.face is not PromptFace.ASKED:
        return []
    match screen.kind:
        case PromptKind.RHYTHM:
            return [
                _("You get this once, since you are in a triad. It has no effect on your triad or your place in it.")
            ]
    return [
        _("The coordinator offers this and does not see who gets it, nor who answers what. It is no reminder."),
        _("On the Home tab you can pause everything that I send about triads."),
    ]
