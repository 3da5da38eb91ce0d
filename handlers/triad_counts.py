"""Help that a coordinator offers to triads, without seeing to whom."""

from slack_bolt import Ack, App, BoltContext

from coaching.use_cases.acts import Act
from coaching.use_cases.triad_counts import TriadStatistics
from handlers.answers import on_page
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, option
from handlers.views.triad_counts import QUIET, offer_form, offered


def offer_wanted(ack: Ack, act: Act, context: BoltContext, triad_statistics: TriadStatistics) -> None:
    """The form for offering help opens."""
    shown = triad_statistics.offer_form(act.by, now=act.at)
    prepare(context, offer_form(voice(shown.reader)), shown.reader)
    ack()


def offer_sent(ack: Ack, act: Act, body: Payload, triad_statistics: TriadStatistics) -> None:
    """Help is offered, and nobody learns to whom."""
    shown = triad_statistics.offer_help(act, quiet_ones=option(body, Field.TO_WHOM) == QUIET)
    on_page(ack, offered(voice(shown.reader)))


def register(app: App) -> None:
    app.action(Action.OFFER_HELP)(ack=offer_wanted, lazy=[open_prepared])
    app.view(Form.OFFER_HELP)(offer_sent)
