"""What Slack sends, as short as tests need it; the pretend Slack holds the whole shapes."""

from typing import Any

from handlers.ids import Action, Command, Field, Form

Payload = dict[str, Any]

TEAM, SANNA = "T0NORTH", "U0SANNA"
RESPONSE_URL = "https://hooks.slack.com/commands/T0NORTH/1/x"
USER = {"id": SANNA, "team_id": TEAM}


def command(name: str = Command.TUTORHELP, text: str = "", **fields: Any) -> Payload:
    usual = {"command": name, "text": text, "team_id": TEAM, "user_id": SANNA, "channel_id": "C0STAFF"}
    return {**usual, "trigger_id": "13345224609.738474920.8088930838d88f008e0", "response_url": RESPONSE_URL, **fields}


def pressed(action: str = Action.ACCEPT, value: str = "offer-1", **fields: Any) -> Payload:
    button = {"type": "button", "action_id": action, "block_id": "row:1", "value": value, "action_ts": "1788760800.1"}
    container = {"type": "message", "message_ts": "1788760700.2", "channel_id": "D0SANNA", "is_ephemeral": False}
    usual = {"type": "block_actions", "user": USER, "team": {"id": TEAM}, "container": container, "actions": [button]}
    return {**usual, "trigger_id": "1.2.3", "response_url": RESPONSE_URL, **fields}


def chosen(action: str = Action.CHOOSE_SCHOOL, value: str = "request-1:rantala") -> Payload:
    menu = {"type": "static_select", "action_id": action, "block_id": "row:1", "action_ts": "1788760800.3"}
    return pressed(actions=[{**menu, "selected_option": {"value": value}}])


def sent(words: object = "my iPads won't show", when: object = "this_week", **fields: Any) -> Payload:
    values = {
        Field.WORDS: {Field.WORDS: {"type": "plain_text_input", "value": words}},
        Field.WHEN: {Field.WHEN: {"type": "static_select", "selected_option": {"value": when}}},
    }
    view = {"id": "V1", "hash": "1.x", "callback_id": Form.REQUEST, "type": "modal", "state": {"values": values}}
    return {
        "type": "view_submission",
        "user": USER,
        "team": {"id": TEAM},
        "view": view,
        "trigger_id": "1.2.4",
        **fields,
    }


def happened(kind: str = "app_home_opened", **fields: Any) -> Payload:
    event = {"type": kind, "user": SANNA, "tab": "home", **fields}
    return {"type": "event_callback", "team_id": TEAM, "event_id": "Ev01", "event": event}


def member_changed(kind: str = "user_change") -> Payload:
    user = {"id": SANNA, "team_id": TEAM, "profile": {"display_name": "Sanna"}}
    return {"type": "event_callback", "team_id": TEAM, "event_id": "Ev02", "event": {"type": kind, "user": user}}


CLOSED = {"id": "V1", "hash": "1.x", "type": "modal", "callback_id": Form.REQUEST}
EVERY_KIND = {
    "command": command(text="my iPads won't show"),
    "button": pressed(),
    "menu": chosen(),
    "form": sent(),
    "event": happened(),
    "member": member_changed(),
    "removal": {"type": "event_callback", "team_id": TEAM, "event_id": "Ev03", "event": {"type": "app_uninstalled"}},
    "closed": {"type": "view_closed", "user": USER, "team": {"id": TEAM}, "view": CLOSED},
    "shortcut": {"type": "shortcut", "user": USER, "team": {"id": TEAM}, "callback_id": "x", "trigger_id": "1.2.5"},
}
