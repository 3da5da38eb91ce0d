"""All a coordinator can do about a round of triads before its groups are formed."""

from slack_bolt import Ack, App, BoltContext

from coaching.rounds import RoundId
from coaching.school_calendar import SchoolId
from coaching.use_cases.acts import Act
from coaching.use_cases.rounds import Invited, Rounds
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, Unreadable, day, options, people, value
from handlers.views.rounds import round_form


def round_wanted(ack: Ack, act: Act, context: BoltContext, rounds: Rounds) -> None:
    """The form for a round opens."""
    shown = rounds.form(act.by, now=act.at)
    prepare(context, round_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def round_sent(ack: Ack, act: Act, body: Payload, rounds: Rounds) -> None:
    """The round is open, and whoever it is for is invited."""
    last = day(body, Field.LAST_DAY)
    if last is None:
        raise Unreadable
    schools = [SchoolId(each) for each in options(body, Field.SCHOOLS)]
    rounds.open(act, last, day(body, Field.NEXT_ON), Invited(schools, people(body, Field.PEOPLE)))
    ack()


def called_off(ack: Ack, act: Act, body: Payload, rounds: Rounds) -> None:
    """The round is called off."""
    rounds.end(act, RoundId(value(body)))
    ack()


def register(app: App) -> None:
    app.action(Action.OPEN_ROUND)(ack=round_wanted, lazy=[open_prepared])
    app.view(Form.ROUND)(round_sent)
    app.action(Action.CALL_ROUND_OFF)(called_off)
