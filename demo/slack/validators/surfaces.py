"""Which block may stand where. From Slack's reference of blocks, corrected by what was found live:
tables only in messages, alerts only in modals."""

from enum import StrEnum

from demo.slack.payload_types import Block


class Surface(StrEnum):
    """Where blocks can be shown."""

    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


_EVERYWHERE = frozenset(Surface)
_MESSAGES = frozenset({Surface.MESSAGE})
_ALLOWED: dict[str, frozenset[Surface]] = {
    **dict.fromkeys(("section", "header", "context", "divider", "actions", "image", "rich_text", "video"), _EVERYWHERE),
    "input": _EVERYWHERE,
    "card": _EVERYWHERE,
    "alert": frozenset({Surface.MODAL}),
    "carousel": frozenset({Surface.MESSAGE, Surface.HOME}),
    **dict.fromkeys(
        (
            "container",
            "table",
            "data_table",
            "data_visualization",
            "context_actions",
            "markdown",
            "file",
            "task_card",
            "plan",
        ),
        _MESSAGES,
    ),
}
_ONLY_IN_MODALS = ("file_input",)


def fault_of_place(block: Block, surface: Surface, pointer: str) -> str:
    """The fault of a block that may not stand on this surface, or nothing."""
    kind = str(block.get("type", ""))
    allowed = _ALLOWED.get(kind)
    if allowed is None:
        return f"unsupported type: {kind} [json-pointer:{pointer}/type]"
    if surface not in allowed:
        return f"block type not allowed in {surface}: {kind} [json-pointer:{pointer}/type]"
    element = block.get("element")
    if isinstance(element, dict) and element.get("type") in _ONLY_IN_MODALS and surface is not Surface.MODAL:
        return f"{element['type']} is not allowed in {surface} [json-pointer:{pointer}/element/type]"
    return ""
