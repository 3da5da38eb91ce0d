"""What can be pressed or filled in on a message or a view, and the action that using it sends."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from demo.slack.messages import Message
from demo.slack.payload_types import Block, Payload
from demo.slack.views import View, elements_of

Surface: TypeAlias = Message | View

_PRESSABLE = ("button", "workflow_button", "icon_button")
_NOT_FIELDS = (*_PRESSABLE, "overflow", "feedback_buttons")


@dataclass(frozen=True, slots=True)
class Control:
    """Something with a label that a person can press."""

    surface: Surface
    block: Block
    element: Payload
    labels: tuple[str, ...]
    option: Payload | None = None

    @property
    def action(self) -> Payload:
        """The action of pressing it, without its time."""
        action = head_of(self.block, self.element)
        if self.element["type"] == "overflow":
            return action | {"selected_option": self.option}
        if self.element["type"] == "feedback_buttons":
            return action | {
                "value": (self.option or {}).get("value"),
                "text": (self.option or {}).get("text"),
            }
        kept = {key: self.element[key] for key in ("text", "value", "style", "url") if key in self.element}
        return action | kept


@dataclass(frozen=True, slots=True)
class Field:
    """Something a person can fill in or choose from."""

    surface: Surface
    block: Block
    element: Payload
    labels: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Where its value is kept in the state."""
        return str(self.block.get("block_id")), str(self.element.get("action_id"))

    @property
    def sends_action(self) -> bool:
        """Whether a change is told to the app at once."""
        return self.block.get("type") != "input" or bool(self.block.get("dispatch_action"))

    def tells_of_typing(self, *, enter: bool) -> bool:
        """Whether typing is told to the app: with each character, or (Slack's default) when Enter is pressed."""
        config = self.element.get("dispatch_action_config") or {}
        told_on = config.get("trigger_actions_on") or ["on_enter_pressed"]
        is_told = "on_character_entered" in told_on or (enter and "on_enter_pressed" in told_on)
        return self.sends_action and is_told

    @property
    def action_head(self) -> Payload:
        """The action of using it, without the value and its time."""
        kept = {key: self.element[key] for key in self.element if key == "placeholder" or key.startswith("initial_")}
        return head_of(self.block, self.element) | kept


def head_of(block: Block, element: Payload) -> Payload:
    """What every action starts with."""
    return {
        "type": element.get("type"),
        "action_id": element.get("action_id"),
        "block_id": block.get("block_id"),
    }


def blocks_of(surface: Surface) -> list[Block]:
    """The blocks on show."""
    return list(surface.blocks)


def controls_on(surface: Surface) -> Iterator[Control]:
    """Everything that can be pressed, top to bottom."""
    for block in blocks_of(surface):
        for element in elements_of(block):
            kind = element.get("type")
            if kind in _PRESSABLE:
                labels = (_words(element.get("text")), str(element.get("accessibility_label") or ""))
                yield Control(surface, block, element, labels)
            elif kind == "overflow":
                for option in element.get("options", []):
                    yield Control(surface, block, element, (_words(option.get("text")),), option)
            elif kind == "feedback_buttons":
                for part in ("positive_button", "negative_button"):
                    option = element.get(part) or {}
                    yield Control(surface, block, element, (_words(option.get("text")),), option)


def fields_on(surface: Surface) -> Iterator[Field]:
    """Everything that can be filled in, top to bottom."""
    for block in blocks_of(surface):
        for element in elements_of(block):
            if element.get("type") not in _NOT_FIELDS:
                words = (block.get("label"), block.get("text"), element.get("placeholder"))
                labels = tuple(_words(part) for part in words)
                yield Field(surface, block, element, labels)


def options_of(element: Payload) -> list[Payload]:
    """The options an element carries, groups opened."""
    grouped = [option for group in element.get("option_groups") or [] for option in group.get("options", [])]
    return [*(element.get("options") or []), *grouped]


def label_of(option: Payload) -> str:
    """What an option is called."""
    return _words(option.get("text"))


def picked(element: Payload, chosen: list[object]) -> Payload:
    """The value of an element in which `chosen` (options, ids, dates, moments) are chosen."""
    kind = str(element.get("type"))
    one = chosen[0] if chosen else None
    match kind:
        case "checkboxes" | "multi_static_select" | "multi_external_select":
            return {"type": kind, "selected_options": chosen}
        case "multi_users_select" | "multi_conversations_select" | "multi_channels_select":
            return {"type": kind, "selected_" + kind.removeprefix("multi_").removesuffix("_select"): chosen}
        case "users_select" | "conversations_select" | "channels_select":
            return {"type": kind, "selected_" + kind.split("_", maxsplit=1)[0].removesuffix("s"): one}
        case "datepicker":
            return {"type": kind, "selected_date": one}
        case "timepicker":
            return {"type": kind, "selected_time": one}
        case "datetimepicker":
            return {"type": kind, "selected_date_time": one}
    return {"type": kind, "selected_option": one}


def _words(text: object) -> str:
    return str(text.get("text", "")) if isinstance(text, dict) else ""
