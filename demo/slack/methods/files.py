"""files.getUploadURLExternal and files.completeUploadExternal; the bytes in between come to `uploads`."""

import re
from dataclasses import replace

from demo.slack.calls import Call
from demo.slack.conversations import Conversation
from demo.slack.files import File, completed_object
from demo.slack.methods.chat import add_message, refuse_faulty
from demo.slack.payload_types import Payload
from demo.slack.places import known_place
from demo.slack.refusals import Refused
from demo.slack.validators import faults_of_message

LARGEST = 1_000_000_000  # bytes; Slack's limit for one file
ALT_TEXT = 1_000
_PLACE = re.compile(
    r"[CGDZ][A-Z0-9]{8,}"
)  # Slack's own pattern: a person's id is refused here, unlike in chat.postMessage


def get_upload_url(call: Call) -> Payload:
    """The address for the bytes of a file, and the file's id."""
    name, length = call.arguments.needed("filename"), call.arguments.number("length", 0)
    if not length:
        raise Refused("missing_argument")
    if length > LARGEST:
        raise Refused("file_upload_size_restricted")
    if len(call.arguments.text("alt_txt")) > ALT_TEXT:
        raise Refused("alt_txt_too_large")
    workspace = call.workspace
    file, path = workspace.files.expect(name, length, workspace.bot.id, int(call.now.timestamp()))
    return {"upload_url": f"http://{call.host}{path}", "file_id": file.id}


def complete_upload(call: Call) -> Payload:
    """Finishes uploads: into a message where a place is named; else the files stay the app's own."""
    files = _named_files(call)
    if call.arguments.text("channels"):
        raise Refused("invalid_arguments", "[ERROR] only one channel_id is known here [json-pointer:/channels]")
    if channel := call.arguments.text("channel_id"):
        place, content = _place(call, channel), _content(call)
        add_message(call, place, content, written_by="files.completeUploadExternal", files=tuple(files))
    for file in files:
        call.workspace.files.put(file)
    return {"files": [completed_object(file) for file in files]}


def _named_files(call: Call) -> list[File]:
    """The files as they will be; each must have arrived and not been finished before."""
    wanted = call.arguments.json("files", "invalid_arguments")
    if not isinstance(wanted, list) or not wanted or not all(isinstance(one, dict) for one in wanted):
        raise Refused("invalid_arguments", "[ERROR] must be a valid array of objects [json-pointer:/files]")
    return [_named_file(call, one) for one in wanted]


def _named_file(call: Call, wanted: Payload) -> File:
    file = call.workspace.files.get(str(wanted.get("id")))
    if file is None or file.content is None or file.is_complete:
        raise Refused("file_not_found")
    return replace(file, title=str(wanted.get("title") or ""), is_complete=True)


def _place(call: Call, channel: str) -> Conversation:
    if not _PLACE.fullmatch(channel):
        pattern = f"^{_PLACE.pattern}$"
        raise Refused(
            "invalid_arguments", f"[ERROR] input must match regex pattern: {pattern} [json-pointer:/channel_id]"
        )
    place = known_place(call, channel)
    if place.is_archived:
        raise Refused("is_archived")
    if call.workspace.bot.id not in place.members:
        raise Refused("not_in_channel")
    return place


def _content(call: Call) -> Payload:
    """The words above the files, which may be missing; blocks count only without a comment."""
    comment = call.arguments.text("initial_comment")
    blocks = None if comment else call.arguments.json("blocks", "invalid_blocks")
    content: Payload = {"text": comment, "blocks": blocks}
    if comment or blocks:
        refuse_faulty(faults_of_message(content))
    return content
