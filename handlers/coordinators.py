"""All a coordinator can do about a request that has found nobody, and about cover."""

from collections.abc import Callable

from slack_bolt import Ack, App, BoltContext

from coaching.help_requests import RequestId
from coaching.people import PersonId
from coaching.use_cases.acts import Act
from coaching.use_cases.coordinators import Coordinators
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, about, option, value
from handlers.views.coordinators import assign_form

ONE_PRESS: dict[str, Callable[[Coordinators, Act, RequestId], object]] = {
    Action.TAKE_ON: lambda steps, act, request: steps.take_on(act, request),
    Action.SUGGEST_IT: lambda steps, act, request: steps.suggest_it(act, request),
    Action.MAKE_IDEA: lambda steps, act, request: steps.make_idea(act, request),
    Action.COVER_ARRANGED: lambda steps, act, request: steps.cover_arranged(act, request),
}


def pressed(ack: Ack, act: Act, body: Payload, action: Payload, coordinators: Coordinators) -> None:
    """One press, one step."""
    ONE_PRESS[action["action_id"]](coordinators, act, RequestId(value(body)))
    ack()


def tutor_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, coordinators: Coordinators) -> None:
    """Whom to ask."""
    shown = coordinators.tutors(act.by, RequestId(value(body)), now=act.at)
    prepare(context, assign_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def assigned(ack: Ack, act: Act, body: Payload, coordinators: Coordinators) -> None:
    """The chosen tutor is asked."""
    coordinators.assign(act, RequestId(about(body)), PersonId(option(body, Field.COLLEAGUE)))
    ack()


def register(app: App) -> None:
    for action in ONE_PRESS:
        app.action(action)(pressed)
    app.action(Action.ASSIGN)(ack=tutor_wanted, lazy=[open_prepared])
    app.view(Form.ASSIGN)(assigned)
