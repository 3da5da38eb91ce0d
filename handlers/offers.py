"""All a tutor can do with a card, but for what is arranged with the teacher (`arrangements.py`)."""

from collections.abc import Callable

from slack_bolt import Ack, App, BoltContext

from coaching.offers import OfferId
from coaching.outcomes import Result
from coaching.people import PersonId
from coaching.use_cases.acts import Act
from coaching.use_cases.arrangements import Arrangements
from coaching.use_cases.offers import Offers
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, about, epoch, moment, option, typed, value
from handlers.views.offer_forms import accept_form, hand_over_form, note_form, second_pair_form
from handlers.words import as_typed

ONE_PRESS: dict[str, Callable[[Offers, Act, OfferId], object]] = {
    Action.ACCEPT: lambda steps, act, offer: steps.accept(act, offer),
    Action.PASS_ON: lambda steps, act, offer: steps.pass_on(act, offer),
    Action.NOT_MY_TOPIC: lambda steps, act, offer: steps.not_my_topic(act, offer),
    Action.BACK_UP: lambda steps, act, offer: steps.back_up(act, offer),
}
"""What needs nothing but the press."""
RESULTS = {
    Action.DONE: Result.SORTED,
    Action.PARTLY: Result.NOT_YET,
    Action.TUTOR_DID_NOT_HAPPEN: Result.DID_NOT_HAPPEN,
}


def pressed(ack: Ack, act: Act, body: Payload, action: Payload, offers: Offers) -> None:
    """One press, one step."""
    ONE_PRESS[action["action_id"]](offers, act, OfferId(value(body)))
    ack()


def result_pressed(ack: Ack, act: Act, body: Payload, action: Payload, offers: Offers) -> None:
    """How it went, as the tutor says."""
    offers.done(act, OfferId(value(body)), RESULTS[Action(action["action_id"])])
    ack()


def accept_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, arrangements: Arrangements) -> None:
    """Accepting needs a time: one field."""
    shown = arrangements.times_form(act.by, OfferId(value(body)), now=act.at)
    prepare(context, accept_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def accept_sent(ack: Ack, act: Act, body: Payload, offers: Offers) -> None:
    """The tutor comes at that time."""
    chosen = option(body, Field.FREE_TIMES)
    offers.accept(act, OfferId(about(body)), epoch(chosen) if chosen else moment(body, Field.TIME))
    ack()


def colleague_wanted(ack: Ack, act: Act, body: Payload, action: Payload, context: BoltContext, offers: Offers) -> None:
    """Whom to hand over to, or who is to look on as well."""
    shown = offers.colleagues(act.by, OfferId(value(body)), now=act.at)
    form = hand_over_form if action["action_id"] == Action.HAND_OVER else second_pair_form
    prepare(context, form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def handed_over(ack: Ack, act: Act, body: Payload, offers: Offers) -> None:
    """The colleague is asked in the place of the tutor."""
    offers.hand_over(act, OfferId(about(body)), PersonId(option(body, Field.COLLEAGUE)))
    ack()


def second_pair_asked(ack: Ack, act: Act, body: Payload, offers: Offers) -> None:
    """The colleague is asked as a second pair of eyes."""
    offers.second_pair(act, OfferId(about(body)), PersonId(option(body, Field.COLLEAGUE)))
    ack()


def note_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, offers: Offers) -> None:
    """The form for the tutor's own note opens."""
    offer = OfferId(value(body))
    shown = offers.note_of(act.by, offer, now=act.at)
    prepare(context, note_form(offer, shown.screen, voice(shown.reader)), shown.reader)
    ack()


def note_sent(ack: Ack, act: Act, body: Payload, offers: Offers) -> None:
    """The note is kept."""
    offers.note(act, OfferId(about(body)), as_typed(typed(body, Field.NOTE)))
    ack()


def register(app: App) -> None:
    """The card's buttons and forms."""
    for action in ONE_PRESS:
        app.action(action)(pressed)
    for result in RESULTS:
        app.action(result)(result_pressed)
    app.action(Action.ACCEPT_AT)(ack=accept_wanted, lazy=[open_prepared])
    app.view(Form.ACCEPT_AT)(accept_sent)
    app.action(Action.HAND_OVER)(ack=colleague_wanted, lazy=[open_prepared])
    app.view(Form.HAND_OVER)(handed_over)
    app.action(Action.SECOND_PAIR)(ack=colleague_wanted, lazy=[open_prepared])
    app.view(Form.SECOND_PAIR)(second_pair_asked)
    app.action(Action.NOTE)(ack=note_wanted, lazy=[open_prepared])
    app.view(Form.NOTE)(note_sent)
