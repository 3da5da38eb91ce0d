"""All a teacher can do about a help request with a command or a press; what needs a form is in `request_forms.py`."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from slack_bolt import Ack, App

from coaching.help_requests import RequestId
from coaching.outcomes import Result
from coaching.screens import Receipt, RequestScreen, Shown
from coaching.topics import TopicId
from coaching.use_cases.acts import Act
from coaching.use_cases.help_requests import Ask, HelpRequests
from coaching.use_cases.outcomes import Outcomes
from coaching.use_cases.people import People
from handlers.answers import in_private
from handlers.context import Behind, Modals
from handlers.forms import open_behind
from handlers.ids import Action, Command
from handlers.languages import voice
from handlers.payloads import Payload, pair, response_url, value
from handlers.views import render
from handlers.views.help_requests import status
from handlers.views.home import help_tutorhelp
from handlers.views.request_forms import school_form
from handlers.words import plain

RESULTS = {
    Action.SORTED: Result.SORTED,
    Action.NOT_YET: Result.NOT_YET,
    Action.DID_NOT_HAPPEN: Result.DID_NOT_HAPPEN,
}
ONE_PRESS: dict[str, Callable[[HelpRequests, Act, RequestId], object]] = {
    Action.UNDO: lambda steps, act, request: steps.undo(act, request),
    Action.CANCEL: lambda steps, act, request: steps.cancel(act, request),
    Action.ASK_ELSE: lambda steps, act, request: steps.ask_else(act, request),
    Action.SEND_ON: lambda steps, act, request: steps.send_on(act, request),
    Action.SHOW_WORDS: lambda steps, act, request: steps.show_words(act, request),
    Action.WAIT_FOR_DAY: lambda steps, act, request: steps.wait_for_day(act, request),
    Action.AS_IDEA: lambda steps, act, request: steps.as_idea(act, request),
    Action.REOPEN: lambda steps, act, request: steps.reopen(act, request),
}
"""What needs nothing but the press."""


def something_typed(command: Payload) -> bool:
    """Whether `/tutorhelp` does not stand alone."""
    return bool(plain(command.get("text")))


def help_typed(
    ack: Ack, act: Act, command: Payload, help_requests: HelpRequests, people: People, modals: Modals, behind: Behind
) -> None:
    """`/tutorhelp …`: the words are the request, but for the reserved ones standing alone."""
    words = plain(command.get("text"))
    match words.casefold():
        case "help" | "?":
            in_private(ack, help_tutorhelp(voice(people.reader(act.by))))
        case "status":
            shown = help_requests.open_of(act.by, now=act.at)
            in_private(ack, status(shown.screen, voice(shown.reader)))
        case _:
            mine = replace(act, answer_to=response_url(command))
            asked = help_requests.ask(mine, Ask(words))
            now_or_later(ack, mine, asked, help_requests, behind)
            ask_for_school(command, act, asked, modals, people)


def now_or_later(ack: Ack, act: Act, asked: Shown[RequestScreen], help_requests: HelpRequests, behind: Behind) -> None:
    """The receipt; where the words are not understood yet, an empty acknowledgement, and the receipt follows."""
    if asked.screen.follows:
        ack()
    else:
        in_private(ack, render(Receipt(asked.screen), asked.reader))
    if asked.screen.late:
        behind.do(partial(help_requests.understand, act, asked.screen.request, asked.screen.words))


def ask_for_school(command: Payload, act: Act, asked: Shown[RequestScreen], modals: Modals, people: People) -> None:
    """The one thing that is missing is asked for at once, in a form of its own."""
    if asked.screen.schools:
        school = school_form(asked.screen.request, asked.screen.schools, voice(asked.reader))
        open_behind(command, act, school, asked.reader, modals, people)


def pressed(ack: Ack, act: Act, body: Payload, action: Payload, help_requests: HelpRequests) -> None:
    """One press, one step."""
    ONE_PRESS[action["action_id"]](help_requests, act, RequestId(value(body)))
    ack()


def other_topic_pressed(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests) -> None:
    """None of the topics offered is it."""
    help_requests.other_topic(act, RequestId(value(body)))
    ack()


def topic_pressed(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests) -> None:
    """The request is about that topic."""
    request, topic = pair(body)
    help_requests.choose_topic(act, RequestId(request), TopicId(topic))
    ack()


def outcome_pressed(ack: Ack, act: Act, body: Payload, action: Payload, outcomes: Outcomes) -> None:
    """How it went, as the requester says."""
    outcomes.say(act, RequestId(value(body)), RESULTS[Action(action["action_id"])])
    ack()


def register(app: App) -> None:
    """The way from the command and each button to what it does."""
    app.command(Command.TUTORHELP, matchers=[something_typed])(help_typed)
    for action in ONE_PRESS:
        app.action(action)(pressed)
    app.action(Action.CHOOSE_TOPIC)(topic_pressed)
    app.action(Action.OTHER_TOPIC)(other_topic_pressed)
    for result in RESULTS:
        app.action(result)(outcome_pressed)
