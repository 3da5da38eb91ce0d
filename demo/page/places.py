"""The places of one person's sidebar, by the names that this person sees."""

from collections import Counter
from dataclasses import dataclass

from demo.living import LivingWorkspace
from demo.slack.conversations import Conversation, Kind
from demo.slack.people import Person


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the sidebar."""

    id: str
    name: str
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Sidebar:
    """Everything that a person can open."""

    channels: tuple[Place, ...]
    people: tuple[Place, ...]
    app: Place


def sidebar(workspace: LivingWorkspace, person: Person, counts: Counter[tuple[str, str]]) -> Sidebar:
    """The channels, the conversations with people, and the one with the app."""
    slack = workspace.slack.workspace
    app = slack.direct(slack.bot.id, person.id)
    mine = [place for place in slack.conversations.values() if person.id in place.members and place.id != app.id]
    lines = {
        place.id: Place(place.id, name_of(workspace, place, person), counts[person.id, place.id]) for place in mine
    }
    channels = sorted((lines[p.id] for p in mine if p.name), key=lambda line: line.name)
    people = sorted((lines[p.id] for p in mine if not p.name), key=lambda line: line.name)
    return Sidebar(tuple(channels), tuple(people), Place(app.id, slack.bot.name, counts[person.id, app.id]))


def name_of(workspace: LivingWorkspace, place: Conversation, person: Person) -> str:
    """What the person calls the place."""
    if place.name:
        return place.name
    names = workspace.slack.workspace.people
    others = sorted(names[one].name for one in place.members - {person.id})
    return ", ".join(others) or f"{person.name} (you)"


def is_app(workspace: LivingWorkspace, place: Conversation) -> bool:
    """Whether it is the conversation with the app."""
    return place.kind is Kind.IM and workspace.slack.workspace.bot.id in place.members
