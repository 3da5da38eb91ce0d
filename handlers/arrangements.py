"""What a teacher and a tutor arrange: times, questions and answers, the calendar file. Either side presses."""

from slack_bolt import Ack, App, BoltContext

from coaching.offers import OfferId
from coaching.use_cases.acts import Act
from coaching.use_cases.arrangements import Arrangements
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, about, epoch, moment, options, pair, typed, value
from handlers.views.arrangement_forms import question_form, suggest_form
from handlers.views.request_forms import answer_form, times_form
from handlers.words import as_typed


def their_times_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, arrangements: Arrangements) -> None:
    """The requester wants other times."""
    shown = arrangements.times_form(act.by, OfferId(value(body)), now=act.at)
    prepare(context, times_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def times_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, arrangements: Arrangements) -> None:
    """The tutor suggests times, from their next free tutoring times."""
    shown = arrangements.times_form(act.by, OfferId(value(body)), now=act.at)
    prepare(context, suggest_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def times_sent(ack: Ack, act: Act, body: Payload, arrangements: Arrangements) -> None:
    """Times of either side."""
    own = (moment(body, field) for field in (Field.FIRST_TIME, Field.SECOND_TIME, Field.THIRD_TIME))
    free = [epoch(each) for each in options(body, Field.FREE_TIMES)]
    arrangements.suggest(act, OfferId(about(body)), [*free, *(each for each in own if each)])
    ack()


def time_pressed(ack: Ack, act: Act, body: Payload, arrangements: Arrangements) -> None:
    """One of the other side's times."""
    offer, at = pair(body)
    arrangements.choose(act, OfferId(offer), epoch(at))
    ack()


def question_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, arrangements: Arrangements) -> None:
    """The form for a question opens."""
    shown = arrangements.conversation(act.by, OfferId(value(body)), now=act.at)
    prepare(context, question_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def question_sent(ack: Ack, act: Act, body: Payload, arrangements: Arrangements) -> None:
    """The requester is asked."""
    arrangements.ask_back(act, OfferId(about(body)), as_typed(typed(body, Field.QUESTION)))
    ack()


def answer_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, arrangements: Arrangements) -> None:
    """The form for an answer opens."""
    shown = arrangements.conversation(act.by, OfferId(value(body)), now=act.at)
    prepare(context, answer_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def answer_sent(ack: Ack, act: Act, body: Payload, arrangements: Arrangements) -> None:
    """The tutor has the answer."""
    arrangements.answer(act, OfferId(about(body)), as_typed(typed(body, Field.ANSWER)))
    ack()


def calendar_pressed(ack: Ack, act: Act, body: Payload, arrangements: Arrangements) -> None:
    """The time agreed comes as a calendar file."""
    arrangements.calendar(act, OfferId(value(body)))
    ack()


def register(app: App) -> None:
    """The buttons of both sides, and their forms."""
    app.action(Action.OTHER_TIMES)(ack=their_times_wanted, lazy=[open_prepared])
    app.view(Form.TIMES)(times_sent)
    app.action(Action.SUGGEST)(ack=times_wanted, lazy=[open_prepared])
    app.view(Form.SUGGEST)(times_sent)
    app.action(Action.TAKE_TIME)(time_pressed)
    app.action(Action.AGREE)(time_pressed)
    app.action(Action.ASK_BACK)(ack=question_wanted, lazy=[open_prepared])
    app.view(Form.QUESTION)(question_sent)
    app.action(Action.ANSWER)(ack=answer_wanted, lazy=[open_prepared])
    app.view(Form.ANSWER)(answer_sent)
    app.action(Action.CALENDAR)(calendar_pressed)
