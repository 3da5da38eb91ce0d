"""chat.postMessage, chat.update, chat.delete, chat.postEphemeral."""

from dataclasses import replace

from demo.slack.calls import Call
from demo.slack.conversations import Conversation
from demo.slack.files import File
from demo.slack.mentions import notified_by
from demo.slack.messages import Message, message_object
from demo.slack.notifications import notified_people
from demo.slack.payload_types import Payload
from demo.slack.places import known_person, known_place, other_person, place_to_post
from demo.slack.refusals import Refused
from demo.slack.validators import faults_of_message
from demo.slack.validators.messages import TEXT_CUT


def post_message(call: Call) -> Payload:
    """A new message in a place or in the DM with a person."""
    place = place_to_post(call, call.arguments.needed("channel"))
    content = checked_content(call)
    call.limits.count_post(place.id, call.now)
    message = add_message(call, place, content, written_by="chat.postMessage")
    answer: Payload = {"channel": place.id, "ts": message.ts}
    return answer | {"message": message_object(message, with_metadata=True)} | _warnings(call)


def post_ephemeral(call: Call) -> Payload:
    """A message that one person sees until reload."""
    place = place_to_post(call, call.arguments.needed("channel"))
    person = known_person(call, call.arguments.needed("user"))
    if person.id not in place.members:
        raise Refused("user_not_in_channel")
    content = checked_content(call)
    message = add_message(call, place, content, written_by="chat.postEphemeral", only_for=person.id)
    return {"message_ts": message.ts} | _warnings(call)


def update(call: Call) -> Payload:
    """Another version of a message of ours; blocks that are not sent stay."""
    message = _own_message(call, "cant_update_message")
    blocks = call.arguments.json("blocks", "invalid_blocks_format")
    content = checked_content(call, kept_blocks=list(message.blocks) if blocks is None else None)
    call.notifies = notified_by(content)
    changed = call.workspace.put_message(
        replace(
            message,
            text=content.get("text") or "",
            blocks=tuple(content.get("blocks") or ()),
            metadata=content.get("metadata") or message.metadata,
            edited_ts=call.workspace.ids.stamp(call.now),
            notifies=call.notifies,
        )
    )
    answer: Payload = {"channel": changed.channel, "ts": changed.ts, "text": changed.text}
    return answer | {"message": message_object(changed, with_metadata=True)} | _warnings(call)


def delete(call: Call) -> Payload:
    """Takes a message of ours away."""
    message = _own_message(call, "cant_delete_message")
    call.workspace.put_message(replace(message, deleted=True))
    return {"channel": message.channel, "ts": message.ts}


def checked_content(call: Call, *, kept_blocks: list[Payload] | None = None) -> Payload:
    """text, blocks and metadata of a call, or Slack's refusal of them."""
    arguments = call.arguments
    blocks = arguments.json("blocks", "invalid_blocks_format")
    content: Payload = {
        "text": arguments.raw.get("text"),
        "blocks": blocks if blocks is not None else kept_blocks,
        "attachments": arguments.json("attachments", "invalid_attachments"),
        "metadata": arguments.json("metadata", "invalid_metadata_format"),
        "link_names": arguments.raw.get("link_names"),
        "parse": arguments.raw.get("parse"),
    }
    if kept_blocks is None and isinstance(content["text"], str) and len(content["text"]) > TEXT_CUT:
        content["text"] = content["text"][:TEXT_CUT]
        call.notes.append("message_truncated")
    refuse_faulty(faults_of_message(content, is_update="ts" in arguments.raw))
    if content["blocks"] and not content["text"]:
        call.notes.append("missing_text_in_message")
    return content


def refuse_faulty(faults: list[str]) -> None:
    """Raises Slack's refusal for the first kind of fault, with all messages of that kind."""
    if not faults:
        return
    error = faults[0].partition(":")[0]
    same = [f"[ERROR] {fault.partition(': ')[2]}" for fault in faults if fault.startswith(f"{error}: ")]
    raise Refused(error, *same)


def add_message(
    call: Call,
    place: Conversation,
    content: Payload,
    *,
    written_by: str,
    only_for: str | None = None,
    files: tuple[File, ...] = (),
) -> Message:
    """Writes a message of the app into a place and tells the ledger's entry about it."""
    workspace = call.workspace
    call.notifies = notified_by(content)
    message = workspace.put_message(
        Message(
            channel=place.id,
            ts=workspace.ids.stamp(call.now),
            author=workspace.bot.id,
            text=content.get("text") or "",
            blocks=tuple(content.get("blocks") or ()),
            at=call.now,
            bot_id=workspace.bot_id,
            app_id=workspace.app_id,
            team=workspace.team_id,
            thread_ts=_thread(call, place),
            metadata=content.get("metadata"),
            files=files,
            only_for=only_for,
            notifies=call.notifies,
            written_by=written_by,
        )
    )
    call.channel, call.ts = place.id, message.ts
    call.reached = notified_people(message, place, workspace.people)
    call.person = only_for or other_person(call, place)
    receiver = workspace.people.get(call.person)
    if receiver is not None and receiver.deleted:
        call.notes.append("the receiver is deactivated")
    return message


def _thread(call: Call, place: Conversation) -> str | None:
    thread_ts = call.arguments.text("thread_ts")
    parent = call.workspace.messages.get((place.id, thread_ts)) if thread_ts else None
    if thread_ts and (parent is None or parent.only_for is not None):
        raise Refused("thread_not_found")
    return thread_ts or None


def _own_message(call: Call, not_ours: str) -> Message:
    place = known_place(call, call.arguments.needed("channel"))
    message = call.workspace.messages.get((place.id, call.arguments.needed("ts")))
    call.channel, call.ts = place.id, call.arguments.text("ts")
    call.person = other_person(call, place)
    if message is None or message.deleted or message.only_for is not None:
        raise Refused("message_not_found")
    if message.author != call.workspace.bot.id:
        raise Refused(not_ours)
    if place.is_archived:
        raise Refused("is_archived")
    return message


def _warnings(call: Call) -> Payload:
    known = [note for note in call.notes if note in ("message_truncated", "missing_text_in_message")]
    if not known:
        return {}
    return {"warning": ",".join(known), "response_metadata": {"warnings": known}}
