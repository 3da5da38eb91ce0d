"""Opening a form: what it shows is read before the acknowledgement, Slack is called next to it."""

from slack_bolt import BoltContext

from coaching.people import Reader
from coaching.use_cases.acts import Act
from coaching.use_cases.people import People
from handlers.context import Modals
from handlers.languages import Voice, voice
from handlers.payloads import Payload, opened, response_url, trigger
from handlers.views import Block
from handlers.views.blocks import beside_words, takes_words
from handlers.views.help_request_form import form_not_opened


def prepare(context: BoltContext, view: Block, reader: Reader) -> None:
    """The form to open, kept for `open_prepared`."""
    context["form"], context["reader"] = view, reader


def open_prepared(body: Payload, act: Act, context: BoltContext, modals: Modals, people: People) -> None:
    """The form that was prepared, or a line where Slack's time was over; nothing for somebody who was refused."""
    if view := context.get("form"):
        instead = form_not_opened(_voice(context))
        told = _told(view, act, people)
        modals.open(trigger(body), told, otherwise=instead, to=act.by, answer_to=response_url(body))


def open_behind(body: Payload, act: Act, view: Block, reader: Reader, modals: Modals, people: People) -> None:
    """The same from a listener that seldom needs it: for a lazy one Bolt copies every request."""
    told, instead = _told(view, act, people), form_not_opened(voice(reader))
    modals.open_behind(trigger(body), told, otherwise=instead, to=act.by, answer_to=response_url(body))


def change_prepared(body: Payload, act: Act, context: BoltContext, modals: Modals, people: People) -> None:
    """The open form, as a choice in it has changed what else it asks."""
    if view := context.get("form"):
        modals.update(*opened(body), _told(view, act, people))


def _told(view: Block, act: Act, people: People) -> Block:
    """With the school's line about a child at risk, where somebody can write."""
    return beside_words(view, people.safeguarding(act.by)) if takes_words(view) else view


def _voice(context: BoltContext) -> Voice:
    return voice(context["reader"])
