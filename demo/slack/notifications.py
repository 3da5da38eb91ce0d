"""Whom a new message shows up for as one: a badge, a sound, a line on the lock screen."""

from collections.abc import Mapping

from demo.slack.conversations import Conversation, Kind
from demo.slack.messages import Message
from demo.slack.people import Person

BROADCASTS = frozenset({"!channel", "!here", "!everyone"})


def notified_people(message: Message, place: Conversation, people: Mapping[str, Person]) -> frozenset[str]:
    """Everybody in a DM or a group DM, in a channel whoever is mentioned; nobody for a message that only one sees
    until reload, and never its author, a bot, or somebody deactivated."""
    if message.only_for is not None:
        return frozenset()
    to_all = place.kind in (Kind.IM, Kind.MPIM) or bool(BROADCASTS & message.notifies)
    meant = place.members if to_all else place.members & message.notifies
    able = {person for person in meant if not (people[person].is_bot or people[person].deleted)}
    return frozenset(able - {message.author})
