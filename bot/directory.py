"""Slack's directory: who acted is looked up after the acknowledgement, and all of it is read every night.

What an entry means is read in `handlers/directory.py`; what follows from it is for the use case.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.slack_client import SlackClient
from bot.slack_results import Accepted, RateLimited, Refused, Result, because
from coaching.people import SlackUserId, Standing, WorkspaceId
from coaching.use_cases.people import DirectoryEntry, People
from handlers.directory import entry
from handlers.payloads import Unreadable

AT_ONCE = 20
"""Look-ups in one go: users.info is a tier 4 method, 100 a minute and more."""
AFTER_A_FAULT = timedelta(seconds=30)
UNKNOWN_TO_SLACK = frozenset({"user_not_found", "users_not_found", "user_not_visible"})

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Directory:
    """Keeps the cached people true."""

    slack: SlackClient
    people: People
    _doubted: set[SlackUserId] = field(default_factory=set)
    _not_before: datetime | None = None

    def doubt(self, user: SlackUserId) -> None:
        """Look this person up again soon: Slack refused something about them."""
        self._doubted.add(user)

    def look_up(self, workspace: WorkspaceId, now: datetime) -> int:
        """How many people were looked up: those who acted before we knew them, and those in doubt."""
        if self._not_before and now < self._not_before:
            return 0
        doubted = sorted(self._doubted)[:AT_ONCE]
        wanted = [*doubted, *self.people.to_look_up(workspace, AT_ONCE - len(doubted))]
        done = 0
        for user in wanted:
            result = self.slack.user_info(user)
            if self._met(workspace, user, result, now):
                self._doubted.discard(user)
                done += 1
                continue
            self._not_before = now + _pause(result)
            log.warning("people not looked up", extra={"because": because(result)})
            if not isinstance(result, Accepted | Refused):  # those are about this person: nobody waits behind them
                break
        return done

    def read_whole(self, workspace: WorkspaceId, now: datetime) -> bool:
        """Whether the whole directory was read; what was read before a fault is kept."""
        for page in self.slack.users():
            if not isinstance(page, Accepted):
                log.warning("directory not read to its end", extra={"because": because(page)})
                return False
            members = page.data.get("members")
            for user in members if isinstance(members, list) else []:
                self._keep(workspace, user, now)
        return True

    def _met(self, workspace: WorkspaceId, user: SlackUserId, result: Result, now: datetime) -> bool:
        """Whether Slack said something about the person."""
        if isinstance(result, Accepted):
            return self._keep(workspace, result.data.get("user"), now)
        if isinstance(result, Refused) and result.error in UNKNOWN_TO_SLACK:
            self.people.met(workspace, DirectoryEntry(user, "", Standing.ELSEWHERE), now)
            return True
        return False

    def _keep(self, workspace: WorkspaceId, user: object, now: datetime) -> bool:
        try:
            self.people.met(workspace, entry(user, workspace), now)
        except Unreadable:
            return False
        return True


def _pause(result: Result) -> timedelta:
    return timedelta(seconds=result.seconds) if isinstance(result, RateLimited) else AFTER_A_FAULT
