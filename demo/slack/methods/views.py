"""views.open, views.push, views.update, views.publish."""

from demo.slack.calls import Call
from demo.slack.payload_types import Payload
from demo.slack.places import known_person
from demo.slack.refusals import Refused
from demo.slack.triggers import Trigger
from demo.slack.validators import faults_of_view
from demo.slack.view_objects import view_object
from demo.slack.views import View


def open_(call: Call) -> Payload:
    """A modal for the person whose trigger it is."""
    trigger = _trigger(call)
    source = checked_view(call, "modal")
    view = call.workspace.views.open(trigger.person, source, call.now)
    trigger.used = True
    return _answer(call, view)


def push(call: Call) -> Payload:
    """A modal on top of the one in which the person did something."""
    trigger = _trigger(call)
    if not trigger.from_modal:
        raise Refused("invalid_trigger_id")
    source = checked_view(call, "modal")
    view = call.workspace.views.push(trigger.person, source, call.now)
    trigger.used = True
    return _answer(call, view)


def update(call: Call) -> Payload:
    """Another version of an open view."""
    arguments = call.arguments
    view_id, external_id = arguments.text("view_id"), arguments.text("external_id")
    if not view_id and not external_id:
        raise Refused("invalid_arguments", "[ERROR] missing required field: view_id or external_id")
    view = call.workspace.views.find(view_id=view_id, external_id=external_id)
    if view is None:
        raise Refused("not_found")
    source = checked_view(call, view.kind)
    given_hash = arguments.text("hash")
    return _answer(call, call.workspace.views.update(view, source, call.now, given_hash=given_hash))


def publish(call: Call) -> Payload:
    """The Home tab of a person."""
    if not call.workspace.manifest.home_tab:
        raise Refused("not_enabled")
    person = known_person(call, call.arguments.needed("user_id"))
    if person.deleted:
        raise Refused("user_not_found")
    if person.is_stranger:
        raise Refused("user_not_found")
    source = checked_view(call, "home")
    given_hash = call.arguments.text("hash")
    return _answer(call, call.workspace.views.publish(person.id, source, call.now, given_hash=given_hash))


def checked_view(call: Call, kind: str) -> Payload:
    """The view of a call, or Slack's refusal of it."""
    source = call.arguments.json("view", "invalid_arguments")
    if not isinstance(source, dict):
        raise Refused("invalid_arguments", "[ERROR] missing required field: view")
    refuse_faulty_view(source, kind)
    return source


def refuse_faulty_view(source: Payload, kind: str) -> None:
    """Raises Slack's refusal if the view has a fault or is of another kind."""
    faults = faults_of_view(source)
    if any(fault.startswith("view_too_large") for fault in faults):
        raise Refused("view_too_large")
    if source.get("type") != kind:
        faults.append(f"type must be {kind} [json-pointer:/view/type]")
    if faults:
        pointed = [fault.replace("json-pointer:/", "json-pointer:/view/", 1) for fault in faults]
        raise Refused("invalid_arguments", *(f"[ERROR] {fault}" for fault in pointed))


def _trigger(call: Call) -> Trigger:
    trigger_id = call.arguments.needed("trigger_id")
    return call.workspace.short_lived.trigger(trigger_id, call.now)


def _answer(call: Call, view: View) -> Payload:
    call.person = view.person
    call.workspace.changed()
    return {"view": view_object(view, call.workspace)}
