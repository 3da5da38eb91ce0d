"""The part of `check` that asks Slack: tokens, scopes, the right workspace, and how far the clocks are apart."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.commands.findings import Finding, well
from bot.settings import Settings
from bot.slack_client import SlackClient
from bot.slack_results import Accepted, NotSent, Refused, Result, because
from coaching.people import WorkspaceId

SCOPES = {
    "commands": "/tutorhelp and /coaching",
    "chat:write": "every message",
    "im:write": "opening a conversation with a person",
    "im:history": "hearing what is written to the bot, and finding a message whose sending was cut off",
    "users:read": "names, languages, time zones and who has left",
}
"""What each permission is for that nothing works without."""

OPTIONAL = {"files:write": "calendar files", "mpim:write": "triads' own group chats"}
"""What is off without the permission, while everything else works; together they are those of manifest.yml."""

MOST_SKEW = timedelta(minutes=1)
"""Slack's signatures count for five minutes."""

REPAIRS = {
    "invalid_auth": "Copy the token again from the app's page in Slack.",
    "not_authed": "Copy the token again from the app's page in Slack.",
    "account_inactive": "The app is removed from the workspace: install it again and copy the new token.",
    "token_revoked": "The token was withdrawn: install the app again and copy the new token.",
    "token_expired": "Switch token rotation off for this app, install it again and copy the new token.",
    "missing_scope": "Give the token the permission and install the app again.",
    "not_allowed_token_type": "Bot token and app-level token are swapped.",
}


GIVE_PERMISSION = "Bring the app's manifest up to date with manifest.yml and install the app again."


def slack_findings(settings: Settings, team: WorkspaceId | None, now: datetime) -> Iterator[Finding]:
    """The bot token, its permissions, its workspace and the clock."""
    token = settings.slack_bot_token
    result = SlackClient.to(settings.slack_api_url, token.get_secret_value() if token else "").auth_test()
    if not isinstance(result, Accepted):
        yield _no_answer("SLACK_BOT_TOKEN", result)
        return
    yield well("SLACK_BOT_TOKEN")
    yield _scopes(result)
    yield from _off(result)
    yield _workspace(result, team)
    yield _clock(result, now)


def app_token_finding(settings: Settings) -> Finding:
    """Whether Socket Mode may be used."""
    token = settings.slack_app_token
    result = SlackClient.to(settings.slack_api_url, token.get_secret_value() if token else "").open_connection()
    if isinstance(result, Accepted):
        return well("SLACK_APP_TOKEN")
    return _no_answer("SLACK_APP_TOKEN", result)


def _no_answer(place: str, result: Result) -> Finding:
    match result:
        case Refused():
            return Finding(place, f"Slack says {result.error}.", REPAIRS.get(result.error, "Look at the app's page."))
        case NotSent():
            reason = f"Slack cannot be reached ({result.reason})."
            return Finding("SLACK_API_URL", reason, "Look at the network, a proxy, or the address if you set one.")
    return Finding(place, f"Slack gave no usable answer ({because(result)}).", "Try again in a few minutes.")


def _scopes(result: Accepted) -> Finding:
    missing = [f"{scope} ({what})" for scope, what in SCOPES.items() if scope not in result.scopes]
    if not missing:
        return well("permissions")
    return Finding("permissions", f"missing: {', '.join(missing)}.", GIVE_PERMISSION)


def _off(result: Accepted) -> Iterator[Finding]:
    """The features that are off for want of a permission."""
    for scope, feature in OPTIONAL.items():
        if scope not in result.scopes:
            fault = f"are off, because the permission {scope} is missing; everything else works."
            yield Finding(feature, fault, f"If you want them: {GIVE_PERMISSION}", stops_nothing=True)


def _workspace(result: Accepted, team: WorkspaceId | None) -> Finding:
    theirs = result.data.get("team_id")
    if team is None or theirs == team:
        return well("workspace")
    fault = f"the token is of workspace {theirs}, the database of {team}."
    return Finding("workspace", fault, "Use that workspace's token, or another DATABASE_URL.")


def _clock(result: Accepted, now: datetime) -> Finding:
    if result.at is None or abs(now - result.at) <= MOST_SKEW:
        return well("clock")
    apart = int(abs(now - result.at).total_seconds())
    return Finding("clock", f"this machine's clock is {apart} seconds from Slack's.", "Let it be set over the network.")
