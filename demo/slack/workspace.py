"""The pretend workspace: who is there, what was written, what is open. It knows no transport, no
rules of the Web API and no story; whoever touches it holds `lock`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import RLock

from demo.slack.conversations import Conversation, Kind
from demo.slack.files import Files
from demo.slack.ids import Ids
from demo.slack.manifest import Manifest
from demo.slack.messages import Message
from demo.slack.payload_types import Payload
from demo.slack.people import Person
from demo.slack.triggers import ShortLived
from demo.slack.views import Views, with_ids

SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class News:
    """A message that is new (nothing was before), edited or deleted."""

    before: Message | None
    after: Message


class Workspace:
    """The state of one Slack team with one app installed."""

    def __init__(self, manifest: Manifest, now: Callable[[], datetime], team_id: str) -> None:
        self.lock = RLock()
        self.manifest = manifest
        self.now = now
        self.team_id = team_id
        self.domain = "pretend-school"
        self.ids = Ids()
        self.app_id = self.ids.new("A")
        self.bot_id = self.ids.new("B")
        self.people: dict[str, Person] = {}
        self.conversations: dict[str, Conversation] = {}
        self.messages: dict[tuple[str, str], Message] = {}
        self.message_values: dict[tuple[str, str, str], dict[tuple[str, str], Payload]] = {}
        """What a person has chosen in a message's elements, by (person, channel, ts)."""
        self.notices: dict[str, list[str]] = {}
        """Slack's own words to a person, such as an error below a command."""
        self.views = Views(self.ids)
        self.files = Files(self.ids)
        self._news: list[News] = []
        self.short_lived = ShortLived(self.ids, team_id)
        self.watchers: list[Callable[[], None]] = []
        """Called after each change, without arguments; a page redraws itself from them."""
        self.bot = self.add_person(
            Person(
                name=manifest.app_name,
                team_id=team_id,
                username=manifest.app_name.lower().replace(" ", "-"),
                is_bot=True,
                bot_id=self.bot_id,
                app_id=self.app_id,
            )
        )
        self.add_person(Person("Slackbot", team_id, "slackbot", id=SLACKBOT))  # every directory has it

    def changed(self) -> None:
        """Tells the watchers."""
        for watcher in tuple(self.watchers):
            watcher()

    def add_person(self, person: Person) -> Person:
        """Adds an account; gives it an id if it has none."""
        with self.lock:
            person = replace(
                person,
                id=person.id or self.ids.new("U"),
                updated=int(self.now().timestamp()),
            )
            self.people[person.id] = person
        self.changed()
        return person

    def change_person(self, person_id: str, **changes: object) -> Person:
        """Changes facts about a person."""
        with self.lock:
            self.people[person_id] = self.people[person_id].changed(self.now(), **changes)
        self.changed()
        return self.people[person_id]

    def add_conversation(
        self, kind: Kind, members: Iterable[str], *, name: str = "", is_ext_shared: bool = False
    ) -> Conversation:
        """A new place."""
        with self.lock:
            place = Conversation(
                id=self.ids.new({Kind.IM: "D", Kind.MPIM: "G"}.get(kind, "C")),
                kind=kind,
                members=frozenset(members),
                name=name,
                created=int(self.now().timestamp()),
                is_ext_shared=is_ext_shared,
            )
            self.conversations[place.id] = place
        return place

    def change_conversation(self, channel: str, **changes: object) -> Conversation:
        """Changes facts about a place."""
        with self.lock:
            changed = replace(self.conversations[channel], **changes)  # type: ignore[arg-type]
            self.conversations[channel] = changed
        self.changed()
        return changed

    def direct(self, *people: str) -> Conversation:
        """The DM or group DM of exactly these people; made when it is not there yet."""
        with self.lock:
            members = frozenset(people)
            kind = Kind.IM if len(members) <= 2 else Kind.MPIM
            for place in self.conversations.values():
                if place.kind is kind and place.members == members:
                    return place
            return self.add_conversation(kind, members)

    def put_message(self, message: Message) -> Message:
        """Keeps a new message or a new version of one; blocks get their ids."""
        with self.lock:
            done = replace(message, blocks=tuple(with_ids(list(message.blocks), self.ids)))
            self._news.append(News(self.messages.get(done.key), done))
            self.messages[done.key] = done
        self.changed()
        return done

    def take_news(self) -> list[News]:
        """What became of messages since this was last asked, oldest first."""
        with self.lock:
            taken, self._news = self._news, []
        return taken

    def messages_in(self, channel: str) -> list[Message]:
        """The messages of a place that are still there, oldest first."""
        with self.lock:
            return sorted(
                (m for m in self.messages.values() if m.channel == channel and not m.deleted),
                key=lambda m: m.ts,
            )

    def visible_messages(self, person_id: str) -> list[Message]:
        """Everything `person_id` can see now, oldest first."""
        with self.lock:
            places = {place.id for place in self.conversations.values() if person_id in place.members}
            return sorted(
                (
                    m
                    for m in self.messages.values()
                    if not m.deleted and (m.only_for == person_id if m.only_for is not None else m.channel in places)
                ),
                key=lambda m: m.ts,
            )

    def forget_ephemerals(self, person_id: str) -> None:
        """Messages only for this person are gone, as after a reload."""
        with self.lock:
            for message in [m for m in self.messages.values() if m.only_for == person_id]:
                self.messages[message.key] = replace(message, deleted=True)
        self.changed()

    def notice(self, person_id: str, words: str) -> None:
        """Slack itself tells the person something."""
        with self.lock:
            self.notices.setdefault(person_id, []).append(words)
        self.changed()

    def names(self) -> dict[str, str]:
        """Names of people and places by id."""
        with self.lock:
            return {p.id: p.name for p in self.people.values()} | {c.id: c.name for c in self.conversations.values()}
