"""Which places the app may touch: finding a conversation and refusing as Slack does."""

from demo.slack.calls import Call
from demo.slack.conversations import Conversation, Kind
from demo.slack.people import Person
from demo.slack.refusals import Refused
from demo.slack.workspace import SLACKBOT


def place_to_post(call: Call, channel: str) -> Conversation:
    """The conversation the app may write into; a user id means the DM with that person."""
    workspace = call.workspace
    person = workspace.people.get(channel)
    if person is not None:
        if person.is_bot or person.id == SLACKBOT:
            raise Refused("cannot_dm_bot")
        if person.is_stranger:
            raise Refused("channel_not_found")
        return workspace.direct(workspace.bot.id, person.id)
    place = known_place(call, channel)
    if place.is_archived:
        raise Refused("is_archived")
    may_post_anywhere = "chat:write.public" in workspace.manifest.scopes and place.kind is Kind.PUBLIC
    if workspace.bot.id not in place.members and not may_post_anywhere:
        raise Refused("not_in_channel")
    return place


def known_place(call: Call, channel: str) -> Conversation:
    """The conversation, if the app can know of it: its own places and public channels."""
    place = call.workspace.conversations.get(channel)
    if place is None or (place.kind is not Kind.PUBLIC and call.workspace.bot.id not in place.members):
        raise Refused("channel_not_found")
    return place


def known_person(call: Call, user: str) -> Person:
    """The person, or a refusal."""
    person = call.workspace.people.get(user)
    if person is None:
        raise Refused("user_not_found")
    return person


def other_person(call: Call, place: Conversation) -> str:
    """The person at the other end of a DM with the app; empty for other places."""
    others = place.members - {call.workspace.bot.id}
    return next(iter(others)) if place.kind is Kind.IM and len(others) == 1 else ""
