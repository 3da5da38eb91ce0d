"""The faults of a message: text, sizes, metadata and blocks."""

import json
from typing import Any

from demo.slack.payload_types import Payload
from demo.slack.validators.block_rules import faults_of_blocks
from demo.slack.validators.surfaces import Surface

TEXT_CUT = 40_000  # chat.postMessage shortens what is longer
TEXT_OF_AN_UPDATE = 4_000  # chat.update refuses what is longer
BLOCKS_TOTAL = 13_200  # characters over all blocks; not documented, found live (msg_blocks_too_long)
ATTACHMENTS = 100
METADATA = 8_000  # Slack names a limit without its number; careful guess


def faults_of_message(payload: Payload, *, is_update: bool = False) -> list[str]:
    """Everything Slack would refuse; each fault starts with Slack's word where it has one."""
    blocks, text = payload.get("blocks") or [], payload.get("text")
    found = []
    if not text and not blocks and not payload.get("attachments"):
        found.append("no_text")
    if text is not None and not isinstance(text, str):
        found.append("invalid_arguments: text must be a string [json-pointer:/text]")
    elif len(text or "") > (TEXT_OF_AN_UPDATE if is_update else TEXT_CUT):
        found.append("msg_too_long")
    if len(payload.get("attachments") or []) > ATTACHMENTS:
        found.append("too_many_attachments")
    found += _of_metadata(payload.get("metadata"))
    found += [f"invalid_blocks: {fault}" for fault in faults_of_blocks(blocks, Surface.MESSAGE)]
    if characters(blocks) > BLOCKS_TOTAL:
        found.append("msg_blocks_too_long")
    return found


def _of_metadata(metadata: object) -> list[str]:
    if metadata is None:
        return []
    if not isinstance(metadata, dict) or not metadata.get("event_type"):
        return ["invalid_metadata_format"]
    if not isinstance(metadata.get("event_payload"), dict):
        return ["invalid_metadata_format"]
    return ["metadata_too_large"] if len(json.dumps(metadata)) > METADATA else []


def characters(node: Any) -> int:  # noqa: ANN401 - any JSON
    """The characters of all texts inside blocks."""
    if isinstance(node, dict):
        own = len(node["text"]) if isinstance(node.get("text"), str) else 0
        return own + sum(characters(value) for value in node.values() if isinstance(value, dict | list))
    if isinstance(node, list):
        return sum(characters(item) for item in node)
    return 0
