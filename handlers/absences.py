"""I'm away, and back."""

from slack_bolt import Ack, App, BoltContext

from coaching.use_cases.absences import Absences
from coaching.use_cases.acts import Act
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, Unreadable, day
from handlers.views.preferences import away_form


def away_today(ack: Ack, act: Act, absences: Absences) -> None:
    """The person is away for the rest of the day."""
    absences.today(act)
    ack()


def days_wanted(ack: Ack, act: Act, context: BoltContext, absences: Absences) -> None:
    """The form for days away opens."""
    shown = absences.away_form(act.by, now=act.at)
    prepare(context, away_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def days_sent(ack: Ack, act: Act, body: Payload, absences: Absences) -> None:
    """Without a last day: until further notice."""
    first = day(body, Field.FIRST_DAY)
    if first is None:
        raise Unreadable
    absences.away(act, first, day(body, Field.LAST_DAY))
    ack()


def back_again(ack: Ack, act: Act, absences: Absences) -> None:
    """The person is here again."""
    absences.back(act)
    ack()


def register(app: App) -> None:
    app.action(Action.AWAY_TODAY)(away_today)
    app.action(Action.AWAY)(ack=days_wanted, lazy=[open_prepared])
    app.view(Form.AWAY)(days_sent)
    app.action(Action.BACK)(back_again)
