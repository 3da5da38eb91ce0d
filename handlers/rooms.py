"""All that members of a triad can do in their own group chat, and the same on Home."""

from slack_bolt import Ack, App, BoltContext

from coaching.prompts.pacing import HowOften
from coaching.triads import TriadId
from coaching.use_cases.acts import Act
from coaching.use_cases.rooms import Rooms
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, about, epoch, pair, picked, typed, value
from handlers.views.rooms import agreement_form
from handlers.words import as_typed


def times_wanted(ack: Ack, act: Act, body: Payload, rooms: Rooms) -> None:
    """The room shows times that all of the triad have free."""
    rooms.suggest_times(act, TriadId(value(body)))
    ack()


def time_taken(ack: Ack, act: Act, body: Payload, rooms: Rooms) -> None:
    """The triad meets then."""
    triad, seconds = pair(body)
    rooms.take_time(act, TriadId(triad), epoch(seconds))
    ack()


def agreement_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, rooms: Rooms) -> None:
    """The form for what a triad agrees opens."""
    shown = rooms.agreement_form(act.by, TriadId(value(body)), now=act.at)
    prepare(context, agreement_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def agreement_sent(ack: Ack, act: Act, body: Payload, rooms: Rooms) -> None:
    """The agreement stands in the room."""
    words, sessions = as_typed(typed(body, Field.AGREEMENT)), picked(body, Field.SESSIONS, HowOften)
    rooms.agree(act, TriadId(about(body)), words, sessions)
    ack()


def register(app: App) -> None:
    app.action(Action.SUGGEST_MEETING)(times_wanted)
    app.action(Action.TAKE_MEETING)(time_taken)
    app.action(Action.AGREEMENT)(ack=agreement_wanted, lazy=[open_prepared])
    app.view(Form.AGREEMENT)(agreement_sent)
