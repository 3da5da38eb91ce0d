"""The address that takes the bytes of a file: raw, without a token, as long as was said, once."""

from dataclasses import replace

from demo.slack.arguments import Arguments
from demo.slack.calls import Call
from demo.slack.refusals import Refused


def take_upload(call: Call, path: str, body: bytes) -> int:
    """Keeps the bytes sent to `path`; how many there were."""
    file = call.workspace.files.at(path)
    call.arguments = Arguments({"file": file.id if file else "", "length": len(body)})
    if file is None:
        raise Refused("not_found")
    # What Slack does with a second sending or another length is not documented; nobody should rely on either.
    if file.content is not None:
        raise Refused("already_uploaded")
    if len(body) != file.length:
        raise Refused("length_mismatch", f"[ERROR] {file.length} bytes were announced, {len(body)} came")
    call.workspace.files.put(replace(file, content=body))
    return len(body)
