"""Names for the JSON that travels between Slack and an app."""

from typing import Any, TypeAlias

Payload: TypeAlias = dict[str, Any]
"""One JSON object as Slack sends or receives it."""

Block: TypeAlias = dict[str, Any]
"""One Block Kit block."""
