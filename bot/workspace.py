"""Which workspace is served: learnt from Slack once, remembered in the database, parked while Slack refuses us.

Requests are authorized from here, without the network. A token of another workspace is never used for this one.
"""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from slack_bolt.authorization import AuthorizeResult

from bot.slack_client import SlackClient
from bot.slack_results import Accepted, Result, because
from bot.verdicts import TOKEN_ERRORS
from coaching.errors import NotForYou, NotSetUp, Refusal
from coaching.people import WorkspaceId
from storage.workspaces import Workspace, Workspaces, WorkspaceState

ASK_AGAIN = timedelta(minutes=5)
"""While Slack refuses the token: whether it takes it again."""
OTHER_TEAM = "token of another workspace"

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Home:
    """The workspace of this process."""

    rows: Workspaces
    slack: SlackClient
    token: str = field(repr=False)
    known: Workspace | None = None
    on_known: Callable[[WorkspaceId, datetime], None] | None = None
    """Told once in the life of the process which workspace it is."""
    _met: bool = False
    _answered: bool = False
    """Slack has said yes or no to this token since the process began."""
    _asked_at: datetime | None = None

    def load(self) -> None:
        """What the database knows; no network."""
        self.known = self.rows.known()

    @property
    def id(self) -> WorkspaceId | None:
        return self.known.id if self.known else None

    @property
    def is_parked(self) -> bool:
        return self.known is not None and self.known.state is WorkspaceState.PARKED

    def authorize(self, team_id: str | None) -> AuthorizeResult:
        """Bolt's leave to go on; a named error for another team's request, or before any team is known."""
        if self.known is None:
            raise NotSetUp
        if team_id != self.known.id:
            raise NotForYou(Refusal.ELSEWHERE)
        return AuthorizeResult(enterprise_id=None, team_id=self.known.id, bot_user_id=self.known.bot_user)

    def look_after(self, now: datetime) -> None:
        """Ask Slack who we are, until it said so once, and now and then while it refuses us."""
        self._ask(now)
        if self.known is not None and self.on_known is not None and not self._met:
            self.on_known(self.known.id, now)
            self._met = True

    def _ask(self, now: datetime) -> None:
        was_parked = self.is_parked
        self.load()
        if self._answered and self.is_parked and not was_parked:
            self._asked_at = now  # an app just removed: for a while Slack may still take its token
        is_well = self.known is not None and not self.is_parked
        if self._answered and (is_well or (self._asked_at and now < self._asked_at + ASK_AGAIN)):
            return
        self._asked_at = now
        self._hear(self.slack.auth_test(), now)

    def park(self, reason: str, now: datetime) -> None:
        """Slack refused the token: nothing is sent until it takes one again."""
        if self.known is None:
            return
        self.rows.park(self.known.id, reason, fingerprint(self.token))
        self._answered, self._asked_at = True, now
        self.load()
        log.error("sending stopped: Slack refuses the token", extra={"because": reason})

    def _hear(self, result: Result, now: datetime) -> None:
        if isinstance(result, Accepted):
            self._learn(result, now)
        elif because(result) in TOKEN_ERRORS:
            log.error("Slack refuses the token", extra={"because": because(result)})
            self._refused(because(result), now)
        else:
            log.warning("workspace not asked", extra={"because": because(result)})

    def _learn(self, said: Accepted, now: datetime) -> None:
        team, bot_user = said.data.get("team_id"), said.data.get("user_id")
        if not isinstance(team, str) or not isinstance(bot_user, str):
            return
        if self.known is not None and self.known.id != team:
            log.error("the token belongs to another workspace than the database", extra={"team": team})
            self._refused(OTHER_TEAM, now)
            return
        self.rows.learn(team, bot_user, said.scopes, now)
        if self.is_parked:
            self.rows.unpark(WorkspaceId(team))
            log.warning("sending goes on: Slack takes the token")
        self._answered = True
        self.load()

    def _refused(self, reason: str, now: datetime) -> None:
        self._answered = True
        if self.known is not None and not self.is_parked:
            self.park(reason, now)


def fingerprint(token: str) -> str:
    """Tells one token from another, and nothing else."""
    return hashlib.sha256(token.encode()).hexdigest()[:16]
