"""Tells the app of its own doings in DMs: new messages with a bot_id, edits and deletions with a subtype.
A bot that listens to `message.im` gets them from Slack and must not answer them."""

from demo.slack.conversations import Kind
from demo.slack.inbound import Inbound
from demo.slack.messages import Message, message_object
from demo.slack.payload_types import Payload
from demo.slack.payloads import Payloads
from demo.slack.workspace import Workspace


class Echoes:
    """Remembers which versions the app was told of."""

    def __init__(self, workspace: Workspace, payloads: Payloads, inbound: Inbound) -> None:
        self._workspace, self._payloads, self._inbound = workspace, payloads, inbound
        self._told: dict[tuple[str, str], Message] = {}

    def deliver(self) -> None:
        """Tells what is new since the last time."""
        if "message.im" not in self._workspace.manifest.events:
            return
        with self._workspace.lock:
            news = [message for message in self._workspace.messages.values() if self._is_news(message)]
        for message in news:
            before, self._told[message.key] = self._told.get(message.key), message
            self._inbound.event(self._payloads.event(self._event(message, before)))

    def _is_news(self, message: Message) -> bool:
        place = self._workspace.conversations[message.channel]
        ours = message.author == self._workspace.bot.id and message.only_for is None
        in_our_dm = place.kind is Kind.IM and self._workspace.bot.id in place.members
        return ours and in_our_dm and self._told.get(message.key) is not message

    def _event(self, message: Message, before: Message | None) -> Payload:
        if before is None:
            event = message_object(message) | {"channel": message.channel, "event_ts": message.ts}
            return event | {"channel_type": "im"}
        stamp = self._workspace.ids.stamp(self._workspace.now())
        changed: Payload = {"subtype": "message_changed", "message": message_object(message)}
        gone: Payload = {"subtype": "message_deleted", "deleted_ts": message.ts}
        return {
            "type": "message",
            "hidden": True,
            "channel": message.channel,
            "ts": stamp,
            "event_ts": stamp,
            "channel_type": "im",
            "previous_message": message_object(before),
            **(gone if message.deleted else changed),
        }
