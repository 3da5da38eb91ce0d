"""Every error in words: what happened, whether anything was lost, what to do next; and under which field it stands."""

from collections.abc import Collection

from coaching.errors import (
    AskedTwice,
    BadQuestion,
    CannotKeep,
    ClosedThen,
    CoachingError,
    DatesReversed,
    NoCommonTime,
    NoFreePeriod,
    NoLongerOpen,
    NoSuchSchool,
    NoSuchTopic,
    NotForYou,
    NotFree,
    NothingSaid,
    NoTimes,
    NoTriad,
    NotSetUp,
    NotYours,
    Refusal,
    SettingMissing,
    StorageAway,
    StorageError,
    StorageFull,
    StorageReadOnly,
    TakenByColleague,
    TimeMissing,
    TimePassed,
    TooLateToUndo,
)
from coaching.kinds import FOR_A_GROUP
from coaching.prompts.faults import Fault
from handlers.ids import Action, Field
from handlers.languages import Voice
from handlers.views.blocks import Block, Rendered, actions, button, notification, section, small, with_words
from handlers.views.causes import cannot
from handlers.views.questions import fault_said


def told(error: CoachingError, words: str, _: Voice) -> Rendered:
    """The error as its reader sees it; `words` are what they typed, shown back where they would be lost."""
    way_on = _way_on(error, _)
    row = [actions(way_on)] if way_on else []
    lost = words if isinstance(error, StorageError | NotSetUp) else ""
    return _with_words_back(sentence(error, _), lost, row, _)


def _way_on(error: CoachingError, _: Voice) -> Block | None:
    """The one button that leads on from here, where there is one."""
    match error:
        case NothingSaid():
            return button(_("Open the form"), Action.OPEN_FORM, "error", primary=True)
        case TakenByColleague(offer=offer) if offer:
            return button(_("Offer to back up"), Action.BACK_UP, offer)
    return None


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
    return (
        _of_form(error, _)
        or _of_race(error, _)
        or _of_rights(error, _)
        or _("That could not be done, so nothing was changed. The Home tab shows what is open for you.")
    )


def _of_form(error: CoachingError, _: Voice) -> str:
    """What was left out, or is no longer to be had."""
    match error:
        case NothingSaid():
            return _("One sentence is enough: what would help you? Nothing was sent.")
        case SettingMissing(kind=kind) if kind in FOR_A_GROUP:
            return _("How many are you, and who? Nothing was sent yet; please fill this in.")
        case SettingMissing():
            return _("Which class should the tutor come to? Nothing was sent yet; please fill this in.")
        case AskedTwice():
            return _("You have asked already, so nothing was sent. Please write to your colleague or talk.")
        case NotFree(colleague=name):
            who = name or _("That colleague")
            return _("{name} can't be asked at the moment. Nothing was sent; please choose somebody else.", name=who)
        case CannotKeep():
            return cannot(_)
        case NoSuchSchool():
            return _("That school is no longer in the list. Nothing was changed; please choose another.")
        case NoSuchTopic():
            return _("That topic is no longer in the list. Nothing was changed; please choose another.")
    return _of_time(error, _)


def _of_time(error: CoachingError, _: Voice) -> str:
    match error:
        case TimePassed():
            return _("That time has passed. Pick a later one. Nothing was changed.")
        case TimeMissing():
            return _("Which day and time? Nothing was changed yet; please pick one.")
        case ClosedThen(school=school):
            return _("{school} is closed on that day. Nothing was planned; please pick another.", school=school)
        case BadQuestion(fault=fault):
            return fault_said(fault, _)
        case NoCommonTime():
            return _("You have no free time in common in the next weeks, so nothing was changed. Please talk about it.")
        case NoFreePeriod():
            return _("When could you meet? Nothing was kept yet; please choose at least one time.")
        case NoTimes():
            return _("There is no time yet. Nothing was sent; please pick at least one.")
        case DatesReversed():
            return _("The end must come after the start, and after now. Nothing was changed; please pick again.")
    return ""


def _of_race(error: CoachingError, _: Voice) -> str:
    """Somebody or the time was faster."""
    match error:
        case TakenByColleague(colleague=name):
            who = name or _("A colleague")
            return _("{name} took this one a moment before you. Nothing to do for you. Thank you!", name=who)
        case TooLateToUndo(tutor=name) if name:
            return _("{name} already has it. You can still cancel; your message from me has the button.", name=name)
        case TooLateToUndo():
            return _("The time to undo is over. You can still cancel; your message from me has the button.")
        case NoLongerOpen():
            return _("That has moved on in the meantime, so nothing was changed. The Home tab shows how it stands.")
    return ""


def _of_rights(error: CoachingError, _: Voice) -> str:
    match error:
        case NotForYou(because=refusal):
            return _refused(refusal, _)
        case NotYours():
            return _("That isn't yours to decide, so nothing was changed. The Home tab shows what is open for you.")
        case NoTriad():
            return _("You are in no triad at the moment, so nothing was kept. The Home tab shows how to join one.")
        case NotSetUp():
            return _("Peer Coach is not set up yet. Nothing was sent. Please ask the coordinator when it starts.")
        case StorageError():
            return _not_kept(error, _)
    return ""


TIMES = (Field.TIME, Field.FIRST_TIME, Field.FREE_TIMES, Field.DAY, Field.STARTS, Field.FIRST_DAY)
WORDS = (Field.WORDS, Field.QUESTION, Field.ANSWER, Field.LESSONS, Field.NOTE)
FIELDS: dict[type[CoachingError], tuple[Field, ...]] = {
    NothingSaid: WORDS,
    TimePassed: TIMES,
    TimeMissing: TIMES,
    NoTimes: (Field.FIRST_TIME, Field.FREE_TIMES, Field.TIME),
    SettingMissing: (Field.SETTING, Field.KIND),
    AskedTwice: (Field.QUESTION,),
    NotFree: (Field.COLLEAGUE,),
    ClosedThen: (Field.DAY,),
    DatesReversed: (Field.LAST_DAY, Field.ENDS),
    NoFreePeriod: (Field.FREE,),
    CannotKeep: (Field.WITH_WHO,),
    NoSuchTopic: (Field.TOPIC, Field.TOPICS),
    NoSuchSchool: (Field.SCHOOL, Field.WHERE, Field.PLACE),
}
"""Where an error belongs, the likeliest form first."""


def field_of(error: Exception, among: Collection[str] = ()) -> str:
    """The field under which the error stands: the likeliest of those that the form has, else its first.

    Slack shows an error under a field of that form only. Without `among`, any form's field is thought of.
    """
    likely = next((fields for kind, fields in FIELDS.items() if isinstance(error, kind)), ())
    if isinstance(error, BadQuestion):
        likely = (Field.HIDDEN if error.fault == Fault.LAST_ONE else Field(f"text_{error.language}"),)
    fitting = [field for field in likely if not among or field in among]
    return next(iter([*fitting, *among]), Field.WORDS)


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
