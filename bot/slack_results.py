"""What came of one call to Slack: what is known about it decides whether it may be made again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

Data = Mapping[str, Any]
"""A JSON object of Slack's, read key by key where it is used."""

ERROR_WORD = re.compile(r"[a-z][a-z0-9_]{0,79}")
MAYBE_DONE = frozenset({"internal_error", "fatal_error"})  # Slack: part of it may have happened
NOT_READ = frozenset({"request_timeout", "invalid_post_type"})  # Slack: the body did not arrive whole
RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})

LONGEST_WAIT = 3600.0
USUAL_WAIT = 30.0
"""When Slack says "later" without a usable number of seconds."""
SHORTEST_WAIT = 1.0


@dataclass(frozen=True, slots=True)
class Accepted:
    """Slack did it."""

    data: Data = field(repr=False)
    scopes: frozenset[str] = frozenset()
    """The token's scopes, as the answer's header lists them."""
    at: datetime | None = None
    """Slack's time, to the second."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack did not do it and says why; again would be the same."""

    error: str
    pointers: tuple[str, ...] = ()
    """Where in the blocks Slack saw a mistake; never the words there."""


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Slack did not do it and wants to be asked again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class NotSent:
    """Slack cannot have read it: the body was never written whole."""

    reason: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The body was written; what Slack made of it is not known."""

    reason: str


Result = Accepted | Refused | RateLimited | NotSent | Uncertain


def judged(status: int, headers: Mapping[str, Any], data: object) -> Result:
    """The result of an answer that arrived; `data` is its JSON or whatever came instead."""
    if status == 429:
        return RateLimited(wait(_header(headers, "retry-after")))
    if status >= 500:
        return Uncertain(f"http_{status}")
    if not isinstance(data, Mapping) or "ok" not in data:
        return Uncertain("not_slack") if status == 200 else NotSent(f"http_{status}")
    if data["ok"] is True and status == 200:
        return Accepted(data, scopes(_header(headers, "x-oauth-scopes")), _date(_header(headers, "date")))
    return _refused(status, headers, data)


def _refused(status: int, headers: Mapping[str, Any], data: Data) -> Result:
    error = data.get("error")
    if not isinstance(error, str) or not ERROR_WORD.fullmatch(error):  # the SDK's sentence about a page without JSON
        return Uncertain("not_slack") if status == 200 else NotSent(f"http_{status}")
    if error in MAYBE_DONE:
        return Uncertain(error)
    if error in RATE_LIMITED:
        return RateLimited(wait(_header(headers, "retry-after")))
    if error in NOT_READ:
        return NotSent(error)
    return Refused(error, pointers(data))


def wait(retry_after: str) -> float:
    """Seconds to wait: Slack's number between a second and an hour; half a minute without a usable one."""
    try:
        seconds = float(retry_after)
    except ValueError:
        return USUAL_WAIT
    if not seconds >= 0:  # negative, or the word "nan"
        return USUAL_WAIT
    return min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)


def scopes(header: str) -> frozenset[str]:
    """The scopes in a header such as `chat:write,commands`."""
    return frozenset(each.strip() for each in header.split(",") if each.strip())


def _date(header: str) -> datetime | None:
    try:
        return parsedate_to_datetime(header).astimezone(UTC)
    except (ValueError, IndexError):
        return None


def pointers(data: Data) -> tuple[str, ...]:
    """The json-pointers in Slack's remarks about blocks."""
    remarks = data.get("response_metadata")
    messages = remarks.get("messages") if isinstance(remarks, Mapping) else None
    if not isinstance(messages, list):
        return ()
    return tuple(re.findall(r"json-pointer:(/[A-Za-z0-9_/]*)", " ".join(map(str, messages)))[:5])


def _header(headers: Mapping[str, Any], name: str) -> str:
    for key, value in headers.items():
        if key.lower() == name:
            return str(value[0] if isinstance(value, list) and value else value)
    return ""


def because(result: Result) -> str:
    """The result in a word, for the log and the operator."""
    match result:
        case Accepted():
            return "ok"
        case Refused():
            return result.error
        case RateLimited():
            return "rate limited"
        case NotSent() | Uncertain():
            return result.reason
