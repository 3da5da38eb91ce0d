"""What somebody writes to the bot: kept, edited and deleted as they do, until they choose."""

from functools import partial

from slack_bolt import Ack, App

from coaching.drafts import DraftId
from coaching.use_cases.acts import Act
from coaching.use_cases.drafts import Drafts
from handlers.context import Behind
from handlers.events import message_of, was_deleted
from handlers.ids import Action
from handlers.payloads import Payload, value
from handlers.words import plain

DIRECT = "im"
SPOKEN = frozenset({"", "message_changed", "thread_broadcast", "file_share", "me_message"})
"""Kinds of message in which a person says something, or says it differently."""


def message_heard(ack: Ack, act: Act | None, event: Payload, drafts: Drafts) -> None:
    """In the DM with the bot, and not by a bot; everything else that Slack calls a message is none of ours."""
    message = message_of(event)
    if act and event.get("channel_type") == DIRECT and not message.get("bot_id"):
        if was_deleted(event):
            drafts.deleted(act, str(message.get("ts")))
        elif str(event.get("subtype") or "") in SPOKEN:
            drafts.written(act, str(message.get("ts")), plain(message.get("text")))
    ack()


def ask_pressed(ack: Ack, act: Act, body: Payload, drafts: Drafts, behind: Behind) -> None:
    """The draft becomes a request."""
    asked = drafts.ask(act, DraftId(value(body))).screen
    ack()
    if asked.late:
        behind.do(partial(drafts.understand, act, asked.request, asked.words))


def drop_pressed(ack: Ack, act: Act, body: Payload, drafts: Drafts) -> None:
    """The draft is gone."""
    drafts.drop(act, DraftId(value(body)))
    ack()


def register(app: App) -> None:
    app.event("message")(message_heard)
    app.action(Action.ASK_DRAFT)(ask_pressed)
    app.action(Action.DROP_DRAFT)(drop_pressed)
