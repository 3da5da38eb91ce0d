"""One message as it stands, and the JSON that Slack makes of it. An edit makes a new value, so an
older value is what somebody saw before."""

from dataclasses import dataclass
from datetime import datetime

from demo.slack.files import File, file_object
from demo.slack.payload_types import Block, Payload


@dataclass(frozen=True, slots=True)
class Message:
    """One version of one message."""

    channel: str
    ts: str
    author: str
    text: str
    blocks: tuple[Block, ...]
    at: datetime
    bot_id: str = ""
    app_id: str = ""
    team: str = ""
    thread_ts: str | None = None
    metadata: Payload | None = None
    only_for: str | None = None
    """The person who alone sees it (an ephemeral message)."""
    files: tuple[File, ...] = ()
    client_msg_id: str = ""
    """Given to what a person wrote; the same over all versions."""
    edited_ts: str | None = None
    deleted: bool = False
    notifies: frozenset[str] = frozenset()
    """Whom the words mention: user ids, `!channel`, `!here`, `!everyone`, subteam ids."""
    written_by: str = ""
    """The Web API method, or `acknowledgement`, `response_url`, `person`, `slack`."""

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same over all versions."""
        return self.channel, self.ts


def message_object(message: Message, *, with_metadata: bool = False) -> Payload:
    """The `message` of history, of answers and of interaction payloads."""
    shape: Payload = {"type": "message", "ts": message.ts, "user": message.author, "text": message.text}
    if message.client_msg_id:
        shape["client_msg_id"] = message.client_msg_id
    if message.team:
        shape["team"] = message.team
    if message.bot_id:
        shape |= {
            "bot_id": message.bot_id,
            "app_id": message.app_id,
            "bot_profile": {
                "id": message.bot_id,
                "app_id": message.app_id,
                "name": "Peer Coach",
                "icons": {},
                "deleted": False,
                "updated": 0,
                "team_id": message.team,
            },
        }
    if message.blocks:
        shape["blocks"] = list(message.blocks)
    if message.files:
        shape |= {"files": [file_object(file) for file in message.files], "upload": False, "display_as_bot": False}
    if message.thread_ts:
        shape["thread_ts"] = message.thread_ts
    if message.edited_ts:
        shape["edited"] = {"user": message.bot_id or message.author, "ts": message.edited_ts}
    if message.metadata is not None and with_metadata:
        shape["metadata"] = message.metadata
    return shape
