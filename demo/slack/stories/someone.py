"""A person in a story. Acts go through the client's gestures and let everything settle; looking asks
what is visible at that moment."""

from datetime import date, datetime, time
from typing import TypeAlias

from demo.slack.conversations import Conversation
from demo.slack.gestures import NotPossible
from demo.slack.messages import Message
from demo.slack.stories.elements import Control, Surface, head_of
from demo.slack.stories.filling import choose, fill
from demo.slack.stories.finding import find_control, find_field
from demo.slack.stories.looking import NotThere
from demo.slack.stories.onlooker import Onlooker
from demo.slack.views import View

Place: TypeAlias = str | Surface | None
"""The thing meant, or words on it; None for the first that fits."""


class Someone(Onlooker):
    """One person of the workspace, spoken of by name."""

    # Saying and writing

    def says(self, line: str, *, in_: Conversation | None = None, in_thread: bool = False) -> None:
        """Types a slash command; in the DM with the bot if no place is named, or where that takes nothing, in the
        person's own notes.
        """
        self.eyes.on_home = False
        workspace = self._slack.workspace
        usual = self.dm if workspace.manifest.takes_messages else workspace.direct(self.id)
        self._slack.gestures.command(self.person, in_ or usual, line, in_thread=in_thread)
        self._slack.settle()

    def writes(self, text: str, *, in_: Conversation | None = None, in_thread_of: Message | None = None) -> Message:
        """Writes a message, in the DM with the bot if no place is named."""
        self.eyes.on_home = False
        thread_ts = in_thread_of.ts if in_thread_of else None
        message = self._slack.gestures.write(self.person, in_ or self.dm, text, thread_ts)
        self._slack.settle()
        return message

    def edits(self, message: Message, text: str) -> Message:
        """Changes what this person wrote; returns it as it is then."""
        edited = self._slack.gestures.edit(self.person, message, text)
        self._slack.settle()
        return edited

    def deletes(self, message: Message) -> None:
        """Deletes what this person wrote."""
        self._slack.gestures.delete(self.person, message)
        self._slack.settle()

    # Pressing

    def presses(self, label: str, *, on: Place = None, occurrence: int | None = None) -> None:
        """Presses what carries this label, on the newest thing that has it (or the one with `on` on it)."""
        if self._asked is not None:
            self._answers_dialog(label)
        elif on is None and self._is_footer(label, "submit"):
            self.submits()
            return
        elif on is None and self._is_footer(label, "close"):
            self.closes()
            return
        else:
            self._press(find_control(self.eyes, label, on, occurrence))
        self._slack.settle()

    def _is_footer(self, label: str, part: str) -> bool:
        modal = self.eyes.modal
        return modal is not None and (modal.source.get(part) or {}).get("text") == label

    def _press(self, control: Control) -> None:
        if control.element.get("confirm"):
            self._asked = control
        else:
            self._slack.gestures.act(self.person, control.surface, control.action)

    def _answers_dialog(self, label: str) -> None:
        asked, self._asked = self._asked, None
        dialog = asked.element["confirm"] if asked else {}
        if asked and label == dialog["confirm"]["text"]:
            self._slack.gestures.act(self.person, asked.surface, asked.action)
        elif label != dialog["deny"]["text"]:
            raise NotThere(f"{self.name} is asked {dialog['title']['text']!r}, which has no {label!r}")

    def presses_old(self, version: Message, label: str) -> None:
        """Presses a button of an earlier version of a message, as a slow phone does."""
        self._slack.gestures.act(self.person, version, find_control(self.eyes, label, version, None).action)
        self._slack.settle()

    def forges(self, on: Surface, *, action_id: str, block_id: str = "forged", **parts: object) -> None:
        """Sends a click that no button offers."""
        action = head_of({"block_id": block_id}, {"type": "button", "action_id": action_id}) | parts
        self._slack.gestures.act(self.person, on, action)
        self._slack.settle()

    # Forms

    def chooses(
        self, label: str, *options: "str | date | time | datetime | Someone | Conversation", on: Place = None
    ) -> None:
        """Chooses in the field with this label (or with these words beside it): by the words on an option, a name, a
        day, a time or a moment. Several options for fields that take several, none to empty it.
        """
        chosen: list[object] = [
            option.id if isinstance(option, Someone | Conversation) else option for option in options
        ]
        choose(self._slack.gestures, self.person, find_field(self.eyes, label, on), chosen)
        self._slack.settle()

    def fills(self, label: str, text: str, *, on: Place = None, enter: bool = False) -> None:
        """Types into the field with this label, and presses Enter if told to."""
        fill(self._slack.gestures, self.person, find_field(self.eyes, label, on), text, enter=enter)
        self._slack.settle()

    def submits(self) -> None:
        """Presses the submit button of the open modal."""
        modal = self._open_modal()
        if not modal.source.get("submit"):
            raise NotPossible("the modal has no submit button")
        self._slack.gestures.submit(self.person, modal)
        self._slack.settle()

    def closes(self, *, everything: bool = False) -> None:
        """Closes the open modal, or the whole stack."""
        self._slack.gestures.close(self.person, self._open_modal(), whole_stack=everything)
        self._slack.settle()

    def _open_modal(self) -> View:
        if self.eyes.modal is None:
            raise NotThere(f"{self.name} has no modal open. What {self.name} sees:\n{self.eyes.everything()}")
        return self.eyes.modal

    # The app's own tabs and shortcuts

    def opens_home(self) -> None:
        """Opens the app's Home tab and looks at it."""
        self.eyes.home_is_open = self.eyes.on_home = True
        self._slack.gestures.open_app(self.person, "home")
        self._slack.settle()

    def opens_messages(self) -> None:
        """Opens the app's Messages tab."""
        self.eyes.on_home = False
        self._slack.gestures.open_app(self.person, "messages")
        self._slack.settle()

    def uses_shortcut(self, name: str, *, on: Message | None = None) -> None:
        """Uses a global shortcut, or one on a message."""
        self._slack.gestures.shortcut(self.person, name, on)
        self._slack.settle()

    # What happens to people

    def changes(self, **facts: object) -> None:
        """Changes facts of the account; `user_change` follows."""
        person = self._slack.workspace.change_person(self.id, **facts)
        self._slack.gestures.tell_of_person(person, "user_change")
        self._slack.settle()

    def is_deactivated(self) -> None:
        """The account is switched off; `user_change` follows."""
        self.changes(deleted=True)

    def joins(self) -> None:
        """The account is new; `team_join` is sent."""
        self._slack.gestures.tell_of_person(self.person, "team_join")
        self._slack.settle()

    def reloads(self) -> None:
        """Starts Slack anew: what was only for this person is gone."""
        self._slack.workspace.forget_ephemerals(self.id)
