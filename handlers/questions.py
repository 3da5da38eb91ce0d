"""The bank of questions, kept by coordinators: one window, which becomes the form for one question."""

from slack_bolt import Ack, App, BoltContext

from coaching.prompts.questions import QuestionId
from coaching.prompts.stages import Lens, Stage, Turn
from coaching.use_cases.acts import Act
from coaching.use_cases.questions import Questions, edited
from handlers.answers import on_page
from handlers.forms import change_prepared, open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, Unreadable, about, chosen, known, options, pair, picked, typed, value
from handlers.views.questions import HIDDEN, question_form, questions_page
from handlers.words import as_typed

TEXTS = {"en": Field.TEXT_EN, "fi": Field.TEXT_FI, "sv": Field.TEXT_SV}


def questions_wanted(ack: Ack, act: Act, context: BoltContext, questions: Questions) -> None:
    """The bank opens at its first stage."""
    _show(act, Stage.STARTING_POINT, context, questions)
    ack()


def stage_chosen(ack: Ack, act: Act, body: Payload, context: BoltContext, questions: Questions) -> None:
    """The bank shows the stage that was chosen."""
    _show(act, known(chosen(body), Stage), context, questions)
    ack()


def question_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, questions: Questions) -> None:
    """The window becomes the form of one question."""
    stage, question = pair(body)
    shown = questions.form(act.by, question, known(stage, Stage), now=act.at)
    prepare(context, question_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def question_sent(ack: Ack, act: Act, body: Payload, questions: Questions) -> None:
    """The question is kept and the bank shown again, or its field says what is against it."""
    stage, colon, question = about(body).partition(":")
    if not colon:
        raise Unreadable
    texts = {language: as_typed(typed(body, field)) for language, field in TEXTS.items()}
    turns = frozenset(known(each, Turn) for each in options(body, Field.TURNS))
    lens, hidden = picked(body, Field.LENS, Lens), HIDDEN in options(body, Field.HIDDEN)
    of = known(stage, Stage)
    questions.save(act, edited(question, of, lens, turns, texts, hidden=hidden))
    shown = questions.page(act.by, of, now=act.at)
    on_page(ack, questions_page(shown.screen, voice(shown.reader), saved=True))


def back_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, questions: Questions) -> None:
    """The window shows the bank again; what was typed is not kept."""
    _show(act, known(value(body), Stage), context, questions)
    ack()


def restored(ack: Ack, act: Act, body: Payload, context: BoltContext, questions: Questions) -> None:
    """The window shows the stage again."""
    stage = known(about(body).partition(":")[0], Stage)
    questions.restore(act, QuestionId(value(body)))
    _show(act, stage, context, questions)
    ack()


def _show(act: Act, stage: Stage, context: BoltContext, questions: Questions) -> None:
    shown = questions.page(act.by, stage, now=act.at)
    prepare(context, questions_page(shown.screen, voice(shown.reader)), shown.reader)


def register(app: App) -> None:
    app.action(Action.QUESTIONS)(ack=questions_wanted, lazy=[open_prepared])
    app.action(Action.QUESTION_STAGE)(ack=stage_chosen, lazy=[change_prepared])
    app.action(Action.EDIT_QUESTION)(ack=question_wanted, lazy=[change_prepared])
    app.action(Action.BACK_TO_QUESTIONS)(ack=back_wanted, lazy=[change_prepared])
    app.action(Action.RESTORE_QUESTION)(ack=restored, lazy=[change_prepared])
    app.view(Form.EDIT_QUESTION)(question_sent)
