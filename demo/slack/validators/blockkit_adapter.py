"""Reads Block Kit JSON into PyPI blockkit's components, which check lengths, required fields, styles
and what may stand in what. blockkit only builds; this is the way back from JSON."""

from collections.abc import Mapping
from typing import Any

import blockkit.core as kit

from demo.slack.payload_types import Payload

_CLASSES: dict[str, type[kit.Component]] = {
    "plain_text": kit.Text,
    "mrkdwn": kit.Text,
    "raw_text": kit.RawText,
    "button": kit.Button,
    "checkboxes": kit.Checkboxes,
    "datepicker": kit.DatePicker,
    "datetimepicker": kit.DatetimePicker,
    "email_text_input": kit.EmailInput,
    "file_input": kit.FileInput,
    "multi_static_select": kit.MultiStaticSelect,
    "multi_external_select": kit.MultiExternalSelect,
    "multi_users_select": kit.MultiUsersSelect,
    "multi_conversations_select": kit.MultiConversationsSelect,
    "multi_channels_select": kit.MultiChannelsSelect,
    "number_input": kit.NumberInput,
    "overflow": kit.Overflow,
    "plain_text_input": kit.PlainTextInput,
    "radio_buttons": kit.RadioButtons,
    "rich_text_input": kit.RichTextInput,
    "static_select": kit.StaticSelect,
    "external_select": kit.ExternalSelect,
    "users_select": kit.UsersSelect,
    "conversations_select": kit.ConversationsSelect,
    "channels_select": kit.ChannelsSelect,
    "timepicker": kit.TimePicker,
    "url_text_input": kit.UrlInput,
    "workflow_button": kit.WorkflowButton,
    "actions": kit.Actions,
    "context": kit.Context,
    "divider": kit.Divider,
    "file": kit.File,
    "header": kit.Header,
    "input": kit.Input,
    "markdown": kit.Markdown,
    "rich_text": kit.RichText,
    "section": kit.Section,
    "table": kit.Table,
    "video": kit.Video,
    "rich_text_section": kit.RichTextSection,
    "rich_text_list": kit.RichTextList,
    "rich_text_preformatted": kit.RichTextPreformatted,
    "rich_text_quote": kit.RichTextQuote,
}
_INSIDE_RICH_TEXT: dict[str, type[kit.Component]] = {
    "text": kit.RichTextEl,
    "broadcast": kit.RichBroadcastEl,
    "channel": kit.RichChannelEl,
    "color": kit.RichColorEl,
    "date": kit.RichDateEl,
    "emoji": kit.RichEmojiEl,
    "link": kit.RichLinkEl,
    "user": kit.RichUserEl,
    "usergroup": kit.RichUserGroupEl,
}
_BY_KEY: dict[str, type[kit.Component]] = {
    "options": kit.Option,
    "initial_option": kit.Option,
    "initial_options": kit.Option,
    "option_groups": kit.OptionGroup,
    "confirm": kit.Confirm,
    "filter": kit.ConversationFilter,
    "dispatch_action_config": kit.DispatchActionConfig,
    "slack_file": kit.SlackFile,
    "workflow": kit.Workflow,
    "trigger": kit.Trigger,
    "customizable_input_parameters": kit.InputParameter,
    "style": kit.RichStyle,
    "column_settings": kit.ColumnSettings,
}
_NEVER_EMPTY = ("elements", "fields", "options", "option_groups", "initial_options")
_TEXT_OBJECTS = ("text", "title", "label", "placeholder", "hint", "description", "submit", "close", "confirm", "deny")
_WITH_RAW_TEXT = (kit.Text, kit.RawText, kit.Markdown, kit.RichTextEl, kit.RichLinkEl)
_WRONG = (
    kit.FieldValidationError,
    kit.ComponentValidationError,
    TypeError,
    ValueError,
    AttributeError,
    KeyError,
)


class NotBlockKit(ValueError):
    """A piece of JSON that Slack would refuse, with the place in it."""

    def __init__(self, pointer: str, message: str) -> None:
        super().__init__(f"{message} [json-pointer:{pointer}]")


def knows(kind: str) -> bool:
    """Whether blockkit has a class for this type of block."""
    return kind in _CLASSES or kind == "image"


def fault_of_block(block: Payload, pointer: str) -> str:
    """The first fault in a block, or nothing."""
    try:
        _component(block, pointer, kit.Image if block.get("type") == "image" else None)
    except NotBlockKit as fault:
        return str(fault)
    return ""


def fault_of_parts(kind: type[kit.Component], parts: Payload, pointer: str = "") -> str:
    """The first fault in the outer parts of a view (`kit.Modal`, `kit.Home`), or nothing."""
    try:
        _checked(kind, _converted(parts, pointer, inside=None), pointer)
    except NotBlockKit as fault:
        return str(fault)
    return ""


def _component(node: Payload, pointer: str, kind: type[kit.Component] | None) -> kit.Component:
    declared = str(node.get("type", ""))
    kind = kind or _CLASSES.get(declared) or (kit.ImageEl if declared == "image" else None)
    if kind is None:
        raise NotBlockKit(pointer + "/type", f"unsupported type: {declared}")
    values = _converted(_without_type(_without_grouped_choice(node), kind), pointer, inside=kind)
    return _checked(kind, values, pointer)


def _checked(kind: type[kit.Component], values: Payload, pointer: str) -> kit.Component:
    try:
        component: kit.Component = kind(**values)
        component.validate()  # type: ignore[no-untyped-call]
    except _WRONG as wrong:
        raise NotBlockKit(pointer, _words(wrong)) from wrong
    return component


def _without_type(node: Payload, kind: type[kit.Component]) -> Payload:
    return node if kind is kit.Text else {key: value for key, value in node.items() if key != "type"}


def _without_grouped_choice(node: Payload) -> Payload:
    """Slack looks for what is chosen already inside the groups of options, blockkit among the groups themselves."""
    groups = node.get("option_groups")
    if not isinstance(groups, list):
        return node
    inside = [each for group in groups if isinstance(group, dict) for each in group.get("options") or []]
    chosen = [node[key] for key in ("initial_option",) if key in node] + list(node.get("initial_options") or [])
    if any(each not in inside for each in chosen):
        return node
    return {key: value for key, value in node.items() if key not in ("initial_option", "initial_options")}


def _converted(node: Mapping[str, Any], pointer: str, *, inside: type[kit.Component] | None) -> Payload:
    return {
        key: _value(key, value, f"{pointer}/{key}", inside)
        for key, value in node.items()
        if (key, value) != ("min_query_length", 0)  # Slack takes it, blockkit does not
    }


def _value(key: str, value: Any, pointer: str, inside: type[kit.Component] | None) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        if not value and key in _NEVER_EMPTY and not _is_rich(inside):
            raise NotBlockKit(pointer, "no less than 1 items allowed")
        return [_value(key, item, f"{pointer}/{number}", inside) for number, item in enumerate(value)]
    if isinstance(value, dict):
        return _nested(key, value, pointer, inside)
    if isinstance(value, str) and key in _TEXT_OBJECTS and inside not in _WITH_RAW_TEXT:
        raise NotBlockKit(pointer, "must be an object")  # blockkit would make one of it
    if inside is kit.NumberInput and key in ("initial_value", "min_value", "max_value"):
        return float(value) if "." in str(value) else int(value)  # blockkit wants numbers, Slack strings
    return value


def _nested(key: str, value: Payload, pointer: str, inside: type[kit.Component] | None) -> kit.Component:
    if _is_rich(inside) and key == "elements":
        kind = _INSIDE_RICH_TEXT.get(str(value.get("type")))
    else:
        kind = None if "type" in value else _BY_KEY.get(key)
        if "type" not in value and kind is None:
            raise NotBlockKit(pointer, "must be an object with a type")
    if kind is kit.Option and inside in (kit.Checkboxes, kit.RadioButtons):
        value = value | {"text": _as_plain(value.get("text"))}
    component = _component(value, pointer, kind)
    if isinstance(component, kit.DatetimePicker) and inside is kit.Actions:
        return kit.DatePicker(action_id=value.get("action_id"))  # Slack allows it in actions, blockkit forgot
    return component


def _is_rich(kind: type[kit.Component] | None) -> bool:
    return kind in (kit.RichTextSection, kit.RichTextPreformatted, kit.RichTextQuote)


def _as_plain(text: Any) -> Any:  # noqa: ANN401 - any JSON
    """Checkboxes and radio buttons may have mrkdwn labels, which blockkit does not know."""
    if isinstance(text, dict) and text.get("type") == "mrkdwn":
        return {"type": "plain_text", "text": text.get("text")}
    return text


def _words(wrong: Exception) -> str:
    if isinstance(wrong, kit.FieldValidationError):
        return f"{wrong.field_name}: {wrong.message}"
    if isinstance(wrong, TypeError) and "unexpected keyword" in str(wrong):
        return "unsupported property: " + str(wrong).rpartition("argument ")[2]
    return str(wrong)
