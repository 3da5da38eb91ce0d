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
    StorageAway,
    StorageError,
    StorageFull,
    StorageReadOnly,
    TakenByColleague,
    TooLateToUndo,
)
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, Rendered, actions, button, notification, section, small, with_words


def told(error: CoachingError, words: str, _: Voice) -> Rendered:
    """The error as its reader sees it; `words` are what they typed, shown back where they would be lost."""
    form = button(_("Open the form"), Action.OPEN_FORM, "error", primary=True)
    row = [actions(form)] if isinstance(error, NothingSaid) else []
    lost = words if isinstance(error, StorageError | NotSetUp) else ""
    return _with_words_back(sentence(error, _), lost, row, _)


def apology(reference: str, words: str, _: Voice) -> Rendered:
    """For what nobody foresaw."""
    again = small(_("If it happens again, please tell the coordinator the reference."))
    return _with_words_back(apologetic(reference, _), words, [again], _)


def apologetic(reference: str, _: Voice) -> str:
    """What is said then: short, so that the reference stands on a locked phone too."""
    return _(
        "That went wrong on my side. Reference: {reference}. Before you try again, please look at the Home tab: "
        "it shows what I have kept.",
        reference=reference,
    )


def _with_words_back(text: str, words: str, row: list[Block], _: Voice) -> Rendered:
    rest = _("Your words are longer than this; the rest does not fit here.")
    return Rendered(notification(text), with_words(words, before=[section(text)], after=row, rest=rest))


def sentence(error: CoachingError, _: Voice) -> str:
    """What happened, whether anything was lost or changed, and what to do next."""
    match error:
        case NothingSaid():
            return _("One sentence is enough: what would help you? Nothing was sent.")
        case NotForYou(because=refusal):
            return _refused(refusal, _)
        case TakenByColleague(colleague=name):
            who = name or _("A colleague")
            return _("{name} took this one a moment before you. Nothing to do for you. Thank you!", name=who)
        case TooLateToUndo(tutor=name) if name:
            return _("{name} already has it. You can still cancel; your message from me has the button.", name=name)
        case TooLateToUndo():
            return _("The time to undo is over. You can still cancel; your message from me has the button.")
        case NoLongerOpen():
            return _("That has moved on in the meantime, so nothing was changed. The Home tab shows how it stands.")
        case NotYours():
            return _("That isn't yours to decide, so nothing was changed. The Home tab shows what is open for you.")
        case NoSuchSchool():
            return _("That school is no longer in the list. Nothing was changed; please choose another.")
        case NotSetUp():
            return _("Peer Coach is not set up yet. Nothing was sent. Please ask the coordinator when it starts.")
        case StorageError():
            return _not_kept(error, _)
    return _("That could not be done, so nothing was changed. The Home tab shows what is open for you.")


def _not_kept(error: StorageError, _: Voice) -> str:
    if isinstance(error, StorageFull | StorageReadOnly | StorageAway):
        return _("I can't keep anything at the moment, so nothing was changed. Please tell the coordinator.")
    return _("I couldn't save that, so nothing was changed. Please try again in a minute.")


def _refused(because: Refusal, _: Voice) -> str:
    match because:
        case Refusal.GUEST:
            return _(
                "Peer Coach is for staff, so I can't help guests. Nothing was sent. The coordinator can tell you more."
            )
        case Refusal.ELSEWHERE:
            return _("I work in another workspace only. Nothing was sent. Please ask in your own school's workspace.")
        case Refusal.BOT:
            return _("I talk with people only. Nothing was sent. Please let a person ask.")
        case Refusal.DEACTIVATED:
            return _(
                "This account is deactivated. Nothing was sent. An administrator of the workspace can change that."
            )
