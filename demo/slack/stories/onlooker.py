"""A person who looks: what can be read, and whether anything newly came. Looking changes nothing but what the
story has accounted for."""

from typing import TYPE_CHECKING

from demo.slack.conversations import Conversation
from demo.slack.messages import Message
from demo.slack.notifications import notified_people
from demo.slack.payload_types import Payload
from demo.slack.people import Person
from demo.slack.stories.elements import Control, Surface
from demo.slack.stories.looking import Eyes, NotThere, contains
from demo.slack.visible_text import shown_mrkdwn

if TYPE_CHECKING:
    from demo.slack.pretend import PretendSlack


class Onlooker:
    """One person of the workspace as far as they only look."""

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
            if self._is_notified(message):
                return shown_mrkdwn(message.text, self.eyes.reader)
        return ""

    def _is_notified(self, message: Message) -> bool:
        workspace = self._slack.workspace
        return self.id in notified_people(message, workspace.conversations[message.channel], workspace.people)

    # Files

    def opens_file(self, name: str) -> bytes:
        """Opens the newest file of this name (or title) on a message in view; returns what is in it."""
        for message in reversed(self.eyes.messages):
            for file in message.files:
                if name in (file.name, file.shown_name):
                    self._slack.expect.seen(message)
                    return file.content or b""
        raise NotThere(f"{self.name} sees no file {name!r}. What {self.name} sees:\n{self.eyes.everything()}")


def _dialog_text(control: Control) -> str:
    dialog: Payload = control.element["confirm"]
    return "\n".join(str(dialog[part]["text"]) for part in ("title", "text", "confirm", "deny"))
