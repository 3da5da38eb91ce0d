"""The payloads that Slack sends to an app, with every key that the real ones carry."""

from dataclasses import dataclass

from demo.slack.conversations import Conversation
from demo.slack.messages import Message, message_object
from demo.slack.payload_types import Payload
from demo.slack.people import Person
from demo.slack.view_objects import state_values, view_object
from demo.slack.views import View
from demo.slack.workspace import Workspace

VERIFICATION_TOKEN = "pretend-verification-token"  # deprecated by Slack, still sent  # noqa: S105


@dataclass(frozen=True, slots=True)
class Payloads:
    """Builds payloads of one workspace."""

    workspace: Workspace
    base_url: str

    def command(self, person: Person, place: Conversation, command: str, text: str) -> Payload:
        """A slash command, as form fields."""
        workspace = self.workspace
        now = workspace.now()
        path = workspace.short_lived.new_response_url(person.id, place.id, now, None)
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": workspace.team_id,
            "team_domain": workspace.domain,
            "channel_id": place.id,
            "channel_name": place.shown_name,
            "user_id": person.id,
            "user_name": person.username,
            "command": command,
            "text": text,
            "api_app_id": workspace.app_id,
            "is_enterprise_install": "false",
            "response_url": self.base_url + path,
            "trigger_id": workspace.short_lived.new_trigger(person.id, now),
        }

    def message_actions(self, person: Person, message: Message, actions: list[Payload]) -> Payload:
        """block_actions from a message; an ephemeral one does not travel along."""
        workspace = self.workspace
        now = workspace.now()
        place = workspace.conversations[message.channel]
        path = workspace.short_lived.new_response_url(person.id, place.id, now, message.ts)
        values = workspace.message_values.get((person.id, *message.key), {})
        payload = self._actions_head(person) | {
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": message.channel,
                "is_ephemeral": message.only_for is not None,
            },
            "trigger_id": workspace.short_lived.new_trigger(person.id, now),
            "channel": {"id": place.id, "name": place.shown_name},
            "state": {"values": state_values(list(message.blocks), values)},
            "response_url": self.base_url + path,
            "actions": actions,
        }
        if message.thread_ts:
            payload["container"]["thread_ts"] = message.thread_ts
        if message.only_for is None:
            payload["message"] = message_object(message)
        return payload

    def view_actions(self, person: Person, view: View, actions: list[Payload]) -> Payload:
        """block_actions from a modal or from Home."""
        now = self.workspace.now()
        from_modal = view.kind == "modal"
        trigger = self.workspace.short_lived.new_trigger(person.id, now, from_modal=from_modal)
        return self._actions_head(person) | {
            "container": {"type": "view", "view_id": view.id},
            "trigger_id": trigger,
            "view": view_object(view, self.workspace),
            "actions": actions,
        }

    def submission(self, person: Person, view: View) -> Payload:
        """view_submission."""
        now = self.workspace.now()
        trigger = self.workspace.short_lived.new_trigger(person.id, now, from_modal=True)
        return self._head("view_submission") | {
            "user": self._user(person),
            "api_app_id": self.workspace.app_id,
            "trigger_id": trigger,
            "view": view_object(view, self.workspace),
            "response_urls": [],
        }

    def closed(self, person: Person, view: View, *, is_cleared: bool) -> Payload:
        """view_closed."""
        return self._head("view_closed") | {
            "user": self._user(person),
            "api_app_id": self.workspace.app_id,
            "view": view_object(view, self.workspace),
            "is_cleared": is_cleared,
        }

    def suggestion(self, person: Person, view: View, block_id: str, action_id: str, value: str) -> Payload:
        """block_suggestion: what an external select may offer."""
        return self._head("block_suggestion") | {
            "user": self._user(person),
            "container": {"type": "view", "view_id": view.id},
            "api_app_id": self.workspace.app_id,
            "action_id": action_id,
            "block_id": block_id,
            "value": value,
            "view": view_object(view, self.workspace),
        }

    def shortcut(self, person: Person, callback_id: str) -> Payload:
        """A global shortcut; it knows no place."""
        now = self.workspace.now()
        return self._head("shortcut") | {
            "action_ts": self.workspace.ids.stamp(now),
            "user": {"id": person.id, "username": person.username, "team_id": person.team_id},
            "callback_id": callback_id,
            "trigger_id": self.workspace.short_lived.new_trigger(person.id, now),
        }

    def message_shortcut(self, person: Person, callback_id: str, message: Message) -> Payload:
        """A shortcut on a message, which travels along; its response_url adds, as the message is somebody else's."""
        workspace, now = self.workspace, self.workspace.now()
        place = workspace.conversations[message.channel]
        path = workspace.short_lived.new_response_url(person.id, place.id, now, None)
        return self._head("message_action") | {
            "action_ts": workspace.ids.stamp(now),
            "user": self._user(person),
            "channel": {"id": place.id, "name": place.shown_name},
            "callback_id": callback_id,
            "trigger_id": workspace.short_lived.new_trigger(person.id, now),
            "message_ts": message.ts,
            "message": message_object(message),
            "response_url": self.base_url + path,
        }

    def shown_view(self, view: View) -> Payload:
        """A view as app_home_opened carries it."""
        return view_object(view, self.workspace)

    def event(self, event: Payload) -> Payload:
        """The envelope of the Events API around one event."""
        workspace = self.workspace
        number = workspace.ids.number()
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": workspace.team_id,
            "context_team_id": workspace.team_id,
            "context_enterprise_id": None,
            "api_app_id": workspace.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev0PC{number:06X}",
            "event_time": int(workspace.now().timestamp()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": workspace.team_id,
                    "user_id": workspace.bot.id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": f"4-pretend{number:06d}",
        }

    def _head(self, kind: str) -> Payload:
        return {
            "type": kind,
            "token": VERIFICATION_TOKEN,
            "team": {"id": self.workspace.team_id, "domain": self.workspace.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _actions_head(self, person: Person) -> Payload:
        head = self._head("block_actions")
        return head | {"user": self._user(person), "api_app_id": self.workspace.app_id}

    def _user(self, person: Person) -> Payload:
        return {
            "id": person.id,
            "username": person.username,
            "name": person.username,
            "team_id": person.team_id,
        }
