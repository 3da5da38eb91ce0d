"""What one browser tab looks at: who looks, and at which place."""

from dataclasses import dataclass

from demo.living import LivingWorkspace
from demo.page.acts import HOME
from demo.page.places import is_app, name_of
from demo.page.reading import in_person, unread
from demo.page.surfaces import TINTS
from demo.residents import Resident, residents
from demo.slack.conversations import Kind
from demo.slack.people import Person
from demo.slack.visible_text import Reader


@dataclass(frozen=True, slots=True)
class Tab:
    """One person's Slack, open at one place; `place` is a conversation's id, or `home`."""

    workspace: LivingWorkspace
    key: str
    place: str
    base: str
    """How the browser reached the page; addresses of files begin with it."""

    @property
    def person(self) -> Person:
        """Who looks."""
        return self.workspace.people[self.key].person

    @property
    def resident(self) -> Resident:
        """The same as the example list has it."""
        return residents()[self.person.id]

    @property
    def language(self) -> str:
        """Of this person, for the browser's voice and hyphens."""
        return self.person.locale.partition("-")[0] if self.is_with_app else "en"

    @property
    def is_home(self) -> bool:
        """Whether the app's Home is open."""
        return self.place == HOME

    @property
    def is_with_app(self) -> bool:
        """Whether the app is open, with its Home or its messages."""
        places = self.workspace.slack.workspace.conversations
        return self.is_home or is_app(self.workspace, places[self.place])

    @property
    def is_group_with_app(self) -> bool:
        """Whether the app writes to several people here; it has no permission to read what they write."""
        place = self.workspace.slack.workspace.conversations.get(self.place)
        return place is not None and place.kind is Kind.MPIM and self.workspace.slack.workspace.bot.id in place.members

    @property
    def place_name(self) -> str:
        """What stands above it."""
        if self.is_with_app:
            return self.workspace.slack.workspace.bot.name
        place = self.workspace.slack.workspace.conversations[self.place]
        return ("#" if place.name else "") + name_of(self.workspace, place, self.person)

    @property
    def reader(self) -> Reader:
        """How the person reads."""
        slack = self.workspace.slack.workspace
        return Reader(self.person.tz, slack.now(), slack.names())

    @property
    def unread(self) -> int:
        """How many messages wait for this person."""
        return in_person(self.workspace, unread(self.workspace), self.person.id)

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        count = f"({self.unread}) " if self.unread else ""
        return f"{count}{self.person.name} · {self.place_name}"

    @property
    def app_place(self) -> str:
        """The conversation with the app."""
        slack = self.workspace.slack.workspace
        return slack.direct(slack.bot.id, self.person.id).id

    @property
    def tint(self) -> int:
        """The colour of the person's picture, the same in every list."""
        return list(self.workspace.people).index(self.key) % TINTS
