"""Which messages a story has accounted for; any other one fails it."""

from demo.slack.messages import Message
from demo.slack.visible_text import Reader, text_of_message
from demo.slack.workspace import Workspace


class Unexpected(AssertionError):
    """Somebody got a message that the story did not expect."""


class Expectations:
    """Remembers what was seen and what is allowed."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._seen: set[tuple[str, str]] = set()
        self._seen_notices: set[tuple[str, str]] = set()
        self._allowed: list[tuple[str, str]] = []

    def seen(self, message: Message) -> None:
        """Somebody in the story saw it."""
        self._seen.add(message.key)

    def knows(self, message: Message) -> bool:
        """Whether somebody saw it already."""
        return message.key in self._seen

    def notice_seen(self, person: str, words: str) -> None:
        """Slack's own words to a person were seen."""
        self._seen_notices.add((person, words))

    def allow(self, text: str, person: str) -> None:
        """Messages with this text (to this person) are fine."""
        self._allowed.append((text, person))

    def finish(self) -> None:
        """Raises with a list of what nobody expected."""
        messages = [m for m in self._workspace.messages.values() if self._is_unexpected(m)]
        lines = [self._line(message) for message in messages]
        for person, notices in self._workspace.notices.items():
            name = self._workspace.people[person].name
            lines += [
                f"Slack told {name} what the story did not expect: {words}"
                for words in notices
                if (person, words) not in self._seen_notices and not self._is_allowed(words, [person])
            ]
        if lines:
            raise Unexpected("\n".join(lines))

    def _is_unexpected(self, message: Message) -> bool:
        if message.written_by == "person" or message.key in self._seen:
            return False
        text = f"{message.text}\n{text_of_message(message, self._reader(message))}"
        return not self._is_allowed(text, self._receivers(message))

    def _is_allowed(self, text: str, people: list[str]) -> bool:
        return any(part in text and person in ("", *people) for part, person in self._allowed)

    def _line(self, message: Message) -> str:
        names = [self._workspace.people[person].name for person in self._receivers(message)]
        text = text_of_message(message, self._reader(message)) or message.text
        shown = " / ".join(line for line in text.splitlines() if line)
        return f"{', '.join(names) or 'Nobody'} got a message that the story did not expect: {shown}"

    def _receivers(self, message: Message) -> list[str]:
        if message.only_for is not None:
            return [message.only_for]
        members = self._workspace.conversations[message.channel].members
        return sorted(members - {self._workspace.bot.id})

    def _reader(self, message: Message) -> Reader:
        receivers = self._receivers(message)
        tz = self._workspace.people[receivers[0]].tz if receivers else "UTC"
        return Reader(tz, self._workspace.now(), self._workspace.names())
