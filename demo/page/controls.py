"""One interactive element where it stands: its name for a screen reader, its value, and its attributes in HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from demo.page.mrkdwn import href
from demo.slack.payload_types import Block, Payload
from demo.slack.visible_text import Reader, shown_mrkdwn

GROUPS = ("radio_buttons", "checkboxes", "multi_static_select", "multi_users_select")
"""Elements of several boxes: one label stands over them all."""
NAMELESS = {
    "overflow": "More actions",
    "datepicker": "Date",
    "timepicker": "Time",
    "datetimepicker": "Date and time",
    "plain_text_input": "Text",
}
"""How Slack names a control for which the app gives no words."""


@dataclass(frozen=True, slots=True)
class Control:
    """What the template of an element needs besides the element."""

    block: Block
    element: Payload
    id: str
    """Of the HTML element; in a form, the label points to it."""
    value: Payload
    """What is put in or chosen now, in the shape of `state.values`."""
    reader: Reader
    has_error: bool = False

    @property
    def in_form(self) -> bool:
        """Whether a label of its own stands above it."""
        return self.block.get("type") == "input"

    @property
    def confirm_id(self) -> str | None:
        """The dialog that asks before it counts."""
        return f"{self.id}-confirm" if self.element.get("confirm") else None

    @property
    def name(self) -> str:
        """What it is called where no label stands above it."""
        given = self.element.get("accessibility_label")
        around = (self.element.get("placeholder"), self.block.get("text"))
        words = (str(given or ""), *(_words(text, self.reader) for text in around))
        return next((text for text in words if text), NAMELESS.get(str(self.element.get("type")), "Choose"))

    @property
    def place(self) -> dict[str, Any]:
        """Where Slack's payloads say that something happened."""
        return {
            "data-block-id": self.block.get("block_id"),
            "data-action-id": self.element.get("action_id"),
            "data-type": self.element.get("type"),
            "data-confirm": self.confirm_id,
        }

    @property
    def field(self) -> dict[str, Any]:
        """Of a control that holds a value: its place, its name, and whether the app hears of each change."""
        config = self.element.get("dispatch_action_config") or {}
        dispatches = not self.in_form or self.block.get("dispatch_action")
        on = " ".join(config.get("trigger_actions_on") or ["change"])
        return {
            **self.place,
            "id": self.id,
            "data-dispatch": on if dispatches else None,
            "data-most": self.element.get("max_selected_items"),
            "data-focus": "true" if self.element.get("focus_on_load") else None,
            **self._label,
            "aria-describedby": self._described_by,
            "aria-invalid": "true" if self.has_error else None,
        }

    @property
    def _label(self) -> dict[str, str]:
        if self.element.get("accessibility_label") or not self.in_form:
            return {"aria-label": self.name}
        return {"aria-labelledby": f"{self.id}-label"} if self.element.get("type") in GROUPS else {}

    @property
    def _described_by(self) -> str | None:
        there = {"hint": self.in_form and self.block.get("hint"), "error": self.has_error}
        return " ".join(f"{self.id}-{what}" for what, is_there in there.items() if is_there) or None

    def pressed(self, what: Payload) -> dict[str, Any]:
        """Of what is pressed, the button itself or an option; a native dialog opens where it asks first."""
        return {
            **self.place,
            "data-value": what.get("value"),
            "aria-label": what.get("accessibility_label") or None,
            "popovertarget": self.confirm_id,
        }

    def link(self, what: Payload) -> str:
        """Where it leads, empty if nowhere."""
        return href(what.get("url"))

    @property
    def chosen(self) -> list[str]:
        """The values of the chosen options, or the ids of the chosen people."""
        options = [self.value.get("selected_option") or {}, *(self.value.get("selected_options") or [])]
        values = [str(option.get("value", "")) for option in options]
        people = [self.value.get("selected_user"), *(self.value.get("selected_users") or [])]
        return [value for value in [*values, *(str(each or "") for each in people)] if value]

    @property
    def people(self) -> Iterator[tuple[str, str]]:
        """Whom a menu of people offers, by name."""
        users = [(name, one) for one, name in self.reader.names.items() if one.startswith(("U", "W"))]
        return ((one, name) for name, one in sorted(users))

    @property
    def local_moment(self) -> str:
        """The chosen moment on the reader's clock, as a browser's field takes it."""
        epoch = self.value.get("selected_date_time")
        zone = ZoneInfo(self.reader.tz)
        return datetime.fromtimestamp(int(epoch), zone).strftime("%Y-%m-%dT%H:%M") if epoch else ""


def _words(text: Payload | None, reader: Reader) -> str:
    if not text:
        return ""
    words = str(text.get("text", ""))
    return shown_mrkdwn(words, reader) if text.get("type") == "mrkdwn" else words
