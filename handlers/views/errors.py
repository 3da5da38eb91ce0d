"""Every error in words: what happened, whether anything was lost, what to do next."""

from coaching.errors import (
    CoachingError,
    NoLongerOpen,
    NoSuchSchool,
    NotForYou,
    NothingSaid,
    NotSetUp,
    NotYours,
    Refusal,
    StorageError,
    TakenByColleague,
    TooLateToUndo,
)
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Rendered, actions, button, notification, quote, section

REST = "…"


def told(error: CoachingError, words: str, _: Voice) -> Rendered:
    """The error as its reader sees it; `words` are what they typed, shown back where they would be lost."""
    text = _said(error, _)
    kept = quote(words, REST) if words and isinstance(error, StorageError | NotSetUp) else []
    form = button(_("Open the form"), Action.OPEN_FORM, "error", primary=True)
    row = [actions(form)] if isinstance(error, NothingSaid) else []
    return Rendered(notification(text), (section(text), *kept, *row))


def apology(reference: str, words: str, _: Voice) -> Rendered:
    """For what nobody foresaw."""
    text = _(
        "Something went wrong on my side and nothing was changed. Please try again. "
        "If it happens again, tell the coordinator this reference: {reference}.",
        reference=reference,
    )
    return Rendered(notification(text), (section(text), *(quote(words, REST) if words else [])))


def _said(error: CoachingError, _: Voice) -> str:
    match error:
        case NothingSaid():
            return _("One sentence is enough: what would help you? Nothing was sent.")
        case NotForYou(because=refusal):
            return _refused(refusal, _)
        case TakenByColleague(colleague=name):
            return _("{name} took this one a moment before you. Thank you!", name=name)
        case TooLateToUndo(tutor=name) if name:
            return _("{name} already has it. You can still cancel; your message from me has the button.", name=name)
        case TooLateToUndo():
            return _("The time to undo is over. You can still cancel; your message from me has the button.")
        case NoLongerOpen():
            return _("That has moved on in the meantime, so nothing was changed. The Home tab shows how it stands.")
        case NotYours():
            return _("This belongs to somebody else. Nothing was changed.")
        case NoSuchSchool():
            return _("That school is no longer in the list. Nothing was changed; please choose another.")
        case NotSetUp():
            return _("Peer Coach is not set up yet. Nothing was sent. Please ask the coordinator when it starts.")
        case StorageError():
            return _("I couldn't save that, so nothing was changed. Please try again in a minute.")
    return _("That could not be done. Nothing was changed.")


def _refused(because: Refusal, _: Voice) -> str:
    match because:
        case Refusal.GUEST:
            return _("Peer Coach is for the school's own staff, so I can't help guests. Nothing was sent.")
        case Refusal.ELSEWHERE:
            return _("Peer Coach works in its own workspace only. Nothing was sent.")
        case Refusal.BOT:
            return _("Peer Coach talks with people only. Nothing was sent.")
        case Refusal.DEACTIVATED:
            return _("This account is deactivated. Nothing was sent.")
