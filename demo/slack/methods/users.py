"""users.info and users.list."""

import base64

from demo.slack.calls import Call
from demo.slack.payload_types import Payload
from demo.slack.people import user_object
from demo.slack.places import known_person
from demo.slack.refusals import Refused

PAGE = 1000


def info(call: Call) -> Payload:
    """One person."""
    person = known_person(call, call.arguments.needed("user"))
    with_locale = call.arguments.flag("include_locale")
    call.person = person.id
    return {"user": user_object(person, call.now, with_locale=with_locale)}


def list_(call: Call) -> Payload:
    """Everybody of the workspace, deactivated people and bots included, page by page."""
    arguments = call.arguments
    people = [p for p in call.workspace.people.values() if p.team_id == call.workspace.team_id]
    start = _start(arguments.text("cursor"))
    limit = min(arguments.number("limit", PAGE) or PAGE, PAGE)
    page = people[start : start + limit]
    more = start + limit < len(people)
    with_locale = arguments.flag("include_locale")
    return {
        "members": [user_object(person, call.now, with_locale=with_locale) for person in page],
        "cache_ts": int(call.now.timestamp()),
        "response_metadata": {"next_cursor": _cursor(start + limit) if more else ""},
    }


def _cursor(start: int) -> str:
    return base64.b64encode(f"user:{start}".encode()).decode()


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("user:"))
    except ValueError as wrong:
        raise Refused("invalid_cursor") from wrong
