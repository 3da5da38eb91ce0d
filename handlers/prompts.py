"""All that a member of a triad presses on the week's question: we met, not this week, later, how often."""

from slack_bolt import Ack, App, BoltContext

from coaching.check_ins import Activity, Audience, NotMet
from coaching.prompts.reminders import Snooze
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import PromptId
from coaching.use_cases.acts import Act
from coaching.use_cases.check_ins import CheckIns, Reports
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, Unreadable, about, chosen, day, known, pair, picked, typed, value
from handlers.views.activities import ACTIONS, REASONS
from handlers.views.check_in_forms import pause_form, sentence_form
from handlers.views.prompts import ON
from handlers.words import as_typed

DID: dict[str, Activity] = {action: activity for activity, action in ACTIONS.items()}
BECAUSE: dict[str, NotMet] = {action: reason for reason, action in REASONS.items()}
RHYTHMS: dict[str, Rhythm] = {
    Action.EVERY_WEEK: Rhythm.WEEKLY,
    Action.EVERY_OTHER_WEEK: Rhythm.EVERY_OTHER,
    Action.NO_QUESTIONS: Rhythm.PAUSED,
}


def met_pressed(ack: Ack, act: Act, body: Payload, check_ins: CheckIns) -> None:
    """The triad has met."""
    check_ins.met(act, PromptId(value(body)))
    ack()


def not_met_pressed(ack: Ack, act: Act, body: Payload, check_ins: CheckIns) -> None:
    """They do not meet this week; a reason may follow."""
    check_ins.not_met(act, PromptId(value(body)))
    ack()


def did_pressed(ack: Ack, act: Act, body: Payload, action: Payload, check_ins: CheckIns) -> None:
    """One of the things done is on or off."""
    prompt, switch = pair(body)
    check_ins.did(act, PromptId(prompt), DID[action["action_id"]], on=switch == ON)
    ack()


def reason_pressed(ack: Ack, act: Act, body: Payload, action: Payload, check_ins: CheckIns) -> None:
    """One of the reasons why they did not meet is on or off."""
    prompt, switch = pair(body)
    check_ins.because(act, PromptId(prompt), BECAUSE[action["action_id"]], on=switch == ON)
    ack()


def no_thanks_pressed(ack: Ack, act: Act, body: Payload, check_ins: CheckIns) -> None:
    """Nothing to add: the message asks no more."""
    check_ins.no_thanks(act, PromptId(value(body)))
    ack()


def put_off(ack: Ack, act: Act, body: Payload, context: BoltContext, check_ins: CheckIns) -> None:
    """A moment at once; a pause asks until when."""
    prompt, _, until = chosen(body).partition(":")
    snooze = known(until, Snooze)
    if snooze is Snooze.PAUSE:
        shown = check_ins.pause_form(act.by, PromptId(prompt), now=act.at)
        prepare(context, pause_form(PromptId(prompt), shown.screen, voice(shown.reader)), shown.reader)
    else:
        check_ins.put_off(act, PromptId(prompt), snooze)
    ack()


def pause_sent(ack: Ack, act: Act, body: Payload, check_ins: CheckIns) -> None:
    """Questions rest until that day."""
    until = day(body, Field.BACK_ON)
    if until is None:
        raise Unreadable
    check_ins.pause(act, PromptId(about(body)), until)
    ack()


def rhythm_pressed(ack: Ack, act: Act, body: Payload, action: Payload, check_ins: CheckIns) -> None:
    """How often questions come from now on."""
    check_ins.rhythm(act, PromptId(value(body)), RHYTHMS[action["action_id"]])
    ack()


def hand_wanted(ack: Ack, act: Act, body: Payload, check_ins: CheckIns) -> None:
    """The coordinator hears that the triad would like help."""
    check_ins.wants_help(act, PromptId(value(body)), wants=True)
    ack()


def no_hand(ack: Ack, act: Act, body: Payload, check_ins: CheckIns) -> None:
    """The offer is put away."""
    check_ins.wants_help(act, PromptId(value(body)), wants=False)
    ack()


def sentence_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, reports: Reports) -> None:
    """The form for a sentence opens."""
    shown = reports.sentence_form(act.by, PromptId(value(body)), now=act.at)
    prepare(context, sentence_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def sentence_sent(ack: Ack, act: Act, body: Payload, reports: Reports) -> None:
    """The sentence is kept for whom it was meant."""
    words, audience = as_typed(typed(body, Field.SENTENCE)), picked(body, Field.AUDIENCE, Audience)
    reports.say(act, PromptId(about(body)), words, audience)
    ack()


def register(app: App) -> None:
    """The message's buttons, which are on Home too, and its two forms."""
    app.action(Action.WE_MET)(met_pressed)
    app.action(Action.NOT_THIS_WEEK)(not_met_pressed)
    for action in DID:
        app.action(action)(did_pressed)
    for action in BECAUSE:
        app.action(action)(reason_pressed)
    app.action(Action.NOTHING_TO_ADD)(no_thanks_pressed)
    app.action(Action.PUT_OFF)(ack=put_off, lazy=[open_prepared])
    app.view(Form.PAUSE)(pause_sent)
    for action in RHYTHMS:
        app.action(action)(rhythm_pressed)
    app.action(Action.HAND_WANTED)(hand_wanted)
    app.action(Action.NO_HAND)(no_hand)
    app.action(Action.ADD_SENTENCE)(ack=sentence_wanted, lazy=[open_prepared])
    app.view(Form.SENTENCE)(sentence_sent)
