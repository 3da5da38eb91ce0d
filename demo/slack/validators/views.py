"""The faults of a modal or a Home tab: outer parts, sizes and blocks."""

import json

import blockkit.core as kit

from demo.slack.payload_types import Payload
from demo.slack.validators.block_rules import faults_of_blocks
from demo.slack.validators.blockkit_adapter import fault_of_parts
from demo.slack.validators.surfaces import Surface

VIEW_BYTES = 250_000
PRIVATE_METADATA, EXTERNAL_ID = 3_000, 255
_KINDS = {"modal": (kit.Modal, Surface.MODAL), "home": (kit.Home, Surface.HOME)}


def faults_of_view(view: Payload) -> list[str]:
    """Everything Slack would refuse in a view."""
    if view.get("type") not in _KINDS:
        return [f"unsupported type: {view.get('type')} [json-pointer:/type]"]
    kind, surface = _KINDS[view["type"]]
    outer = {
        key: value
        for key, value in view.items()
        if key not in ("type", "blocks", "private_metadata") and value not in (None, "")
    }
    found = [fault] if (fault := fault_of_parts(kind, outer)) else []
    found += _sizes(view)
    if not view.get("blocks"):
        found.append("missing required field: blocks [json-pointer:/blocks]")
    found += faults_of_blocks(view.get("blocks") or [], surface)
    if view["type"] == "modal" and _has_inputs(view) and not view.get("submit"):
        found.append("missing required field: submit, as there are input blocks [json-pointer:/submit]")
    return found


def _sizes(view: Payload) -> list[str]:
    found = []
    metadata = view.get("private_metadata")
    if metadata is not None and not isinstance(metadata, str):
        found.append("must be a string [json-pointer:/private_metadata]")
    elif len(metadata or "") > PRIVATE_METADATA:
        found.append(f"must be less than {PRIVATE_METADATA + 1} characters [json-pointer:/private_metadata]")
    if len(str(view.get("external_id") or "")) > EXTERNAL_ID:
        found.append(f"must be less than {EXTERNAL_ID + 1} characters [json-pointer:/external_id]")
    if len(json.dumps(view, ensure_ascii=False).encode("utf-8", "surrogatepass")) > VIEW_BYTES:
        found.append(f"view_too_large: more than {VIEW_BYTES} bytes")
    return found


def _has_inputs(view: Payload) -> bool:
    return any(block.get("type") == "input" for block in view.get("blocks") or [] if isinstance(block, dict))
