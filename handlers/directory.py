"""Slack's user objects, of users.info, users.list, user_change and team_join, as entries of the directory."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from coaching.people import SlackUserId, Standing, WorkspaceId
from coaching.use_cases.people import DirectoryEntry
from handlers.payloads import Unreadable
from handlers.words import plain

SLACKBOT = "USLACKBOT"
FACTS = ("deleted", "is_bot", "is_workflow_bot", "is_stranger", "is_restricted", "is_ultra_restricted")
LANGUAGE = re.compile(r"[a-z]{2,3}(?=[-_]|$)")


def entry(user: object, workspace: WorkspaceId) -> DirectoryEntry:
    """What a user object says; `Unreadable` where it has no id, or its facts are no facts."""
    member = user.get("id") if isinstance(user, Mapping) else None
    if not isinstance(user, Mapping) or not isinstance(member, str) or not member:
        raise Unreadable
    if not all(isinstance(user.get(fact), bool | None) for fact in FACTS):
        raise Unreadable  # nobody leaves, and nobody comes in, by a mistake in the payload
    return DirectoryEntry(
        slack_user=SlackUserId(member),
        name=_name(user),
        standing=standing(user, workspace),
        language=_language(user.get("locale")),
        zone=_zone(user.get("tz")),
    )


def standing(user: Mapping[str, Any], workspace: WorkspaceId) -> Standing:
    """How far the bot serves the person; somebody who left is gone, whatever else they were."""
    if user.get("deleted"):
        return Standing.DEACTIVATED
    if user.get("is_bot") or user.get("is_workflow_bot") or user.get("id") == SLACKBOT:
        return Standing.BOT
    if user.get("is_stranger") or _elsewhere(user, workspace):
        return Standing.ELSEWHERE
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return Standing.GUEST
    return Standing.ACTIVE


def _name(user: Mapping[str, Any]) -> str:
    """As Slack shows the person, on one line: the name they chose, else the one that they were given."""
    profile = user.get("profile")
    shown = profile if isinstance(profile, Mapping) else {}
    choices = (shown.get("display_name"), shown.get("real_name"), user.get("real_name"), user.get("name"))
    return next((name for choice in choices if (name := " ".join(plain(choice).split()))), "")


def _elsewhere(user: Mapping[str, Any], workspace: WorkspaceId) -> bool:
    """Somebody of another team; on Enterprise the person's own list of teams counts."""
    enterprise = user.get("enterprise_user")
    teams = enterprise.get("teams") if isinstance(enterprise, Mapping) else None
    if isinstance(teams, list) and teams:
        return workspace not in teams
    team = user.get("team_id")
    return isinstance(team, str) and team != workspace


def _language(locale: object) -> str | None:
    found = LANGUAGE.match(locale) if isinstance(locale, str) else None
    return found.group() if found else None


def _zone(name: object) -> str | None:
    return name if isinstance(name, str) and name in _zones() else None


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
