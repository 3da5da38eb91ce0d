"""Rules over a whole list of blocks that no library checks: how many, and ids that appear twice.

The libraries are slow, and most blocks come again: what they once had nothing against is not shown to them anew.
"""

import json
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from demo.slack.payload_types import Block, Payload
from demo.slack.validators import blockkit_adapter, sdk_models
from demo.slack.validators.newer_blocks import CHARTS_IN_A_MESSAGE, faults_of_newer_block
from demo.slack.validators.surfaces import Surface, fault_of_place
from demo.slack.views import elements_of

MOST_BLOCKS = {Surface.MESSAGE: 50, Surface.MODAL: 100, Surface.HOME: 100}


def faults_of_blocks(blocks: object, surface: Surface) -> list[str]:
    """All faults of a list of blocks on this surface."""
    if not isinstance(blocks, list):
        return ["must be an array of blocks [json-pointer:/blocks]"]
    found = list(_of_the_list(blocks, surface))
    for number, block in enumerate(blocks):
        found += _of_one(block, surface, f"/blocks/{number}")
    return found


def _of_one(block: object, surface: Surface, pointer: str) -> Iterator[str]:
    if not isinstance(block, dict):
        yield f"must be an object [json-pointer:{pointer}]"
        return
    if misplaced := fault_of_place(block, surface, pointer):
        yield misplaced
        return
    fault = "" if _is_sound(json.dumps(_like_others(block), default=repr)) else _fault_of_block(block, pointer)
    if fault:
        yield fault
    yield from faults_of_newer_block(block, pointer)
    if not fault:
        yield from _repeated_actions(block, pointer)
        yield from _many_fields(block, pointer)


@lru_cache(maxsize=4096)
def _is_sound(block: str) -> bool:
    return not _fault_of_block(json.loads(block), "")


def _fault_of_block(block: Payload, pointer: str) -> str:
    """What the libraries have against it, or nothing."""
    known = blockkit_adapter.knows(str(block["type"]))
    by_blockkit = blockkit_adapter.fault_of_block(block, pointer) if known else ""
    return by_blockkit or sdk_models.fault_of_block(block, pointer)


def _like_others(node: Any) -> Any:  # noqa: ANN401 - any JSON
    """The same with any ids: of a block's id and a button's value only the length is judged."""
    if isinstance(node, list):
        return [_like_others(each) for each in node]
    if not isinstance(node, dict):
        return node
    ids = ("block_id", "value") if node.get("type") == "button" else ("block_id",)
    return {
        key: "-" * len(value) if key in ids and isinstance(value, str) else _like_others(value)
        for key, value in node.items()
    }


def _of_the_list(blocks: list[Block], surface: Surface) -> Iterator[str]:
    most = MOST_BLOCKS[surface]
    if len(blocks) > most:
        yield f"no more than {most} items allowed [json-pointer:/blocks]"
    plain = [block for block in blocks if type(block) is dict]
    ids = Counter(block["block_id"] for block in plain if block.get("block_id"))
    for block_id in (block_id for block_id, times in ids.items() if times > 1):
        yield f"`block_id` {block_id} already exists [json-pointer:/blocks]"
    kinds = Counter(str(block.get("type")) for block in plain)
    if kinds["data_visualization"] > CHARTS_IN_A_MESSAGE:
        yield f"no more than {CHARTS_IN_A_MESSAGE} charts [json-pointer:/blocks]"
    if kinds["table"] > 1:
        yield "only_one_table_allowed [json-pointer:/blocks]"


def _repeated_actions(block: Payload, pointer: str) -> Iterator[str]:
    ids = Counter(element.get("action_id") for element in elements_of(block) if element.get("action_id"))
    for action_id in (action_id for action_id, times in ids.items() if times > 1):
        yield f"`action_id` {action_id} already exists [json-pointer:{pointer}]"


def _many_fields(block: Payload, pointer: str) -> Iterator[str]:
    for number, field in enumerate(block.get("fields") or []):
        if len(field.get("text", "")) > 2000:  # Slack: a field of a section
            yield f"must be less than 2001 characters [json-pointer:{pointer}/fields/{number}/text]"
