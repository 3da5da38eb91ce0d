"""The forms about a week of a triad: one sentence, a whole week, a pause, and a question to try."""

from datetime import date

from coaching.advice import Sign, Signal
from coaching.check_ins import Activity, Audience, NotMet
from coaching.prompts.values import PromptId
from coaching.screens.check_ins import CheckInForm, SentenceForm
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.activities import activity, audience, reason
from handlers.views.blocks import (
    Block,
    actions,
    button,
    checkbox_field,
    date_field,
    form,
    in_focus,
    quote,
    radio_field,
    section,
    small,
    text_field,
)

LONGEST = 1000
LONGEST_QUESTION = 300
YES, NO = "yes", "no"
"""Values of the answer whether they met."""
NO_REASON = "none"
"""Radio buttons once chosen cannot be emptied: an option of its own takes a reason back."""


def sentence_form(screen: SentenceForm, _: Voice) -> Block:
    """What somebody would like to note, and who may read it."""
    return form(
        Form.SENTENCE,
        title=_("Add a sentence"),
        submit=_("Save"),
        close=_("Close"),
        about=screen.prompt,
        blocks=[in_focus(_sentence(screen.sentence, _)), _audience(screen.audience, _), small(_who(_))],
    )


def check_in_form(screen: CheckInForm, _: Voice, callback: str = Form.CHECK_IN) -> Block:
    """A whole week; who could read the sentence is asked only where anybody could."""
    mates = screen.in_triad and screen.draft is None
    return form(
        callback,
        title=_("Change it") if callback == Form.LOG_ENTRY else _("Check in"),
        submit=_("Save"),
        close=_("Close"),
        about=screen.draft or screen.check_in,
        blocks=[
            _met(screen, _),
            checkbox_field(
                _("What did you do?"),
                Field.DID,
                [(activity(each, _), each) for each in Activity],
                chosen=screen.did,
                hint=_("Only if you met. Leave it empty if you like."),
            ),
            _because(screen, _),
            _sentence(screen.sentence, _),
            *(
                [_audience(screen.audience, _), small(_who(_))]
                if mates
                else [small(_("Only you can read this sentence."))]
            ),
            *([_back(screen, _)] if callback == Form.LOG_ENTRY else []),
        ],
    )


def _back(screen: CheckInForm, _: Voice) -> Block:
    return actions(button(_("Back to my log"), Action.EARLIER_WEEKS, str(screen.page)), about="back")


def _met(screen: CheckInForm, _: Voice) -> Block:
    options = [(_("Yes, we met"), YES), (_("Not this week"), NO)]
    chosen = NO if screen.met is False else YES
    label = _("Did your triad meet that week?") if screen.check_in else _("Did your triad meet this week?")
    return radio_field(label, Field.MET, options, chosen=chosen)


def _because(screen: CheckInForm, _: Voice) -> Block:
    """The same reasons as on the message's buttons, none of them chosen."""
    return radio_field(
        _("If you did not meet, would you like to say why?"),
        Field.BECAUSE,
        [(_("No thanks"), NO_REASON), *((reason(each, _), each) for each in NotMet)],
        chosen=screen.because,
        hint=_("“{reason}” counts as a need for cover; nobody is named.", reason=reason(NotMet.NO_COVER, _)),
    )


def _sentence(filled: str, _: Voice) -> Block:
    return text_field(
        _("What would you like to note?"),
        Field.SENTENCE,
        example=_("For example: the pause after my question was longer, and more hands went up"),
        most=LONGEST,
        hint=_("One sentence is plenty. No pupils' names, please."),
        filled=filled,
        optional=True,
    )


def _audience(chosen: Audience, _: Voice) -> Block:
    return radio_field(
        _("Who may read it?"), Field.AUDIENCE, [(audience(each, _), each) for each in Audience], chosen=chosen
    )


def _who(_: Voice) -> str:
    return _(
        "Only you see it, or your triad if you choose so. The coordinator never does. It stands in your log, where "
        "you can change it or take it out."
    )


def pause_form(prompt: PromptId, until: date, _: Voice) -> Block:
    """Until when nothing comes."""
    return form(
        Form.PAUSE,
        title=_("Pause questions"),
        submit=_("Pause"),
        close=_("Close"),
        about=prompt,
        blocks=[
            date_field(
                _("Ask me again from"),
                Field.BACK_ON,
                invites=_("Choose a day"),
                chosen=until,
                hint=_("Until then no question comes. Your triad is not told."),
            )
        ],
    )


def question_form(_: Voice, *, tried: str = "", found: Signal | None = None, answered: bool = False) -> Block:
    """A question to try before it is asked; what was tried is shown back with what there is to say of it."""
    said = [*quote(tried), section(_of_question(found, tried, _))] if answered else []
    return form(
        Form.TRY_QUESTION,
        title=_("Try a question"),
        submit=_("Try it"),
        close=_("Close"),
        blocks=[
            *said,
            text_field(
                _("Your question"),
                Field.TRIED_QUESTION,
                example=_("For example: what did you notice when they began?"),
                most=LONGEST_QUESTION,
                hint=_("I look for advice in it. I can do that in English only so far."),
            ),
            small(_("Only you see this. I keep nothing of it, and nobody counts it.")),
        ],
    )


def _of_question(found: Signal | None, tried: str, _: Voice) -> str:
    if found is None:
        return _("I found no advice in it. If it is in another language than English, that says nothing.")
    return _("“{words}”: {why}", words=tried[found.start : found.end], why=_why(found.sign, _))


def _why(sign: Sign, _: Voice) -> str:
    match sign:
        case Sign.IF_I_WERE_YOU | Sign.WHAT_I_DO:
            return _("that tells what you would do. What would they try first themselves?")
        case Sign.WHY_NOT | Sign.HAVE_YOU_TRIED | Sign.HOLDS_ITS_ANSWER | Sign.NAMES_A_SOLUTION:
            return _("that holds an answer already. What could you ask without it?")
        case Sign.YOU_SHOULD | Sign.JUST:
            return _("that says what to do. What could you ask, so that they find it?")
        case Sign.PRAISE:
            return _("that judges. What did you see, in plain words?")
        case Sign.SEVERAL:
            return _("these are several questions. Which one matters most?")
        case Sign.WHY:
            return _("“why” can make people defend themselves. What or how often opens more.")
        case Sign.CLOSED:
            return _("yes or no would answer that. How could it begin with what or how?")


def try_button(_: Voice) -> Block:
    """The way to that form."""
    return button(_("Try a question"), Action.TRY_QUESTION, "try")
