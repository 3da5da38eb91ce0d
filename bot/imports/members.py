"""What an import asks Slack: once which workspace this is, and once who is who where people are given by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.slack_client import SlackClient
from bot.slack_results import Accepted, because
from coaching.imports.members import Directory, Member
from coaching.people import SlackUserId, WorkspaceId
from handlers.directory import entry
from handlers.payloads import Unreadable
from storage.workspaces import Workspaces


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Slack could not be asked, or said no."""

    because: str


@dataclass(frozen=True, slots=True)
class Team:
    """The workspace as `auth.test` tells it."""

    id: WorkspaceId
    bot_user: str = field(repr=False)
    scopes: frozenset[str] = field(repr=False)

    def keep(self, rows: Workspaces, now: datetime) -> None:
        """Remember it, as `run` does."""
        rows.learn(self.id, self.bot_user, self.scopes, now)


def team_of(slack: SlackClient | None) -> Team | NoAnswer:
    """Whose token this is."""
    if slack is None:
        return NoAnswer("SLACK_BOT_TOKEN is not set")
    said = slack.auth_test()
    if not isinstance(said, Accepted):
        return NoAnswer(f"Slack gave no answer to use ({because(said)})")
    team, bot_user = said.data.get("team_id"), said.data.get("user_id")
    if not isinstance(team, str) or not isinstance(bot_user, str):
        return NoAnswer("Slack's answer could not be understood")
    return Team(WorkspaceId(team), bot_user, said.scopes)


def directory_of(slack: SlackClient, workspace: WorkspaceId) -> Directory | NoAnswer:
    """Everybody in the workspace, by every name that Slack shows."""
    members = []
    for page in slack.users():
        if not isinstance(page, Accepted):
            return NoAnswer(f"Slack gave no answer to use ({because(page)})")
        listed = page.data.get("members")
        for user in listed if isinstance(listed, list) else ():
            try:
                members.append(_member(user, workspace))
            except Unreadable:
                continue
    return Directory.of(members)


def _member(user: object, workspace: WorkspaceId) -> Member:
    known = entry(user, workspace)
    return Member(SlackUserId(known.slack_user), tuple(dict.fromkeys([*_names(user), known.name])), known.standing)


def _names(user: object) -> list[str]:
    """The full name and the one that they chose to be called by."""
    top = user if isinstance(user, Mapping) else {}
    profile = top.get("profile")
    shown = profile if isinstance(profile, Mapping) else {}
    choices = (shown.get("real_name"), top.get("real_name"), shown.get("display_name"))
    return [choice.strip() for choice in choices if isinstance(choice, str) and choice.strip()]
