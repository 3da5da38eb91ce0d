"""Who has read what: the newest message read, by person and place, and what is unread after it."""

from collections import Counter
from collections.abc import Iterator

from demo.living import LivingWorkspace
from demo.slack.conversations import Kind

DIRECT = (Kind.IM, Kind.MPIM)


def unread(workspace: LivingWorkspace) -> Counter[tuple[str, str]]:
    """How many messages are unread, by (person, place)."""
    return Counter(_unread(workspace))


def in_person(workspace: LivingWorkspace, counts: Counter[tuple[str, str]], person: str) -> int:
    """How many of these were written to the person, and not to a channel."""
    places = workspace.slack.workspace.conversations
    return sum(count for (who, place), count in counts.items() if who == person and places[place].kind in DIRECT)


def mark_read(workspace: LivingWorkspace, person: str, place: str) -> None:
    """The person has seen everything in this place; told only if something was new."""
    messages = [message for message in workspace.slack.workspace.messages_in(place) if message.only_for is None]
    newest = messages[-1].ts if messages else ""
    marks = workspace.read.setdefault(person, {})
    if newest > marks.get(place, ""):
        marks[place] = newest
        workspace.changed()


def _unread(workspace: LivingWorkspace) -> Iterator[tuple[str, str]]:
    slack = workspace.slack.workspace
    with slack.lock:
        messages = [one for one in slack.messages.values() if not one.deleted and one.only_for is None]
        members = {place.id: place.members for place in slack.conversations.values()}
    for message in messages:
        for person in members[message.channel] - {message.author, slack.bot.id}:
            if message.ts > workspace.read.get(person, {}).get(message.channel, ""):
                yield person, message.channel
