"""What Slack sends, as short as tests need it; the pretend Slack holds the whole shapes."""

from datetime import UTC, datetime
from typing import Any

from handlers.ids import Action, Command, Form, Shortcut

Payload = dict[str, Any]

TEAM, SANNA = "T0NORTH", "U0SANNA"
RESPONSE_URL = "https://hooks.slack.com/commands/T0NORTH/1/x"
USER = {"id": SANNA, "team_id": TEAM}
TUESDAY_11_15 = datetime(2026, 9, 8, 8, 15, tzinfo=UTC)
EPOCH = int(TUESDAY_11_15.timestamp())


def command(name: str = Command.TUTORHELP, text: str = "", **fields: Any) -> Payload:
    usual = {"command": name, "text": text, "team_id": TEAM, "user_id": SANNA, "channel_id": "C0STAFF"}
    return {**usual, "trigger_id": "13345224609.738474920.8088930838d88f008e0", "response_url": RESPONSE_URL, **fields}


def pressed(action: str = Action.ACCEPT, value: str = "offer-1", **fields: Any) -> Payload:
    """A button on a message."""
    button = {"type": "button", "action_id": action, "block_id": "row:1", "value": value, "action_ts": "1788760800.1"}
    container = {"type": "message", "message_ts": "1788760700.2", "channel_id": "D0SANNA", "is_ephemeral": False}
    usual = {"type": "block_actions", "user": USER, "team": {"id": TEAM}, "container": container, "actions": [button]}
    return {**usual, "trigger_id": "1.2.3", "response_url": RESPONSE_URL, **fields}


def chosen(action: str = Action.LANGUAGE, value: str = "sv", **fields: Any) -> Payload:
    """A menu on a message; a card's is `Action.MORE`."""
    menu = {"type": "static_select", "action_id": action, "block_id": "row:1", "action_ts": "1788760800.3"}
    return pressed(actions=[{**menu, "selected_option": {"value": value}}], **fields)


def on_home(payload: Payload, version: str = "1788760600.h", **fields: Any) -> Payload:
    """The same used on the Home tab as it looked in that version."""
    view = {"id": "V0HOME", "hash": version, "type": "home", "callback_id": "", "private_metadata": "", **fields}
    kept = {key: payload[key] for key in payload if key != "response_url"}
    return {**kept, "container": {"type": "view", "view_id": "V0HOME"}, "view": view}


def text(words: object) -> Payload:
    return {"type": "plain_text_input", "value": words}


def one(value: object) -> Payload:
    return {"type": "static_select", "selected_option": {"value": value}}


def several(*values: object) -> Payload:
    return {"type": "checkboxes", "selected_options": [{"value": value} for value in values]}


def moment(epoch: object) -> Payload:
    return {"type": "datetimepicker", "selected_date_time": epoch}


def day(date: object) -> Payload:
    return {"type": "datepicker", "selected_date": date}


def clock(time: object) -> Payload:
    return {"type": "timepicker", "selected_time": time}


def view_of(form: str = Form.REQUEST, about: str = "", **inputs: Payload) -> Payload:
    values = {field: {field: value} for field, value in inputs.items()}
    view = {"id": "V1", "hash": "1.x", "callback_id": form, "type": "modal", "private_metadata": about}
    return {**view, "state": {"values": values}}


def filled(form: str, about: str = "", **inputs: Payload) -> Payload:
    """A form with these inputs, by the names of their fields, sent."""
    team = {"id": TEAM, "domain": "north"}
    form_sent = {"type": "view_submission", "user": USER, "team": team, "view": view_of(form, about, **inputs)}
    return {**form_sent, "trigger_id": "1.2.4"}


def sent(words: object = "my iPads won't show", when: object = "this_week", **fields: Any) -> Payload:
    """The request form."""
    return {**filled(Form.REQUEST, words=text(words), kind=one("quick_fix"), when=one(when)), **fields}


def happened(kind: str = "app_home_opened", **fields: Any) -> Payload:
    event = {"type": kind, "user": SANNA, "tab": "home", **fields}
    return {"type": "event_callback", "team_id": TEAM, "event_id": "Ev01", "event": event}


def member_changed(kind: str = "user_change") -> Payload:
    user = {"id": SANNA, "team_id": TEAM, "profile": {"display_name": "Sanna"}}
    return {"type": "event_callback", "team_id": TEAM, "event_id": "Ev02", "event": {"type": kind, "user": user}}


def written(words: str = "my iPads won't show", ts: str = "1788760800.4", **fields: Any) -> Payload:
    """A message in the DM with the bot."""
    event = {"type": "message", "channel": "D0SANNA", "channel_type": "im", "user": SANNA, "text": words, "ts": ts}
    return {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev-{ts}", "event": {**event, **fields}}


def edited(words: str = "my six iPads won't show", ts: str = "1788760800.4", **fields: Any) -> Payload:
    """Slack names the writer inside the message only."""
    message = {"type": "message", "user": SANNA, "text": words, "ts": ts, **fields}
    return _about_older("message_changed", message=message, previous_message={**message, "text": "before"})


def deleted(ts: str = "1788760800.4", **fields: Any) -> Payload:
    previous = {"type": "message", "user": SANNA, "text": "before", "ts": ts, **fields}
    return _about_older("message_deleted", deleted_ts=ts, previous_message=previous)


def _about_older(subtype: str, **fields: Any) -> Payload:
    event = {"type": "message", "subtype": subtype, "channel": "D0SANNA", "channel_type": "im", "ts": "1788760900.5"}
    return {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev-{subtype}", "event": {**event, **fields}}


def shortcut(callback: str = Shortcut.ASK) -> Payload:
    usual = {"type": "shortcut", "user": USER, "team": {"id": TEAM, "domain": "north"}, "callback_id": callback}
    return {**usual, "trigger_id": f"1.2.{callback}"}


def message_shortcut(words: object = "the screens stay <black>", callback: str = Shortcut.ASK_ABOUT_MESSAGE) -> Payload:
    message = {"type": "message", "user": "U0LIISA", "text": words, "ts": "1788760500.6"}
    used = {"type": "message_action", "message": message, "channel": {"id": "C0STAFF", "name": "staff"}}
    return {**shortcut(callback), **used, "response_url": RESPONSE_URL}


CLOSED = {"id": "V1", "hash": "1.x", "type": "modal", "callback_id": Form.REQUEST}
EVERY_KIND = {
    "command": command(text="my iPads won't show"),
    "button": pressed(),
    "menu": chosen(),
    "card's menu": chosen(Action.MORE, f"{Action.PASS_ON}|offer-1", trigger_id="1.2.8"),
    "home": on_home(pressed(Action.UNDO, "request-1")),
    "form": sent(),
    "event": happened(),
    "message": written(),
    "edit": edited(),
    "deletion": deleted(),
    "member": member_changed(),
    "removal": {"type": "event_callback", "team_id": TEAM, "event_id": "Ev03", "event": {"type": "app_uninstalled"}},
    "closed": {"type": "view_closed", "user": USER, "team": {"id": TEAM}, "view": CLOSED},
    "shortcut": shortcut(),
    "message shortcut": message_shortcut(),
}
