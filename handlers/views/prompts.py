"""The week's question with the check-in: one message a week, which every press edits, and the same on Home."""

from coaching.check_ins import Activity, NotMet
from coaching.prompts.reminders import Snooze
from coaching.prompts.stages import Turn
from coaching.prompts.values import PromptKind
from coaching.screens.prompts import PromptFace, PromptScreen
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views import rhythms
from handlers.views.activities import ACTIONS, REASONS, activities, activity, reason
from handlers.views.blocks import Block, Rendered, actions, button, choice, dialogue, notification, section, small
from handlers.views.dates import moment, plain_day

ON, OFF = "on", "off"
CHOSEN = "✓ {text}"
"""On a button that takes back what is noted already."""


def message(screen: PromptScreen, _: Voice) -> Rendered:
    """The living message."""
    return Rendered(notification(said(screen, _)), tuple(_blocks(screen, _)))


def entry(screen: PromptScreen, _: Voice) -> list[Block]:
    """The same for the Home tab."""
    return _blocks(screen, _)


def reminder(_: Voice) -> Rendered:
    """One short line; the buttons are in the message that it is about."""
    text = _("A small reminder: did your triad meet? Two taps in my message above are enough.")
    only = small(_("I remind you once a week at most. In that message, “Later…” puts it off or pauses it."))
    return Rendered(notification(text), (section(text), only))


def said(screen: PromptScreen, _: Voice) -> str:
    """How it stands, in one or two sentences, without anybody's words."""
    if screen.kind is not PromptKind.QUESTION:
        return rhythms.said(screen, _)
    match screen.face:
        case PromptFace.ASKED:
            return _("Did your triad meet this week? Two taps.")
        case PromptFace.WHAT_YOU_DID:
            return _("Good to hear. What did you do? One tap is enough.")
        case PromptFace.SAVED if screen.did:
            return _("Saved: {what}.", what=activities(screen.did, _))
        case PromptFace.SAVED:
            return _("Saved. Thank you.")
        case PromptFace.NOT_MET:
            return _not_met(screen, _)
        case PromptFace.MATE_TOLD:
            return _("{name} noted that you met. Anything to add?", name=screen.told_by or _("A colleague"))
    return _quiet(screen, _)


def _not_met(screen: PromptScreen, _: Voice) -> str:
    if screen.because is None:
        return _("That happens. Would you like to say why? You need not.")
    return _("That happens. You noted: {reason}.", reason=reason(screen.because, _))


def _quiet(screen: PromptScreen, _: Voice) -> str:
    match screen.face:
        case PromptFace.PUT_OFF if screen.put_off_to:
            return _("All right. I'll ask you again {moment}.", moment=moment(screen.put_off_to, _))
        case PromptFace.LEFT_OUT:
            return _("All right, nothing more about this week.")
        case PromptFace.PAUSED if screen.back_on:
            return _("I'm quiet until {day}.", day=plain_day(screen.back_on, _))
        case PromptFace.PAUSED:
            return _("I'm quiet until you want me to ask again.")
    if screen.face is PromptFace.CLOSED:
        return _("This is over. Nothing is missing.")
    return _("This week is over. Nothing is missing.")


def _blocks(screen: PromptScreen, _: Voice) -> list[Block]:
    lines = [section(said(screen, _)), *_week(screen, _), *_from_mates(screen, _)]
    rows = [actions(*row, about=f"{screen.prompt}:{place}") for place, row in enumerate(_rows(screen, _)) if row]
    return [*lines, *rows, *(small(each) for each in _small(screen, _))]


def _week(screen: PromptScreen, _: Voice) -> list[Block]:
    """The question, and what comes next."""
    found = []
    if screen.question and screen.face in (PromptFace.ASKED, PromptFace.MATE_TOLD, PromptFace.PUT_OFF):
        found += [section(_("A question to take along: {question}", question=screen.question))]
    if screen.face is PromptFace.ASKED and screen.turn:
        found += [section(_turn(screen.turn, _))]
    if screen.face is PromptFace.SAVED and screen.next_at:
        found += [section(_("Your next meeting: {moment}.", moment=moment(screen.next_at, _)))]
    return found


def _from_mates(screen: PromptScreen, _: Voice) -> list[Block]:
    """What mates wrote for their triad to read."""
    if screen.face not in (PromptFace.MATE_TOLD, PromptFace.SAVED, PromptFace.WHAT_YOU_DID, PromptFace.NOT_MET):
        return []
    return dialogue((_("{name} to your triad:", name=each.name), each.words) for each in screen.shared)


def _turn(turn: Turn, _: Voice) -> str:
    match turn:
        case Turn.ASKER:
            return _("At your next session you ask: questions only, no solutions.")
        case Turn.TEACHER:
            return _("At your next session you bring something of your own.")
        case Turn.OBSERVER:
            return _("At your next session you listen, and say which questions moved the talk on.")


def _rows(screen: PromptScreen, _: Voice) -> list[list[Block]]:
    if screen.kind is not PromptKind.QUESTION:
        return [rhythms.row(screen, _)]
    me, sentence = screen.prompt, _sentence(screen, _)
    met = button(_("We met"), Action.WE_MET, me, primary=screen.face is PromptFace.ASKED)
    not_met = button(_("Not this week"), Action.NOT_THIS_WEEK, me)
    match screen.face:
        case PromptFace.ASKED | PromptFace.PUT_OFF:
            return [[met, not_met, *_later(screen, _)]]
        case PromptFace.WHAT_YOU_DID | PromptFace.SAVED if screen.did or screen.face is PromptFace.WHAT_YOU_DID:
            return [_did(screen, _), [sentence, not_met]]
        case PromptFace.SAVED:
            return [[sentence]]
        case PromptFace.NOT_MET:
            return [_because(screen, _), [button(_("We did meet"), Action.WE_MET, me), sentence]]
        case PromptFace.MATE_TOLD:
            return [[sentence, button(_("No thanks"), Action.NOTHING_TO_ADD, me)]]
        case PromptFace.LEFT_OUT:
            return [[met]]
        case PromptFace.PAUSED:
            return [[button(_("Ask me again"), Action.EVERY_WEEK, me)]]
    return []


def _did(screen: PromptScreen, _: Voice) -> list[Block]:
    return [_chip(activity(each, _), ACTIONS[each], screen.prompt, chosen=each in screen.did, _=_) for each in Activity]


def _because(screen: PromptScreen, _: Voice) -> list[Block]:
    return [_chip(reason(each, _), REASONS[each], screen.prompt, chosen=each is screen.because, _=_) for each in NotMet]


def _chip(text: str, action: str, prompt: str, *, chosen: bool, _: Voice) -> Block:
    """Notes it, or takes it back: a second press of the same button changes nothing."""
    if not chosen:
        return button(text, action, f"{prompt}:{ON}")
    shown = CHOSEN.format(text=text)
    return button(shown, action, f"{prompt}:{OFF}", label=_("{text}: noted; press to take it back", text=shown))


def _sentence(screen: PromptScreen, _: Voice) -> Block:
    text = _("Change my sentence") if screen.has_sentence else _("Add a sentence")
    return button(text, Action.ADD_SENTENCE, screen.prompt)


def _later(screen: PromptScreen, _: Voice) -> list[Block]:
    options = [(_snooze(each, _), f"{screen.prompt}:{each}") for each in screen.can_put_off]
    return [choice(_("Later…"), Action.PUT_OFF, options)] if options else []


def _snooze(snooze: Snooze, _: Voice) -> str:
    match snooze:
        case Snooze.TOMORROW:
            return _("The next school day, in the morning")
        case Snooze.FRIDAY:
            return _("On Friday")
        case Snooze.SKIP_WEEK:
            return _("Skip this week")
        case Snooze.PAUSE:
            return _("Pause until a date…")


def _small(screen: PromptScreen, _: Voice) -> list[str]:
    if screen.kind is not PromptKind.QUESTION:
        return rhythms.small_print(screen, _)
    match screen.face:
        case PromptFace.ASKED:
            return [
                _("You get this once a week, because you are in a triad. “Later…” puts it off or pauses it."),
                _("The coordinator sees numbers only: never who, and never a word."),
            ]
        case PromptFace.MATE_TOLD:
            return [_("You get this once a week, because you are in a triad. You can pause it on the Home tab.")]
        case PromptFace.NOT_MET if screen.because is NotMet.NO_COVER:
            return [_("It counts as a need for cover, and the coordinator sees only how many needs there are.")]
        case PromptFace.WHAT_YOU_DID | PromptFace.SAVED | PromptFace.NOT_MET if screen.has_sentence:
            return [_("Your sentence is in your log, on the Home tab.")]
    return []
