"""A person in a story. Acts go through the client's gestures and let everything settle; looking asks
what is visible at that moment."""

from datetime import datetime
from typing import TYPE_CHECKING

from demo.slack.conversations import Conversation, Kind
from demo.slack.gestures import NotPossible
from demo.slack.messages import Message
from demo.slack.payload_types import Payload
from demo.slack.people import Person
from demo.slack.stories.elements import Control, Surface, head_of
from demo.slack.stories.filling import choose, fill
from demo.slack.stories.finding import find_control, find_field
from demo.slack.stories.looking import Eyes, NotThere, contains
from demo.slack.views import View
from demo.slack.visible_text import shown_mrkdwn

if TYPE_CHECKING:
    from demo.slack.pretend import PretendSlack


class Someone:
    """One person of the workspace, spoken of by name."""

    def __init__(self, slack: "PretendSlack", person_id: str) -> None:
        self._slack, self.id = slack, person_id
        self.eyes = Eyes(slack, person_id)
        self._asked: Control | None = None
        """The button whose "are you sure?" is open."""

    def __repr__(self) -> str:
        return f"<{self.name}>"

    # Facts

    @property
    def person(self) -> Person:
        """The account as it is now."""
        return self._slack.workspace.people[self.id]

    @property
    def name(self) -> str:
        """The full name."""
        return self.person.name

    @property
    def mention(self) -> str:
        """How another person types this one's name."""
        return f"@{self.name}"

    @property
    def dm(self) -> Conversation:
        """The DM with the bot."""
        return self._slack.workspace.direct(self._slack.workspace.bot.id, self.id)

    # Saying and writing

    def says(self, line: str, *, in_: Conversation | None = None, in_thread: bool = False) -> None:
        """Types a slash command, in the DM with the bot if no place is named."""
        self.eyes.on_home = False
        self._slack.gestures.command(self.person, in_ or self.dm, line, in_thread=in_thread)
        self._slack.settle()

    def writes(self, text: str, *, in_: Conversation | None = None, in_thread_of: Message | None = None) -> Message:
        """Writes a message, in the DM with the bot if no place is named."""
        self.eyes.on_home = False
        thread_ts = in_thread_of.ts if in_thread_of else None
        message = self._slack.gestures.write(self.person, in_ or self.dm, text, thread_ts)
        self._slack.settle()
        return message

    # Seeing

    def sees(self, text: str) -> Surface | None:
        """Asserts that `text` can be read somewhere; returns the thing it stands on."""
        if self._asked is not None and contains(_dialog_text(self._asked), text):
            return self._asked.surface
        found = self.eyes.find(text)
        for words in self.eyes.notices:
            if contains(words, text):
                self._slack.expect.notice_seen(self.id, words)
                return found[0] if found else None
        if not found:
            raise NotThere(f"{self.name} does not see {text!r}. What {self.name} sees:\n{self.eyes.everything()}")
        fresh = [thing for thing in found if isinstance(thing, Message) and not self._slack.expect.knows(thing)]
        thing = (fresh or found)[0]
        if isinstance(thing, Message):
            self._slack.expect.seen(thing)
        return thing

    def sees_message(self, text: str) -> Message:
        """Like `sees`, but it must be a message."""
        self.sees(text)
        for thing in self.eyes.find(text):
            if isinstance(thing, Message):
                return thing
        raise NotThere(f"{self.name} sees {text!r}, but not on a message")

    def does_not_see(self, text: str) -> None:
        """Asserts that `text` can be read nowhere."""
        if self.eyes.find(text) or any(contains(words, text) for words in self.eyes.notices):
            raise NotThere(f"{self.name} sees {text!r}. What {self.name} sees:\n{self.eyes.everything()}")

    def sees_no_modal(self) -> None:
        """Asserts that no modal is open."""
        if self.eyes.modal is not None:
            raise NotThere(f"{self.name} has a modal open:\n{self.eyes.everything()}")

    def messages(self) -> list[Message]:
        """All messages that can be seen, oldest first."""
        return self.eyes.messages

    def texts(self) -> list[str]:
        """Those messages as they read."""
        return [self.eyes.text_of(message) for message in self.eyes.messages]

    def last_notification(self) -> str:
        """What the phone last showed: the top-level text of a DM, or of a message with a mention."""
        for message in reversed(self.eyes.messages):
            if message.author != self.id and message.only_for is None and self._is_notified(message):
                return shown_mrkdwn(message.text, self.eyes.reader)
        return ""

    def _is_notified(self, message: Message) -> bool:
        place = self._slack.workspace.conversations[message.channel]
        broadcast = {"!channel", "!here", "!everyone", self.id}
        return place.kind in (Kind.IM, Kind.MPIM) or bool(broadcast & message.notifies)

    # Pressing

    def presses(self, label: str, *, on: str | Surface | None = None, occurrence: int | None = None) -> None:
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

    def chooses(self, label: str, *options: "str | datetime | Someone | Conversation") -> None:
        """Chooses in the field with this label; several options for fields that take several."""
        chosen: list[object] = [
            option.id if isinstance(option, Someone | Conversation) else option for option in options
        ]
        choose(self._slack.gestures, self.person, find_field(self.eyes, label), chosen)
        self._slack.settle()

    def fills(self, label: str, text: str) -> None:
        """Types into the field with this label."""
        fill(self._slack.gestures, self.person, find_field(self.eyes, label), text)
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


def _dialog_text(control: Control) -> str:
    dialog: Payload = control.element["confirm"]
    return "\n".join(str(dialog[part]["text"]) for part in ("title", "text", "confirm", "deny"))
