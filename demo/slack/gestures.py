"""What a person can do in Slack's client, by ids: the page and the stories both come through here.
Slack's own rules about who may do what where are kept here."""

import uuid
from dataclasses import dataclass, replace

from demo.slack.conversations import Conversation, Kind
from demo.slack.deliveries import Receipt
from demo.slack.forms import complaints
from demo.slack.hearing import Hearing
from demo.slack.inbound import Inbound
from demo.slack.messages import Message
from demo.slack.payload_types import Payload
from demo.slack.payloads import Payloads
from demo.slack.people import Person, user_object
from demo.slack.typed_text import as_command_text, as_message_text, rich_text_of
from demo.slack.views import View
from demo.slack.workspace import Workspace


class NotPossible(Exception):
    """Slack's client does not offer this to this person."""


@dataclass(frozen=True, slots=True)
class Gestures:
    """The hands of people in the workspace."""

    workspace: Workspace
    payloads: Payloads
    inbound: Inbound
    hearing: Hearing

    def command(self, person: Person, place: Conversation, line: str, *, in_thread: bool = False) -> None:
        """Types a slash command."""
        self._refuse_unable(person)
        self._refuse_silent(place)
        name, _, text = line.partition(" ")
        command = self.workspace.manifest.commands.get(name)
        if in_thread:
            self.workspace.notice(person.id, f"{name} is not supported in threads. Sorry!")
        elif command is None or person.team_id != self.workspace.team_id:
            self.workspace.notice(person.id, f"{name} is not a valid command.")
        else:
            sent = as_command_text(text.strip(), self.workspace, should_escape=command.should_escape)
            self.inbound.command(self.payloads.command(person, place, name, sent))

    def write(self, person: Person, place: Conversation, text: str, thread_ts: str | None = None) -> Message:
        """Writes a message; the app hears of it where its manifest says so."""
        self._refuse_unable(person)
        self._refuse_silent(place)
        workspace = self.workspace
        ids, now = workspace.ids, workspace.now()
        message = workspace.put_message(
            Message(
                channel=place.id,
                ts=ids.stamp(now),
                author=person.id,
                text=as_message_text(text, workspace),
                blocks=tuple(rich_text_of(text, ids.short())),
                at=now,
                team=person.team_id,
                thread_ts=thread_ts,
                client_msg_id=str(uuid.UUID(int=ids.number())),
                written_by="person",
            )
        )
        self.hearing.deliver()
        return message

    def edit(self, person: Person, message: Message, text: str) -> Message:
        """Another version of what the person wrote."""
        now = self._own_message(person, message)
        words = as_message_text(text, self.workspace)
        if words == now.text:
            return now
        ids = self.workspace.ids
        stamp = ids.stamp(self.workspace.now())
        edited = self.workspace.put_message(
            replace(now, text=words, blocks=tuple(rich_text_of(text, ids.short())), edited_ts=stamp)
        )
        self.hearing.deliver()
        return edited

    def delete(self, person: Person, message: Message) -> None:
        """Takes away what the person wrote."""
        self.workspace.put_message(replace(self._own_message(person, message), deleted=True))
        self.hearing.deliver()

    def _own_message(self, person: Person, message: Message) -> Message:
        """The message as it is now."""
        self._refuse_unable(person)
        now = self.workspace.messages[message.key]
        if now.author != person.id or now.deleted:
            raise NotPossible(f"{person.name} has no such message to change")
        return now

    def act(self, person: Person, on: Message | View, action: Payload) -> Receipt:
        """Uses one element of a message or a view."""
        self._refuse_unable(person)
        stamp = self.workspace.ids.stamp(self.workspace.now())
        actions = [action | {"action_ts": stamp}]
        if isinstance(on, View):
            return self.inbound.interaction(self.payloads.view_actions(person, on, actions))
        return self.inbound.interaction(self.payloads.message_actions(person, on, actions))

    def put_in(self, person: Person, on: Message | View, key: tuple[str, str], value: Payload) -> Message | View:
        """Puts a value into an element of a view or a message, without sending anything."""
        with self.workspace.lock:
            if isinstance(on, View):
                return self.workspace.views.edit(on, values=on.values | {key: value})
            self.workspace.message_values.setdefault((person.id, *on.key), {})[key] = value
            return on

    def submit(self, person: Person, view: View) -> Receipt | None:
        """Presses the submit button; Slack's client first looks at required and malformed fields."""
        self._refuse_unable(person)
        wrong = complaints(view)
        with self.workspace.lock:
            view = self.workspace.views.edit(view, errors=wrong)
        self.workspace.changed()
        if wrong:
            return None
        return self.inbound.submission(self.payloads.submission(person, view), view)

    def close(self, person: Person, view: View, *, whole_stack: bool = False) -> None:
        """Closes a modal; the app hears of it only if it asked to."""
        whole_stack = whole_stack or bool(view.source.get("clear_on_close"))
        with self.workspace.lock:
            self.workspace.views.close(view, whole_stack=whole_stack)
        self.workspace.changed()
        if view.source.get("notify_on_close"):
            self.inbound.interaction(self.payloads.closed(person, view, is_cleared=whole_stack))

    def offers(self, person: Person, view: View, block_id: str, action_id: str, typed: str) -> list[Payload]:
        """What an external select offers for what was typed into it."""
        return self.inbound.options(self.payloads.suggestion(person, view, block_id, action_id, typed))

    def open_app(self, person: Person, tab: str = "home") -> None:
        """Opens the app's Home or Messages tab."""
        self._refuse_unable(person)
        workspace = self.workspace
        place = workspace.direct(workspace.bot.id, person.id)
        event: Payload = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": place.id,
            "event_ts": workspace.ids.stamp(workspace.now()),
            "tab": tab,
        }
        home = workspace.views.homes.get(person.id)
        if home is not None and tab == "home":
            event["view"] = self.payloads.shown_view(home)
        self.inbound.event(self.payloads.event(event))

    def shortcut(self, person: Person, name: str, message: Message | None = None) -> Receipt:
        """Uses a shortcut, global or on a message that the person sees; the place need not know the app."""
        self._refuse_unable(person)
        kind = "global" if message is None else "message"
        known = self.workspace.manifest.shortcuts.values()
        found = next((one for one in known if one.name == name and one.kind == kind), None)
        if found is None or person.team_id != self.workspace.team_id:
            raise NotPossible(f"there is no {kind} shortcut called {name!r}")
        if message is None:
            return self.inbound.interaction(self.payloads.shortcut(person, found.callback_id))
        now = self.workspace.messages[message.key]
        if now.only_for is not None or now not in self.workspace.visible_messages(person.id):
            raise NotPossible(f"{person.name} has no menu on that message")
        return self.inbound.interaction(self.payloads.message_shortcut(person, found.callback_id, now))

    def tell_of_person(self, person: Person, kind: str) -> None:
        """user_change or team_join."""
        now = self.workspace.now()
        user = user_object(person, now, with_locale=True)
        stamp = self.workspace.ids.stamp(now)
        event = {"type": kind, "user": user, "cache_ts": int(now.timestamp()), "event_ts": stamp}
        self.inbound.event(self.payloads.event(event))

    def tell_of_tokens(self) -> None:
        """tokens_revoked."""
        stamp = self.workspace.ids.stamp(self.workspace.now())
        tokens = {"oauth": [], "bot": [self.workspace.bot.id]}
        self.inbound.event(self.payloads.event({"type": "tokens_revoked", "tokens": tokens, "event_ts": stamp}))

    def tell_of_uninstall(self) -> None:
        """app_uninstalled."""
        stamp = self.workspace.ids.stamp(self.workspace.now())
        self.inbound.event(self.payloads.event({"type": "app_uninstalled", "event_ts": stamp}))

    def _refuse_silent(self, place: Conversation) -> None:
        is_ours = place.kind is Kind.IM and self.workspace.bot.id in place.members
        if is_ours and not self.workspace.manifest.takes_messages:
            raise NotPossible("Sending messages to this app has been turned off.")

    def _refuse_unable(self, person: Person) -> None:
        if self.workspace.people[person.id].deleted:
            raise NotPossible(f"{person.name} is deactivated")
