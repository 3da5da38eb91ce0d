"""What a person does in their tab, as a gesture of Slack's client; the bot gets exactly Slack's payloads."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from demo.living import LivingWorkspace
from demo.page.inputs import changed, pressed, put_in, value_of
from demo.slack.conversations import Conversation, Kind
from demo.slack.gestures import Gestures, NotPossible
from demo.slack.messages import Message
from demo.slack.payload_types import Payload
from demo.slack.people import Person
from demo.slack.stories.elements import Surface
from demo.slack.views import View

HOME = "home"


@dataclass(frozen=True, slots=True)
class Acts:
    """One person's hands; what each act needs comes as the JSON of one request."""

    workspace: LivingWorkspace
    person: Person

    def does(self, act: str, said: Payload) -> None:
        """Carries the act out; `NotPossible` with the reason where Slack's client would not."""
        acts: dict[str, Callable[[Payload], None]] = {
            "type": self._type,
            "press": self._press,
            "change": self._change,
            "keep": self._keep,
            "submit": self._submit,
            "close": self._close,
            "shortcut": self._shortcut,
            "open": self._open,
            "edit": self._edit,
            "delete": self._delete,
            "dismiss": self._dismiss,
        }
        if act not in acts:
            raise NotPossible(f"There is no act called {act!r}.")
        try:
            acts[act](said)
        finally:
            self.workspace.wake()

    def _type(self, said: Payload) -> None:
        place, text = self._place(said), str(said.get("text", "")).strip()
        thread = said.get("thread")
        if text.startswith("/"):
            self._gestures.command(self.person, place, text, in_thread=bool(thread))
        elif text:
            self._gestures.write(self.person, place, text, str(thread) if thread else None)

    def _press(self, said: Payload) -> None:
        surface = put_in(self._gestures, self.person, self._surface(said), _fields(said))
        control = pressed(surface, str(said.get("block_id")), str(said.get("action_id")), said.get("value"))
        self._gestures.act(self.person, surface, control.action)

    def _change(self, said: Payload) -> None:
        """A field that the app wants to hear of."""
        surface = put_in(self._gestures, self.person, self._surface(said), _fields(said))
        field = changed(surface, str(said.get("block_id")), str(said.get("action_id")))
        value = value_of(field.element, said.get("value"), self.person.tz)
        surface = self._gestures.put_in(self.person, surface, field.key, value)
        if field.sends_action:
            self._gestures.act(self.person, surface, field.action_head | value)

    def _keep(self, said: Payload) -> None:
        """What stands in the fields, so that another version of the form still has it."""
        put_in(self._gestures, self.person, self._surface(said), _fields(said))

    def _submit(self, said: Payload) -> None:
        surface = put_in(self._gestures, self.person, self._surface(said), _fields(said))
        if not isinstance(surface, View) or not surface.source.get("submit"):
            raise NotPossible("There is nothing to submit.")
        self._gestures.submit(self.person, surface)

    def _close(self, said: Payload) -> None:
        view = self._surface(said)
        if isinstance(view, View):
            self._gestures.close(self.person, view)

    def _shortcut(self, said: Payload) -> None:
        message = self._message(said) if said.get("message") else None
        self._gestures.shortcut(self.person, str(said.get("name")), message)

    def _open(self, said: Payload) -> None:
        """The app hears when its Home or its messages are opened; of other places it hears nothing."""
        if said.get("place") == HOME:
            self._gestures.open_app(self.person, "home")
        elif self._is_app(self._place(said)):
            self._gestures.open_app(self.person, "messages")

    def _edit(self, said: Payload) -> None:
        self._gestures.edit(self.person, self._message(said), str(said.get("text", "")).strip())

    def _delete(self, said: Payload) -> None:
        self._gestures.delete(self.person, self._message(said))

    def _dismiss(self, said: Payload) -> None:
        """A message only for this person, or Slack's own words."""
        slack = self.workspace.slack.workspace
        if not said.get("message"):
            slack.notices.pop(self.person.id, None)
            slack.changed()
            return
        message = self._message(said)
        if message.only_for == self.person.id:
            slack.put_message(replace(message, deleted=True))

    @property
    def _gestures(self) -> Gestures:
        return self.workspace.slack.gestures

    def _is_app(self, place: Conversation) -> bool:
        return place.kind is Kind.IM and self.workspace.slack.workspace.bot.id in place.members

    def _place(self, said: Payload) -> Conversation:
        place = self.workspace.slack.workspace.conversations.get(str(said.get("place")))
        if place is None or self.person.id not in place.members:
            raise NotPossible("There is no such place.")
        return place

    def _surface(self, said: Payload) -> Surface:
        if not said.get("view"):
            return self._message(said)
        views = self.workspace.slack.workspace.views
        open_now = (views.top(self.person.id), views.homes.get(self.person.id))
        view = next((one for one in open_now if one is not None and one.id == said["view"]), None)
        if view is None:
            raise NotPossible("That form is no longer open.")
        return view

    def _message(self, said: Payload) -> Message:
        wanted = tuple(str(part) for part in said.get("message") or ())
        for message in self.workspace.slack.workspace.visible_messages(self.person.id):
            if message.key == wanted:
                return message
        raise NotPossible("That message is no longer there.")


def _fields(said: Payload) -> list[Payload]:
    fields = said.get("fields")
    return [one for one in fields if isinstance(one, dict)] if isinstance(fields, list) else []
