"""Every call that the bot makes to Slack's Web API, each with its result as a value. Nothing raises.

Rates, states and second tries are the notifier's. Nothing of a call is logged: it holds words and tokens.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.slack_results import Accepted, Result, Uncertain
from bot.slack_transport import OnceClient, read, respond, upload, write

PAGE = 200
"""Members on one page of users.list, as Slack recommends."""
LOOK_BACK = 50
"""Messages of one DM read to find one of ours."""

Blocks = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SlackClient:
    """The Web API for one bot token."""

    web: OnceClient = field(repr=False)

    @classmethod
    def to(cls, base_url: str, token: str) -> "SlackClient":
        """A client of that address; a call is given up after five seconds."""
        return cls(OnceClient(token, base_url))

    def auth_test(self) -> Result:
        """Whose token it is; its scopes stand in the result."""
        return write(self.web, "auth.test", {})

    def open_connection(self) -> Result:
        """Whether an app-level token may open a Socket Mode connection; the address given is not used."""
        return write(self.web, "apps.connections.open", {})

    def open_dm(self, *slack_users: str) -> Result:
        """The DM with a person, or the group DM with these: `channel.id`. Opening it again is harmless."""
        return write(self.web, "conversations.open", {"users": ",".join(slack_users)})

    def post(self, channel: str, text: str, blocks: Blocks) -> Result:
        """A new message; accepted only with the `ts` by which it can be edited."""
        message = _message(channel, text, blocks) | {"unfurl_links": False, "unfurl_media": False}
        return _with_ts(write(self.web, "chat.postMessage", message))

    def update(self, channel: str, ts: str, text: str, blocks: Blocks) -> Result:
        """A message of ours as it is now. Doing it again is harmless."""
        return _with_ts(write(self.web, "chat.update", _message(channel, text, blocks) | {"ts": ts}))

    def delete(self, channel: str, ts: str) -> Result:
        """A message of ours, gone. `message_not_found` where it was gone before."""
        return write(self.web, "chat.delete", {"channel": channel, "ts": ts})

    def publish_home(self, slack_user: str, view: Mapping[str, Any]) -> Result:
        """A person's Home tab as it is now. Doing it again is harmless."""
        return write(self.web, "views.publish", {"user_id": slack_user, "view": view})

    def open_view(self, trigger_id: str, view: Mapping[str, Any]) -> Result:
        """A form in front of the person who caused the trigger."""
        return write(self.web, "views.open", {"trigger_id": trigger_id, "view": view})

    def update_view(self, view_id: str, version: str, view: Mapping[str, Any]) -> Result:
        """An open form as it is now, unless it has changed since that version."""
        return write(self.web, "views.update", {"view_id": view_id, "hash": version, "view": view})

    def respond(self, response_url: str, text: str, blocks: Blocks, *, replace: bool = True) -> Result:
        """A private answer where the person acted; it replaces the one that they acted on."""
        return respond(response_url, {"replace_original": replace, "text": text, "blocks": list(blocks)})

    def place_for_file(self, name: str, length: int) -> Result:
        """Where to put a file of so many bytes: `upload_url` and `file_id`. Asking again is harmless."""
        return read(self.web, "files.getUploadURLExternal", {"filename": name, "length": length})

    def put_file(self, upload_url: str, content: bytes) -> Result:
        """The file's bytes to its place; nobody sees it yet."""
        return upload(upload_url, content)

    def share_file(self, file_id: str, title: str, channel: str, said: str) -> Result:
        """The file in a channel, with a sentence."""
        files = [{"id": file_id, "title": title}]
        return write(
            self.web,
            "files.completeUploadExternal",
            {"files": files, "channel_id": channel, "initial_comment": said},
        )

    def history(self, channel: str, *, oldest: str, cursor: str = "") -> Result:
        """Our own DM with a person since `oldest`, newest first."""
        page = {"channel": channel, "oldest": oldest, "inclusive": True, "limit": LOOK_BACK}
        return read(self.web, "conversations.history", page | ({"cursor": cursor} if cursor else {}))

    def user_info(self, slack_user: str) -> Result:
        """What the directory says of one person, with the language."""
        return read(self.web, "users.info", {"user": slack_user, "include_locale": True})

    def users(self) -> Iterator[Result]:
        """The directory page by page; the first page that is not `Accepted` is the last."""
        cursor = ""
        while True:
            arguments = {"limit": PAGE, "include_locale": True}
            page = read(self.web, "users.list", arguments | ({"cursor": cursor} if cursor else {}))
            yield page
            cursor = next_cursor(page)
            if not cursor:
                return


def next_cursor(page: Result) -> str:
    """Where the next page starts; empty after the last."""
    if not isinstance(page, Accepted):
        return ""
    more = page.data.get("response_metadata")
    cursor = more.get("next_cursor") if isinstance(more, Mapping) else ""
    return cursor if isinstance(cursor, str) else ""


def _message(channel: str, text: str, blocks: Blocks) -> dict[str, Any]:
    return {"channel": channel, "text": text, "blocks": list(blocks)}


def _with_ts(result: Result) -> Result:
    if isinstance(result, Accepted) and not isinstance(result.data.get("ts"), str):
        return Uncertain("no_ts")
    return result
