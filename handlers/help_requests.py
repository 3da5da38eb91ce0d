"""All a teacher can do about a help request: ask by command or form, look, take back, cancel, say how it went."""

from dataclasses import replace

from slack_bolt import Ack, App, BoltContext

from coaching.help_requests import RequestId, WhenNeeded
from coaching.outcomes import Result
from coaching.school_calendar import SchoolId
from coaching.screens import Receipt
from coaching.use_cases.acts import Act
from coaching.use_cases.help_requests import Ask, HelpRequests
from coaching.use_cases.outcomes import Outcomes
from coaching.use_cases.people import People
from handlers.answers import in_private, on_page
from handlers.context import Modals
from handlers.ids import Action, Command, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, chosen, picked, response_url, trigger, typed, value
from handlers.views import render
from handlers.views.help_request_form import form_not_opened, request_form
from handlers.views.help_requests import receipt_page, status
from handlers.views.home import help_tutorhelp
from handlers.words import as_typed, plain

RESULTS = {
    Action.SORTED: Result.SORTED,
    Action.NOT_YET: Result.NOT_YET,
    Action.DID_NOT_HAPPEN: Result.DID_NOT_HAPPEN,
}


def help_typed(ack: Ack, act: Act, command: Payload, help_requests: HelpRequests, people: People) -> None:
    """`/tutorhelp …`: the words are the request, but for the reserved ones standing alone."""
    words = plain(command.get("text"))
    match words.casefold():
        case "help" | "?":
            in_private(ack, help_tutorhelp(voice(people.reader(act.by))))
        case "status":
            shown = help_requests.open_of(act.by, now=act.at)
            in_private(ack, status(shown.screen, voice(shown.reader)))
        case _:
            asked = help_requests.ask(act, Ask(words))
            in_private(ack, render(Receipt(asked.screen), asked.reader))


def nothing_typed(command: Payload) -> bool:
    """Whether `/tutorhelp` stands alone."""
    return not plain(command.get("text"))


def form_wanted(ack: Ack, act: Act, context: BoltContext, people: People) -> None:
    """Acknowledge, or refuse; the form is opened next to it, since that needs the network."""
    context["reader"] = people.reader(act.by)
    ack()


def open_form(body: Payload, act: Act, context: BoltContext, modals: Modals) -> None:
    """The request form, or a button for it where Slack's time was over; nothing for somebody who was refused."""
    if reader := context.get("reader"):
        _ = voice(reader)
        instead = form_not_opened(_)
        modals.open(trigger(body), request_form(_), otherwise=instead, to=act.by, answer_to=response_url(body))


def form_sent(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests) -> None:
    ask = Ask(as_typed(typed(body, Field.WORDS)), picked(body, Field.WHEN, WhenNeeded))
    asked = help_requests.ask(act, ask)
    on_page(ack, receipt_page(asked.screen, voice(asked.reader)))


def school_chosen(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests) -> None:
    request, _, school = chosen(body).partition(":")
    # A message that stays is edited when the undo time ends; until then the press itself is answered there.
    heard = replace(act, answer_to=response_url(body))
    help_requests.choose_school(heard, RequestId(request), SchoolId(school))
    ack()


def undo_pressed(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests) -> None:
    help_requests.undo(act, RequestId(value(body)))
    ack()


def cancel_pressed(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests) -> None:
    help_requests.cancel(act, RequestId(value(body)))
    ack()


def outcome_pressed(ack: Ack, act: Act, body: Payload, action: Payload, outcomes: Outcomes) -> None:
    outcomes.say(act, RequestId(value(body)), RESULTS[Action(action["action_id"])])
    ack()


def register(app: App) -> None:
    """The way from each command, button and form to what it does."""
    app.command(Command.TUTORHELP, matchers=[nothing_typed])(ack=form_wanted, lazy=[open_form])
    app.command(Command.TUTORHELP)(help_typed)
    app.action(Action.OPEN_FORM)(ack=form_wanted, lazy=[open_form])
    app.view(Form.REQUEST)(form_sent)
    app.action(Action.CHOOSE_SCHOOL)(school_chosen)
    app.action(Action.UNDO)(undo_pressed)
    app.action(Action.CANCEL)(cancel_pressed)
    for action in RESULTS:
        app.action(action)(outcome_pressed)
