"""The `view` object of answers and payloads."""

from demo.slack.initial_values import initial_value
from demo.slack.payload_types import Payload
from demo.slack.views import View, elements_of
from demo.slack.workspace import Workspace


def view_object(view: View, workspace: Workspace) -> Payload:
    """A view with all that Slack adds to it: ids, hash, state."""
    source = view.source
    shape: Payload = {
        "id": view.id,
        "team_id": workspace.team_id,
        "type": view.kind,
        "blocks": view.blocks,
        "private_metadata": source.get("private_metadata") or "",
        "callback_id": source.get("callback_id") or "",
        "state": {"values": state_values(view.blocks, view.values)},
        "hash": view.hash,
        "title": source.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": bool(source.get("clear_on_close")),
        "notify_on_close": bool(source.get("notify_on_close")),
        "close": source.get("close"),
        "submit": source.get("submit"),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": workspace.app_id,
        "external_id": view.external_id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": workspace.bot_id,
    }
    return shape


EMPTY_VALUES: dict[str, Payload] = {
    "plain_text_input": {"value": None},
    "email_text_input": {"value": None},
    "url_text_input": {"value": None},
    "number_input": {"value": None},
    "rich_text_input": {"rich_text_value": None},
    "static_select": {"selected_option": None},
    "external_select": {"selected_option": None},
    "radio_buttons": {"selected_option": None},
    "checkboxes": {"selected_options": []},
    "multi_static_select": {"selected_options": []},
    "multi_external_select": {"selected_options": []},
    "users_select": {"selected_user": None},
    "multi_users_select": {"selected_users": []},
    "conversations_select": {"selected_conversation": None},
    "multi_conversations_select": {"selected_conversations": []},
    "channels_select": {"selected_channel": None},
    "multi_channels_select": {"selected_channels": []},
    "datepicker": {"selected_date": None},
    "timepicker": {"selected_time": None},
    "datetimepicker": {"selected_date_time": None},
    "file_input": {"files": []},
}
"""How `state.values` shows an element in which nothing has been put."""


def state_values(blocks: list[Payload], values: dict[tuple[str, str], Payload]) -> Payload:
    """`state.values`: every element that can hold a value, with what is in it."""
    state: Payload = {}
    for block in blocks:
        for element in elements_of(block):
            kind = str(element.get("type"))
            if kind not in EMPTY_VALUES:
                continue
            key = str(block.get("block_id")), str(element.get("action_id"))
            value = values.get(key) or initial_value(element) or {}
            state.setdefault(key[0], {})[key[1]] = {"type": kind, **EMPTY_VALUES[kind], **value}
    return state
