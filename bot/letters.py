"""What a delivery looks like when it leaves: rendered, fingerprinted, and marked so that we find it again.

The mark is the delivery's opaque id in a `block_id`: reading our own DM can then tell whether Slack took it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers.views import Rendered

MARK = "delivery:"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to be posted."""

    text: str
    blocks: tuple[Mapping[str, Any], ...] = field(repr=False)
    digest: str
    """Changes when what is shown changes, and only then."""


def letter(rendered: Rendered, delivery: str) -> Letter:
    """The rendered message of that delivery."""
    return Letter(rendered.text, _marked(rendered.blocks, delivery), _digest(rendered))


def is_marked(message: Mapping[str, Any], delivery: str) -> bool:
    """Whether a message of Slack's history is the one of that delivery."""
    blocks = message.get("blocks")
    if not isinstance(blocks, list):
        return False
    return any(isinstance(block, Mapping) and block.get("block_id") == MARK + delivery for block in blocks)


def _marked(blocks: Sequence[Mapping[str, Any]], delivery: str) -> tuple[Mapping[str, Any], ...]:
    """The last block that needs no id for itself carries the mark."""
    free = [place for place, block in enumerate(blocks) if "block_id" not in block]
    if not free:
        return tuple(blocks)
    return tuple(
        {**block, "block_id": MARK + delivery} if place == free[-1] else block for place, block in enumerate(blocks)
    )


def _digest(rendered: Rendered) -> str:
    shown = json.dumps([rendered.text, rendered.blocks], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:32]
