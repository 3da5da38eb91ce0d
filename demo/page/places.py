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
    others: int = 0
    """How many people besides oneself are in a group."""


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
    lines = {place.id: _line(workspace, place, person, counts) for place in mine}
    channels = sorted((lines[p.id] for p in mine if p.name), key=lambda line: line.name)
    people = sorted((lines[p.id] for p in mine if not p.name), key=lambda line: line.name)
    return Sidebar(tuple(channels), tuple(people), Place(app.id, slack.bot.name, counts[person.id, app.id]))


def _line(workspace: LivingWorkspace, place: Conversation, person: Person, counts: Counter[tuple[str, str]]) -> Place:
    """Of a group, first names only: there is little room at the side."""
    unread, others = counts[person.id, place.id], _others(workspace, place, person)
    if place.kind is not Kind.MPIM:
        return Place(place.id, name_of(workspace, place, person), unread)
    people = [one.name.split(maxsplit=1)[0] for one in others if not one.is_bot]
    return Place(place.id, ", ".join(people), unread, len(people))


def name_of(workspace: LivingWorkspace, place: Conversation, person: Person) -> str:
    """What the person calls the place."""
    if place.name:
        return place.name
    return ", ".join(one.name for one in _others(workspace, place, person)) or f"{person.name} (you)"


def _others(workspace: LivingWorkspace, place: Conversation, person: Person) -> list[Person]:
    """Who else is there, an app last."""
    people = workspace.slack.workspace.people
    return sorted((people[one] for one in place.members - {person.id}), key=lambda one: (one.is_bot, one.name))


def is_app(workspace: LivingWorkspace, place: Conversation) -> bool:
    """Whether it is the conversation with the app."""
    return place.kind is Kind.IM and workspace.slack.workspace.bot.id in place.members
