"""The second judge: the official models of slack_sdk, which see a few faults that blockkit misses."""

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from demo.slack.payload_types import Payload

_WRONG = (SlackObjectFormationError, TypeError, ValueError, AttributeError, KeyError)


def fault_of_block(block: Payload, pointer: str) -> str:
    """The first fault in a block, or nothing; an unknown type is left to the other judges."""
    try:
        parsed = Block.parse(block)
        if parsed is not None:
            parsed.to_dict()
    except _WRONG as wrong:
        return f"{wrong} [json-pointer:{pointer}]"
    return ""
