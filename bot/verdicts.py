"""What follows from the result of a call: sent, later, uncertain, given up, or another way. Values only.

The reasons are codes for the operator; they are stored with the delivery and stand in the log.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.slack_results import Accepted, NotSent, RateLimited, Refused, Result, Uncertain

BACKOFF = tuple(timedelta(seconds=seconds) for seconds in (1, 5, 30, 120, 600))
"""After the first, second … call that did not reach Slack; the last one from then on."""

# Slack's words: https://api.slack.com/methods/chat.postMessage, chat.update, conversations.open
TOKEN_ERRORS = frozenset(
    {"token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive", "missing_scope"}
    | {
        "no_permission",
        "org_login_required",
        "access_denied",
        "team_access_not_granted",
        "not_allowed_token_type",
    }
)
CHANNEL_ERRORS = frozenset({"channel_not_found", "is_archived", "not_in_channel", "channel_is_limited_access"})
MESSAGE_ERRORS = frozenset(
    {"message_not_found", "cant_update_message", "edit_window_closed", "no_dual_broadcast_content_update"}
)
PERSON_ERRORS = frozenset({"user_disabled", "user_not_found", "users_not_found", "user_not_visible", "cannot_dm_bot"})


class Surface(StrEnum):
    """Where a call shows something; it decides what may be done twice."""

    POST = "post"
    EDIT = "edit"
    HOME = "home"
    ANSWER = "answer"
    """Through a response_url."""
    OPEN = "open"
    """Nothing is shown: the DM's id is asked for."""


@dataclass(frozen=True, slots=True)
class Done:
    """Slack did it."""

    channel: str = ""
    ts: str = ""
    digest: str = ""
    """Of what is shown, where it may be edited later."""


@dataclass(frozen=True, slots=True)
class Later:
    """Not done, for sure; again then."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Slack asked for a pause, here and now only."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Perhaps done; it may not be done again before Slack was asked."""

    reason: str


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Not done, and it will not be."""

    reason: str


@dataclass(frozen=True, slots=True)
class Parked:
    """The workspace does not take our token: everything waits."""

    reason: str


class Lost(StrEnum):
    """Something that we remembered is not there any more; there may be another way."""

    CHANNEL = "channel"
    MESSAGE = "message"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Gone:
    what: Lost
    reason: str


Verdict = Done | Later | Closed | Doubtful | GivenUp | Parked | Gone


def verdict(result: Result, surface: Surface, *, attempt: int, now: datetime) -> Verdict:
    """What a call's result means; `attempt` counts from 1."""
    match result:
        case Accepted():
            return Done()
        case RateLimited():
            return Closed(now + timedelta(seconds=result.seconds))
        case NotSent():
            return Later(now + backoff(attempt), f"not sent: {result.reason}")
        case Uncertain():
            return _uncertain(result, surface, attempt=attempt, now=now)
        case Refused():
            return _refused(result)


def backoff(attempt: int) -> timedelta:
    """How long to wait after so many tries."""
    return BACKOFF[min(max(attempt, 1), len(BACKOFF)) - 1]


def _uncertain(result: Uncertain, surface: Surface, *, attempt: int, now: datetime) -> Verdict:
    match surface:
        case Surface.POST:
            return Doubtful(result.reason)
        case Surface.ANSWER:
            return GivenUp(f"uncertain: {result.reason}")  # the living message in the DM says the same
        case Surface.EDIT | Surface.HOME | Surface.OPEN:
            return Later(now + backoff(attempt), f"uncertain: {result.reason}")  # doing it twice shows it once


def _refused(result: Refused) -> Verdict:
    error = result.error
    if error in TOKEN_ERRORS:
        return Parked(error)
    for words, what in (
        (CHANNEL_ERRORS, Lost.CHANNEL),
        (MESSAGE_ERRORS, Lost.MESSAGE),
        (PERSON_ERRORS, Lost.PERSON),
    ):
        if error in words:
            return Gone(what, error)
    return GivenUp(" ".join((error, *result.pointers)))
