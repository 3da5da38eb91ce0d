"""What the app hears of messages: new ones, edits and deletions, in the kinds of places that its manifest subscribes
to. Its own are among them, with its bot_id, and must not be answered."""

from dataclasses import dataclass

from demo.slack.conversations import Kind
from demo.slack.inbound import Inbound
from demo.slack.messages import Message, message_object
from demo.slack.payload_types import Payload
from demo.slack.payloads import Payloads
from demo.slack.workspace import News, Workspace

SUBSCRIPTIONS = {
    Kind.IM: "message.im",
    Kind.MPIM: "message.mpim",
    Kind.PUBLIC: "message.channels",
    Kind.PRIVATE: "message.groups",
}


@dataclass(frozen=True, slots=True)
class Hearing:
    """Brings the news of the workspace to the app, oldest first."""

    workspace: Workspace
    payloads: Payloads
    inbound: Inbound

    def deliver(self) -> bool:
        """Delivers what is new since the last time; whether there was anything that the app hears."""
        heard = [event for news in self.workspace.take_news() if (event := self._event(news))]
        for event in heard:
            self.inbound.event(self.payloads.event(event))
        return bool(heard)

    def _event(self, news: News) -> Payload | None:
        message, place = news.after, self.workspace.conversations[news.after.channel]
        manifest = self.workspace.manifest
        subscribed = SUBSCRIPTIONS[place.kind] in manifest.events and place.history_scope in manifest.scopes
        if not subscribed or message.only_for is not None or self.workspace.bot.id not in place.members:
            return None
        where: Payload = {"channel": message.channel, "channel_type": place.kind.value}
        if news.before is None:
            return _new(message) | where
        stamp = self.workspace.ids.stamp(self.workspace.now())
        return _changed(news.before, message) | where | {"ts": stamp, "event_ts": stamp}


def _new(message: Message) -> Payload:
    subtype = {"subtype": "file_share"} if message.files else {}
    return message_object(message) | subtype | {"event_ts": message.ts}


def _changed(before: Message, after: Message) -> Payload:
    change: Payload = {"subtype": "message_changed", "message": message_object(after)}
    if after.deleted:
        change = {"subtype": "message_deleted", "deleted_ts": after.ts}
    return {"type": "message", "hidden": True, "previous_message": message_object(before), **change}
