"""What an acknowledgement says besides "received": an answer to a command, what to do with a modal."""

from demo.slack.arguments import Arguments
from demo.slack.calls import Call
from demo.slack.methods.chat import checked_content
from demo.slack.methods.views import refuse_faulty_view
from demo.slack.payload_types import Payload
from demo.slack.refusals import Refused
from demo.slack.response_urls import post_answer
from demo.slack.views import View

TROUBLE = "We had some trouble connecting. Try again?"


def answer_to_command(call: Call, body: object, channel: str, person: str) -> None:
    """Posts the answer in an acknowledgement of a command; an empty one says nothing."""
    if body in (None, "", {}):
        return
    fields: Payload = body if isinstance(body, dict) else {"text": str(body)}
    call.arguments = Arguments(fields)
    if not fields.get("text") and not fields.get("blocks"):
        return
    post_answer(call, channel, person, checked_content(call), written_by="acknowledgement")


def answer_to_submission(call: Call, body: object, view: View) -> None:
    """Does what the acknowledgement of a view_submission says; an empty one closes that view."""
    views = call.workspace.views
    call.person = view.person
    if body in (None, "", {}):
        views.close(view)
        return
    if not isinstance(body, dict):
        raise Refused("invalid_response_action", "[ERROR] the body is not JSON")
    call.arguments = Arguments(body)
    match body.get("response_action"):
        case "errors":
            views.edit(view, errors=_errors(body.get("errors"), view))
        case "update":
            views.update(view, _new_view(body), call.now)
        case "push":
            views.push(view.person, _new_view(body), call.now)
        case "clear":
            views.close(view, whole_stack=True)
        case other:
            raise Refused("invalid_response_action", f"[ERROR] unknown response_action: {other}")


def _new_view(body: Payload) -> Payload:
    source = body.get("view")
    if not isinstance(source, dict):
        raise Refused("invalid_response_action", "[ERROR] missing required field: view")
    refuse_faulty_view(source, "modal")
    return source


def _errors(errors: object, view: View) -> dict[str, str]:
    inputs = {str(block.get("block_id")) for block in view.blocks if block.get("type") == "input"}
    if not isinstance(errors, dict) or not errors:
        raise Refused("invalid_response_action", "[ERROR] errors must be an object with a block_id each")
    for block_id in errors:
        if block_id not in inputs:
            raise Refused("invalid_response_action", f"[ERROR] no input block with block_id {block_id}")
    return {str(block_id): str(words) for block_id, words in errors.items()}
