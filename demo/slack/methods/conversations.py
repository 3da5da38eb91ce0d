"""conversations.open, conversations.history, conversations.info."""

from demo.slack.calls import Call
from demo.slack.conversations import Kind, conversation_object
from demo.slack.messages import message_object
from demo.slack.payload_types import Payload
from demo.slack.places import known_person, known_place, other_person
from demo.slack.refusals import Refused
from demo.slack.workspace import SLACKBOT

MOST_PEOPLE = 8  # Slack: a group DM has at most eight besides the app


def open_(call: Call) -> Payload:
    """The DM or group DM with some people; made when it is not there yet."""
    if channel := call.arguments.text("channel"):
        return {"no_op": True, "already_open": True, "channel": {"id": known_place(call, channel).id}}
    users = [user.strip() for user in call.arguments.needed("users").split(",") if user.strip()]
    call.need_scope("im:write" if len(users) == 1 else "mpim:write")
    if len(users) > MOST_PEOPLE:
        raise Refused("too_many_users")
    for user in users:
        _refuse_unreachable(call, user)
    workspace = call.workspace
    before = len(workspace.conversations)
    place = workspace.direct(workspace.bot.id, *users)
    known = len(workspace.conversations) == before
    call.channel, call.person = place.id, other_person(call, place)
    shape: Payload = {"id": place.id}
    if call.arguments.flag("return_im"):
        shape = conversation_object(place, workspace.bot.id)
    return {"channel": shape} | ({"no_op": True, "already_open": True} if known else {})


def _refuse_unreachable(call: Call, user: str) -> None:
    person = known_person(call, user)
    if person.is_bot or person.id == SLACKBOT:
        raise Refused("cannot_dm_bot")
    if person.is_stranger:
        raise Refused("user_not_visible")
    if person.deleted:
        raise Refused("user_disabled")


def history(call: Call) -> Payload:
    """Messages of a DM, newest first; other places need scopes that the app should not have."""
    place = known_place(call, call.arguments.needed("channel"))
    call.need_scope(place.history_scope)
    if call.workspace.bot.id not in place.members:
        raise Refused("not_in_channel")
    call.channel, call.person = place.id, other_person(call, place)
    limit = min(call.arguments.number("limit", 100), 999)
    arguments = call.arguments
    oldest, latest = arguments.text("oldest") or "0", arguments.text("cursor") or arguments.text("latest")
    inclusive = arguments.flag("inclusive")
    found = [
        message
        for message in reversed(call.workspace.messages_in(place.id))
        if message.only_for is None
        and _after(message.ts, oldest, inclusive=inclusive)
        and (not latest or _after(latest, message.ts, inclusive=inclusive))
    ]
    with_metadata = arguments.flag("include_all_metadata")
    page = [message_object(message, with_metadata=with_metadata) for message in found[:limit]]
    answer: Payload = {"messages": page, "has_more": len(found) > limit, "pin_count": 0}
    if len(found) > limit:
        answer["response_metadata"] = {"next_cursor": found[limit - 1].ts}
    return answer


def _after(ts: str, other: str, *, inclusive: bool) -> bool:
    left, right = _number(ts), _number(other)
    return left > right or (inclusive and left == right)


def _number(ts: str) -> tuple[int, int]:
    seconds, _, micros = ts.partition(".")
    if not seconds.isdigit() or not (micros or "0").isdigit():
        raise Refused("invalid_ts_oldest")
    return int(seconds), int(micros.ljust(6, "0") or 0)


def info(call: Call) -> Payload:
    """Facts about a place."""
    place = known_place(call, call.arguments.needed("channel"))
    call.need_scope(place.read_scope)
    shape = conversation_object(place, call.workspace.bot.id)
    if place.kind is not Kind.IM and not call.arguments.flag("include_num_members"):
        shape.pop("num_members", None)
    return {"channel": shape}
