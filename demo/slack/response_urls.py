"""What the app may do through a response_url: answer, replace or delete, five times in 30 minutes."""

from dataclasses import replace

from demo.slack.calls import Call
from demo.slack.mentions import notified_by
from demo.slack.messages import Message
from demo.slack.methods.chat import add_message, checked_content
from demo.slack.payload_types import Payload
from demo.slack.refusals import Refused
from demo.slack.triggers import ResponseUrl


def answer_response_url(call: Call, path: str) -> Payload:
    """Carries out one post to a response_url."""
    url = call.workspace.short_lived.response_url(path, call.now)
    call.person, call.channel = url.person, url.channel
    original = _original(call, url)
    if call.arguments.flag("delete_original"):
        _delete(call, url, original)
    elif _replaces(call, url):
        _replace(call, url, original)
    else:
        post_answer(call, url.channel, url.person, checked_content(call), written_by="response_url")
    url.uses += 1
    return {"ok": True}


def post_answer(call: Call, channel: str, person: str, content: Payload, *, written_by: str) -> Message:
    """A new message as answer: ephemeral unless `response_type` is in_channel."""
    in_channel = call.arguments.text("response_type") == "in_channel"
    place = call.workspace.conversations[channel]
    only_for = None if in_channel else person
    message = add_message(call, place, content, written_by=written_by, only_for=only_for)
    call.person = person
    return message


def _original(call: Call, url: ResponseUrl) -> Message | None:
    message = call.workspace.messages.get((url.channel, url.message_ts)) if url.message_ts else None
    return None if message is None or message.deleted else message


def _replaces(call: Call, url: ResponseUrl) -> bool:
    """Only a button's response_url replaces something, unless told otherwise."""
    if url.message_ts is None:
        return False
    return call.arguments.flag("replace_original") or "replace_original" not in call.arguments.raw


def _replace(call: Call, url: ResponseUrl, original: Message | None) -> None:
    if original is None:
        raise Refused("message_not_found")
    if original.author != call.workspace.bot.id:
        raise Refused("cant_update_message")
    content = checked_content(call)
    call.notifies, call.ts = notified_by(content), ""
    call.workspace.put_message(
        replace(
            original,
            text=content.get("text") or "",
            blocks=tuple(content.get("blocks") or ()),
            edited_ts=call.workspace.ids.stamp(call.now),
            notifies=call.notifies,
        )
    )
    call.notes.append(f"replaced {url.message_ts}")


def _delete(call: Call, url: ResponseUrl, original: Message | None) -> None:
    if original is None or original.author != call.workspace.bot.id:
        raise Refused("message_not_found")
    call.workspace.put_message(replace(original, deleted=True))
    call.notes.append(f"deleted {url.message_ts}")
